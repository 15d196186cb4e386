// View models as the kit's charts want them: the one place that knows which stroke is which ink.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gui/kit/charts.hpp"
#include "gui/model/history_view.hpp"
#include "gui/model/today_view.hpp"
#include "gui/pages/inks.hpp"

namespace sitwell::gui {

FigureCard chart_of(const FigureView& figure);
/// With the rest of what was worn above the sitting, or without.
enum class BarsShow : unsigned char { sitting, worn };
BarChart chart_of(const BarsView& bars, BarsShow show);
Timeline chart_of(const DayTimeline& line);
/// Its words go with it: there are thousands of them.
HeatMap chart_of(HeatView&& year, const Wording& wording);
LineChart chart_of(const TrendView& trend);

/// What the shapes of a day's timeline stand for: of those that are on it.
std::vector<LegendEntry> timeline_legend(const std::vector<const DayTimeline*>& lines);
/// What bars are made of, and what is beside them.
std::vector<LegendEntry> bars_legend(const BarsView& bars, BarsShow show);
/// What legend() will take of a card that wide, gap above it included.
float legend_room(const Ui& ui, const std::vector<LegendEntry>& entries, float width);
void legend_below(Ui& ui, const std::vector<LegendEntry>& entries);

/// Four beside each other, or two by two, with the gap below them.
void figure_cards(Ui& ui, std::string_view prefix, std::span<const FigureCard> cards,
                  std::span<const FigureView> figures);

}  // namespace sitwell::gui
