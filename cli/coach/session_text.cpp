#include "cli/coach/session_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/prose.hpp"

namespace sitwell::cli {
namespace {

constexpr int bar_cells = 40;

std::int64_t whole_s(std::int64_t ms) { return (std::max<std::int64_t>(0, ms) + 999) / 1000; }

bool holds_now(const CoachSession& session) {
  return session.phase == "holding" || session.phase == "lost" || session.phase == "finding";
}

/// What keeps the pose from being seen.
std::string waiting_words(const SessionNow& now) {
  const CoachSession& session = now.session;
  if (session.wrong_side)
    return "this looks like the other leg: change sides, or press c to go by the clock";
  if (!session.flexion_from || !session.flexion_to) return "waiting for the pose";
  const std::string wanted = band_words(*session.flexion_from, *session.flexion_to);
  if (!now.flexion_deg) return "waiting for the pose: thigh " + wanted;
  const bool angle_fits =
      *now.flexion_deg > *session.flexion_from && *now.flexion_deg < *session.flexion_to;
  if (angle_fits && !now.in_pose) return "the angle fits: now be still, and square to the front";
  return fmt::format("waiting for the pose: thigh {}, you are at {}", wanted,
                     flexion_words(*now.flexion_deg));
}

std::string getting_ready_words(const SessionNow& now) {
  if (now.session.by_clock.empty() || now.session.by_clock == "no")
    return fmt::format("get ready: {} s, or as soon as the clip sees the pose",
                       whole_s(now.left_ms));
  return fmt::format("get ready: the clock starts in {} s ({})", whole_s(now.left_ms),
                     by_clock_words(now.session.by_clock));
}

std::string time_words(const SessionNow& now) {
  if (!holds_now(now.session) && now.session.phase != "paused") return {};
  return fmt::format("{} of {} s", now.counted_ms / 1000, now.session.asked_ms / 1000) +
         (now.session.phase == "paused"
              ? ""
              : fmt::format(", {} s left", whole_s(now.session.asked_ms - now.counted_ms)));
}

std::string keys(const Screen& screen, const CoachSession& session) {
  return fmt::format(
      "\n  {}\n  {}\n",
      screen.paint(Ink::faint,
                   fmt::format("space {}   n next   r again   c count by the clock   q stop",
                               session.phase == "paused" ? "go on" : "pause")),
      screen.paint(Ink::bad, "h  this hurts"));
}

}  // namespace

std::string band_words(double from_deg, double to_deg) {
  if (to_deg <= 0) return fmt::format("{:.0f} to {:.0f}° behind you", -to_deg, -from_deg);
  if (from_deg < 0)
    return fmt::format("from {:.0f}° behind you to {:.0f}° bent", -from_deg, to_deg);
  return fmt::format("{:.0f} to {:.0f}° bent", from_deg, to_deg);
}

std::string flexion_words(double deg) {
  const double whole = std::round(deg);
  if (whole < 0) return fmt::format("{:.0f}° behind", -whole);
  return fmt::format("{:.0f}° bent", std::abs(whole));
}

std::string by_clock_words(const std::string& by_clock) {
  if (by_clock == "no_target") return "the clip cannot tell this one";
  if (by_clock == "no_clip") return "no clip, or none that knows how it sits";
  if (by_clock == "other_leg") return "the clip is on the other leg";
  if (by_clock == "wearer_says") return "as you asked";
  return by_clock == "no" ? "" : by_clock;
}

std::string state_words(const SessionNow& now) {
  const CoachSession& session = now.session;
  const std::string why = by_clock_words(session.by_clock);
  if (session.phase == "getting_ready") return getting_ready_words(now);
  if (session.phase == "finding") return waiting_words(now);
  if (session.phase == "holding")
    return why.empty() ? "held: the clip confirms it" : "counted by the clock: " + why;
  if (session.phase == "lost") return "the count waits; " + waiting_words(now);
  if (session.phase == "resting")
    return fmt::format("rest, {} s to the next hold", whole_s(now.left_ms));
  if (session.phase == "paused") return "paused; nothing counts until you go on";
  if (session.phase == "over") return "over";
  return session.phase;
}

std::string breath_words(const SessionNow& now) {
  const CoachSession& session = now.session;
  const std::int64_t in_ms = std::int64_t{session.breathe_in_s} * 1000;
  const std::int64_t out_ms = std::int64_t{session.breathe_out_s} * 1000;
  if (session.phase != "holding" || in_ms <= 0 || out_ms <= 0) return {};
  const std::int64_t at_ms = std::max<std::int64_t>(0, now.counted_ms) % (in_ms + out_ms);
  return at_ms < in_ms ? fmt::format("breathe in  {}", whole_s(in_ms - at_ms))
                       : fmt::format("breathe out {}", whole_s(in_ms + out_ms - at_ms));
}

std::string hold_bar(const Screen& screen, const SessionNow& now, int cells) {
  const CoachSession& session = now.session;
  // What came since the last report is of the kind that is being counted.
  const std::int64_t fresh_ms =
      std::max<std::int64_t>(0, now.counted_ms - session.confirmed_ms - session.timed_ms);
  const bool by_clip = by_clock_words(session.by_clock).empty();
  const double asked = double(std::max<std::int64_t>(1, session.asked_ms));
  const auto cells_of = [&](std::int64_t ms) {
    return std::clamp(static_cast<int>(double(ms) / asked * cells), 0, cells);
  };
  const int counted = cells_of(session.confirmed_ms + session.timed_ms + fresh_ms);
  const int confirmed =
      std::min(counted, cells_of(session.confirmed_ms + (by_clip ? fresh_ms : 0)));
  return screen.paint(Ink::good, repeated("▅", confirmed)) +
         screen.paint(Ink::brief, repeated("▂", counted - confirmed)) +
         screen.paint(Ink::faint, repeated("░", cells - counted));
}

std::string hold_words(const CoachSession& session) {
  std::string words =
      fmt::format("hold {} of {}: {}", session.hold, session.holds, session.step_title);
  if (!session.side.empty()) words += fmt::format(", {} side", session.side);
  if (session.repetitions > 1)
    words += fmt::format(", {} of {}", session.repetition, session.repetitions);
  return words;
}

std::string session_text(const Screen& screen, const SessionNow& now) {
  const CoachSession& session = now.session;
  std::string text = fmt::format("  {}\n", screen.paint(Ink::bold, hold_words(session)));
  if (!session.instruction.empty()) text += paragraph(screen, session.instruction);
  if (!session.cue.empty()) text += item(screen, "Mind: ", session.cue);
  text += fmt::format("\n  {}  {}\n", hold_bar(screen, now, bar_cells), time_words(now));
  const Ink ink = session.phase == "holding" ? Ink::good : Ink::plain;
  text += fmt::format("  {}\n", screen.paint(ink, state_words(now)));
  text += fmt::format("  {}\n", breath_words(now));
  text += fmt::format("  {}\n", screen.paint(Ink::faint, "▅ the clip confirms   ▂ by the clock"));
  return text + keys(screen, session);
}

}  // namespace sitwell::cli
