// One day from bout to bout: the strip of its hours, and the list of its sitting.
#pragma once

#include <chrono>
#include <span>
#include <string>

#include "cli/terminal.hpp"
#include "history/days.hpp"

namespace sitwell::cli {

/// The day's 24 hours by the wall clock, with the hours above and what the cells mean below. A cell
/// shows what most of its time was spent in.
std::string day_strip(const Screen& screen, std::span<const StoredBout> bouts,
                      std::chrono::local_days day, const DayRules& rules);

/// The sitting bouts of five minutes and longer, a line each, and the rest in one.
std::string sitting_list(const Screen& screen, std::span<const StoredBout> bouts);

}  // namespace sitwell::cli
