// What a session answers those who drive and watch it.
#include <algorithm>

#include "core/routine_session.hpp"

namespace sitwell {

std::optional<Instant> RoutineSession::deadline() const {
  if (over()) return std::nullopt;
  if (phase_ == SessionPhase::paused) return phase_since_ + settings_.abandon;
  Instant due = saved_ + settings_.heartbeat;
  if (clip_) due = std::min(due, reading_at_ + settings_.clip_silent);
  switch (phase_) {
    case SessionPhase::getting_ready:
    case SessionPhase::resting: due = std::min(due, phase_until_); break;
    case SessionPhase::finding:
    case SessionPhase::lost: due = std::min(due, phase_since_ + settings_.give_up); break;
    case SessionPhase::holding:
      if (clock_runs()) {
        due = std::min(due, now_ + asked_left());
        if (const Duration half = planned().asked / 2 - counted(); !half_said_ && half > Duration{})
          due = std::min(due, now_ + half);
      } else if (by_clock() == ByClock::no && out_since_) {
        due = std::min(due, *out_since_ + settings_.grace + Duration{1});
      }
      break;
    case SessionPhase::paused:
    case SessionPhase::over: break;
  }
  return std::max(due, now_);
}

SessionStatus RoutineSession::status(Instant now) const {
  SessionStatus status{.phase = phase_,
                       .hold = hold_,
                       .holds = holds_.size(),
                       .planned = planned(),
                       .by_clock = by_clock(),
                       .in_pose = in_pose_,
                       .wrong_side = wrong_side_};
  if (const HoldRecord* hold = current()) {
    status.confirmed = hold->confirmed;
    status.timed = hold->timed;
    if (clock_runs() && now > now_) status.timed += std::min(now - now_, asked_left());
  }
  const bool settling = by_clock() == ByClock::no &&
                        (phase_ == SessionPhase::finding || phase_ == SessionPhase::lost);
  status.counted =
      std::min(planned().asked, status.confirmed + status.timed + (settling ? seen_ : Duration{}));
  const bool waits = phase_ == SessionPhase::getting_ready || phase_ == SessionPhase::resting;
  if (waits)
    status.left = std::max(Duration{}, phase_until_ - now);
  else if (!over())
    status.left = planned().asked - status.counted;
  return status;
}

std::string_view name_of(SessionPhase phase) {
  switch (phase) {
    case SessionPhase::getting_ready: return "getting_ready";
    case SessionPhase::finding: return "finding";
    case SessionPhase::holding: return "holding";
    case SessionPhase::lost: return "lost";
    case SessionPhase::resting: return "resting";
    case SessionPhase::paused: return "paused";
    case SessionPhase::over: return "over";
  }
  return "over";
}

std::string_view name_of(SessionCue cue) {
  switch (cue) {
    case SessionCue::get_ready: return "get_ready";
    case SessionCue::began: return "began";
    case SessionCue::half: return "half";
    case SessionCue::ended: return "ended";
    case SessionCue::lost: return "lost";
    case SessionCue::found: return "found";
    case SessionCue::wrong_side: return "wrong_side";
    case SessionCue::by_clock: return "by_clock";
    case SessionCue::paused: return "paused";
    case SessionCue::resumed: return "resumed";
    case SessionCue::completed: return "completed";
    case SessionCue::stopped: return "stopped";
    case SessionCue::hurt: return "hurt";
  }
  return "stopped";
}

std::string_view name_of(ByClock why) {
  switch (why) {
    case ByClock::no: return "no";
    case ByClock::no_target: return "no_target";
    case ByClock::no_clip: return "no_clip";
    case ByClock::other_leg: return "other_leg";
    case ByClock::wearer_says: return "wearer_says";
  }
  return "no";
}

}  // namespace sitwell
