// What a routine asks of a thigh, as poses that a simulated one can take: where in a target's band
// it is held, and where it rests near by.
#pragma once

#include "core/pose_target.hpp"
#include "core/routine.hpp"
#include "core/vector3.hpp"

namespace sitwell {

/// The flexions at which a thigh that is not rolled is in the band, as one stretch.
struct FlexionRange {
  double from_deg = 0;
  double to_deg = 0;
  [[nodiscard]] double middle_deg() const { return (from_deg + to_deg) / 2; }
  [[nodiscard]] double width_deg() const { return to_deg - from_deg; }
};
FlexionRange flexions_of(const PoseTarget& target);

/// What the thigh on `leg` shows in a hold on `side`; null where the step does not say.
const PoseTarget* shown_on(const RoutineStep& step, Side side, Side leg);

/// Where both thighs rest near a step's pose: on the back with the knees bent, on hands and knees,
/// or upright, kneeling or standing.
double resting_flexion_deg(const Routine& routine, const RoutineStep& step);

/// Up as the thigh sees it, flexed so far and leaning so far out of its sagittal plane.
Vector3 up_when(double flexion_deg, double aside_deg = 0);
/// The other way round; no movement.
ThighPose pose_of(const Vector3& up);

}  // namespace sitwell
