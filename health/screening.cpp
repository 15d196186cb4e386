#include "health/screening.hpp"

#include <algorithm>

#include "health/screening_rules.hpp"

namespace sitwell {
namespace {

bool is_clearable(Condition condition) {
  return std::ranges::any_of(screening_questions(), [condition](const ScreeningQuestion& question) {
    return question.condition == condition && question.clearable;
  });
}

/// The condition is there, and nobody's word has lifted it. `cleared` where it is no answer is a
/// yes: answers come from files and from the bus.
bool holds(Condition condition, const ScreeningAnswers& answers) {
  const auto found = answers.conditions.find(condition);
  if (found == answers.conditions.end()) return false;
  if (found->second == ConditionAnswer::cleared) return !is_clearable(condition);
  return found->second == ConditionAnswer::yes;
}

bool holds(Sign sign, const ScreeningAnswers& answers) {
  const auto found = answers.signs.find(sign);
  return found != answers.signs.end() && found->second;
}

bool asks_for(const Routine& routine, Demand demand) {
  return std::ranges::find(routine.demands, demand) != routine.demands.end();
}

void hide(Fit& fit, std::string_view why, std::string_view instead) {
  fit.fits = false;
  fit.why.emplace_back(why);
  if (fit.instead.empty()) fit.instead = instead;
}

void apply_signs(Fit& fit, const Routine& routine, const ScreeningAnswers& answers) {
  for (const SignRule& rule : sign_rules()) {
    if (!holds(rule.sign, answers)) continue;
    if (rule.level == AdviceLevel::urgent || !is_gentlest(routine))
      hide(fit, rule.why, gentlest_routine);
  }
}

/// The routine's own sentence, else the rule's: one a condition.
void apply_condition(Fit& fit, const Routine& routine, Condition condition) {
  for (const Contraindication& own : routine.contraindications)
    if (own.condition == condition) return hide(fit, own.why, own.instead);
  for (const HidingRule& rule : hiding_rules()) {
    if (rule.condition != condition) continue;
    if (rule.demand ? asks_for(routine, *rule.demand) : !is_gentlest(routine))
      return hide(fit, rule.why, rule.instead);
  }
  for (const MindingRule& rule : minding_rules())
    if (rule.condition == condition && (!rule.demand || asks_for(routine, *rule.demand)))
      fit.mind.emplace_back(rule.text);
}

bool any_urgent(const ScreeningAnswers& answers) {
  return std::ranges::any_of(sign_rules(), [&](const SignRule& rule) {
    return rule.level == AdviceLevel::urgent && holds(rule.sign, answers);
  });
}

/// Something that leaves only the gentlest: a routine's own proposal is worth nothing then.
bool only_gentlest(const ScreeningAnswers& answers) {
  return std::ranges::any_of(sign_rules(),
                             [&](const SignRule& rule) { return holds(rule.sign, answers); }) ||
         std::ranges::any_of(hiding_rules(), [&](const HidingRule& rule) {
           return !rule.demand && holds(rule.condition, answers);
         });
}

}  // namespace

std::vector<Advice> advice_for(const ScreeningAnswers& answers) {
  std::vector<Advice> advice;
  const auto add = [&advice](AdviceLevel level, std::string_view about, std::string_view title,
                             std::string_view text) {
    advice.push_back({level, std::string{about}, std::string{title}, std::string{text}});
  };
  for (const SignRule& rule : sign_rules())
    if (holds(rule.sign, answers)) add(rule.level, name_of(rule.sign), rule.title, rule.text);
  for (const ConditionAdvice& row : condition_advice())
    if (holds(row.condition, answers)) add(row.level, name_of(row.condition), row.title, row.text);
  sort_by_urgency(advice);
  return advice;
}

void sort_by_urgency(std::vector<Advice>& advice) {
  std::ranges::stable_sort(advice,
                           [](const Advice& a, const Advice& b) { return a.level > b.level; });
}

Fit fit_of(const Routine& routine, const ScreeningAnswers& answers) {
  Fit fit;
  apply_signs(fit, routine, answers);
  for (const Condition condition : all_conditions)
    if (holds(condition, answers)) apply_condition(fit, routine, condition);
  if (fit.fits) return fit;
  fit.mind.clear();
  if (only_gentlest(answers)) fit.instead = gentlest_routine;
  if (any_urgent(answers) || fit.instead == routine.id) fit.instead.clear();
  return fit;
}

}  // namespace sitwell
