// What the prompt policy wants done; by whom is not its business.
#pragma once

#include <variant>
#include <vector>

#include "core/prompt.hpp"
#include "core/time.hpp"

namespace sitwell {

/// Put this on the screen; a second time for one that is reopened or restored.
struct ShowPrompt {
  Prompt prompt;
  bool again = false;
};
/// Take it off the screen.
struct ClosePrompt {
  Instant at{};
  Prompt prompt;
};
/// Keep it; keyed by `shown`, saying it again replaces it.
struct PromptSaved {
  Prompt prompt;
};
/// Keep it; keyed by `begin`. One that ends early is said again with its true end.
struct QuietSaved {
  Quiet quiet;
};
/// A break that counts has just become one (upright for counting_break), prompted or not.
struct BreakCounted {
  Instant begin{};
};
using PromptEffect = std::variant<ShowPrompt, ClosePrompt, PromptSaved, QuietSaved, BreakCounted>;
using PromptEffects = std::vector<PromptEffect>;

}  // namespace sitwell
