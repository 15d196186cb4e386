// View models as the kit's charts want them: the one place that knows which stroke is which ink.
#pragma once

#include "gui/kit/charts.hpp"
#include "gui/model/history_view.hpp"
#include "gui/model/today_view.hpp"

namespace sitwell::gui {

Ink ink_of(Stroke stroke);
FigureCard chart_of(const FigureView& figure);
BarChart chart_of(const BarsView& bars);
Timeline chart_of(const TimelineView& line);
HeatMap chart_of(const HeatView& year, const Wording& wording);
LineChart chart_of(const TrendView& trend);

/// What the shapes of a day's timeline stand for: of those that are on it.
std::vector<LegendEntry> timeline_legend(const std::vector<const TimelineView*>& lines);
/// What bars are made of, and what is beside them.
std::vector<LegendEntry> bars_legend(const BarsView& bars);

}  // namespace sitwell::gui
