#include "core/hip_angle.hpp"

#include <cmath>

namespace sitwell {

SegmentAngles segment_angles(const Mounting& mounting, const Vector3& up) {
  const double x = dot(up, mounting.x);
  const double y = dot(up, mounting.y);
  const double z = dot(up, mounting.z);
  SegmentAngles angles;
  angles.inclination_deg = degrees(std::atan2(std::hypot(x, z), y));
  if (!mounting.front_known) {
    angles.flexion_deg = angles.inclination_deg;
    return angles;
  }
  angles.flexion_deg = degrees(std::atan2(x, y));
  angles.roll_deg = degrees(std::atan2(z, x));
  return angles;
}

Vector3 up_at(const Mounting& mounting, double flexion_deg) {
  const double flexion = radians(flexion_deg);
  return mounting.y * std::cos(flexion) + mounting.x * std::sin(flexion);
}

HipAngle hip_angle(const SegmentAngles& thigh) {
  constexpr double hip_share = 0.75;  // pelvic tilt takes the rest (docs/science.md)
  return {.flexion_deg = hip_share * thigh.flexion_deg, .measured = false};
}

std::optional<HipAngle> hip_angle(const SegmentAngles& thigh, const SegmentAngles& pelvis) {
  const auto on_its_side = [](const SegmentAngles& segment) {
    constexpr double limit = 0.8;  // |up.z|: beyond it flexion divides by almost nothing
    return std::abs(std::sin(radians(segment.inclination_deg)) *
                    std::sin(radians(segment.roll_deg))) > limit;
  };
  if (on_its_side(thigh) || on_its_side(pelvis)) return {};
  return HipAngle{.flexion_deg = thigh.flexion_deg - pelvis.flexion_deg, .measured = true};
}

}  // namespace sitwell
