// What the pages of the coach go by: the plan and the screening that hold, whether by the daemon's
// word or, without one, by the history's; and what to do when there is no daemon to ask.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/model/world.hpp"
#include "health/plan.hpp"
#include "health/screening.hpp"

namespace sitwell::gui {

/// The daemon's plan; the stored one without a daemon; a new wearer's without either.
Plan plan_in_force(const World& world);
/// Nothing before the first screening.
const ScreeningAnswers* answers_in_force(const World& world);
/// The questions are to be answered before the next routine.
bool screening_due(const World& world);
/// How it suits the answers; nothing before the first screening.
std::optional<Fit> fit_in_force(const World& world, const Routine& routine);
/// The title of the routine with that identifier, or the identifier.
std::string routine_title(const World& world, const std::string& id);
std::chrono::local_days day_of(const StoredRoutine& routine, const Now& now);
/// The Monday of the week that holds today.
std::chrono::local_days monday_of(const Now& now);
/// All that is known: of the whole history where that was read, else of the past fourteen days.
const std::vector<StoredRoutine>& routines_known(const World& world);
/// The stored record of the session that began then, within a few seconds: the daemon tells a begin
/// anew by its clocks, and these may have been set. Nothing where it is not known.
const StoredRoutine* record_of(const World& world, std::int64_t begin_utc_ms);
/// It counts as a routine done (core/routine_record.hpp).
bool was_done(const StoredRoutine& routine);
/// How many were done, by day, on that day and later.
std::map<std::chrono::local_days, int> done_since(const World& world,
                                                  std::chrono::local_days first);
/// "today", "yesterday", "Mon 16 Nov".
std::string day_words(const World& world, std::chrono::local_days day);

/// There is nobody to ask, and the next step.
struct MissingDaemon {
  std::string title;
  std::string text;
  std::string command;     ///< to type; often empty
  bool startable = false;  ///< ask::StartDaemon may do it
};
/// Nothing where the daemon is there. `for_what`: "To start a routine".
std::optional<MissingDaemon> missing_daemon(const World& world, std::string_view for_what);

}  // namespace sitwell::gui
