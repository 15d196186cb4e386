// Stored days as the view models want them: those there are, and the bout that is still going on
// as it is now rather than as it was last written.
#pragma once

#include <chrono>
#include <map>

#include "gui/model/world.hpp"

namespace sitwell::gui {

/// What was read that holds all of these days; null until it has been.
const StoredDays* days_holding(const History& history, std::chrono::local_days first,
                               std::chrono::local_days last);

/// The open bout lasts until now where the daemon says that it is still the same one: it is written
/// once a minute only. The figures of the days it changes are made anew, by the history's rules.
StoredDays grown(const StoredDays& stored, const World& world);

/// Its part on that day, by the row's own clock; nothing where it has none.
std::optional<StoredBout> part_on(const StoredBout& row, std::chrono::local_days day,
                                  const DayRules& rules);

/// Counts as a routine done.
bool is_done(const StoredRoutine& routine);

/// How many routines were done, by day.
using RoutinesDone = std::map<std::chrono::local_days, int>;
RoutinesDone routines_done(const std::vector<StoredRoutine>& routines, const DayRules& rules);

}  // namespace sitwell::gui
