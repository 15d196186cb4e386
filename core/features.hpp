// Boils samples down to one Epoch a second. Fed by the tracker with readings and the up direction
// the gravity filter made of them; owns no policy.
#pragma once

#include <optional>

#include "core/epoch.hpp"
#include "core/rotation.hpp"
#include "core/stride_counter.hpp"

namespace sitwell {

struct FeatureSettings {
  Duration epoch = std::chrono::seconds{1};
  /// Keeps gait and posture, drops impacts and vibration (Skotte 2014: 5 Hz).
  double low_pass_hz = 5;
  /// An epoch cut short by a gap says something from a quarter of its length on.
  double shortest_part = 0.25;
  StrideSettings strides;
};

class FeatureExtractor {
 public:
  explicit FeatureExtractor(const FeatureSettings& settings = {});

  /// Takes a reading with its bias-free turn rate and its up; returns the epoch that it completes.
  /// Readings are continuous: call finish() first where there was a gap.
  std::optional<Epoch> add(Instant at, double dt_s, const Vector3& acceleration_mps2,
                           const Vector3& turn_rate_radps, const Vector3& up);

  /// How far the mean acceleration of the last epoch was from where up was before it, degrees, both
  /// in a frame that does not turn: small as long as the gyroscope sees every turn of the sensor,
  /// for what moves and comes to rest again is not accelerated on average. One that jumped shows as
  /// far as it jumped.
  [[nodiscard]] double unexplained_deg() const { return unexplained_deg_; }

  /// Up is found anew: of the epoch that has begun nothing can be said.
  void forget_up() { up_before_ = {}; }

  /// How many strides the leg completed in the last epoch.
  [[nodiscard]] int strides() const { return strides_; }

  /// How the sensor turned during the last epoch, from the last reading before it to its own last.
  [[nodiscard]] const Rotation& turned() const { return turned_; }

  /// Ends the stretch: returns what stands of the running epoch where that is long enough to use.
  std::optional<Epoch> finish();

 private:
  /// Sums from which an SD over several epochs' readings can be had.
  struct Spread {
    double n = 0;
    double vertical = 0, vertical_squared = 0;
    Vector3 total;
    double total_squared = 0;
    void add(const Vector3& acceleration_g, double vertical_g);
    Spread& operator+=(const Spread& other);
  };

  void begin_epoch(Instant at);
  Epoch complete(Duration length);
  [[nodiscard]] Vector3 low_passed(const Vector3& acceleration_g, double dt_s);

  FeatureSettings settings_;
  bool running_ = false;
  Instant begin_{};
  Instant middle_{}, end_{};
  Instant last_{};
  int count_ = 0;
  std::array<Vector3, 2> up_sum_{};
  Spread spread_, previous_;
  double impact_squared_ = 0;
  double turn_squared_ = 0;
  double turn_peak_squared_ = 0;
  std::array<double, 6> moment_{};
  Vector3 low1_, low2_;
  Vector3 last_up_, up_before_;  ///< of the last reading, and of the last one before the epoch
  Vector3 steady_sum_;           ///< acceleration as seen from the frame at the epoch's begin
  double unexplained_deg_ = 0;
  StrideCounter stride_counter_;
  int running_strides_ = 0, strides_ = 0;  ///< of the running epoch, and of the last one
  Rotation turning_, turned_;
};

}  // namespace sitwell
