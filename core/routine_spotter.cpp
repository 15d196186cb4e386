#include "core/routine_spotter.hpp"

#include <algorithm>
#include <utility>

#include "core/pose_watcher.hpp"

namespace sitwell {

std::optional<SpottedPose> pose_to_spot(const RoutineStep& step) {
  if (!step.spotted || !step.target) return std::nullopt;
  SpottedPose pose{.target = *step.target,
                   .after = step.spotted->after,
                   .from_upright = step.spotted->from_upright};
  if (step.side == StepSide::each) pose.other_side = step.other_leg;
  return pose;
}

RoutineSpotter::RoutineSpotter(const SpotterSettings& settings)
    : settings_(settings), seen_(settings.poses.size()) {}

void RoutineSpotter::add(const Epoch& epoch, const Mounting& mounting, Posture before,
                         Effects& effects) {
  if (seen_.empty() || !mounting.known() || !mounting.front_known) return;
  const ThighPose pose = thigh_pose(mounting, epoch.mean_up(), epoch.total_sd_g);
  bool in_any = false;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const SpottedPose& wanted = settings_.poses[i];
    Seen& seen = seen_[i];
    if (wanted.other_side && follow(seen.other, *wanted.other_side, pose, epoch))
      seen.other_side = std::max(seen.other_side, std::exchange(seen.other, {}).seen);
    if (follow(seen.run, wanted.target, pose, epoch)) end_run(i, effects);
    in_any = in_any || seen.run.under_way;
  }
  if (in_any || !is_upright(before)) return;
  upright_ = epoch.end();
  was_upright_ = true;
}

/// True where the run has just ended.
bool RoutineSpotter::follow(Run& run, const PoseTarget& target, const ThighPose& pose,
                            const Epoch& epoch) const {
  if (!matches(target, pose)) return run.under_way && epoch.end() - run.end > settings_.wobble;
  if (!run.under_way) {
    const bool upright = was_upright_ && epoch.begin - upright_ <= settings_.way_down;
    run = {.begin = epoch.begin, .from_upright = upright, .under_way = true};
  }
  run.end = epoch.end();
  run.seen += epoch.length;
  return false;
}

void RoutineSpotter::finish(Effects& effects) {
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    end_run(i, effects);
    seen_[i] = {};
  }
  was_upright_ = false;
}

void RoutineSpotter::end_run(std::size_t pose, Effects& effects) {
  const SpottedPose& wanted = settings_.poses[pose];
  Seen& seen = seen_[pose];
  const Run run = std::exchange(seen.run, {});
  if (!run.under_way || run.seen < wanted.after) return;
  RoutineSpotted spotted{.pose = pose, .begin = run.begin, .end = run.end, .seen = run.seen};
  if (wanted.other_side) {
    const auto before = std::exchange(seen.before, run);
    const bool changed_over = std::exchange(seen.other_side, {}) >= wanted.after && before &&
                              run.begin - before->end <= settings_.change_over;
    if (!changed_over || (wanted.from_upright && !before->from_upright)) return;
    spotted.begin = before->begin;
    spotted.seen += before->seen;
    seen.before.reset();  // told, and not told again with the next
  } else if (wanted.from_upright && !run.from_upright) {
    return;
  }
  effects.push_back(spotted);
}

}  // namespace sitwell
