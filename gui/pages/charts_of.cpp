#include "gui/pages/charts_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

// Fewer than this many hours would blow small days up.
constexpr double least_hours = 4;

// Below it, figures are two by two.
constexpr float narrow = 860;

// As the kit's legend is laid out, a little wider.
constexpr float legend_shape = 24, legend_gap = 18, legend_row_gap = 6, above_legend = 8;

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
    std::pair{Stroke::reclined, "Reclined, not sure"},
    std::pair{Stroke::exercising, "In a routine"},
    std::pair{Stroke::unworn, "Not worn"},
    std::pair{Stroke::gap, "Not known"},
    std::pair{Stroke::prompt, "Prompt"},
    std::pair{Stroke::routine, "Routine done"},
};

std::vector<BarPart> parts_of(const BarView& bar, bool worn) {
  std::vector<BarPart> parts{{Ink::sitting, bar.brief_h},
                             {Ink::sitting_half_hour, bar.half_hour_h},
                             {Ink::sitting_hour, bar.hour_h}};
  if (worn) parts.push_back({Ink::worn, bar.upright_h});
  return parts;
}

bool is_on(const DayTimeline& line, Stroke stroke) {
  const auto same = [stroke](const auto& each) { return each.stroke == stroke; };
  return std::any_of(line.spans.begin(), line.spans.end(), same) ||
         std::any_of(line.marks.begin(), line.marks.end(), same);
}

}  // namespace

FigureCard chart_of(const FigureView& figure) {
  return {.icon = icon_of(figure),
          .label = figure.label,
          .value = figure.value,
          .note = figure.note,
          .share = figure.share,
          .good = figure.good,
          .ink = ink_of(figure.stroke)};
}

BarChart chart_of(const BarsView& bars, BarsShow show) {
  const bool worn = show == BarsShow::worn;
  BarChart chart{.bars = {},
                 .goal = bars.goal_h,
                 .goal_label = bars.goal_words,
                 .unit = "h",
                 .least_top = least_hours};
  for (const BarView& bar : bars.bars)
    chart.bars.push_back({.label = bar.label,
                          .parts = parts_of(bar, worn),
                          .average = bar.average_h,
                          .diamonds = bar.routines,
                          .doubtful = bar.doubtful,
                          .current = bar.current,
                          .tooltip = bar.words});
  return chart;
}

Timeline chart_of(const DayTimeline& line) {
  Timeline chart{.from_ms = line.from_ms,
                 .to_ms = line.to_ms,
                 .spans = {},
                 .marks = {},
                 .now_ms = line.now_ms,
                 .twelve_hours = line.twelve_hours};
  for (const TimelineSpanView& span : line.spans)
    chart.spans.push_back({span.begin_ms, span.end_ms, ink_of(span.stroke), span.words});
  for (const ClockChange& change : line.changes)
    chart.shifts.push_back({change.at_ms, change.shift_ms});
  for (const TimelineMarkView& mark : line.marks)
    chart.marks.push_back({mark.at_ms, ink_of(mark.stroke), mark.words});
  return chart;
}

HeatMap chart_of(HeatView&& year, const Wording& wording) {
  HeatMap map{.first_weekday = year.first_weekday,
              .days = {},
              .months = year.months,
              .weekdays = {wording.weekdays.begin(), wording.weekdays.end()},
              .low = 0,
              .high = year.high_h,
              .low_label = "0 h",
              .high_label = year.high_label};
  map.days.reserve(year.days.size());
  for (HeatView::Cell& cell : year.days)
    map.days.push_back({cell.hours, cell.doubtful, cell.routine, std::move(cell.words)});
  year.days.clear();
  return map;
}

LineChart chart_of(const TrendView& trend) {
  LineChart chart{.labels = trend.labels,
                  .series = {},
                  .least_top = trend.least_top,
                  .unit = trend.unit,
                  .tooltips = trend.words};
  const bool one = trend.lines.size() == 1;  // the card is named for it
  for (const LineView& line : trend.lines)
    chart.series.push_back({.label = one ? std::string{} : line.label,
                            .ink = line.symptom ? Ink::symptom : Ink::sitting,
                            .shape = line.shape,
                            .values = line.values});
  return chart;
}

std::vector<LegendEntry> timeline_legend(const std::vector<const DayTimeline*>& lines) {
  std::vector<LegendEntry> entries;
  for (const auto& [stroke, words] : stroke_words)
    if (std::any_of(lines.begin(), lines.end(),
                    [stroke = stroke](const DayTimeline* line) { return is_on(*line, stroke); }))
      entries.push_back({ink_of(stroke), words});
  return entries;
}

std::vector<LegendEntry> bars_legend(const BarsView& bars, BarsShow show) {
  std::vector<LegendEntry> entries{{Ink::sitting, "Sitting in bouts under 30 min"},
                                   {Ink::sitting_half_hour, "30 to 60 min"},
                                   {Ink::sitting_hour, "an hour or more"}};
  if (show == BarsShow::worn) entries.push_back({Ink::worn, "Worn, not sitting"});
  const bool by_day = bars.bars.empty() || bars.bars.back().first == bars.bars.back().last;
  const auto any = [&](const auto& of) {
    return std::any_of(bars.bars.begin(), bars.bars.end(), of);
  };
  if (bars.goal_h) entries.push_back({Ink::goal, "Goal"});
  if (any([](const BarView& bar) { return bar.average_h.has_value(); }))
    entries.push_back({Ink::average, "Usual on this weekday"});
  if (any([](const BarView& bar) { return bar.routines > 0; }))
    entries.push_back({Ink::routine, by_day ? "Routine done" : "A routine a day, on average"});
  return entries;
}

float legend_room(const Ui& ui, const std::vector<LegendEntry>& entries, float width) {
  float lines = 1, x = 0;
  for (const LegendEntry& entry : entries) {
    const float entry_width =
        ui.px(legend_shape) + text_size(ui, TextRank::muted_small, entry.label).x;
    if (x > 0 && x + entry_width > width) {
      x = 0;
      ++lines;
    }
    x += entry_width + ui.px(legend_gap);
  }
  return ui.px(above_legend) +
         lines * (text_size(ui, TextRank::muted_small, "0").y + ui.px(legend_row_gap));
}

void legend_below(Ui& ui, const std::vector<LegendEntry>& entries) {
  below(ui, above_legend);
  legend(ui, entries);
}

void figure_cards(Ui& ui, std::string_view prefix, std::span<const FigureCard> cards,
                  std::span<const FigureView> figures) {
  const float width = ImGui::GetContentRegionAvail().x;
  const std::size_t across = width < ui.px(narrow) ? 2 : 4;
  const std::vector<float> widths = columns(ui, width, std::vector<float>(across, 1));
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (i % across != 0) beside(ui);
    figure_card(ui, fmt::format("{}/{}", prefix, figures[i].name), cards[i],
                {widths[i % across], 0});
    if (i % across + 1 == across || i + 1 == cards.size()) below(ui);
  }
}

}  // namespace sitwell::gui
