#include "health/plan.hpp"

#include <algorithm>
#include <set>

#include "health/plan_steps.hpp"

namespace sitwell {
namespace {

using namespace plan_steps;

/// Weeks that met the goal and did the routines give each a turn.
bool goals_turn(const Plan& plan) { return plan.goal_weeks >= 2; }

bool take_a_step(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  if (remove_unfit(plan, week) || step_back(plan, week, rules)) return true;
  if (begin_again(plan, week) || begin_goal(plan, week, rules)) return true;
  if (ease_goal(plan, week, rules)) return true;
  if (goals_turn(plan) && tighten_goal(plan, week, rules)) return true;
  return step_forward(plan, week, rules) || tighten_goal(plan, week, rules);
}

std::string why_it_stays(const Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  if (plan.routines.empty()) return "The plan rests until a routine fits your answers.";
  if (plan.routines_a_day > 0 && week.days_with_routine < rules.days_to_step)
    return "The plan stays as it is: it takes a step after a week with routines on " +
           std::to_string(rules.days_to_step) + " days, and this one had " +
           std::to_string(std::max(week.days_with_routine, 0)) + ".";
  if (plan.goal_weeks < 0 && plan.goal_min_per_h)
    return "The plan stays as it is, with the goal of " + minutes_text(*plan.goal_min_per_h) +
           " for another try.";
  return "The plan stays as it is: it has led as far as it leads by itself.";
}

bool is_goal(std::optional<double> minutes) {
  return !minutes || (*minutes >= least_goal && *minutes <= highest_goal);
}

bool is_identifier(const std::string& name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

std::optional<std::string> problem_of_routines(const std::vector<std::string>& routines) {
  if (routines.size() > most_routines)
    return "A plan holds " + std::to_string(most_routines) + " routines at most.";
  std::set<std::string> seen;
  for (const std::string& name : routines) {
    if (!is_identifier(name))
      return "'" + name + "' is no routine's identifier: lower-case letters, digits, _ and -.";
    if (!seen.insert(name).second) return "The routine '" + name + "' is in the plan twice.";
  }
  return std::nullopt;
}

}  // namespace

Dose dose_of(const Plan& plan) {
  return static_cast<Dose>(std::clamp(plan.level, 0, highest_level)) / highest_level;
}

Plan adapted(const Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  Plan next = plan;
  if (!plan.active || !plan.adapts) return next;
  count_goal_week(next, week, rules);
  if (!take_a_step(next, week, rules)) next.reason = why_it_stays(next, week, rules);
  return next;
}

std::optional<std::string> problem_of(const Plan& plan) {
  if (!is_goal(plan.baseline_min_per_h) || !is_goal(plan.goal_min_per_h))
    return "Goal and baseline are minutes of sitting an hour: 1 to 60.";
  if (plan.routines_a_day < 0 || plan.routines_a_day > most_routines_a_day)
    return "Routines a day are 0 to " + std::to_string(most_routines_a_day) + ".";
  if (plan.level < 0 || plan.level > highest_level)
    return "The level is 0 to " + std::to_string(highest_level) + ".";
  if (plan.goal_weeks < -most_goal_weeks || plan.goal_weeks > most_goal_weeks)
    return "Weeks counted for the goal are " + std::to_string(most_goal_weeks) + " at most.";
  return problem_of_routines(plan.routines);
}

}  // namespace sitwell
