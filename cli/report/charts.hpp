// The report's pictures, as SVG inside its HTML: no scripts, nothing from elsewhere.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "history/days.hpp"

namespace sitwell::cli {

/// A bar a day: minutes of sitting in each worn hour, parted by how long its bouts were, with the
/// goal as a dashed line, and a diamond under each day on which a routine was done. Days that do
/// not count are pale; those without wear are left empty.
std::string exposure_chart(const std::vector<DayFigures>& days, std::optional<double> goal_min,
                           const std::set<std::chrono::local_days>& with_routine);

/// What the parts of its bars are.
std::string exposure_legend(bool with_goal);

struct ChartPoint {
  std::chrono::local_days date{};
  int figure = 0;  ///< 0 to 10
};

/// Figures from 0 to 10 over the days from first to last, joined by a line.
std::string figure_chart(std::string_view title, const std::vector<ChartPoint>& points,
                         std::chrono::local_days first, std::chrono::local_days last);

}  // namespace sitwell::cli
