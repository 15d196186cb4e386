// Routines and check-ins as `sitwell log` tells of them.
#pragma once

#include <chrono>
#include <vector>

#include "cli/log_event.hpp"
#include "history/reader.hpp"

namespace sitwell::cli {

std::vector<LogEvent> health_events(const Screen& screen, HistoryReader& history,
                                    std::chrono::local_days day, const DayRules& rules);

}  // namespace sitwell::cli
