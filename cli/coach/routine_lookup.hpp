// Routines and their records as this computer has them, for commands that ask the daemon first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/routine.hpp"
#include "history/routine_row.hpp"

namespace sitwell::cli {

/// The routine of that identifier; nothing where there is none, or it cannot be used.
std::optional<Routine> known_routine(const std::string& id);

/// What the history keeps of the session that began then, once it says that it is over; nothing
/// where it cannot be read or does not say so within a second. An empty path is the usual one.
std::optional<StoredRoutine> recorded_session(const std::string& history,
                                              std::int64_t begin_utc_ms);

}  // namespace sitwell::cli
