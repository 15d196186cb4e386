// Whether the clip is on the wearer at all: one that lies flat and dead still for ten minutes, or
// does not stir for an hour and a half, is on a table.
#pragma once

#include <optional>

#include "core/epoch.hpp"

namespace sitwell {

struct WearSettings {
  /// Even a sleeper stirs a thigh by more (Acti4: SD under 10 mg).
  double still_g = 0.01;
  /// Up may not wander while it lies; a seated thigh drifts further in ten minutes.
  double wander_deg = 1.5;
  /// Flat: one of the sensor's axes points up within so much; nobody's thigh is that true for long.
  double flat_deg = 5;
  Duration flat_for = std::chrono::minutes{10};
  Duration still_for = std::chrono::minutes{90};
  /// Picked up: so many seconds of movement out of the last five.
  double moving_g = 0.03;
  double moving_turn_dps = 8;
  double picked_up_s = 3;
  double picked_up_within_s = 5;
};

class WearDetector {
 public:
  explicit WearDetector(const WearSettings& settings = {});

  struct Change {
    bool worn = true;
    Instant since{};  ///< back-dated to when it began
  };
  std::optional<Change> add(const Epoch& epoch);
  [[nodiscard]] bool worn() const { return worn_; }
  /// After a gap nothing is known of the stillness before it.
  void restart();

 private:
  std::optional<Change> watch_stillness(const Epoch& epoch);
  std::optional<Change> watch_pick_up(const Epoch& epoch);

  WearSettings settings_;
  bool worn_ = true;
  bool still_running_ = false;
  Instant still_since_{};
  Vector3 still_up_;
  double moved_s_ = 0, quiet_s_ = 0;
  Instant moved_since_{};
};

}  // namespace sitwell
