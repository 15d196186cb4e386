// The single steps a plan can take. Each changes one thing, says why in `reason` and returns true,
// or finds nothing to change and leaves the plan alone.
#pragma once

#include "health/plan.hpp"

namespace sitwell::plan_steps {

/// What does not fit any more goes; the standing lunge takes the lunge's place where it fits.
bool remove_unfit(Plan& plan, const WeekFacts& week);
/// After a hurt, or with symptoms up: level, then routines a day, then the routine added last.
/// True also where nothing is left to take back: such a week is no week for a step forward.
bool step_back(Plan& plan, const WeekFacts& week, const PlanRules& rules);
/// Routines had to go, and constructive rest fits again.
bool begin_again(Plan& plan, const WeekFacts& week);
/// Earned by days with routines: the lunge, level by level, two a day, supporting ones, the ball.
bool step_forward(Plan& plan, const WeekFacts& week, const PlanRules& rules);

/// Minutes of sitting an hour, where the week counts.
std::optional<double> sitting_of(const WeekFacts& week, const PlanRules& rules);
/// Books the week as one that met or missed the goal; this alone is no change.
void count_goal_week(Plan& plan, const WeekFacts& week, const PlanRules& rules);
/// The first week that counts is the baseline.
bool begin_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules);
/// Missed often enough: a little towards what was reached.
bool ease_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules);
/// Met this week.
bool tighten_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules);

/// "41.5 minutes", "1 minute": tenths where there are any.
std::string minutes_text(double minutes);

}  // namespace sitwell::plan_steps
