#include "recordings/exercise_truth.hpp"

#include <algorithm>
#include <utility>

#include "recordings/exercise_poses.hpp"

namespace sitwell {
namespace {

PoseTarget widened(PoseTarget target) {
  constexpr double slack_deg = 3;
  target.flexion_from_deg -= slack_deg;
  target.flexion_to_deg += slack_deg;
  target.most_roll_deg += slack_deg;
  return target;
}

}  // namespace

ExerciseTruth::ExerciseTruth(Routine routine, Side clip_leg)
    : routine_(std::move(routine)), clip_leg_(clip_leg) {}

void ExerciseTruth::add(const SessionStatus& status, const ThighPose& pose, bool passing,
                        Duration lasted) {
  holds_.resize(std::max(holds_.size(), status.holds));
  if (std::exchange(hold_, status.hold) != status.hold) {
    before_ = {};
    left_ = false;
  }
  const PoseTarget* const asked = target(status.planned);
  const bool in = asked && in_band(*asked, pose);
  const bool near = asked && in_band(widened(*asked), pose);
  const TrueHold now{.on = lasted,
                     .near = near ? lasted : Duration{},
                     .held = in && !passing ? lasted : Duration{}};
  switch (status.phase) {
    case SessionPhase::getting_ready:
    case SessionPhase::resting:
      left_ |= !in;
      if (in && left_)
        before_ += now;
      else
        before_ = {};
      break;
    case SessionPhase::finding:
    case SessionPhase::holding:
    case SessionPhase::lost:
      holds_[hold_] += std::exchange(before_, {});
      holds_[hold_] += now;
      break;
    case SessionPhase::paused:
      before_ = {};
      left_ = true;
      break;
    case SessionPhase::over: break;
  }
}

TrueHold ExerciseTruth::of(std::size_t hold) const {
  return hold < holds_.size() ? holds_[hold] : TrueHold{};
}

const PoseTarget* ExerciseTruth::target(const PlannedHold& hold) const {
  const bool tells = hold.side == Side::none || hold.side == clip_leg_;
  return tells ? shown_on(routine_.steps[hold.step], hold.side, clip_leg_) : nullptr;
}

}  // namespace sitwell
