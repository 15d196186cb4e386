#include "desktop/noting_coach.hpp"

#include <fmt/format.h>

namespace sitwell::testing {

std::vector<Advice> NotingCoach::note(const std::string& text) {
  notes.push_back(text);
  if (trouble) trouble();
  return given;
}

void NotingCoach::start(const std::string& id, Side leg, bool clip) {
  note(fmt::format("start {} {} {}", id, name_of(leg), clip ? "clip" : "clock"));
}

void NotingCoach::command(SessionCommand command) {
  note(fmt::format("command {}", static_cast<int>(command)));
}

std::vector<Advice> NotingCoach::hurts(const Hurt& hurt) {
  return note(fmt::format("hurts {} {}", name_of(hurt.where), name_of(hurt.how)));
}

std::vector<Advice> NotingCoach::check_in(const CheckIn& check_in) {
  std::string text = "check in";
  for (const auto& [symptom, figure] : check_in.figures)
    text += fmt::format(" {}={}", name_of(symptom), figure);
  if (check_in.stress) text += fmt::format(" stress={}", *check_in.stress);
  return note(fmt::format("{} {}", text, check_in.note));
}

std::vector<Advice> NotingCoach::screen(const ScreeningAnswers& answers) {
  std::string text = "screen";
  for (const auto& [condition, answer] : answers.conditions)
    text += fmt::format(" {}={}", name_of(condition), name_of(answer));
  for (const auto& [sign, yes] : answers.signs)
    text += fmt::format(" {}={}", name_of(sign), yes ? "yes" : "no");
  return note(text);
}

void NotingCoach::set_plan(const CoachPlanChanges& changes) {
  std::string text = "plan";
  if (changes.active) text += *changes.active ? " on" : " off";
  if (changes.adapts) text += *changes.adapts ? " adapts" : " stays";
  if (changes.goal_min_per_h) text += fmt::format(" goal {}", *changes.goal_min_per_h);
  if (changes.routines_a_day) text += fmt::format(" a day {}", *changes.routines_a_day);
  if (changes.level) text += fmt::format(" level {}", *changes.level);
  if (changes.routines)
    for (const std::string& id : *changes.routines) text += fmt::format(" {}", id);
  note(text);
}

}  // namespace sitwell::testing
