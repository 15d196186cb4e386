#include "gui/pages/charts_of.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gui/kit/icons.hpp"

namespace sitwell::gui {

namespace {

// Fewer than this many hours would blow small days up.
constexpr double least_hours = 4;

const char* icon_of(const FigureView& figure) {
  switch (figure.stroke) {
    case Stroke::sitting: return icon::clock;
    case Stroke::sitting_half_hour:
    case Stroke::sitting_hour: return icon::history;
    case Stroke::standing:
    case Stroke::moving: return icon::up;
    case Stroke::routine: return icon::routines;
    default: return nullptr;
  }
}

constexpr std::array stroke_words{
    std::pair{Stroke::sitting, "Sitting under 30 min"},
    std::pair{Stroke::sitting_half_hour, "30 to 60 min"},
    std::pair{Stroke::sitting_hour, "an hour or more"},
    std::pair{Stroke::standing, "Standing"},
    std::pair{Stroke::moving, "Moving"},
    std::pair{Stroke::cycling, "Cycling"},
    std::pair{Stroke::lying, "Lying"},
    std::pair{Stroke::exercising, "In a routine"},
    std::pair{Stroke::unworn, "Not worn"},
    std::pair{Stroke::gap, "Not known"},
    std::pair{Stroke::prompt, "Prompt"},
    std::pair{Stroke::routine, "Routine done"},
};

bool is_on(const TimelineView& line, Stroke stroke) {
  const auto same = [stroke](const auto& each) { return each.stroke == stroke; };
  return std::any_of(line.spans.begin(), line.spans.end(), same) ||
         std::any_of(line.marks.begin(), line.marks.end(), same);
}

}  // namespace

Ink ink_of(Stroke stroke) {
  switch (stroke) {
    case Stroke::sitting: return Ink::sitting;
    case Stroke::sitting_half_hour: return Ink::sitting_half_hour;
    case Stroke::sitting_hour: return Ink::sitting_hour;
    case Stroke::standing: return Ink::standing;
    case Stroke::moving: return Ink::moving;
    case Stroke::cycling: return Ink::cycling;
    case Stroke::lying: return Ink::lying;
    case Stroke::exercising: return Ink::exercising;
    case Stroke::unworn: return Ink::unworn;
    case Stroke::gap: return Ink::gap;
    case Stroke::prompt: return Ink::prompt;
    case Stroke::routine: return Ink::routine;
  }
  return Ink::gap;
}

FigureCard chart_of(const FigureView& figure) {
  return {.icon = icon_of(figure),
          .label = figure.label,
          .value = figure.value,
          .note = figure.note,
          .share = figure.share,
          .good = figure.good,
          .ink = ink_of(figure.stroke)};
}

BarChart chart_of(const BarsView& bars) {
  BarChart chart{.bars = {},
                 .goal = bars.goal_h,
                 .goal_label = bars.goal_words,
                 .unit = "h",
                 .least_top = least_hours};
  for (const BarView& bar : bars.bars)
    chart.bars.push_back({.label = bar.label,
                          .parts = {{Ink::sitting, bar.brief_h},
                                    {Ink::sitting_half_hour, bar.half_hour_h},
                                    {Ink::sitting_hour, bar.hour_h},
                                    {Ink::gap, bar.upright_h}},
                          .average = bar.average_h,
                          .diamonds = bar.routines,
                          .doubtful = bar.doubtful,
                          .current = bar.current,
                          .tooltip = bar.words});
  return chart;
}

Timeline chart_of(const TimelineView& line) {
  Timeline chart{.from_ms = line.from_ms,
                 .to_ms = line.to_ms,
                 .spans = {},
                 .marks = {},
                 .now_ms = line.now_ms,
                 .twelve_hours = line.twelve_hours};
  for (const TimelineSpanView& span : line.spans)
    chart.spans.push_back({span.begin_ms, span.end_ms, ink_of(span.stroke), span.words});
  for (const TimelineMarkView& mark : line.marks)
    chart.marks.push_back({mark.at_ms, ink_of(mark.stroke), mark.words});
  return chart;
}

HeatMap chart_of(const HeatView& year, const Wording& wording) {
  HeatMap map{.first_weekday = year.first_weekday,
              .days = {},
              .months = year.months,
              .weekdays = {wording.weekdays.begin(), wording.weekdays.end()},
              .low = 0,
              .high = year.high_h,
              .low_label = "0 h",
              .high_label = year.high_label};
  for (const HeatView::Cell& cell : year.days)
    map.days.push_back({cell.hours, cell.doubtful, cell.routine, cell.words});
  return map;
}

LineChart chart_of(const TrendView& trend) {
  LineChart chart{.labels = trend.labels,
                  .series = {},
                  .least_top = trend.least_top,
                  .unit = trend.unit,
                  .tooltips = trend.words};
  for (const LineView& line : trend.lines)
    chart.series.push_back({.label = line.label,
                            .ink = line.symptom ? Ink::symptom : Ink::sitting,
                            .shape = line.shape,
                            .values = line.values});
  return chart;
}

std::vector<LegendEntry> timeline_legend(const std::vector<const TimelineView*>& lines) {
  std::vector<LegendEntry> entries;
  for (const auto& [stroke, words] : stroke_words)
    if (std::any_of(lines.begin(), lines.end(),
                    [stroke = stroke](const TimelineView* line) { return is_on(*line, stroke); }))
      entries.push_back({ink_of(stroke), words});
  return entries;
}

std::vector<LegendEntry> bars_legend(const BarsView& bars) {
  std::vector<LegendEntry> entries{{Ink::sitting, "Sitting in bouts under 30 min"},
                                   {Ink::sitting_half_hour, "30 to 60 min"},
                                   {Ink::sitting_hour, "an hour or more"},
                                   {Ink::gap, "Worn, not sitting"}};
  const auto any = [&](const auto& of) {
    return std::any_of(bars.bars.begin(), bars.bars.end(), of);
  };
  if (bars.goal_h) entries.push_back({Ink::goal, "Goal"});
  if (any([](const BarView& bar) { return bar.average_h.has_value(); }))
    entries.push_back({Ink::average, "Usual on this weekday"});
  if (any([](const BarView& bar) { return bar.routines > 0; }))
    entries.push_back({Ink::routine, "Routine done"});
  return entries;
}

}  // namespace sitwell::gui
