#include "recordings/exercise_poses.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

constexpr double knees_up_deg = 135;
constexpr double upright_deg = 0;
/// From here on the body is on its back.
constexpr double on_the_back_deg = 100;

/// The pose by which one tells where the step takes place.
const PoseTarget* any_target(const Routine& routine, const RoutineStep& step) {
  if (step.target) return &*step.target;
  const auto found =
      std::find_if(routine.steps.begin(), routine.steps.end(),
                   [](const RoutineStep& other) { return other.target.has_value(); });
  return found == routine.steps.end() ? nullptr : &*found->target;
}

}  // namespace

FlexionRange flexions_of(const PoseTarget& target) {
  constexpr double step_deg = 0.5;
  FlexionRange range{target.flexion_to_deg, target.flexion_from_deg};
  for (double at = target.flexion_from_deg; at <= target.flexion_to_deg; at += step_deg) {
    if (!in_band(target, pose_of(up_when(at)))) continue;
    range.from_deg = std::min(range.from_deg, at);
    range.to_deg = std::max(range.to_deg, at);
  }
  return range;
}

const PoseTarget* shown_on(const RoutineStep& step, Side side, Side leg) {
  const auto& shown = side == Side::none || side == leg ? step.target : step.other_leg;
  return shown ? &*shown : nullptr;
}

double resting_flexion_deg(const Routine& routine, const RoutineStep& step) {
  const PoseTarget* target = any_target(routine, step);
  if (!target) return upright_deg;
  const double middle = flexions_of(*target).middle_deg();
  return middle > on_the_back_deg ? knees_up_deg : upright_deg;
}

Vector3 up_when(double flexion_deg, double aside_deg) {
  const double flexion = radians(flexion_deg);
  const double aside = radians(aside_deg);
  return {std::sin(flexion) * std::cos(aside), std::cos(flexion) * std::cos(aside),
          std::sin(aside)};
}

ThighPose pose_of(const Vector3& up) {
  return {.flexion_deg = degrees(std::atan2(up.x, up.y)),
          .roll_deg = degrees(std::asin(std::min(std::abs(up.z), 1.0))),
          .front_up = up.x};
}

}  // namespace sitwell
