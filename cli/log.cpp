// sitwell log: what happened on a day, in order of time, a line an event.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "cli/bars.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/health_log.hpp"
#include "cli/commands.hpp"
#include "cli/history_view.hpp"
#include "cli/iso_time.hpp"
#include "cli/log_event.hpp"
#include "cli/prompt_file.hpp"
#include "cli/prompt_wording.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

using std::chrono::milliseconds;

/// Bouts of one group in a row, what is shorter than a minute left out between them: that is too
/// short for a break, and for a line.
struct Stretch {
  PostureGroup group = PostureGroup::none;
  std::int64_t begin_utc_ms = 0;
  std::int64_t end_utc_ms = 0;
  std::int32_t utc_offset_s = 0;
  Duration net{};  ///< the bouts', their interruptions left out
};

std::vector<Stretch> stretches_of(std::span<const StoredBout> bouts) {
  constexpr std::int64_t worth_a_line_ms = 60'000;
  std::vector<Stretch> stretches;
  for (const StoredBout& bout : bouts) {
    if (bout.duration_ms < worth_a_line_ms) continue;
    const bool goes_on = !stretches.empty() && stretches.back().group == group_of(bout.posture) &&
                         stretches.back().utc_offset_s == bout.utc_offset_s &&
                         bout.begin_utc_ms - stretches.back().end_utc_ms < worth_a_line_ms;
    if (!goes_on)
      stretches.push_back({.group = group_of(bout.posture),
                           .begin_utc_ms = bout.begin_utc_ms,
                           .utc_offset_s = bout.utc_offset_s});
    stretches.back().end_utc_ms = bout.end_utc_ms();
    stretches.back().net += bout.bout().net();
  }
  return stretches;
}

/// A routine tells more of its time than a stretch of it would.
bool is_told_by(const std::vector<StoredRoutine>& routines, const Stretch& stretch) {
  return stretch.group == PostureGroup::exercising &&
         std::any_of(routines.begin(), routines.end(), [&](const StoredRoutine& routine) {
           return routine.begin_utc_ms < stretch.end_utc_ms &&
                  stretch.begin_utc_ms < routine.begin_utc_ms + routine.length_ms;
         });
}

struct StretchLook {
  Ink ink;
  std::string_view glyph, words, name;
};

StretchLook look_of(const Stretch& stretch) {
  const BoutLook sitting = cli::look_of(length_of(stretch.net));
  switch (stretch.group) {
    case PostureGroup::flexed: return {sitting.ink, sitting.cell, "sat", "sitting"};
    case PostureGroup::upright: return {Ink::upright, "·", "up", "upright"};
    case PostureGroup::cycling: return {Ink::cycling, "~", "cycled", "cycling"};
    case PostureGroup::lying: return {Ink::lying, "_", "lay", "lying"};
    case PostureGroup::exercising: return {Ink::exercising, "◆", "in a routine", "exercising"};
    case PostureGroup::reclined: return {Ink::lying, "?", "reclined", "reclined"};
    case PostureGroup::none: break;
  }
  return {Ink::faint, " ", "not worn", "unworn"};
}

LogEvent event_of(const Screen& screen, const Stretch& stretch) {
  const StretchLook look = look_of(stretch);
  const bool worn = stretch.group != PostureGroup::none;
  Json json;
  json["what"] = look.name;
  json["begin"] = iso_time({stretch.begin_utc_ms, stretch.utc_offset_s});
  json["end"] = iso_time({stretch.end_utc_ms, stretch.utc_offset_s});
  json["net_s"] = seconds(stretch.net);
  return {
      stretch.begin_utc_ms,
      log_line(screen, span_words(stretch.begin_utc_ms, stretch.end_utc_ms, stretch.utc_offset_s),
               look.ink, look.glyph, wording(stretch.net),
               worn ? std::string{look.words} : screen.paint(Ink::faint, look.words)),
      std::move(json)};
}

std::string_view glyph_of(PromptOutcome outcome) {
  switch (outcome) {
    case PromptOutcome::acted: return "✓";
    case PromptOutcome::snoozed: return "z";
    case PromptOutcome::skipped: return "»";
    case PromptOutcome::ignored: return "✗";
    case PromptOutcome::withdrawn: return "–";
    case PromptOutcome::open: break;
  }
  return "?";
}

Ink ink_of(PromptOutcome outcome) {
  if (outcome == PromptOutcome::acted) return Ink::good;
  return outcome == PromptOutcome::ignored ? Ink::bad : Ink::plain;
}

