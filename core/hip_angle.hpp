// Joint angles from up directions: pure geometry, standing is zero.
#pragma once

#include <optional>

#include "core/thigh_frame.hpp"
#include "core/vector3.hpp"

namespace sitwell {

/// Angles of one body segment against the vertical, degrees.
struct SegmentAngles {
  double inclination_deg = 0;  ///< between the segment's long axis and up, 0..180
  double flexion_deg = 0;      ///< forward of upright: standing 0, seated about 80, leg behind < 0
  double roll_deg = 0;         ///< about the long axis: on the back 0, on the right side +90
};

/// Angles of a segment whose mounting is known; flexion is the inclination, unsigned, and roll
/// zero while front cannot be told from back.
SegmentAngles segment_angles(const Mounting& mounting, const Vector3& up);

/// Where up is, in the sensor frame, when the segment is flexed so far and not rolled: the other
/// way round. Front must be known.
Vector3 up_at(const Mounting& mounting, double flexion_deg);

struct HipAngle {
  double flexion_deg = 0;
  /// Measured between thigh and pelvis; otherwise estimated from the thigh alone (+-10-15 deg).
  bool measured = false;
};

/// Hip flexion from the thigh alone: the pelvis follows the thigh by about a quarter.
HipAngle hip_angle(const SegmentAngles& thigh);

/// Hip flexion between thigh and pelvis (pelvis tilt counts from leaning back); nothing where
/// either lies so far on its side that flexion is undefined.
std::optional<HipAngle> hip_angle(const SegmentAngles& thigh, const SegmentAngles& pelvis);

}  // namespace sitwell
