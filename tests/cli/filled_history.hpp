// A history for the wearer of a sandbox: weeks of sitting, routines, check-ins, answers and a plan,
// written by the one writer there is.
#pragma once

#include <cstdint>

#include "cli/sandbox.hpp"
#include "core/routine_record.hpp"

namespace sitwell::test {

/// 08:00 UTC on the day that many days before today.
std::int64_t morning_utc_ms(int days_ago);

/// `weeks` of them up to today: nine hours of wear a day with bouts of 20, 45 and 80 minutes, a
/// routine on most days (one of which hurt, yesterday), a check-in on every other, a screening with
/// a cleared hernia, and a plan that was changed once.
void fill_history(const Sandbox& box, int weeks = 4);

/// A lunge of two holds, the left one confirmed and the right one timed.
RoutineRecord lunge_of(std::int64_t begin_utc_ms);
void keep_routine(const Sandbox& box, const RoutineRecord& record, std::int64_t begin_utc_ms);

}  // namespace sitwell::test
