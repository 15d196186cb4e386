// What the clip shows of a hold: the pose, the wrong leg, or nothing at all.
#include <algorithm>
#include <utility>

#include "core/routine_session.hpp"

namespace sitwell {

void RoutineSession::see(const PoseReading& reading, SessionEffects& effects) {
  const Duration since_last = reading.at - reading_at_;
  const bool continuous = since_last <= settings_.reading_gap;
  reading_at_ = reading.at;
  see_wrong_leg(*reading.pose, continuous ? since_last : Duration{}, effects);
  see_right_leg(*reading.pose, continuous && in_pose_, since_last);
}

/// Only the time between two readings that both show the pose is time in the pose.
void RoutineSession::see_right_leg(const ThighPose& pose, bool seen_before, Duration since_last) {
  in_pose_ = target() && matches(*target(), pose);
  // A twitch leaves no pose; who has left one begins anew.
  if ((!target() || !in_band(*target(), pose)) && !std::exchange(left_since_, true)) seen_ = {};
  if (!in_pose_) {
    if (!out_since_) out_since_ = now_;
    if (now_ - *out_since_ >= settings_.fidget) seen_ = {};
    return;
  }
  if (phase_ == SessionPhase::holding && by_clock() == ByClock::no) {
    if (seen_before) {
      HoldRecord& hold = *current();
      hold.confirmed += std::min(since_last, planned().asked - hold.confirmed - hold.timed);
    }
  } else if (seen_before) {
    seen_ += since_last;
  }
  out_since_.reset();
}

/// The clip on the leg in front where it should be behind, or the other way round.
void RoutineSession::see_wrong_leg(const ThighPose& pose, Duration since_last,
                                   SessionEffects& effects) {
  const RoutineStep& step = step_of(planned());
  const bool on_working_leg = planned().side == options_.clip_leg;
  const auto& telling = on_working_leg ? step.other_leg : step.target;
  const bool sided = planned().side != Side::none && step.other_leg && telling;
  const bool looks_wrong = sided && matches(*telling, pose);
  // Whoever still sits on a chair looks like the leg in front.
  if (!looks_wrong) got_up_ = true;
  const bool waiting = phase_ == SessionPhase::finding || phase_ == SessionPhase::holding ||
                       phase_ == SessionPhase::lost;
  const bool was_wrong = std::exchange(wrong_, looks_wrong && got_up_ && waiting);
  wrong_seen_ = wrong_ ? wrong_seen_ + (was_wrong ? since_last : Duration{}) : Duration{};
  if (!wrong_) wrong_side_ = false;
  if (wrong_seen_ >= settings_.wrong_side && !std::exchange(wrong_side_, true))
    give(SessionCue::wrong_side, effects);
}

const PoseTarget* RoutineSession::target() const {
  const auto& target = step_of(planned()).target;
  const bool tells = planned().side == Side::none || planned().side == options_.clip_leg;
  return target && tells ? &*target : nullptr;
}

bool RoutineSession::clip_heard() const {
  return options_.clip && now_ - reading_at_ < settings_.clip_silent;
}

ByClock RoutineSession::by_clock() const {
  if (wearer_says_ || !options_.clip) return ByClock::wearer_says;
  if (!step_of(planned()).target) return ByClock::no_target;
  if (!clip_) return ByClock::no_clip;
  return target() ? ByClock::no : ByClock::other_leg;
}

/// The clock counts a hold that the clip does not, unless the clip shows that it is the wrong leg.
bool RoutineSession::clock_runs() const {
  return phase_ == SessionPhase::holding && by_clock() != ByClock::no &&
         !(wrong_ && by_clock() == ByClock::other_leg);
}

}  // namespace sitwell
