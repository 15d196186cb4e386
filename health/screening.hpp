// Screening before the first routine, and what follows from its answers: rules as data, after
// docs/health.md. Not a diagnosis: it hides what may not fit, says why, and says whom to ask.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/condition.hpp"
#include "core/routine.hpp"

namespace sitwell {

/// What asks for somebody who can look at it. The order is part of the history's file format:
/// append, never reorder.
enum class Sign : std::uint8_t {
  sharp_pain,        ///< sharp, shooting or electric
  pelvic_pain,       ///< significant, or pelvic floor trouble
  leg_numb_or_weak,  ///< numbness or weakness in a leg
  bladder_or_bowel,  ///< loss of control
  saddle_numbness,
  worsening_leg_weakness,  ///< new or worsening
  fever,                   ///< with back or hip pain
  major_trauma,
  night_pain,  ///< severe
};
inline constexpr std::array all_signs{Sign::sharp_pain,
                                      Sign::pelvic_pain,
                                      Sign::leg_numb_or_weak,
                                      Sign::bladder_or_bowel,
                                      Sign::saddle_numbness,
                                      Sign::worsening_leg_weakness,
                                      Sign::fever,
                                      Sign::major_trauma,
                                      Sign::night_pain};
std::string_view name_of(Sign sign);
std::optional<Sign> sign_named(std::string_view name);

/// `cleared`: it is so, and a professional who knows of it said that these routines are fine. The
/// order is part of the history's file format: append, never reorder.
enum class ConditionAnswer : std::uint8_t { no, yes, cleared };
std::string_view name_of(ConditionAnswer answer);
std::optional<ConditionAnswer> condition_answer_named(std::string_view name);

/// Every question is answered; what is not in here is a no.
struct ScreeningAnswers {
  std::map<Condition, ConditionAnswer> conditions;
  std::map<Sign, bool> signs;
  friend bool operator==(const ScreeningAnswers&, const ScreeningAnswers&) = default;
};

/// A question of the screening.
struct ScreeningQuestion {
  std::string_view name;  ///< of its condition or sign
  std::optional<Condition> condition;
  std::optional<Sign> sign;
  std::string_view text;
  bool clearable = false;  ///< `cleared` is an answer
};
/// In the order they are asked: urgent signs first.
std::span<const ScreeningQuestion> screening_questions();

enum class AdviceLevel : std::uint8_t { note, ask_first, professional, urgent };
std::string_view name_of(AdviceLevel level);

/// What the wearer should read.
struct Advice {
  AdviceLevel level = AdviceLevel::note;
  std::string about;  ///< the name of the condition, sign or rule
  std::string title;
  std::string text;
  friend bool operator==(const Advice&, const Advice&) = default;
};

/// What follows from the answers, most urgent first.
std::vector<Advice> advice_for(const ScreeningAnswers& answers);
/// The most urgent first; what is as urgent stays in its order.
void sort_by_urgency(std::vector<Advice>& advice);

/// Whether a routine may be offered.
struct Fit {
  bool fits = true;
  std::vector<std::string> why;  ///< a sentence each, where it does not fit
  std::string instead;  ///< the identifier of a routine to do instead, where that fits; often empty
  std::vector<std::string> mind;  ///< fits, but mind this: a sentence each
};
/// The routine's own contraindications and the rules that go by what it demands, together.
Fit fit_of(const Routine& routine, const ScreeningAnswers& answers);

/// Asked again after this many days.
inline constexpr int screening_holds_days = 90;

}  // namespace sitwell
