// What the history keeps of routines, check-ins, screening and the plan, as commands want it.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "health/plan.hpp"
#include "history/reader.hpp"

namespace sitwell::cli {

/// The last answers; nothing without any, or without a history. An empty path is the usual one.
std::optional<StoredScreening> last_screening(const std::string& database);
/// They were given too long ago to go by.
bool is_due(const StoredScreening& screening, std::int64_t now_ms);

/// The plan in force: what a new one is where none has been made.
Plan plan_in_force(HistoryReader& history);

/// Sessions that begin on days from first to last, by the wall clock of their own.
std::vector<StoredRoutine> routines_of_days(HistoryReader& history, std::chrono::local_days first,
                                            std::chrono::local_days last, const DayRules& rules);
/// How many were done on each of these days; days without one are left out.
std::map<std::chrono::local_days, int> routines_done(HistoryReader& history,
                                                     std::chrono::local_days first,
                                                     std::chrono::local_days last,
                                                     const DayRules& rules);
/// The day it began on.
std::chrono::local_days day_of(const StoredRoutine& routine, const DayRules& rules);

}  // namespace sitwell::cli
