#include "gui/model/session_clock.hpp"

#include <algorithm>

#include "core/routine_record.hpp"
#include "gui/model/coach_words.hpp"

namespace sitwell::gui {
namespace {

// Nothing was heard of the clip for so long: its count stands.
constexpr std::int64_t furthest_ahead_ms = 1000;
// The daemon tells whole seconds of the session.
constexpr std::int64_t rounded_off_ms = 1000;

bool same_hold(const CoachSession& a, const CoachSession& b) {
  return a.routine == b.routine && a.hold == b.hold && a.step == b.step &&
         a.repetition == b.repetition && a.side == b.side;
}

bool same(const CoachProgress& a, const CoachProgress& b) {
  return a.counted_ms == b.counted_ms && a.flexion_deg == b.flexion_deg && a.in_pose == b.in_pose;
}

}  // namespace

void SessionClock::see(const CoachSession& session, const std::optional<CoachProgress>& progress,
                       std::int64_t now_ms) {
  if (!any_ || !(session == session_)) take(session, now_ms);
  const bool fresh =
      progress && session.phase != "over" && (!progress_ || !same(*progress, *progress_));
  progress_ = progress;
  if (!fresh) return;
  told_.flexion_deg = progress->flexion_deg;
  told_.in_pose = progress->in_pose;
  // What is left of the hold before is not of this one.
  if (progress->counted_ms > session.asked_ms) return;
  told_.counted_ms = progress->counted_ms;
  counted_at_ms_ = now_ms;
}

void SessionClock::take(const CoachSession& session, std::int64_t now_ms) {
  const bool goes_on = any_ && same_hold(session, session_);
  const std::int64_t shown_ms = at(now_ms).counted_ms;
  const bool rounded =
      goes_on && session.counted_ms <= shown_ms && shown_ms - session.counted_ms < rounded_off_ms;
  told_.counted_ms = rounded ? shown_ms : session.counted_ms;
  const bool same_wait = goes_on && session.phase == session_.phase;
  told_.left_ms = session.left_ms;
  told_.whole_ms = same_wait ? std::max(told_.whole_ms, session.left_ms) : session.left_ms;
  told_.in_pose = session.in_pose;
  session_ = session;
  told_at_ms_ = counted_at_ms_ = now_ms;
  any_ = true;
}

SessionMoment SessionClock::at(std::int64_t now_ms) const {
  SessionMoment now = told_;
  if (session_.phase == "holding") {
    const std::int64_t since_ms = std::max<std::int64_t>(0, now_ms - counted_at_ms_);
    const bool by_clip = by_clock_words(session_.by_clock).empty();
    now.counted_ms += by_clip ? std::min(since_ms, furthest_ahead_ms) : since_ms;
    now.counted_ms = std::min(now.counted_ms, session_.asked_ms);
  }
  if (session_.phase == "getting_ready" || session_.phase == "resting")
    now.left_ms -= std::max<std::int64_t>(0, now_ms - told_at_ms_);
  now.left_ms = std::max<std::int64_t>(0, now.left_ms);
  return now;
}

void note_reason(ClockReasons& reasons, const CoachSession& session) {
  if (session.phase != "holding" || by_clock_words(session.by_clock).empty()) return;
  reasons[{static_cast<int>(session.step) - 1, static_cast<int>(session.repetition),
           side_named(session.side).value_or(Side::none)}] = session.by_clock;
}

}  // namespace sitwell::gui
