// What a frame shows of a session.
#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_words.hpp"
#include "gui/model/session_view.hpp"

namespace sitwell::gui {
namespace {

// The angle on the turn of the band: one that goes over 180 goes on counting.
std::optional<double> in_turn(const SessionView& view, std::optional<double> flexion_deg) {
  constexpr double turn = 360, half_turn = 180;
  if (!flexion_deg || !view.band_from_deg || !view.band_to_deg) return flexion_deg;
  const double middle = (*view.band_from_deg + *view.band_to_deg) / 2;
  if (*flexion_deg < middle - half_turn) return *flexion_deg + turn;
  return flexion_deg;
}

// What keeps the pose from being seen.
std::string waiting_words(const SessionView& view, const SessionLive& live) {
  if (live.state == SessionState::wrong_side)
    return "This looks like the other leg: change sides, or count by the clock.";
  if (!view.band_from_deg) return "Waiting for the pose.";
  const std::string wanted = band_words(*view.band_from_deg, *view.band_to_deg);
  if (!live.flexion_deg) return fmt::format("Waiting for the pose: thigh {}.", wanted);
  if (live.in_band) return "The angle fits: now be still, and square to the front.";
  return fmt::format("Waiting for the pose: thigh {}, you are at {}.", wanted,
                     flexion_words(*live.flexion_deg));
}

std::string words_of(const SessionView& view, const SessionLive& live, std::int64_t left_ms) {
  switch (view.phase) {
    case SessionPhase::getting_ready:
      return view.by_clock ? fmt::format("Get ready: the clock starts in {} s.", whole_s(left_ms))
                           : fmt::format("Get ready: {} s, or as soon as the clip sees the pose.",
                                         whole_s(left_ms));
    case SessionPhase::finding: return waiting_words(view, live);
    case SessionPhase::holding:
      return view.by_clock ? view.why_by_clock : "Held: the clip confirms it.";
    case SessionPhase::lost: return "The count waits. " + waiting_words(view, live);
    case SessionPhase::resting:
      return fmt::format("Rest: {} s to the next hold.", whole_s(left_ms));
    case SessionPhase::paused: return "Paused: nothing counts until you go on.";
    case SessionPhase::over: return "Over.";
  }
  return {};
}

SessionState state_of(const SessionView& view, bool wrong_side) {
  switch (view.phase) {
    case SessionPhase::getting_ready: return SessionState::ready;
    case SessionPhase::finding: return wrong_side ? SessionState::wrong_side : SessionState::waits;
    case SessionPhase::holding:
      return view.by_clock ? SessionState::clock_counts : SessionState::counts;
    case SessionPhase::lost: return wrong_side ? SessionState::wrong_side : SessionState::lost;
    case SessionPhase::resting: return SessionState::rests;
    case SessionPhase::paused: return SessionState::paused;
    case SessionPhase::over: break;
  }
  return SessionState::over;
}

void add_ring(const CoachSession& session, const SessionMoment& moment, SessionLive& live) {
  if (live.state == SessionState::ready || live.state == SessionState::rests) {
    live.middle = fmt::format("{}", whole_s(moment.left_ms));
    live.below = live.state == SessionState::ready ? "get ready" : "rest";
    if (moment.whole_ms > 0)
      live.share = std::clamp(
          static_cast<double>(moment.left_ms) / static_cast<double>(moment.whole_ms), 0.0, 1.0);
    return;
  }
  const double asked = static_cast<double>(std::max<std::int64_t>(1, session.asked_ms));
  live.share = std::clamp(static_cast<double>(moment.counted_ms) / asked, 0.0, 1.0);
  live.middle = fmt::format("{}", whole_s(session.asked_ms - moment.counted_ms));
  live.below = fmt::format("of {} s left", whole_s(session.asked_ms));
}

}  // namespace

SessionLive session_live(const SessionView& view, const CoachSession& session,
                         const SessionMoment& moment) {
  SessionLive live;
  live.state = state_of(view, session.wrong_side);
  live.counting = view.phase == SessionPhase::holding;
  live.flexion_deg = in_turn(view, moment.flexion_deg);
  live.in_band = live.flexion_deg && view.band_from_deg && view.band_to_deg &&
                 *live.flexion_deg > *view.band_from_deg && *live.flexion_deg < *view.band_to_deg;
  if (live.flexion_deg)
    live.angle = fmt::format("Now {}", flexion_words(*live.flexion_deg));
  else if (view.band_from_deg)
    live.angle = "No angle from the clip yet";
  live.words = words_of(view, live, moment.left_ms);
  add_ring(session, moment, live);
  return live;
}

}  // namespace sitwell::gui
