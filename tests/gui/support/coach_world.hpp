// Small worlds for the coach's pages, by hand: Thursday 19 November 2026, 15:20 in UTC, the shipped
// routines, a daemon that runs, and a screening in which every answer was no.
#pragma once

#include <string>

#include "core/routine_session.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui::test {

inline constexpr std::chrono::local_days coach_day{std::chrono::year{2026} / 11 / 19};

World coach_world();
/// Ticks the world's revision, as a feed does that changed something.
void touch(World& world);
/// The lunge's second hold, on the right side: 12 of 30 seconds counted by the clip.
CoachSession lunge_session(const std::string& phase = "holding");
/// Begun that many days ago at 12:00, and completed.
StoredRoutine done_routine(const std::string& id, int days_ago);
/// That day's check-in at 09:12.
StoredCheckIn check_in_of(int days_ago, int low_back_pain, std::optional<int> stress = {});
/// A day that counts: worn for ten hours, of which so much was sitting.
DayFigures worn_day(int days_ago, std::chrono::minutes sitting);

}  // namespace sitwell::gui::test
