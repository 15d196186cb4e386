// A period of the history, drawn.
#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/controls.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/history_drawn.hpp"

namespace sitwell::gui {

namespace {

// Of the design, in pixels.
constexpr float narrow = 860;  // below it, figures are two by two, and trends one above the other
constexpr float bars_height = 330, trend_height = 226;
// A year's cells: as large as 54 weeks fit, beside the names of weekdays; what is above and below.
constexpr float heat_weeks = 54, heat_beside = 84, heat_around = 108, largest_cell = 18;
constexpr float line_height = 22, line_gap = 8, day_width = 62, length_width = 76;

void bars_card(Ui& ui, const PeriodDrawn& drawn, const HistoryChoice& choice,
               std::optional<HistoryChoice>& opens) {
  const Card card{
      ui, "history/bars-card", {0, ui.px(bars_height)}, drawn.view.bars_title, drawn.view.subtitle};
  const ImVec2 room = card.room();
  const ChartUse use = bar_chart(ui, "history/bars", drawn.bars,
                                 {room.x, room.y - legend_room(ui, drawn.bars_legend, room.x)});
  if (use.pressed) opens = opened(choice, drawn.view.bars.bars[*use.pressed]);
  legend_below(ui, drawn.bars_legend);
}

/// A thin timeline a day, its name left of it and how long was sat on its right.
void week_card(Ui& ui, const PeriodDrawn& drawn, const HistoryChoice& choice, const World& world,
               std::optional<HistoryChoice>& opens) {
  const Card card{ui, "history/week", {0, 0}, "Day by day", "press one to open it"};
  const float width = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < drawn.week.size(); ++i) {
    const DayLineView& day = drawn.view.week[i];
    HistoryChoice there = choice;
    there.anchor = there.day = day.day;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float row = ui.px(line_height + line_gap);
    if (button(ui, fmt::format("history/open/{}", i), day.label,
               {.kind = ButtonKind::quiet,
                .width = ui.px(day_width),
                .enabled = day.day <= world.now.today}))
      opens = there;
    ImGui::SetCursorScreenPos({at.x + ui.px(day_width + line_gap), at.y + ui.px(7)});
    const float line_width = width - ui.px(day_width + length_width + 2 * line_gap);
    if (timeline(ui, fmt::format("history/line/{}", i), drawn.week[i],
                 {line_width, ui.px(line_height)}, nullptr)
            .pressed &&
        day.day <= world.now.today)
      opens = there;
    text_at(ui, *ImGui::GetWindowDrawList(), day.current ? TextRank::strong : TextRank::body,
            {at.x + width, at.y + ui.px(9)}, 1, ui.palette.text, day.aside);
    ImGui::SetCursorScreenPos({at.x, at.y + row + ui.px(6)});
    ImGui::Dummy({0, 0});
  }
  legend(ui, drawn.week_legend);
}

float heat_height(const Ui& ui) {
  const float width = ImGui::GetContentRegionAvail().x - ui.px(heat_beside);
  return ui.px(heat_around) + 7 * std::min(width / heat_weeks, ui.px(largest_cell));
}

void year_cards(Ui& ui, const PeriodDrawn& drawn, const HistoryChoice& choice, const World& world,
                std::optional<HistoryChoice>& opens) {
  for (std::size_t i = 0; i < drawn.years.size(); ++i) {
    const HeatView& year = drawn.view.years[i];
    {
      const Card card{ui,
                      fmt::format("history/year/{}", year.title),
                      {0, heat_height(ui)},
                      year.title,
                      "hours of sitting, a cell a day"};
      const ChartUse use =
          heat_map(ui, fmt::format("history/heat/{}", year.title), drawn.years[i], card.room());
      if (use.pressed) {
        const auto day = year.first + std::chrono::days{*use.pressed};
        if (day <= world.now.today) {
          HistoryChoice there = choice;
          there.anchor = there.day = day;
          opens = there;
        }
      }
    }
    below(ui);
  }
}

void trend_card(Ui& ui, const PeriodDrawn& drawn, std::size_t i, float width,
                const HistoryChoice& choice, std::optional<HistoryChoice>& opens) {
  const TrendView& trend = drawn.view.trends[i];
  const Card card{ui,
                  fmt::format("history/trend/{}", i),
                  {width, ui.px(trend_height)},
                  trend.title,
                  trend.lines.size() > 1 ? "0 to 10" : trend.unit};
  const ChartUse use =
      line_chart(ui, fmt::format("history/trend-chart/{}", i), drawn.trends[i], card.room());
  if (use.pressed) opens = opened(choice, drawn.view.bars.bars[*use.pressed]);
}

/// Usual bout and breaks side by side where there is room, check-ins below them.
void trend_cards(Ui& ui, const PeriodDrawn& drawn, const HistoryChoice& choice,
                 std::optional<HistoryChoice>& opens) {
  const float width = ImGui::GetContentRegionAvail().x;
  const bool pair = width >= ui.px(narrow) && drawn.trends.size() > 1;
  const std::vector<float> widths = columns(ui, width, {1, 1});
  for (std::size_t i = 0; i < drawn.trends.size(); ++i) {
    trend_card(ui, drawn, i, pair && i < 2 ? widths[i] : width, choice, opens);
    if (pair && i == 0)
      beside(ui);
    else
      below(ui);
  }
}

}  // namespace

PeriodDrawn period_drawn(const World& world, const HistoryChoice& choice) {
  PeriodDrawn drawn;
  drawn.view = history_view(world, choice);
  for (const FigureView& figure : drawn.view.figures) drawn.figures.push_back(chart_of(figure));
  // Of a mean day it says little how much was worn; of a single one it says how far to trust it.
  const bool by_day = choice.range == Range::week || choice.range == Range::month;
  const BarsShow show = by_day ? BarsShow::worn : BarsShow::sitting;
  drawn.bars = chart_of(drawn.view.bars, show);
  drawn.bars_legend = bars_legend(drawn.view.bars, show);
  std::vector<const DayTimeline*> lines;
  for (const DayLineView& day : drawn.view.week) {
    drawn.week.push_back(chart_of(day.line));
    lines.push_back(&day.line);
  }
  drawn.week_legend = timeline_legend(lines);
  for (HeatView& year : drawn.view.years)
    drawn.years.push_back(chart_of(std::move(year), world.wording));
  for (const TrendView& trend : drawn.view.trends) drawn.trends.push_back(chart_of(trend));
  return drawn;
}

std::optional<HistoryChoice> draw_period(Ui& ui, const PeriodDrawn& drawn,
                                         const HistoryChoice& choice, const World& world) {
  std::optional<HistoryChoice> opens;
  figure_cards(ui, "history", drawn.figures, drawn.view.figures);
  bars_card(ui, drawn, choice, opens);
  below(ui);
  if (!drawn.week.empty()) {
    week_card(ui, drawn, choice, world, opens);
    below(ui);
  }
  year_cards(ui, drawn, choice, world, opens);
  trend_cards(ui, drawn, choice, opens);
  return opens;
}

}  // namespace sitwell::gui
