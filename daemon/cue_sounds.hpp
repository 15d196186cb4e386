// Short tones for the moments of a routine, made from nothing. Pure.
#pragma once

#include <string>

#include "core/routine_session.hpp"

namespace sitwell::daemon {

/// A WAV file's bytes: 16 bits, one channel, 22,050 Hz. Rising where something begins or is
/// completed, level half way, falling where it ends, low and twice where the pose was lost. Empty
/// for all other moments.
[[nodiscard]] std::string tone_of(SessionCue cue);

}  // namespace sitwell::daemon
