// Days as a table with bars: what week and month print, and the figures that describe one day.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "history/days.hpp"

namespace sitwell::cli {

using RoutinesDone = std::map<std::chrono::local_days, int>;  ///< how many, by day

/// A line a day with its bar, greyed and marked "·" where it does not count, and a
/// line for days in a row without wear; after it a diamond for each routine done. Ends with what
/// the bars mean.
std::string day_table(const Screen& screen, const std::vector<DayFigures>& days,
                      const RoutinesDone& routines);

/// The period's means in a few lines, next to those of the period before where there is one.
std::string period_lines(const PeriodFigures& period, const PeriodFigures* before);

}  // namespace sitwell::cli
