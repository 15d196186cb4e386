#include "daemon/desktop/coach_arguments.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "daemon/desktop/answering.hpp"
#include "health/plan.hpp"

namespace sitwell::daemon {
namespace {

constexpr std::size_t longest_identifier = 40;  // as routine files may have it
constexpr std::int32_t not_answered = -1;
constexpr const char* yes_or_no = "true or false (b)";

constexpr Names<SessionCommand, 6> session_commands{{{"pause", SessionCommand::pause},
                                                     {"resume", SessionCommand::resume},
                                                     {"skip", SessionCommand::skip},
                                                     {"repeat", SessionCommand::repeat},
                                                     {"by_clock", SessionCommand::by_clock},
                                                     {"stop", SessionCommand::stop}}};

template <class... Parts>
[[noreturn]] void invalid(fmt::format_string<Parts...> text, Parts&&... parts) {
  throw InvalidArguments(fmt::format(text, std::forward<Parts>(parts)...));
}

template <class T>
T value_of(const sdbus::Variant& given, std::string_view name, const char* expected) {
  if (!given.containsValueOfType<T>()) invalid("{}: expected {}", name, expected);
  return given.get<T>();
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= longest_identifier &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

/// The question of that name.
const ScreeningQuestion& question_named(std::string_view name) {
  for (const ScreeningQuestion& question : screening_questions())
    if (question.name == name) return question;
  invalid(
      "there is no such question: expected the name of a condition or a sign, as docs/dbus.md "
      "lists them");
}

std::uint32_t count(const sdbus::Variant& given, std::string_view name, std::uint32_t least,
                    std::uint32_t most) {
  const auto number = value_of<std::uint32_t>(given, name, "a whole number (u)");
  if (number < least || number > most)
    invalid("{} is {}: expected {} to {}", name, number, least, most);
  return number;
}

double goal(const sdbus::Variant& given) {
  const auto goal = value_of<double>(given, "goal_min_per_h", "a number (d)");
  if (goal != 0 && !(goal >= least_goal && goal <= highest_goal))
    invalid("goal_min_per_h: expected {} to {} minutes, or 0 for no goal", least_goal,
            highest_goal);
  return goal;
}

std::vector<std::string> routines(const sdbus::Variant& given) {
  auto ids = value_of<std::vector<std::string>>(given, "routines", "a list of texts (as)");
  if (ids.empty() || ids.size() > most_routines)
    invalid("{} routines: expected 1 to {}", ids.size(), most_routines);
  for (auto id = ids.begin(); id != ids.end(); ++id)
    if (std::find(ids.begin(), id, checked_identifier(*id)) != id)
      invalid("routines: expected each of them once");
  return ids;
}

enum class PlanKey { active, adapts, goal, routines_a_day, routines, level };
constexpr Names<PlanKey, 6> plan_keys{{{"active", PlanKey::active},
                                       {"adapts", PlanKey::adapts},
                                       {"goal_min_per_h", PlanKey::goal},
                                       {"routines_a_day", PlanKey::routines_a_day},
                                       {"routines", PlanKey::routines},
                                       {"level", PlanKey::level}}};

enum class StartKey { leg, clip };
constexpr Names<StartKey, 2> start_keys{{{"leg", StartKey::leg}, {"clip", StartKey::clip}}};
constexpr std::array legs{Side::left, Side::right};

void read(const std::string& name, const sdbus::Variant& value, CoachPlanChanges& into) {
  switch (named(plan_keys, name, "part of a plan")) {
    case PlanKey::active: into.active = value_of<bool>(value, name, yes_or_no); return;
    case PlanKey::adapts: into.adapts = value_of<bool>(value, name, yes_or_no); return;
    case PlanKey::goal: into.goal_min_per_h = goal(value); return;
    case PlanKey::routines_a_day:
      into.routines_a_day = count(value, name, 0, most_routines_a_day);
      return;
    case PlanKey::routines: into.routines = routines(value); return;
    case PlanKey::level: into.level = count(value, name, 0, highest_level); return;
  }
}

}  // namespace

const std::string& checked_identifier(const std::string& id) {
  if (!is_identifier(id))
    invalid("a routine's identifier: expected 1 to {} of the characters a to z, 0 to 9, - and _",
            longest_identifier);
  return id;
}

StartWish start_wish_of(const bus::Dictionary& options) {
  StartWish wish;
  for (const auto& [name, value] : options)
    if (named(start_keys, name, "option") == StartKey::clip)
      wish.clip = value_of<bool>(value, name, yes_or_no);
    else
      wish.leg = named(names_of(legs), value_of<std::string>(value, name, "text (s)"), "leg");
  return wish;
}

SessionCommand session_command_of(const std::string& name) {
  return named(session_commands, name, "command");
}

Hurt hurt_of(const std::string& where, const std::string& how) {
  return {.where = named(names_of(all_hurt_places), where, "place"),
          .how = named(names_of(all_hurt_kinds), how, "kind of pain")};
}

CheckIn check_in_of(const std::map<std::string, std::uint32_t>& figures, std::int32_t stress,
                    const std::string& note) {
  CheckIn check_in;
  for (const auto& [name, figure] : figures) {
    const Symptom symptom = named(names_of(all_symptoms), name, "symptom");
    if (figure > highest_figure)
      invalid("{} is {}: expected 0 to {}", name, figure, highest_figure);
    check_in.figures.emplace(symptom, static_cast<int>(figure));
  }
  if (stress < not_answered || stress > highest_figure)
    invalid("stress is {}: expected 0 to {}, or {} where it was not answered", stress,
            highest_figure, not_answered);
  if (stress != not_answered) check_in.stress = stress;
  if (note.size() > longest_note)
    invalid("the note is {} bytes long: expected {} at most", note.size(), longest_note);
  check_in.note = note;
  if (!is_valid(check_in)) invalid("nothing is in it: expected a figure, stress or a note");
  return check_in;
}

ScreeningAnswers answers_of(const std::map<std::string, std::string>& given) {
  constexpr std::array kinds{ConditionAnswer::no, ConditionAnswer::yes, ConditionAnswer::cleared};
  ScreeningAnswers answers;
  for (const auto& [name, text] : given) {
    const ScreeningQuestion& question = question_named(name);
    const ConditionAnswer answer = named(names_of(kinds), text, "answer");
    if (answer == ConditionAnswer::cleared && !question.clearable)
      invalid("cleared is no answer to {}: expected no or yes", question.name);
    if (question.condition) answers.conditions.emplace(*question.condition, answer);
    if (question.sign) answers.signs.emplace(*question.sign, answer == ConditionAnswer::yes);
  }
  return answers;
}

CoachPlanChanges plan_changes_of(const bus::Dictionary& given) {
  if (given.empty()) invalid("nothing to change: expected a part of the plan");
  CoachPlanChanges changes;
  for (const auto& [name, value] : given) read(name, value, changes);
  return changes;
}

}  // namespace sitwell::daemon
