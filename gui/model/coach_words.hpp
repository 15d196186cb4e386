// The words of routines that several pages share: how a session ended, where it hurts, who counts,
// angles of a thigh. The command line says the same.
#pragma once

#include <string>
#include <string_view>

#include "core/routine_record.hpp"
#include "core/time.hpp"

namespace sitwell::gui {

/// "completed", "stopped early".
std::string_view routine_outcome_words(RoutineOutcome outcome);
/// "Low back"; "Not said".
std::string_view place_words(HurtPlace place);
/// "Sharp", "Like electricity".
std::string_view kind_words(HurtKind kind);
/// "40 s confirmed by the clip, 20 s by the clock"; "nothing held".
std::string held_words(Duration confirmed, Duration timed);
/// Why the clip does not count, as CoachSession::by_clock names it; empty where it does.
std::string by_clock_words(std::string_view by_clock);
/// A band of flexion in degrees: "12 to 35° behind you", "115 to 165° bent".
std::string band_words(double from_deg, double to_deg);
/// "20° behind", "120° bent".
std::string flexion_words(double deg);
/// "left side"; empty for none.
std::string side_words(std::string_view side);
/// "once", "twice", "3 times".
std::string times_words(int times);

}  // namespace sitwell::gui
