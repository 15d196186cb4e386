// The routines' steps: which, how often a day, how long.
#include <algorithm>
#include <string_view>

#include "health/plan_steps.hpp"

namespace sitwell::plan_steps {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view rest = "constructive-rest";
constexpr std::string_view lunge = "lunge";
constexpr std::string_view standing_lunge = "standing-lunge";
constexpr std::string_view ball_release = "ball-release";

bool has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "constructive rest": near enough to a title, and known here.
std::string words_of(std::string_view name) {
  std::string words{name};
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string list_of(const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += words_of(names[i]);
  }
  return text;
}

bool add(Plan& plan, const WeekFacts& week, std::string_view name) {
  if (has(plan.routines, name) || !has(week.fitting, name)) return false;
  if (plan.routines.size() >= most_routines) return false;
  plan.routines.emplace_back(name);
  plan.reason = "Routines on " + std::to_string(week.days_with_routine) +
                " days and nothing hurt, so " + words_of(name) + " joins the plan.";
  return true;
}

bool add_lunge(Plan& plan, const WeekFacts& week) {
  if (has(plan.routines, lunge) || has(plan.routines, standing_lunge)) return false;
  return add(plan, week, lunge) || add(plan, week, standing_lunge);
}

bool hold_longer(Plan& plan, const WeekFacts& week) {
  if (plan.level >= highest_level) return false;
  ++plan.level;
  plan.reason = "Routines on " + std::to_string(week.days_with_routine) +
                " days and nothing hurt, so holds grow to level " + std::to_string(plan.level) +
                " of " + std::to_string(highest_level) + ".";
  return true;
}

bool oftener(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  if (plan.routines_a_day >= rules.routines_a_day_up_to) return false;
  ++plan.routines_a_day;
  plan.reason = "Routines on " + std::to_string(week.days_with_routine) +
                " days and nothing hurt, so the plan asks for " +
                std::to_string(plan.routines_a_day) + " a day.";
  return true;
}

bool add_supporting(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const auto in_plan = std::count_if(week.supporting.begin(), week.supporting.end(),
                                     [&](const auto& name) { return has(plan.routines, name); });
  if (in_plan >= rules.most_supporting) return false;
  return std::any_of(week.supporting.begin(), week.supporting.end(),
                     [&](const auto& name) { return add(plan, week, name); });
}

}  // namespace

bool remove_unfit(Plan& plan, const WeekFacts& week) {
  Names kept, gone;
  for (const std::string& name : plan.routines)
    (has(week.fitting, name) ? kept : gone).push_back(name);
  if (gone.empty()) return false;
  const bool stand_instead =
      has(gone, lunge) && has(week.fitting, standing_lunge) && !has(kept, standing_lunge);
  if (stand_instead) kept.emplace_back(standing_lunge);
  plan.routines = std::move(kept);
  const std::string what = list_of(gone) + (gone.size() == 1 ? " does" : " do");
  plan.reason = "By your answers " + what + " not fit now";
  if (stand_instead)
    plan.reason += ", so the standing lunge takes the lunge's place.";
  else if (plan.routines.empty())
    plan.reason += ", so the plan rests until a routine fits again.";
  else
    plan.reason += (gone.size() == 1 ? ", so it is" : ", so they are") + std::string{" left out."};
  return true;
}

bool step_back(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  const bool worse = week.symptom_change && *week.symptom_change >= rules.worse_by;
  if (week.hurt <= 0 && !worse) return false;
  plan.reason =
      week.hurt > 0 ? "A routine hurt this week, so " : "Your figures rose this week, so ";
  if (plan.level > 0) {
    --plan.level;
    plan.reason += "holds go back to level " + std::to_string(plan.level) + ".";
  } else if (plan.routines_a_day > 1) {
    --plan.routines_a_day;
    plan.reason += "the plan asks for only " + std::to_string(plan.routines_a_day) + " a day.";
  } else if (plan.routines.size() > 1) {
    plan.reason += words_of(plan.routines.back()) + " leaves the plan.";
    plan.routines.pop_back();
  } else {
    plan.reason += "the plan stays at its gentlest.";
  }
  return true;
}

bool begin_again(Plan& plan, const WeekFacts& week) {
  if (!plan.routines.empty() || !has(week.fitting, rest)) return false;
  plan.routines.emplace_back(rest);
  plan.reason = "Constructive rest fits again, so the plan begins with it.";
  return true;
}

bool step_forward(Plan& plan, const WeekFacts& week, const PlanRules& rules) {
  if (week.days_with_routine < rules.days_to_step || plan.routines_a_day == 0) return false;
  return add_lunge(plan, week) || hold_longer(plan, week) || oftener(plan, week, rules) ||
         add_supporting(plan, week, rules) || add(plan, week, ball_release);
}

}  // namespace sitwell::plan_steps
