#include "cli/status_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>

#include "cli/clock_words.hpp"
#include "cli/wording.hpp"
#include "core/posture.hpp"
#include "core/prompt.hpp"

namespace sitwell::cli {
namespace {

using std::chrono::milliseconds;

constexpr int bar_cells = 20;

std::string row(std::string_view name, const std::string& words) {
  return fmt::format("  {:<12} {}\n", name, words);
}

std::string words_of(std::optional<milliseconds> length) {
  if (!length) return "?";
  return length->count() == 0 ? "0 min" : wording(*length);
}

std::string_view posture_words(const std::string& posture) {
  switch (posture_named(posture).value_or(Posture::unknown)) {
    case Posture::unknown: return "Nothing is known of your posture";
    case Posture::unworn: return "The clip is not being worn";
    case Posture::sitting: return "Sitting";
    case Posture::perching: return "Perching (half seated)";
    case Posture::standing: return "Standing";
    case Posture::moving: return "Moving";
    case Posture::cycling: return "Cycling";
    case Posture::lying: return "Lying";
    case Posture::exercising: return "In a routine";
    case Posture::reclined: return "Reclined (lying or sitting: not sure)";
  }
  return "";
}

std::string_view words_of(Hold hold) {
  switch (hold) {
    case Hold::locked: return "the screen is locked";
    case Hold::do_not_disturb: return "do not disturb is on";
    case Hold::full_screen: return "a window fills the screen";
    case Hold::call: return "a microphone or camera is in use";
    case Hold::outside_hours: return "outside working hours";
    case Hold::resumed: return "the computer has just woken up";
    case Hold::quiet: return "you asked for quiet";
    case Hold::capped: return "enough for one day";
  }
  return "";
}

std::string hold_named(const std::string& name) {
  for (const Hold hold : all_holds)
    if (name_of(hold) == name) return std::string{words_of(hold)};
  return name;  // one that this version does not know
}

/// Sitting since the last break, on its way to the next prompt.
std::string sitting_row(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms) {
  if (!status.sat_since_break) return {};
  const double sat_ms = double(status.sat_since_break->count());
  const double left_ms =
      status.next_prompt_utc_ms
          ? double(std::max<std::int64_t>(0, *status.next_prompt_utc_ms - now_ms))
          : 0;
  const bool due = status.overdue || status.prompt_state == "due" ||
                   status.prompt_state == "held" || status.prompt_state == "shown";
  const double share = due ? 1 : sat_ms + left_ms > 0 ? sat_ms / (sat_ms + left_ms) : 0;
  const bool towards = due || status.next_prompt_utc_ms.has_value();
  const int full = static_cast<int>(std::lround(share * bar_cells));
  std::string bar;
  if (towards)
    bar = "  " + screen.paint(due ? Ink::hour_long : Ink::brief, repeated("█", full)) +
          screen.paint(Ink::faint, repeated("░", bar_cells - full));
  return row("Since a break",
             fmt::format("{} of sitting{}", words_of(status.sat_since_break), bar));
}

std::string today_row(const TrackerStatus& status) {
  if (!status.sitting_today) return {};
  std::string words = words_of(status.sitting_today) + " of sitting";
  if (status.breaks_today)
    words +=
        fmt::format(", {} break{}", *status.breaks_today, *status.breaks_today == 1 ? "" : "s");
  if (status.longest_bout_today)
    words += fmt::format(", {} the longest at a stretch", words_of(status.longest_bout_today));
  if (status.coverage) words += fmt::format("; {} of the day is known", percent(status.coverage));
  return row("Today", words);
}

std::string prompt_rows(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms) {
  std::string text;
  if (status.overdue)
    text += row("Overdue", screen.paint(Ink::bad, "a break is long due: get up when you can"));
  if (!status.prompt_state.empty()) {
    std::string words = prompt_words(status, now_ms);
    if (status.prompts_today) words += fmt::format(" ({} today)", *status.prompts_today);
    text += row("Prompts", words);
  }
  const std::string holds = hold_words(status);
  if (!holds.empty()) text += row("Held back", holds);
  if (status.quiet_until_utc_ms)
    text += row("Quiet", fmt::format("until {}; `sitwell resume` ends it",
                                     clock_words(*status.quiet_until_utc_ms, now_ms)));
  return text;
}

std::string clip_rows(const Screen& screen, const TrackerStatus& status) {
  if (status.clips.empty())
    return row("Clip",
               screen.paint(Ink::prolonged, "none is connected; `sitwell doctor` looks for it"));
  std::string text;
  for (const TrackerClip& clip : status.clips) {
    std::string words =
        fmt::format("{} on the {}: {}", clip.serial.empty() ? "?" : clip.serial,
                    clip.site.empty() ? "body" : clip.site, clip.link.empty() ? "?" : clip.link);
    if (clip.battery_percent) words += fmt::format(", battery {} %", *clip.battery_percent);
    if (clip.charging) words += ", charging";
    text += row("Clip", words);
  }
  return text;
}

/// How it is known how the clip sits, and since when.
std::string mounting_row(const TrackerStatus& status, std::int64_t now_ms) {
  if (status.mounting == "none")
    return row("", "How it sits is not known yet: walk a minute, or `sitwell calibrate`.");
  if (!status.mounting_since_utc_ms || !status.mounting_evidence_s) return {};
  const std::string since = clock_words(*status.mounting_since_utc_ms, now_ms);
  const double evidence_s = *status.mounting_evidence_s;
  if (evidence_s < 1) return row("", "carried along when it was turned, " + since);
  return row("",
             fmt::format("calibrated from {:.0f} s of {}, {}", evidence_s,
                         status.mounting == "guided" ? "standing and sitting" : "walking", since));
}

}  // namespace

Ink ink_of(const std::string& posture) {
  const Posture known = posture_named(posture).value_or(Posture::unknown);
  switch (group_of(known)) {
    case PostureGroup::flexed: return Ink::prolonged;
    case PostureGroup::upright: return Ink::upright;
    case PostureGroup::cycling: return Ink::cycling;
    case PostureGroup::lying:
    case PostureGroup::reclined: return Ink::lying;
    case PostureGroup::exercising: return Ink::exercising;
    case PostureGroup::none: break;
  }
  return Ink::faint;
}

std::string posture_line(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms) {
  std::string line = screen.paint(ink_of(status.posture), posture_words(status.posture));
  if (status.posture_since_utc_ms) {
    const milliseconds so_long{std::max<std::int64_t>(0, now_ms - *status.posture_since_utc_ms)};
    const std::string since = clock_words(*status.posture_since_utc_ms, now_ms);
    if (posture_named(status.posture).value_or(Posture::unknown) == Posture::unknown)
      line += fmt::format(": no sample for {} (since {})", words_of(so_long), since);
    else
      line += fmt::format(" since {} ({})", since, words_of(so_long));
  }
  if (status.hip_flexion_deg) line += fmt::format(", hip at {:.0f}°", *status.hip_flexion_deg);
  return line;
}

std::string hold_words(const TrackerStatus& status) {
  std::string words;
  for (const std::string& hold : status.holds)
    words += (words.empty() ? "" : ", ") + hold_named(hold);
  return words;
}

std::string prompt_words(const TrackerStatus& status, std::int64_t now_ms) {
  const std::string next =
      status.next_prompt_utc_ms ? clock_words(*status.next_prompt_utc_ms, now_ms) : "";
  const std::string& state = status.prompt_state;
  if (state == "off") return "switched off in the settings";
  if (state == "idle") return "none while you are not known to sit";
  if (state == "counting") return next.empty() ? "counting" : "the next from " + next;
  if (state == "soon") return next.empty() ? "soon" : "soon, from " + next;
  if (state == "due") return "due: waiting for a pause in what you do";
  if (state == "held") return "due, but held back";
  if (state == "shown") return "stand up and stretch";
  if (state == "snoozed") return next.empty() ? "put off" : "put off until " + next;
  if (state == "on_break") return "you are on a break";
  return state;
}

std::string status_text(const Screen& screen, const TrackerStatus& status, std::int64_t now_ms) {
  std::string text = "  " + posture_line(screen, status, now_ms) + "\n\n";
  text += sitting_row(screen, status, now_ms);
  text += today_row(status);
  text += prompt_rows(screen, status, now_ms);
  if (!status.routine.empty()) text += row("Routine", status.routine + " is in progress");
  text += clip_rows(screen, status);
  text += mounting_row(status, now_ms);
  if (status.source == "simulated" || status.source == "recording")
    text += row("Source", screen.paint(Ink::prolonged, status.source + ": not you"));
  return text;
}

}  // namespace sitwell::cli
