// What is said at the moments of a routine, for eyes that are closed: short and calm. Pure.
#pragma once

#include <string>

#include "core/routine_session.hpp"

namespace sitwell::daemon {

/// `status` as it is after what gave the cue. Empty where nothing is said.
[[nodiscard]] std::string spoken_text(SessionCue cue, const SessionStatus& status,
                                      const Routine& routine);

}  // namespace sitwell::daemon
