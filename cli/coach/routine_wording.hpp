// How the command line says what became of routines.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "cli/terminal.hpp"
#include "core/routine.hpp"
#include "core/routine_record.hpp"

namespace sitwell::cli {

std::string_view wording(RoutineOutcome outcome);  ///< "completed", "ended by hand"
std::string_view wording(HurtPlace place);         ///< "low back"
std::string_view wording(HurtKind kind);           ///< "sharp"

/// "1 min 30 s confirmed by the clip, 30 s by the clock".
std::string held_words(Duration confirmed, Duration timed);

/// Why a hold was counted by the clock, as the daemon names it, where that was seen.
using HoldName = std::tuple<int, int, Side>;  ///< step, repetition, side
using ClockReasons = std::map<HoldName, std::string>;

/// A record, a line a hold. The routine, where it is known, has the steps' titles.
std::string record_text(const Screen& screen, const RoutineRecord& record, const Routine* routine,
                        const ClockReasons& reasons);

}  // namespace sitwell::cli
