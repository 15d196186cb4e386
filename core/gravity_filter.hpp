// From acceleration and turn rate to the direction of up in the sensor frame: a second-order
// Butterworth low-pass of the acceleration whose state is turned by the gyroscope, so that the
// filter averages in a frame that does not turn. One instance per sensor; pure arithmetic.
#pragma once

#include "core/vector3.hpp"

namespace sitwell {

struct GravityFilterSettings {
  /// Shorter follows movement's accelerations, longer follows the gyroscope's bias; 3 s is VQF's
  /// choice (Laidig & Seel 2023, doi:10.1016/j.inffus.2022.10.014).
  double time_constant_s = 3;
  /// A pause this long may hide a turn: the filter starts afresh (bias kept).
  double restart_after_s = 0.1;
  /// Rest, as in VQF: turn rate and acceleration this close to their half-second means...
  double rest_reference_s = 0.5;
  double rest_turn_rate_radps = radians(2);
  double rest_acceleration_mps2 = 0.5;
  /// ...and every axis turning slower than a plausible bias, for so long.
  double rest_bias_limit_radps = radians(2);
  double rest_after_s = 1.5;
  /// The bias at rest is a running mean over at most this time.
  double bias_memory_s = 10;
};

class GravityFilter {
 public:
  explicit GravityFilter(const GravityFilterSettings& settings = {});

  /// Takes one reading, dt seconds after the one before (ignored for the first; a dt that is not
  /// positive or too long restarts). Source: Laidig & Seel 2023, inclination part, with the
  /// filter's state turned instead of its input.
  void update(const Vector3& acceleration_mps2, const Vector3& turn_rate_radps, double dt_s);

  /// Up in the sensor frame, unit length; zero until the first reading.
  [[nodiscard]] const Vector3& up() const { return up_; }
  /// The last turn rate with the gyroscope's bias removed, rad/s.
  [[nodiscard]] const Vector3& turn_rate() const { return turn_rate_; }
  [[nodiscard]] const Vector3& bias_radps() const { return bias_; }
  [[nodiscard]] bool at_rest() const { return rest_s_ >= settings_.rest_after_s; }

  /// Forgets the direction, keeps the bias: after a gap.
  void restart();

 private:
  struct Coefficients {
    double b0 = 0, b1 = 0, a1 = 0, a2 = 0;
  };

  void update_bias(const Vector3& acceleration, const Vector3& turn_rate, double dt_s);
  void follow_rate(double dt_s);
  void start_up(const Vector3& acceleration, double dt_s);

  GravityFilterSettings settings_;
  Coefficients coefficients_;
  double designed_for_s_ = 0;
  double mean_dt_s_ = 0;
  Vector3 state1_, state2_;
  Vector3 start_mean_;
  int started_samples_ = 0;
  double started_s_ = 0;
  bool running_ = false;

  Vector3 up_, turn_rate_, bias_;
  Vector3 turn_reference_, acceleration_reference_;
  bool has_reference_ = false;
  double rest_s_ = 0;
};

}  // namespace sitwell
