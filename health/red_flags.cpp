#include "health/red_flags.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace sitwell {
namespace {

Advice advice(AdviceLevel level, std::string_view about, std::string_view title,
              std::string_view text) {
  return {level, std::string{about}, std::string{title}, std::string{text}};
}

bool in(const DayRange& range, std::chrono::local_days day) {
  return day >= range.first && day <= range.last;
}

const HurtRule& rule_of(HurtKind kind) {
  const auto rules = hurt_rules();
  const auto found = std::ranges::find(rules, kind, &HurtRule::kind);
  return found == rules.end() ? rules.front() : *found;
}

/// Sharp pain of last week is not over because it stopped: said until it is out of sight.
void add_recent_hurts(std::vector<Advice>& all, const Observed& observed,
                      const RedFlagRules& rules) {
  const DayRange window = days_until(observed.today, rules.days);
  std::set<HurtKind> said;
  int hurts = 0;
  for (const DatedHurt& dated : observed.hurts) {
    if (!in(window, dated.day)) continue;
    ++hurts;
    const HurtRule& rule = rule_of(dated.hurt.how);
    if (rule.level < AdviceLevel::professional || !said.insert(rule.kind).second) continue;
    all.push_back(advice(rule.level, name_of(rule.kind),
                         "A routine ended with " + std::string{rule.what},
                         "That was within the past " + std::to_string(rules.days) +
                             " days. Let a doctor, physiotherapist or chiropractor look at it "
                             "before the next routine."));
  }
  if (hurts >= rules.least_hurts)
    all.push_back(advice(
        AdviceLevel::professional, "repeated_hurts", "It has hurt more than once",
        std::to_string(hurts) + " routines ended with pain within " + std::to_string(rules.days) +
            " days. Leave them until a doctor, physiotherapist or chiropractor has "
            "looked at you."));
}

void add_latest_figures(std::vector<Advice>& all, const Observed& observed,
                        const RedFlagRules& rules) {
  const DayRange window = days_until(observed.today, rules.days);
  const DatedCheckIn* latest = nullptr;
  for (const DatedCheckIn& dated : observed.check_ins)
    if (in(window, dated.day) && (!latest || dated.day >= latest->day)) latest = &dated;
  if (!latest) return;
  for (Advice& one : advice_for(latest->check_in)) all.push_back(std::move(one));
}

}  // namespace

std::vector<Advice> advice_for(const Hurt& hurt) {
  const HurtRule& rule = rule_of(hurt.how);
  std::vector<Advice> all{advice(rule.level, "hurt", rule.title, rule.text)};
  for (const PlaceRule& place : place_rules())
    if (place.place == hurt.where)
      all.push_back(advice(AdviceLevel::note, name_of(place.place), place.title, place.text));
  all.push_back(
      advice(AdviceLevel::note, "urgent_signs", "Get urgent care now if one of these is so",
             "You cannot control bladder or bowel; the saddle area is numb; a leg is newly weak or "
             "gets weaker; you have a fever with back or hip pain; it came with a major trauma; "
             "severe pain keeps you awake at night."));
  sort_by_urgency(all);
  return all;
}

std::vector<Advice> advice_for(const CheckIn& check_in) {
  std::vector<Advice> all;
  for (const FigureRule& rule : figure_rules()) {
    const auto figure = check_in.figures.find(rule.symptom);
    if (figure != check_in.figures.end() && figure->second >= rule.from)
      all.push_back(
          advice(AdviceLevel::professional, name_of(rule.symptom), rule.title, rule.text));
  }
  return all;
}

bool no_improvement(const Observed& observed, const RedFlagRules& rules) {
  const DayRange window = days_until(observed.today, rules.days);
  std::set<std::chrono::local_days> done;
  for (const auto day : observed.routine_days)
    if (in(window, day)) done.insert(day);
  if (static_cast<int>(done.size()) < rules.least_routine_days) return false;

  bool followed = false;
  for (const Symptom symptom : all_symptoms) {
    const Trend trend = trend_of(observed.check_ins, symptom, window, rules.trend);
    if (trend.direction == Direction::unknown || *trend.first_week <= 0) continue;
    if (trend.direction == Direction::falling) return false;
    followed = true;
  }
  return followed;
}

std::vector<Advice> advice_for(const Observed& observed, const RedFlagRules& rules) {
  std::vector<Advice> all;
  if (no_improvement(observed, rules))
    all.push_back(advice(AdviceLevel::professional, "no_improvement",
                         "No change for the better in " + std::to_string(rules.days) + " days",
                         "You did your routines, and none of the figures you follow has fallen. "
                         "Gentle stretching may not be what this needs: ask a doctor, "
                         "physiotherapist or chiropractor, and take Sitwell's report along."));
  add_recent_hurts(all, observed, rules);
  add_latest_figures(all, observed, rules);
  sort_by_urgency(all);
  return all;
}

}  // namespace sitwell
