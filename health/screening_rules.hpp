// The rules of screening as tables: what each answer means, what it hides, and the sentences said.
// docs/health.md shows the same tables, and a test compares them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "health/screening.hpp"

namespace sitwell {

/// What a sign leads to: urgent ones hide everything, the others all but the gentlest.
struct SignRule {
  Sign sign;
  AdviceLevel level;  ///< professional or urgent
  std::string_view title;
  std::string_view text;
  std::string_view why;  ///< said with what is hidden
};
std::span<const SignRule> sign_rules();
const SignRule& rule_of(Sign sign);

/// What the wearer reads about a condition. A condition may have several rows.
struct ConditionAdvice {
  Condition condition;
  AdviceLevel level;
  std::string_view title;
  std::string_view text;
};
std::span<const ConditionAdvice> condition_advice();

/// What a condition hides: what makes this demand, or, without one, all but the gentlest.
struct HidingRule {
  Condition condition;
  std::optional<Demand> demand;
  std::string_view why;
  std::string_view instead;  ///< the identifier of a routine that may be done instead, or empty
};
std::span<const HidingRule> hiding_rules();

/// What to mind in what a condition leaves: where this demand is made, or, without one, always.
struct MindingRule {
  Condition condition;
  std::optional<Demand> demand;
  std::string_view text;
};
std::span<const MindingRule> minding_rules();

/// Lying on the back, and nothing else: what constructive rest asks for. A routine that says
/// nothing of what it asks is not among the gentlest, because nobody can know.
bool is_gentlest(const Routine& routine);

/// The one shipped routine that is: offered instead of what is hidden.
inline constexpr std::string_view gentlest_routine = "constructive-rest";

}  // namespace sitwell
