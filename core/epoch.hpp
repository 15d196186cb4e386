// One second of wear, boiled down: what postures are decided from, what the tracker remembers to
// decide again when it has learned better, and what a clip can log while no computer listens.
#pragma once

#include <array>
#include <cstdint>

#include "core/time.hpp"
#include "core/vector3.hpp"

namespace sitwell {

/// Where on the body a clip is worn.
enum class BodySite : std::uint8_t { thigh, pelvis };

/// All directions are in the sensor frame as worn; up is where a resting accelerometer points.
struct Epoch {
  Instant begin{};
  Duration length = std::chrono::seconds{1};
  /// Mean up in the first and in the second half, unit length, so that a crossing inside the
  /// second can be placed to a fraction of it.
  std::array<Vector3, 2> up{};
  /// SD over two seconds of the acceleration along up, and of all of it, after a 5 Hz low-pass, g.
  double vertical_sd_g = 0;
  double total_sd_g = 0;
  /// Root mean square of what the low-pass took away, g: footfalls have it, pedals do not.
  double impact_g = 0;
  /// Root mean square by which up wandered from its mean during the epoch, degrees: the amplitude
  /// of a swinging leg. A bouncing heel shakes as hard but does not get far.
  double swing_deg = 0;
  /// Root mean square and peak of the turn rate, degrees a second, gyroscope bias removed.
  double turn_rms_dps = 0;
  double turn_peak_dps = 0;
  /// Mean of w w^T over the epoch (rad/s)^2: xx yy zz xy xz yz. Its main axis is the hip's in gait.
  std::array<double, 6> turn_moment{};

  [[nodiscard]] Instant end() const { return begin + length; }
  [[nodiscard]] Vector3 mean_up() const { return normalized(up[0] + up[1]); }
};

}  // namespace sitwell
