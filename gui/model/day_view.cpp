#include "gui/model/day_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_words.hpp"
#include "gui/model/stored_days.hpp"
#include "history/calendar.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::local_days;
using std::chrono::milliseconds;

// Shorter ones are summed up, as `sitwell day` does.
constexpr std::int64_t worth_a_row_ms = 5 * 60'000;

const DayFigures* figures_on(const StoredDays& stored, local_days day) {
  const auto index = (day - stored.first).count();
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(stored.days.size())) return nullptr;
  return &stored.days[static_cast<std::size_t>(index)];
}

std::string moving_words(const ExposureFigures& figures) {
  std::string words = fmt::format("moving {}", length_words(figures.moving));
  if (figures.steps) words += fmt::format(", {}", steps_words(*figures.steps));
  return words;
}

std::vector<FigureView> figures_of(const ExposureFigures& figures) {
  const auto figure = [](const char* name, const char* label, std::string value, std::string note,
                         Stroke stroke) {
    return FigureView{.name = name,
                      .label = label,
                      .value = std::move(value),
                      .note = std::move(note),
                      .share = {},
                      .good = {},
                      .stroke = stroke};
  };
  return {
      figure("sitting", "Sitting", length_words(figures.sitting),
             fmt::format("{} of {} worn", share_words(figures.sitting_share),
                         length_words(figures.worn)),
             Stroke::sitting),
      figure("longest", "Longest bout", length_words(figures.longest_bout),
             fmt::format("usual bout {}",
                         figures.usual_bout ? length_words(*figures.usual_bout) : "–"),
             Stroke::sitting_hour),
      figure("breaks", "Breaks", fmt::format("{}", figures.breaks),
             fmt::format("{} an hour of sitting", number_words(figures.breaks_per_sitting_hour)),
             Stroke::standing),
      figure("upright", "On your feet", length_words(figures.standing + figures.moving),
             moving_words(figures), Stroke::moving)};
}

void list_bouts(DayView& view) {
  int shorter = 0;
  std::int64_t shorter_ms = 0;
  for (const SittingBout& bout : view.line.bouts) {
    const std::int64_t length_ms = bout.end_ms - bout.begin_ms;
    if (length_ms >= worth_a_row_ms) {
      view.bouts.push_back(bout);
      continue;
    }
    ++shorter;
    shorter_ms += length_ms;
  }
  view.bouts_title =
      counted(static_cast<int>(view.line.bouts.size()), "bout of sitting", "bouts of sitting");
  if (shorter > 0)
    view.shorter = fmt::format("and {} shorter than 5 min, {} in all", shorter,
                               length_words(milliseconds{shorter_ms}));
}

void list_events(DayView& view, const StoredDays& stored, local_days day, const World& world) {
  const auto& rules = world.now.rules;
  const auto add = [&](Stroke stroke, std::int64_t utc_ms, std::int32_t offset_s,
                       std::string words) {
    if (local_day(utc_ms, offset_s, rules.day_start) != day) return;
    view.events.push_back({stroke, world.wording.clock(utc_ms, offset_s), std::move(words),
                           utc_ms + std::int64_t{view.line.axis_offset_s} * 1000});
  };
  for (const StoredRoutine& routine : stored.routines)
    add(Stroke::routine, routine.begin_utc_ms, routine.utc_offset_s,
        fmt::format("{}, {}: {}", routine.title,
                    exact_length_words(milliseconds{routine.length_ms}),
                    routine_outcome_words(routine.outcome)));
  for (const StoredPrompt& prompt : stored.prompts)
    add(Stroke::prompt, prompt.shown_utc_ms, prompt.utc_offset_s,
        fmt::format("Prompt after {} of sitting: {}", length_words(milliseconds{prompt.sat_ms}),
                    outcome_words(prompt.outcome)));
  std::stable_sort(view.events.begin(), view.events.end(),
                   [](const auto& a, const auto& b) { return a.at_ms < b.at_ms; });
}

}  // namespace

DayView day_view(const World& world, local_days day) {
  DayView view;
  view.title = world.wording.long_date(day);
  const StoredDays* found = days_holding(world.history, day, day);
  view.reading = !found;
  if (!found) return view;
  const StoredDays stored = grown(*found, world);
  view.line = timeline_view(stored, day, world.now, world.wording);
  const DayFigures* figures = figures_on(stored, day);
  view.nothing = !figures || figures->source_ids.empty();
  list_events(view, stored, day, world);
  if (view.nothing) return view;
  view.figures = figures_of(figures->exposure);
  list_bouts(view);
  if (!figures->counts && day != world.now.today)
    view.note = "Worn for too short to stand for a day: left out of means.";
  for (const ClockChange& change : view.line.changes)
    view.note += fmt::format("{}{}.", view.note.empty() ? "" : " ", change.words);
  return view;
}

}  // namespace sitwell::gui
