// Prompts and quiet as the history stores them, as values.
#pragma once

#include <cstdint>

#include "core/prompt.hpp"
#include "history/row.hpp"

namespace sitwell {

/// No stretch of time in them is longer: a year.
inline constexpr std::int64_t longest_of_prompt_ms = 366LL * 24 * 3'600'000;

struct StoredPrompt {
  std::int64_t shown_utc_ms = 0;  ///< its name, as the clock told it then
  std::int32_t utc_offset_s = 0;  ///< east of Greenwich positive
  PromptReason reason = PromptReason::waited;
  std::int64_t sat_ms = 0;
  std::int64_t waited_ms = 0;
  Holds held{};
  std::int64_t sat_in_quiet_ms = 0;
  PromptOutcome outcome = PromptOutcome::open;
  std::int64_t ended_utc_ms = 0;  ///< elapsed time from shown_utc_ms, true across clock steps
  std::int64_t break_ms = 0;
  friend bool operator==(const StoredPrompt&, const StoredPrompt&) = default;
};

struct StoredQuiet {
  std::int64_t begin_utc_ms = 0;
  std::int64_t until_utc_ms = 0;  ///< elapsed time from begin_utc_ms
  std::int32_t utc_offset_s = 0;
  friend bool operator==(const StoredQuiet&, const StoredQuiet&) = default;
};

/// Whether the row could be stored.
bool is_valid(const StoredPrompt& row);
bool is_valid(const StoredQuiet& row);

}  // namespace sitwell
