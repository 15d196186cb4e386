// What a second shows of where the clip is, before anything is made of it: in a hand, on a thigh
// that walks, in something that is carried, at rest on something rigid, in a vehicle.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/epoch.hpp"

namespace sitwell {

/// Fitted to recordings of people: "worn" is every second of DSADS, MotionSense, GeoTec and
/// DiFronzo (20 hours of 41 wearers), "carried" the walking trunks of DSADS.
struct WearSignSettings {
  /// A hand: faster than any thigh that takes no steps (science.md)...
  double hand_peak_dps = 300;
  /// ...or slower, but up has come so far about in four seconds: worn, only where the phone was
  /// taken out did it (MotionSense, DiFronzo); stairs and getting up again come to 180.
  double hand_path_deg = 185;
  /// ...or over and over: a worn thigh swings by 37 degrees at most within a second, a hand that
  /// turns the clip and a drum by 50 and more.
  double turned_over_deg = 40;
  double turned_over_dps = 100;
  /// Steps, of whatever carries the clip: below are vehicles, above are runners, whose clip nobody
  /// mistakes.
  double step_sd_g = 0.06;
  double most_step_sd_g = 0.5;
  /// A trunk, and the bag on it, bounces as much as a thigh and turns less: g a degree a second.
  double carried_g_per_dps = 0.0032;
  double carried_turn_dps = 40;
  /// A thigh: the slowest of the walkers turned it by 60, most stairs by more.
  double thigh_turn_dps = 50;
  /// A leg that stirs turns about a level axis; potholes do, too, but shake as well.
  double stir_dps = 4;
  double stir_dps_per_g = 100;
  /// A vehicle: above what a room shakes a clip by, below steps (ISO 2631-1: 0.03 to 0.06 g along
  /// the vertical is a little uncomfortable; trains ride at a third of that).
  double ride_sd_g = 0.003;
};

/// A hand turns the clip, whose up has come about by `path_deg`.
bool is_handled(const Epoch& epoch, double path_deg, const WearSignSettings& settings);
/// ...over and over, or a drum does.
bool is_turned_over(const Epoch& epoch, const WearSignSettings& settings);
/// Somebody takes steps.
bool is_stepping(const Epoch& epoch, const WearSignSettings& settings);
/// Steps whose clip is on the trunk, or in a bag.
bool is_carried(const Epoch& epoch, const WearSignSettings& settings);
/// Steps whose clip is on the thigh.
bool is_on_thigh(const Epoch& epoch, const WearSignSettings& settings);
/// Somebody or something turns it, by more than a vehicle's pitching and rolling.
bool is_stirring(const Epoch& epoch, const WearSignSettings& settings);
/// A vehicle's vibration, and nobody's steps.
bool is_riding(const Epoch& epoch, const WearSignSettings& settings);

/// How far up has come about in four seconds.
class UpPath {
 public:
  void add(const Epoch& epoch);
  void restart() { known_ = false; }
  [[nodiscard]] double deg() const;

 private:
  std::array<float, 4> turned_deg_{};
  std::size_t next_ = 0;
  Vector3 up_;
  bool known_ = false;
};

/// How long up has been where it is, to within a block of time. What settles at first, or shakes
/// for a while, costs the blocks it is in and no more.
class Rest {
 public:
  /// Stays where it is: its means come about by less than `wander_deg` either way. Looks back by
  /// `blocks` blocks.
  Rest(double wander_deg, Duration block) : wander_deg_(wander_deg), block_(block) {}
  static constexpr std::size_t blocks = 30;

  void add(const Epoch& epoch);
  void restart();
  [[nodiscard]] bool lasted(Duration needed) const { return lasted_ >= needed; }
  [[nodiscard]] Instant since() const { return since_; }

 private:
  /// Corners of the box that up was in.
  struct Box {
    std::array<float, 3> low, high;
    void take(const Box& other);
    [[nodiscard]] double half_diagonal() const;
  };
  void look_back(Instant end);

  double wander_deg_;
  Duration block_;
  std::array<Box, blocks> boxes_{};
  std::size_t count_ = 0;  ///< of blocks, the running one not among them
  Box running_;
  Duration length_{};  ///< of the running one
  Instant since_{};
  Duration lasted_{};
};

/// Of the last seconds in which somebody took steps, up to 64, how many were of a kind.
class StepKinds {
 public:
  void add(bool is) { kinds_ = kinds_ << 1U | (is ? 1U : 0U); }
  void restart() { kinds_ = 0; }
  [[nodiscard]] int of_last(int seconds) const;

 private:
  std::uint64_t kinds_ = 0;
};

}  // namespace sitwell
