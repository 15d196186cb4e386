// What the simulated wearer does all day: a list of poses held and ways between them, and the
// truth about each moment, known because it was planned.
#pragma once

#include <string_view>
#include <vector>

#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {

/// One thing the thigh does.
struct PlannedStep {
  Instant begin{};
  Instant end{};
  Vector3 pose{0, 1, 0};  ///< to be in at the end
  /// The pose is the sensor's own, not the thigh's: it lies on a table.
  bool of_sensor = false;
  bool goes_there = false;  ///< takes the whole step to get there; else is there already
  double yaw_deg = 0;       ///< turned about the vertical on the way
  Movement movement;
  bool plugged_in = true;  ///< no samples while false; the next step appears at its pose
  /// The clip sits differently on the thigh from here on.
  enum class Remount { no, any_way_round, nearly_as_before } remount = Remount::no;
};

struct SimulatedPlan {
  std::vector<PlannedStep> steps;
  std::vector<SimulatedSegment> truth;
};

SimulatedPlan plan_days(const std::vector<DayKind>& days, bool guided_calibration, Random random);

}  // namespace sitwell
