// Names of the screening's words, as history, bus and command line have them.
#include <array>

#include "health/screening.hpp"

namespace sitwell {

std::string_view name_of(Sign sign) {
  switch (sign) {
    case Sign::sharp_pain: return "sharp_pain";
    case Sign::pelvic_pain: return "pelvic_pain";
    case Sign::leg_numb_or_weak: return "leg_numb_or_weak";
    case Sign::bladder_or_bowel: return "bladder_or_bowel";
    case Sign::saddle_numbness: return "saddle_numbness";
    case Sign::worsening_leg_weakness: return "worsening_leg_weakness";
    case Sign::fever: return "fever";
    case Sign::major_trauma: return "major_trauma";
    case Sign::night_pain: return "night_pain";
  }
  return "unknown";
}

std::optional<Sign> sign_named(std::string_view name) {
  for (const Sign sign : all_signs)
    if (name_of(sign) == name) return sign;
  return std::nullopt;
}

std::string_view name_of(ConditionAnswer answer) {
  switch (answer) {
    case ConditionAnswer::no: return "no";
    case ConditionAnswer::yes: return "yes";
    case ConditionAnswer::cleared: return "cleared";
  }
  return "no";
}

std::optional<ConditionAnswer> condition_answer_named(std::string_view name) {
  for (const auto answer : {ConditionAnswer::no, ConditionAnswer::yes, ConditionAnswer::cleared})
    if (name_of(answer) == name) return answer;
  return std::nullopt;
}

std::string_view name_of(AdviceLevel level) {
  switch (level) {
    case AdviceLevel::note: return "note";
    case AdviceLevel::ask_first: return "ask_first";
    case AdviceLevel::professional: return "professional";
    case AdviceLevel::urgent: return "urgent";
  }
  return "note";
}

}  // namespace sitwell
