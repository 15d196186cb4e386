// Check-ins of the days before: a line a symptom, next to the routines done.
#pragma once

#include <string>
#include <vector>

#include "cli/coach/commands.hpp"
#include "health/trend.hpp"

namespace sitwell::cli {

/// In order of days; none where there is no history. An empty path is the usual one.
std::vector<DatedCheckIn> check_ins_of_days(const std::string& database, DayRange days);

/// A cell a day: ▁ for 0 to █ for 10, a dot for a day without a figure.
std::string sparkline(const std::vector<DatedFigure>& series, DayRange days);

void show_check_ins(const CheckInOptions& options);

}  // namespace sitwell::cli
