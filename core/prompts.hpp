// When to ask the wearer to stand up, when to hold back, and what counts as an answer. Pure like
// the tracker: inputs in, effects out, deadline() says when it must be called again. It is told
// postures as the tracker says them, back-dated and revised, and what the desktop hints at; times
// of day come as inputs, for the core knows no calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/effect.hpp"
#include "core/input.hpp"
#include "core/prompt.hpp"
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

  friend bool operator==(const PromptSettings&, const PromptSettings&) = default;
};

// What can change its mind. All in order of time, PostureChanged excepted, which is about the past.

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
/// The computer woke up from sleep.
struct ComputerResumed {
  Instant at{};
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

// What it wants done.

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

enum class PromptState : std::uint8_t {
  off,       ///< switched off in the settings
  idle,      ///< not sitting, or nothing known
  counting,  ///< sitting
  soon,      ///< sitting, and the window opens soon
  due,       ///< the window is open: waiting for a breakpoint
  held,      ///< due, but something speaks against it
  shown,
  snoozed,
  on_break,  ///< up, after a prompt or long enough to count
};
std::string_view name_of(PromptState state);

/// For those who watch.
struct PromptStatus {
  PromptState state = PromptState::idle;
  Duration sat{};               ///< since the last break that counted
  std::optional<Instant> next;  ///< when the window opens if the wearer goes on sitting
  Holds holds{};                ///< everything that speaks against one now, due or not
  bool overdue = false;         ///< held back for so long that it is said quietly
  std::optional<Instant> quiet_until;
  std::optional<Prompt> prompt;  ///< while shown, or being answered
  int shown_today = 0;
  int snoozes_left = 0;
  bool doubled = false;  ///< the interval, for today
  friend bool operator==(const PromptStatus&, const PromptStatus&) = default;
};

/// What a request came to.
enum class RequestResult : std::uint8_t {
  done,
  no_prompt,    ///< there is none to answer
  no_snoozes,   ///< none left
  not_sitting,  ///< a break was asked for by somebody who is up, or not known to sit
};

class Prompts {
 public:
  explicit Prompts(const PromptSettings& settings = {});

  [[nodiscard]] PromptEffects step(const PromptInput& input);
  /// When step() must next be called with a Tick if nothing else has happened by then; never in the
  /// past of what it was last told.
  [[nodiscard]] std::optional<Instant> deadline() const;
  /// What that request would come to now; step(Requested) does nothing unless it is `done`.
  [[nodiscard]] RequestResult would(Request request) const;
  [[nodiscard]] PromptStatus status(Instant now) const;

 private:
  // To be written.
};

/// As feed() for the tracker: overdue deadlines first, each at its own time, then the input. A
/// PostureChanged takes effect when it is decided.
template <class Sink>
void feed(Prompts& prompts, const PromptInput& input, Sink&& sink);

}  // namespace sitwell
