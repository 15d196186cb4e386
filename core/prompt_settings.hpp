// What can be set of the prompt policy, each default with its reason.
#pragma once

#include "core/sedentary_meter.hpp"
#include "core/time.hpp"

namespace sitwell {

/// Times of sitting are flexed-hip sitting since the last break that counted, not time on a clock.
struct PromptSettings {
  bool enabled = true;
  /// Getting up every half hour for some minutes is what the trials support (Bond 2014,
  /// doi:10.1371/journal.pone.0100821).
  Duration window = std::chrono::minutes{30};
  /// Told quietly this early, so that a prompt surprises nobody.
  Duration soon = std::chrono::minutes{25};
  /// Without a breakpoint it comes now: waiting longer would be forgetting.
  Duration latest = std::chrono::minutes{40};
  /// What is held back by the desktop is said quietly from now on (overdue), never popped up.
  Duration overdue = std::chrono::minutes{60};
  /// Long enough to finish a thought; twice, or it would be a habit.
  Duration snooze = std::chrono::minutes{10};
  int snoozes = 2;
  /// Upright this long is a break (Exposure counts by the same minute).
  Duration counting_break = std::chrono::seconds{60};
  /// A prompt that was not followed within this is over.
  Duration life = std::chrono::minutes{5};
  /// Nobody wants to be greeted with it.
  Duration after_resume = std::chrono::minutes{3};
  /// Postponing is charged: the next window opens earlier by the minutes sat since, at most these.
  Duration most_charged = std::chrono::minutes{15};
  /// Ignored this often in a row, prompts are doing no good: half as many for the rest of the day.
  int ignored_in_a_row = 3;
  /// Alerts lose their effect with their number.
  int most_a_day = 12;
  /// Without any knowledge of the wearer for this long, a prompt on show is withdrawn.
  Duration unknown_withdraws = std::chrono::minutes{2};

  /// When what held a prompt back has gone: time to arrive, unless a breakpoint comes first.
  Duration after_hold = std::chrono::seconds{60};
  /// An unlock may be told just before what it makes possible.
  Duration just_unlocked = std::chrono::seconds{2};
  /// "Until tomorrow" is never longer, however late the day begins.
  Duration longest_quiet = std::chrono::hours{36};
  /// Postures decided this long ago come from a clip's log, not from now: nothing is judged before
  /// none has come for as long.
  Duration late = std::chrono::seconds{5};
  /// See SedentarySettings.
  Duration forgets = SedentarySettings{}.forgets;

  friend bool operator==(const PromptSettings&, const PromptSettings&) = default;
};

}  // namespace sitwell
