// The thigh's own axes seen from the sensor: what a mounting is, once it is known.
#pragma once

#include <cstdint>

#include "core/time.hpp"
#include "core/vector3.hpp"

namespace sitwell {

/// Where a mounting came from, in rising order of what it is worth.
enum class MountingSource : std::uint8_t { none, learned, guided };

/// Axes of the body segment in the sensor frame (ISB, Wu 2002: X anterior, Y proximal, Z right).
struct Mounting {
  MountingSource source = MountingSource::none;
  Vector3 x{1, 0, 0};
  Vector3 y{0, 1, 0};
  Vector3 z{0, 0, 1};
  /// False while only y is known: inclination can be told then, but not front from back.
  bool front_known = false;
  /// The wearer's usual flexion when seated, degrees; decides where sitting begins.
  double seated_flexion_deg = 80;
  /// Seconds of walking (learned) or of holding still (guided) it was made from; 0 while it is only
  /// carried along as the clip was turned.
  double evidence_s = 0;
  /// First to second eigenvalue of the turning in gait; how sure the axis is. 0 for guided.
  double axis_ratio = 0;
  Instant since{};

  [[nodiscard]] bool known() const { return source != MountingSource::none; }
  /// Somebody has shown it, not only supposed: one that was carried along with a clip in the hand
  /// may be wrong until its wearer walks.
  [[nodiscard]] bool borne_out() const { return front_known || evidence_s > 0; }
  /// Whether a roll about y tells anything: front is known, or walking has shown clearly which axis
  /// the thigh turns about, and only the sign of it is open.
  [[nodiscard]] bool roll_known() const {
    constexpr double clear_axis_ratio = 3;  // science.md 2
    return front_known || (borne_out() && axis_ratio > clear_axis_ratio);
  }
};

}  // namespace sitwell
