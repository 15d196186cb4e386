// What prompts remember of the day and of the spell of sitting under way: how many there were, what
// they came to, and so how much sitting opens the next window.
#pragma once

#include <optional>

#include "core/prompt.hpp"
#include "core/prompt_settings.hpp"
#include "core/sedentary_meter.hpp"
#include "core/time.hpp"

namespace sitwell {

/// The flexed-hip sitting since the beginning, up to a moment of the past.
struct SittingMark {
  Instant at{};
  Duration flexed{};
};

class PromptLedger {
 public:
  /// One is on show now that the wearer did not ask for.
  void shown() { ++shown_today_; }
  /// A prompt has its outcome. `early`: the wearer had asked for it before any was due.
  void resolved(const Prompt& prompt, SittingMark now, bool early, const PromptSettings& settings);
  /// For a further interval there is no reason to ask again.
  void put_off(SittingMark now, const PromptSettings& settings);
  /// The count begins anew. Behind a break what was postponed is charged: `flexed` is the sitting
  /// up to it. Nothing where there was no break.
  void begin_spell(std::optional<Duration> flexed, const PromptSettings& settings);
  /// The break was none: the spell before it goes on.
  void take_back_break() { spell_ = before_; }
  void begin_day();
  /// Postures have changed from `at` on.
  void revise(Instant at, const SedentaryMeter& meter);

  /// The flexed-hip sitting since the beginning at which the window opens.
  [[nodiscard]] Duration opens(const Sedentary& sedentary, const PromptSettings& settings) const;
  [[nodiscard]] int shown_today() const { return shown_today_; }
  [[nodiscard]] int snoozes() const { return spell_.snoozes; }
  [[nodiscard]] bool snoozed() const { return spell_.snoozed; }
  [[nodiscard]] bool doubled() const { return doubled_; }

 private:
  struct Spell {
    int snoozes = 0;
    bool snoozed = false;                  ///< that was the last answer
    Duration charge{};                     ///< from the spell before
    std::optional<SittingMark> postponed;  ///< first
    std::optional<SittingMark> answered;   ///< last; the next window opens so much later:
    Duration again_after{};
  };
  [[nodiscard]] Duration interval(const PromptSettings& settings) const;

  int shown_today_ = 0;
  int ignored_in_a_row_ = 0;
  bool doubled_ = false;
  Spell spell_, before_;
};

}  // namespace sitwell
