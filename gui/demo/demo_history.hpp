// The demonstration's history: weeks of a wearer who never was, made up in a moment from what the
// simulated wearer truly does, without a sample. They begin as most people do and keep to it better
// from week to week. Pure: the same seed and time make the same history.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/routine.hpp"
#include "history/calendar.hpp"
#include "history/health_row.hpp"
#include "history/prompt_row.hpp"
#include "history/routine_row.hpp"
#include "history/row.hpp"

namespace sitwell::gui {

struct DemoSettings {
  std::uint64_t seed = 1;
  int weeks = 12;  ///< that of now included
  std::int64_t now_utc_ms = 0;
  OffsetAt offset_at = system_offset_s;
  /// The wearer keeps other hours: their nine o'clock is this much later on the clock (or, less
  /// than nothing, earlier; see demo_hours()).
  std::chrono::minutes later{0};
};

struct DemoHistory {
  Source source;
  std::vector<StoredBout> bouts;
  std::vector<StoredPrompt> prompts;
  std::vector<StoredRoutine> routines;
  std::vector<StoredCheckIn> check_ins;
  std::vector<StoredScreening> screenings;
  std::vector<StoredPlan> plans;
};

/// `catalogue`: the routines there are to plan with, which outlive the call. Today is the first day
/// of the simulated clip's wearer, so that a live one can go on with it.
DemoHistory demo_history(const DemoSettings& settings, std::span<const Routine> catalogue);

/// The hours to keep, so that somebody who looks at `now` finds a day in its middle: none but the
/// usual ones in the daytime, later ones at night.
std::chrono::minutes demo_hours(std::int64_t now_utc_ms, const OffsetAt& offset_at);
/// The hours in which that wearer sits at the desk `now`, whatever the time is.
std::chrono::minutes demo_desk_hours(std::int64_t now_utc_ms, const OffsetAt& offset_at);
/// When that wearer's day begins by the clock.
std::chrono::minutes demo_day_start(std::chrono::minutes later);
/// When the wearer's midnight was: how far into their day it is.
std::int64_t demo_midnight_utc_ms(const DemoSettings& settings);

}  // namespace sitwell::gui
