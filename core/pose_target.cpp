#include "core/pose_target.hpp"

namespace sitwell {

std::string_view name_of(Facing facing) {
  switch (facing) {
    case Facing::any: return "any";
    case Facing::up: return "up";
    case Facing::down: return "down";
  }
  return "any";
}

bool in_band(const PoseTarget& target, const ThighPose& pose) {
  // A knee pulled over the face is at -170, or 190: the same angle, counted on from the band.
  const double around = pose.flexion_deg < target.flexion_from_deg ? 360 : 0;
  const bool within = pose.flexion_deg + around <= target.flexion_to_deg;
  constexpr double faces = 0.3;  // 17 degrees past the vertical: a thigh that stands faces neither
  const bool faced = target.facing == Facing::any ||
                     (target.facing == Facing::up ? pose.front_up > faces : pose.front_up < -faces);
  return within && faced && pose.roll_deg <= target.most_roll_deg;
}

bool matches(const PoseTarget& target, const ThighPose& pose) {
  return pose.movement_g <= target.still_g && in_band(target, pose);
}

}  // namespace sitwell
