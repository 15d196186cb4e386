#include "gui/model/figure_motion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitwell::gui {
namespace {

// Slow enough to be followed with the eyes, and as people move who are told to move slowly.
constexpr double move_s = 1.6;
constexpr double rest_s = 1.4;
constexpr double take_pose_s = 1.2;

// Begins and ends gently.
double eased(double share) {
  const double within = std::clamp(share, 0.0, 1.0);
  return within * within * (3 - 2 * within);
}

bool same_pose(const Figure& a, const Figure& b) {
  return a.trunk == b.trunk && a.neck == b.neck && a.near == b.near && a.far == b.far;
}

void add(std::vector<Figure>& poses, const Figure& pose) {
  if (poses.empty() || !same_pose(poses.back(), pose)) poses.push_back(pose);
}

const RoutineStep* step_showing(const Routine& routine, const std::string& figure) {
  const auto found = std::find_if(routine.steps.begin(), routine.steps.end(),
                                  [&](const RoutineStep& step) { return step.figure == figure; });
  return found == routine.steps.end() ? nullptr : &*found;
}

}  // namespace

Figure at_ease(const Figure& figure) {
  Figure ease;
  ease.name = figure.name;
  // What lies under a knee or a hip is under neither yet.
  const bool under = figure.prop == Prop::cushion || figure.prop == Prop::ball;
  ease.prop = under ? Prop::mat : figure.prop;
  constexpr double quarter = 90;
  ease.trunk = std::clamp(std::round(figure.trunk / quarter), -1.0, 1.0) * quarter;
  return ease;
}

std::vector<Figure> poses_of(const Routine& routine) {
  std::vector<Figure> poses;
  // What no step holds is what lies between its repetitions.
  for (const Figure& figure : routine.figures)
    if (!step_showing(routine, figure.name)) add(poses, figure);
  for (const RoutineStep& step : routine.steps) {
    const Figure* figure = routine.figure(step.figure);
    if (!figure) continue;
    if (poses.empty()) add(poses, at_ease(*figure));
    add(poses, *figure);
  }
  return poses;
}

Figure moving_through(const std::vector<Figure>& poses, double elapsed_s) {
  if (poses.empty()) return {};
  const double round = move_s + rest_s;
  const double at = std::max(0.0, elapsed_s) / round;
  const auto index = static_cast<std::size_t>(at) % poses.size();
  const double into_s = (at - std::floor(at)) * round;
  // The way first, so that what is pointed at begins to move at once.
  return between(poses[index], poses[(index + 1) % poses.size()], eased(into_s / move_s));
}

bool PoseChange::moving(double now_s) const {
  return now_s < begin_s + take_pose_s && !same_pose(from, to);
}

Figure PoseChange::at(double now_s) const {
  return between(from, to, eased((now_s - begin_s) / take_pose_s));
}

void PoseChange::lead_to(const Figure& pose, bool from_left, double now_s) {
  if (from_left == mirrored && same_pose(to, pose) && to.prop == pose.prop) return;
  from = from_left == mirrored ? at(now_s) : at_ease(pose);
  mirrored = from_left;
  to = pose;
  begin_s = now_s;
}

}  // namespace sitwell::gui
