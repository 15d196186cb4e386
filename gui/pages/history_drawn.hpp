// The parts of the history page: a period, and a day that was opened. They draw what was made ready
// and say what was chosen.
#pragma once

#include <optional>
#include <vector>

#include "gui/kit/charts.hpp"
#include "gui/model/day_view.hpp"
#include "gui/model/history_view.hpp"
#include "gui/pages/charts_of.hpp"

namespace sitwell::gui {

/// A period as charts.
struct PeriodDrawn {
  HistoryView view;
  std::vector<FigureCard> figures;
  BarChart bars;
  std::vector<LegendEntry> bars_legend, week_legend;
  std::vector<Timeline> week;
  std::vector<HeatMap> years;
  std::vector<LineChart> trends;
};
PeriodDrawn period_drawn(const World& world, const HistoryChoice& choice);
/// What was opened in it, if anything.
std::optional<HistoryChoice> draw_period(Ui& ui, const PeriodDrawn& drawn,
                                         const HistoryChoice& choice, const World& world);

/// A day as charts.
struct DayDrawn {
  DayView view;
  std::vector<FigureCard> figures;
  Timeline line;
  std::vector<LegendEntry> legend;
};
DayDrawn day_drawn(const World& world, std::chrono::local_days day);
void draw_day(Ui& ui, const DayDrawn& drawn, TimelineZoom& zoom);

}  // namespace sitwell::gui
