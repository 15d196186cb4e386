// How the command line speaks of prompts: why they came, what held them back, what became of them.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "history/prompt_row.hpp"

namespace sitwell::cli {

struct PromptSummary {
  int prompts = 0;
  std::array<int, all_prompt_outcomes.size()> by_outcome{};  ///< by the outcome's number
  std::optional<Duration> mean_break{};                      ///< of those that led to a break
};

PromptSummary summary_of(std::span<const StoredPrompt> prompts);

/// "followed", "snoozed", ...: an outcome as people say it.
std::string_view wording(PromptOutcome outcome);
/// "at a pause", "asked for", ...
std::string_view wording(PromptReason reason);
/// "a call", "full screen", ...
std::string_view wording(Hold hold);
/// "4 prompts: 3 followed, 1 snoozed; breaks after prompts 3 min 20 s on average".
std::string wording(const PromptSummary& summary);
/// A count for each outcome by its name, and mean_break_s.
nlohmann::ordered_json to_json(const PromptSummary& summary);

}  // namespace sitwell::cli