/// Why it came, how late, and what held it back.
std::string details(const StoredPrompt& prompt) {
  constexpr std::int64_t worth_telling_ms = 60'000;
  std::string text =
      fmt::format("{} sat, {}", wording(milliseconds{prompt.sat_ms}), wording(prompt.reason));
  if (prompt.waited_ms >= worth_telling_ms)
    text += fmt::format(", {} late", wording(milliseconds{prompt.waited_ms}));
  std::vector<std::string_view> held;
  for (const Hold hold : all_holds)
    if (prompt.held.has(hold)) held.push_back(wording(hold));
  if (!held.empty()) text += fmt::format(" ({})", fmt::join(held, ", "));
  if (prompt.sat_in_quiet_ms > 0)
    text += fmt::format("; {} of sitting in the quiet before",
                        wording(milliseconds{prompt.sat_in_quiet_ms}));
  return text;
}

LogEvent event_of(const Screen& screen, const StoredPrompt& prompt) {
  std::string became = std::string{wording(prompt.outcome)};
  if (prompt.break_ms > 0)
    became += fmt::format(", up {}", exact_wording(milliseconds{prompt.break_ms}));
  const Ink ink = ink_of(prompt.outcome);
  Json json;
  json["what"] = "prompt";
  json.update(to_json(prompt));
  return {prompt.shown_utc_ms,
          log_line(screen, clock_time(prompt.shown_utc_ms, prompt.utc_offset_s), ink,
                   glyph_of(prompt.outcome), "prompt",
                   fmt::format("{}  {}", screen.paint(ink, left(became, 25)), details(prompt))),
          std::move(json)};
}

LogEvent event_of(const Screen& screen, const StoredQuiet& quiet) {
  Json json;
  json["what"] = "quiet";
  json.update(to_json(quiet));
  return {quiet.begin_utc_ms,
          log_line(screen, span_words(quiet.begin_utc_ms, quiet.until_utc_ms, quiet.utc_offset_s),
                   Ink::faint, "☾", wording(milliseconds{quiet.until_utc_ms - quiet.begin_utc_ms}),
                   "quiet, as asked for"),
          std::move(json)};
}

std::vector<LogEvent> events_of(const Screen& screen, HistoryReader& history,
                                std::chrono::local_days day,
                                std::span<const StoredPrompt> prompts) {
  const DayRules rules = day_rules();
  std::vector<LogEvent> events = health_events(screen, history, day, rules);
  const auto routines = routines_of_days(history, day, day, rules);
  for (const Stretch& stretch : stretches_of(bouts_of_day(history, day, rules)))
    if (!is_told_by(routines, stretch)) events.push_back(event_of(screen, stretch));
  for (const StoredQuiet& quiet : quiets_of_day(history, day, rules))
    events.push_back(event_of(screen, quiet));
  for (const StoredPrompt& prompt : prompts) events.push_back(event_of(screen, prompt));
  std::stable_sort(events.begin(), events.end(),
                   [](const LogEvent& a, const LogEvent& b) { return a.utc_ms < b.utc_ms; });
  return events;
}

void print_json(std::chrono::local_days day, std::vector<LogEvent> events,
                const PromptSummary& summary) {
  Json json;
  json["format"] = "sitwell log";
  json["version"] = 1;
  json["date"] = iso_date(day);
  json["events"] = Json::array();
  for (LogEvent& event : events) json["events"].push_back(std::move(event.json));
  json["summary"] = to_json(summary);
  fmt::print("{}\n", json.dump(2));
}

}  // namespace

void show_log(const ViewOptions& options) {
  const DayRules rules = day_rules();
  const auto day = day_asked_for(options.date, rules);
  auto history = open_history(options.database);
  if (!history && !options.json) {
    fmt::print("{}", nothing_yet(options.database));
    return;
  }
  const Screen screen = screen_of(stdout);
  const auto prompts = history ? prompts_of_day(*history, day, rules) : std::vector<StoredPrompt>{};
  auto events = history ? events_of(screen, *history, day, prompts) : std::vector<LogEvent>{};
  const PromptSummary summary = summary_of(prompts);
  if (options.json) {
    print_json(day, std::move(events), summary);
    return;
  }
  fmt::print("  {}\n\n", screen.paint(Ink::bold, long_date(day)));
  for (const LogEvent& event : events) fmt::print("{}", event.line);
  if (events.empty())
    fmt::print("  Nothing was recorded on this day.\n");
  else
    fmt::print("\n  {}\n", wording(summary));
}

}  // namespace sitwell::cli
