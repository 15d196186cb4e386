// What a prompt says to its wearer: short, kind and true. Pure.
#pragma once

#include <string>

#include "core/prompt.hpp"
#include "daemon/desktop/notifier.hpp"

namespace sitwell::daemon {

/// What goes into the words beside the prompt itself.
struct PromptWords {
  bool again = false;  ///< it was on show before: reopened, or restored
  int snoozes_left = 0;
  Duration snooze = std::chrono::minutes{10};
  Duration counting_break = std::chrono::seconds{60};
  bool routines = false;  ///< there is a routine to offer
  bool sound = false;
};

/// Actions by key: stand, routine, snooze, skip; only those that would be granted.
[[nodiscard]] Notice notice_of(const Prompt& prompt, const PromptWords& words);

/// "1 h 40 min", "34 min", "25 s": rounded down, so that nobody is told more than is true.
[[nodiscard]] std::string spoken(Duration duration);

}  // namespace sitwell::daemon
