// A prompt to stand and stretch, what held it back, and what became of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace sitwell {

/// Why a prompt came when it did. The order is part of the history's file format: append, never
/// reorder.
enum class PromptReason : std::uint8_t {
  paused,    ///< no key or pointer for a few seconds: a breakpoint
  unlocked,  ///< the screen was unlocked: a breakpoint
  returned,  ///< back from a minute or more without a key or pointer: a breakpoint
  waited,    ///< no breakpoint came; it was not put off any longer
  asked,     ///< the wearer asked for a break
};
inline constexpr std::array all_prompt_reasons{PromptReason::paused, PromptReason::unlocked,
                                               PromptReason::returned, PromptReason::waited,
                                               PromptReason::asked};

/// What became of a prompt. The order is part of the history's file format.
enum class PromptOutcome : std::uint8_t {
  open,       ///< on show, or being answered by standing
  acted,      ///< the clip saw the wearer get up
  snoozed,    ///< put off by the wearer
  skipped,    ///< refused by the wearer
  ignored,    ///< its life ended and nothing had happened
  withdrawn,  ///< it had lost its reason: the clip was taken off, the day or working hours ended
};
inline constexpr std::array all_prompt_outcomes{PromptOutcome::open,    PromptOutcome::acted,
                                                PromptOutcome::snoozed, PromptOutcome::skipped,
                                                PromptOutcome::ignored, PromptOutcome::withdrawn};

/// What speaks against a prompt just now. The numbers are part of the history's file format.
enum class Hold : std::uint16_t {
  locked = 1,
  do_not_disturb = 2,
  full_screen = 4,
  call = 8,            ///< a microphone or a camera is in use
  outside_hours = 16,  ///< not within working hours
  resumed = 32,        ///< the computer has just woken up
  quiet = 64,          ///< the wearer asked for quiet
  capped = 128,        ///< enough for one day
};
inline constexpr std::array all_holds{Hold::locked, Hold::do_not_disturb, Hold::full_screen,
                                      Hold::call,   Hold::outside_hours,  Hold::resumed,
                                      Hold::quiet,  Hold::capped};

/// A set of them.
class Holds {
 public:
  constexpr Holds() = default;
  constexpr explicit Holds(std::uint16_t bits) : bits_(bits) {}
  constexpr Holds(Hold hold) : bits_(static_cast<std::uint16_t>(hold)) {}

  [[nodiscard]] constexpr bool has(Hold hold) const {
    return (bits_ & static_cast<std::uint16_t>(hold)) != 0;
  }
  [[nodiscard]] constexpr bool none() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  constexpr void set(Hold hold, bool on = true) {
    const auto bit = static_cast<std::uint16_t>(hold);
    bits_ = static_cast<std::uint16_t>(on ? bits_ | bit : bits_ & ~bit);
  }
  friend constexpr Holds operator|(Holds a, Holds b) {
    return Holds{static_cast<std::uint16_t>(a.bits_ | b.bits_)};
  }
  friend constexpr Holds operator&(Holds a, Holds b) {
    return Holds{static_cast<std::uint16_t>(a.bits_ & b.bits_)};
  }
  friend constexpr bool operator==(Holds, Holds) = default;

 private:
  std::uint16_t bits_ = 0;
};

struct Prompt {
  Instant shown{};  ///< its name: no two prompts are shown at one moment
  PromptReason reason = PromptReason::waited;
  /// Flexed-hip sitting since the last break that counted, when it was shown.
  Duration sat{};
  /// How long it was due before it was shown, and what held it back in that time.
  Duration waited{};
  Holds held{};
  /// Sitting during the quiet the wearer had asked for and that has just ended; 0 without one.
  Duration sat_in_quiet{};
  PromptOutcome outcome = PromptOutcome::open;
  Instant ended{};          ///< when its outcome was known; shown while open
  Duration break_length{};  ///< of the break it led to, as the clip saw it; grows while that lasts
  friend bool operator==(const Prompt&, const Prompt&) = default;
};

/// No prompts between the two, because the wearer said so. Always has an end.
struct Quiet {
  Instant begin{};
  Instant until{};
  friend bool operator==(const Quiet&, const Quiet&) = default;
};

std::string_view name_of(PromptReason reason);
std::string_view name_of(PromptOutcome outcome);
std::string_view name_of(Hold hold);
std::optional<PromptReason> prompt_reason_named(std::string_view name);
std::optional<PromptOutcome> prompt_outcome_named(std::string_view name);

}  // namespace sitwell
