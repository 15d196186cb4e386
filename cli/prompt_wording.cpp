#include "cli/prompt_wording.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

// As people would count them: what went well first.
constexpr std::array told_first{PromptOutcome::acted,     PromptOutcome::snoozed,
                                PromptOutcome::skipped,   PromptOutcome::ignored,
                                PromptOutcome::withdrawn, PromptOutcome::open};

}  // namespace

PromptSummary summary_of(std::span<const StoredPrompt> prompts) {
  PromptSummary summary;
  std::chrono::milliseconds breaks{};
  int with_break = 0;
  for (const StoredPrompt& prompt : prompts) {
    ++summary.prompts;
    ++summary.by_outcome[static_cast<std::size_t>(prompt.outcome)];
    if (prompt.break_ms == 0) continue;
    ++with_break;
    breaks += std::chrono::milliseconds{prompt.break_ms};
  }
  if (with_break > 0) summary.mean_break = breaks / with_break;
  return summary;
}

std::string_view wording(PromptOutcome outcome) {
  switch (outcome) {
    case PromptOutcome::acted: return "followed";
    case PromptOutcome::snoozed: return "snoozed";
    case PromptOutcome::skipped: return "skipped";
    case PromptOutcome::ignored: return "ignored";
    case PromptOutcome::withdrawn: return "withdrawn";
    case PromptOutcome::open: break;
  }
  return "unanswered";
}

std::string_view wording(PromptReason reason) {
  switch (reason) {
    case PromptReason::paused: return "at a pause";
    case PromptReason::unlocked: return "when the screen was unlocked";
    case PromptReason::returned: return "on coming back to the computer";
    case PromptReason::waited: return "without a pause to wait for";
    case PromptReason::asked: return "asked for";
  }
  return "";
}

std::string_view wording(Hold hold) {
  switch (hold) {
    case Hold::locked: return "the screen was locked";
    case Hold::do_not_disturb: return "do not disturb";
    case Hold::full_screen: return "full screen";
    case Hold::call: return "a call";
    case Hold::outside_hours: return "outside working hours";
    case Hold::resumed: return "just woken up";
    case Hold::quiet: return "quiet";
    case Hold::capped: return "enough for the day";
  }
  return "";
}

std::string wording(const PromptSummary& summary) {
  if (summary.prompts == 0) return "no prompts";
  std::vector<std::string> counts;
  for (const PromptOutcome outcome : told_first)
    if (const int count = summary.by_outcome[static_cast<std::size_t>(outcome)]; count > 0)
      counts.push_back(fmt::format("{} {}", count, wording(outcome)));
  std::string text = fmt::format("{} prompt{}: {}", summary.prompts,
                                 summary.prompts == 1 ? "" : "s", fmt::join(counts, ", "));
  if (summary.mean_break)
    text += fmt::format("; breaks after prompts {} on average", exact_wording(*summary.mean_break));
  return text;
}

nlohmann::ordered_json to_json(const PromptSummary& summary) {
  nlohmann::ordered_json json;
  json["prompts"] = summary.prompts;
  for (const PromptOutcome outcome : all_prompt_outcomes)
    json[std::string{name_of(outcome)}] = summary.by_outcome[static_cast<std::size_t>(outcome)];
  json["mean_break_s"] = nullptr;
  if (summary.mean_break)
    json["mean_break_s"] =
        seconds(std::chrono::round<std::chrono::milliseconds>(*summary.mean_break));
  return json;
}

}  // namespace sitwell::cli
