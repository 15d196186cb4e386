// The goal's steps: minutes of flexed-hip sitting an hour of wear.
#include <algorithm>
#include <cmath>

#include "health/plan_steps.hpp"

namespace sitwell::plan_steps {
namespace {

/// What people can read, and add up.
double tenths(double minutes) { return std::round(minutes * 10) / 10; }

void set_goal(Plan& plan, double goal) {
  plan.goal_min_per_h = goal;
  plan.goal_weeks = 0;
}

}  // namespace

std::string minutes_text(double minutes) {
  const long all = std::lround(minutes * 10);
  std::string text = std::to_string(all / 10);
  if (all % 10 != 0) text.append(1, '.').append(std::to_string(all % 10));
  return text + (all == 10 ? " minute" : " minutes");
}

std::optional<double> sitting_of(const WeekFacts& week, const PlanRules& rules) {
  if (week.days_worn < rules.least_days_worn || !week.sitting_min_per_h) return std::nullopt;
  const double sitting = *week.sitting_min_per_h;
  if (!(sitting >= least_goal && sitting <= highest_goal)) return std::nullopt;
  return tenths(sitting);
}

void count_goal_week(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const auto sitting = sitting_of(week, rules);
  if (!sitting || !plan.goal_min_per_h) return;
  const bool met = *sitting <= *plan.goal_min_per_h;
  const int weeks = met ? std::max(plan.goal_weeks, 0) + 1 : std::min(plan.goal_weeks, 0) - 1;
  plan.goal_weeks = std::clamp(weeks, -most_goal_weeks, most_goal_weeks);
}

bool begin_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const auto sitting = sitting_of(week, rules);
  if (!sitting || plan.baseline_min_per_h) return false;
  plan.baseline_min_per_h = sitting;
  plan.reason =
      "This week is your baseline, " + minutes_text(*sitting) + " of sitting an hour of wear";
  if (plan.goal_min_per_h) {  // of the wearer's own choice
    plan.reason += ", and the goal stays as you set it.";
    return true;
  }
  const double goal = std::max(tenths(*sitting * rules.first_goal), rules.least_goal_min_per_h);
  set_goal(plan, std::min(goal, *sitting));
  plan.reason += ", and the goal begins at " + minutes_text(*plan.goal_min_per_h) + ".";
  return true;
}

bool ease_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const auto sitting = sitting_of(week, rules);
  if (!sitting || !plan.goal_min_per_h || plan.goal_weeks > -rules.weeks_to_ease) return false;
  const double most = std::min(*sitting, plan.baseline_min_per_h.value_or(*sitting));
  const double goal = std::min(tenths(*plan.goal_min_per_h * rules.easier), most);
  if (goal <= *plan.goal_min_per_h) return false;
  set_goal(plan, goal);
  plan.reason = "The goal was out of reach for " + std::to_string(rules.weeks_to_ease) +
                " weeks, so it eases to " + minutes_text(goal) + " of sitting an hour of wear.";
  return true;
}

bool tighten_goal(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const auto sitting = sitting_of(week, rules);
  if (!sitting || !plan.goal_min_per_h || *sitting > *plan.goal_min_per_h) return false;
  double goal = std::max(tenths(*plan.goal_min_per_h * rules.tighter), rules.least_goal_min_per_h);
  goal = std::min(goal, plan.baseline_min_per_h.value_or(goal));
  if (goal >= *plan.goal_min_per_h) return false;
  set_goal(plan, goal);
  plan.reason = "You met the goal with " + minutes_text(*sitting) + ", so it becomes " +
                minutes_text(goal) + " of sitting an hour of wear.";
  return true;
}

}  // namespace sitwell::plan_steps
