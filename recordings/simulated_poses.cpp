#include "recordings/simulated_poses.hpp"

#include <numeric>
#include <utility>

#include "recordings/simulated_activities.hpp"

namespace sitwell {

SimulatedPlan plan_sixteen_poses(bool guided_calibration, Random random) {
  SimulatedPlan plan;
  SimulatedActivities does(plan, random);
  does.put_on(PlannedStep::Remount::any_way_round);
  if (guided_calibration) does.guided_calibration();
  does.stand(0.2);
  does.walk(1);
  does.sit(3);
  std::array<std::size_t, sixteen_poses_of_edwardson.size()> order{};
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size() - 1; i > 0; --i)
    std::swap(order[i], order[does.random().next() % (i + 1)]);
  constexpr double minutes = 5;
  for (const std::size_t i : order) {
    does.stand(0.15);
    does.walk(0.35);
    does.stand(0.1);
    const PlayedPose& pose = sixteen_poses_of_edwardson[i];
    does.play(pose, minutes);
  }
  does.stand(0.2);
  return plan;
}

}  // namespace sitwell
