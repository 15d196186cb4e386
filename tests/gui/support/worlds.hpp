// Small worlds to draw and to test with: plausible, and the same every time. All of them are looked
// at on Thursday 19 November 2026, 15:20, in a place that keeps Central European time.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "gui/model/world.hpp"

namespace sitwell::gui::test {

/// All that a history would hold.
struct Story {
  std::vector<StoredBout> bouts;
  std::vector<StoredPrompt> prompts;
  std::vector<StoredQuiet> quiets;
  std::vector<StoredRoutine> routines;
  std::vector<StoredCheckIn> check_ins;
  std::vector<StoredScreening> screenings;
  std::vector<StoredPlan> plans;
};

/// Seconds that Central European time is ahead of UTC, by the rule in force since 1996.
std::int32_t central_european_offset_s(std::int64_t utc_ms);
/// That time of that day on the wall, in Central Europe.
std::int64_t utc_ms_of(std::chrono::local_days day, std::chrono::minutes time);
/// Thursday 19 November 2026, 15:20.
Now fixed_now();

/// A week as it is lived: days by the simulated wearer's truth, prompts, routines and check-ins
/// with them. `weeks` up to and with that of fixed_now(), which ends with somebody who sits since
/// 14:58.
const Story& working_weeks();
const Story& ten_years();

/// What the feed would read of a story: `recent`, and what is needed beyond it.
History history_of(const Story& story, const Now& now, const Needs& needs);
/// The part of a story that concerns these days.
StoredDays stored_days(const Story& story, std::chrono::local_days first,
                       std::chrono::local_days last, const DayRules& rules);

/// Twelve weeks of which the later ones go better; sitting for 22 minutes now; one of two routines
/// done today; the daemon runs, a clip is worn and its angle is live.
World working_week_world(const Needs& needs = {.whole = true});
/// The same life for ten years.
World ten_years_world(const Needs& needs = {.whole = true});
/// A daemon without a clip, and nothing recorded yet.
World empty_world();
/// The history alone.
World no_daemon_world(const Needs& needs = {.whole = true});
/// A session of that routine as the daemon tells it: in its second hold, 12 of 30 seconds in, the
/// clip seeing the pose.
CoachSession lunge_in_hold(const Routine& lunge, std::int64_t begin_utc_ms);
/// Led through a lunge: in its second hold, 12 of 30 seconds in, the clip seeing the pose.
World session_world(const Needs& needs = {.whole = true});
/// The working week with a prompt on show, and with a lunge that the clip saw unasked.
World prompt_world(const Needs& needs = {.whole = true});
World offer_world(const Needs& needs = {.whole = true});

}  // namespace sitwell::gui::test
