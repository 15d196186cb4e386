// What can change the mind of the prompt policy. All in order of time, PostureChanged excepted,
// which is about the past.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/effect.hpp"
#include "core/input.hpp"
#include "core/prompt.hpp"
#include "core/prompt_settings.hpp"
#include "core/time.hpp"

namespace sitwell {

/// The desktop's holds (locked, do_not_disturb, full_screen, call) as they are from now on; others
/// in it are ignored.
struct DesktopHolds {
  Instant at{};
  Holds holds{};
};
/// A good moment to interrupt: paused, unlocked or returned.
struct Breakpoint {
  Instant at{};
  PromptReason kind = PromptReason::paused;
};
/// Working hours begin or end.
struct WorkingHoursChanged {
  Instant at{};
  bool within = true;
};
/// A new day: what is counted by day begins anew.
struct DayBegan {
  Instant at{};
};
enum class Request : std::uint8_t {
  stand,  ///< "I am getting up": takes the prompt off the screen; the clip will tell
  snooze,
  skip,
  take_break,  ///< asks for a prompt now
  withdraw,    ///< whatever is on show has lost its reason
};
struct Requested {
  Instant at{};
  Request request = Request::stand;
};
/// The wearer wants no prompts until then, or (nothing) again.
struct QuietRequested {
  Instant at{};
  std::optional<Instant> until;
};
/// New settings: what is on show stays as it is.
struct PromptSettingsChanged {
  Instant at{};
  PromptSettings settings;
};
/// What an earlier run of the program left: the day's prompts in order, and the quiet in force.
struct PromptsRestored {
  Instant at{};
  std::vector<Prompt> today;
  std::optional<Quiet> quiet;
};

using PromptInput =
    std::variant<PostureChanged, DesktopHolds, Breakpoint, WorkingHoursChanged, ComputerResumed,
                 DayBegan, Requested, QuietRequested, PromptSettingsChanged, PromptsRestored, Tick>;

/// When an input takes effect; a posture does so when it is decided.
Instant when(const PromptInput& input);

}  // namespace sitwell
