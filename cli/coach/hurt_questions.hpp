// "This hurts": the session is ended first; where and how are asked afterwards.
#pragma once

#include <string>
#include <vector>

#include "core/routine_record.hpp"
#include "dbus/coach_client.hpp"

namespace sitwell::cli {

/// Numbered lists of places and kinds; Enter, or an end of input, is "not said".
Hurt ask_hurt();

/// Tells the daemon of a hurt. The advice that follows.
std::vector<CoachAdvice> tell(CoachClient& coach, const Hurt& hurt);

}  // namespace sitwell::cli
