// A period of the history in words and in the units it is drawn in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/bars_view.hpp"
#include "gui/model/figure_view.hpp"
#include "gui/model/history_choice.hpp"
#include "gui/model/timeline_view.hpp"
#include "gui/model/trend_view.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// A year, a cell a day.
struct HeatView {
  std::string title;
  std::chrono::local_days first{};
  int first_weekday = 0;  ///< of the first cell; 0 is Monday
  struct Cell {
    std::optional<double> hours;  ///< of sitting; nothing: not worn
    bool doubtful = false;
    bool routine = false;
    std::string words;
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  std::vector<Cell> days;
  std::vector<std::pair<std::size_t, std::string>> months;
  double high_h = 1;  ///< of the colour scale, which begins at none
  std::string high_label;
  friend bool operator==(const HeatView&, const HeatView&) = default;
};

/// A day of the week as a thin timeline.
struct DayLineView {
  std::chrono::local_days day{};
  std::string label, aside;  ///< "Thu", "6 h 12"
  bool current = false;
  DayTimeline line;
};

struct HistoryView {
  std::string title;                    ///< "16 – 22 November 2026"
  std::string subtitle;                 ///< how many days count, in words
  bool reading = false;                 ///< what it needs has not arrived yet
  bool nothing = false;                 ///< not a day of it was worn
  bool earlier = false, later = false;  ///< there is something that way
  std::vector<FigureView> figures;
  std::string bars_title;
  BarsView bars;
  std::vector<DayLineView> week;
  std::vector<HeatView> years;
  std::vector<TrendView> trends;
};

HistoryView history_view(const World& world, const HistoryChoice& choice);

/// What pressing that bar shows.
HistoryChoice opened(const HistoryChoice& choice, const BarView& bar);

std::string title_of(const HistoryChoice& choice, const World& world);

/// A year's cells; shown by its own.
HeatView heat_view(std::chrono::year year, const std::vector<DayFigures>& days,
                   const RoutinesDone& routines, const World& world);
/// What changed against the period before. `days` are all there are.
std::vector<FigureView> period_figures_view(const World& world, const HistoryChoice& choice,
                                            const std::vector<DayFigures>& days,
                                            const RoutinesDone& done);

}  // namespace sitwell::gui
