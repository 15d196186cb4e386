// The session in progress in words: what to do now, what counts, and what the clip waits for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/terminal.hpp"
#include "dbus/coach_client.hpp"

namespace sitwell::cli {

/// A session as it is at a moment between two reports of the daemon.
struct SessionNow {
  CoachSession session;
  std::int64_t counted_ms = 0;  ///< of this hold
  std::int64_t left_ms = 0;     ///< of getting ready, of the hold, or of the rest
  std::optional<double> flexion_deg;
  bool in_pose = false;
};

/// What the hold, or the wait for it, is up to: "held: the clip confirms it".
std::string state_words(const SessionNow& now);
/// Why the clock counts: "the clip is on the other leg"; empty where the clip does.
std::string by_clock_words(const std::string& by_clock);
/// "8 to 30° behind you", "115 to 165° bent": what the clip looks for, and where a thigh is.
std::string band_words(double from_deg, double to_deg);
std::string flexion_words(double deg);
/// "in 3", "out 5": the breath that a hold's pace is at; empty without one.
std::string breath_words(const SessionNow& now);
/// What has counted, of what is asked: what the clip confirmed and what the clock counted look
/// different in shape, too.
std::string hold_bar(const Screen& screen, const SessionNow& now, int cells);

/// "hold 2 of 4: Lunge, left side, 1 of 2".
std::string hold_words(const CoachSession& session);

/// All of it, as a terminal shows it while it runs, with the keys.
std::string session_text(const Screen& screen, const SessionNow& now);

}  // namespace sitwell::cli
