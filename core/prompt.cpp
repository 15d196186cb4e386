#include "core/prompt.hpp"

namespace sitwell {

std::string_view name_of(PromptReason reason) {
  switch (reason) {
    case PromptReason::paused: return "paused";
    case PromptReason::unlocked: return "unlocked";
    case PromptReason::returned: return "returned";
    case PromptReason::waited: return "waited";
    case PromptReason::asked: return "asked";
  }
  return "unknown";
}

std::string_view name_of(PromptOutcome outcome) {
  switch (outcome) {
    case PromptOutcome::open: return "open";
    case PromptOutcome::acted: return "acted";
    case PromptOutcome::snoozed: return "snoozed";
    case PromptOutcome::skipped: return "skipped";
    case PromptOutcome::ignored: return "ignored";
    case PromptOutcome::withdrawn: return "withdrawn";
  }
  return "unknown";
}

std::string_view name_of(Hold hold) {
  switch (hold) {
    case Hold::locked: return "locked";
    case Hold::do_not_disturb: return "do_not_disturb";
    case Hold::full_screen: return "full_screen";
    case Hold::call: return "call";
    case Hold::outside_hours: return "outside_hours";
    case Hold::resumed: return "resumed";
    case Hold::quiet: return "quiet";
    case Hold::capped: return "capped";
  }
  return "unknown";
}

std::optional<PromptReason> prompt_reason_named(std::string_view name) {
  for (const PromptReason reason : all_prompt_reasons)
    if (name_of(reason) == name) return reason;
  return std::nullopt;
}

std::optional<PromptOutcome> prompt_outcome_named(std::string_view name) {
  for (const PromptOutcome outcome : all_prompt_outcomes)
    if (name_of(outcome) == name) return outcome;
  return std::nullopt;
}

}  // namespace sitwell
