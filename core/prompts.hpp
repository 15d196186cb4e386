// When to ask the wearer to stand up, when to hold back, and what counts as an answer. Pure like
// the tracker: inputs in, effects out, deadline() says when it must be called again. It is told
// postures as the tracker says them, back-dated and revised, and what the desktop hints at; times
// of day come as inputs, for the core knows no calendar. One instance per wearer.
//
// Its time is the latest it was told of, and nothing is ever shown in the past:
// - At first postures, holds, hours and settings only describe how things are. The first input of
//   another kind (PromptsRestored, or a Tick) sets it going; postures until then are no news.
// - A posture decided long before now comes from a clip's log. It is remembered at once, and judged
//   when no more of them come (PromptSettings::late). All others are judged in their own step.
#pragma once

#include <cstdint>
#include <optional>

#include "core/prompt_effect.hpp"
#include "core/prompt_input.hpp"
#include "core/prompt_ledger.hpp"
#include "core/prompt_settings.hpp"
#include "core/sedentary_meter.hpp"

namespace sitwell {

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
  /// Where the prompt that is open, or whose break is still under way, has got to.
  enum class Phase : std::uint8_t {
    none,
    on_screen,
    off_screen,  ///< to be put on the screen as soon as that is possible
    promised,    ///< taken off by the wearer, who means to get up
    answering,   ///< the wearer is up, not yet for long enough
    followed,    ///< acted; its break grows
  };

  void on(const PostureChanged& edge, PromptEffects& effects);
  void on(const DesktopHolds& desktop, PromptEffects& effects);
  void on(const Breakpoint& breakpoint, PromptEffects& effects);
  void on(const WorkingHoursChanged& hours, PromptEffects& effects);
  void on(const ComputerResumed& resumed, PromptEffects& effects);
  void on(const DayBegan& day, PromptEffects& effects);
  void on(const Requested& requested, PromptEffects& effects);
  void on(const QuietRequested& requested, PromptEffects& effects);
  void on(const PromptSettingsChanged& changed, PromptEffects& effects);
  void on(const PromptsRestored& restored, PromptEffects& effects);
  void on(const Tick& tick, PromptEffects& effects);

  void judge(PromptEffects& effects, std::optional<PromptReason> breakpoint = std::nullopt);
  void end_quiet();
  void follow_breaks(PromptEffects& effects);
  void follow_prompt(PromptEffects& effects);
  void follow_unanswered(PromptEffects& effects);
  void follow_answer(PromptEffects& effects);
  void follow_break(PromptEffects& effects);
  void follow_holds();
  void show_if_due(std::optional<PromptReason> breakpoint, PromptEffects& effects);
  void show(PromptReason reason, PromptEffects& effects);
  void show_again(PromptEffects& effects);
  void take_off(Phase next, PromptEffects& effects);
  void finish(PromptOutcome outcome, PromptEffects& effects);
  void restore(const Prompt& prompt);
  void restore(const Quiet& quiet);

  [[nodiscard]] Holds holds(Instant now) const;
  [[nodiscard]] Duration opens() const { return ledger_.opens(here_, settings_); }
  [[nodiscard]] Duration later(Duration from_window) const;
  [[nodiscard]] bool due() const { return here_.flexed >= opens(); }
  [[nodiscard]] bool unanswered() const {
    return phase_ == Phase::on_screen || phase_ == Phase::off_screen || phase_ == Phase::promised;
  }
  [[nodiscard]] bool is_open() const { return unanswered() || phase_ == Phase::answering; }
  [[nodiscard]] SittingMark mark() const { return {.at = now_, .flexed = here_.flexed}; }
  [[nodiscard]] PromptState state(const Sedentary& there, Holds held) const;

  PromptSettings settings_;
  SedentaryMeter meter_;
  PromptLedger ledger_;
  Instant now_ = Instant::min();
  bool live_ = false;  ///< told of more than postures
  Instant judge_from_ = Instant::min();
  Sedentary here_;  ///< the meter's word for now

  // What speaks against a prompt.
  Holds desktop_;
  bool within_hours_ = true;
  Instant resumed_until_ = Instant::min();
  std::optional<Quiet> quiet_;
  SittingMark quiet_began_;
  Duration unsaid_quiet_{};  ///< sitting in quiets that no prompt has told of yet
  bool were_held_ = false;
  Instant free_since_ = Instant::min();
  Holds held_;  ///< what has held back the prompt that is due
  Instant unlocked_ = Instant::min();

  Phase phase_ = Phase::none;
  Instant last_shown_ = Instant::min();
  Prompt prompt_;
  Holds excused_;          ///< it was asked for in spite of these
  Duration break_kept_{};  ///< of its break, as it was last said
  Instant life_ends_{};
  bool reopened_ = false;
  std::optional<SedentaryBreak> said_;  ///< the last break that was said to count
  Instant anew_{};                      ///< as of which the ledger knows of it
};

/// As feed() for the tracker: overdue deadlines first, each at its own time, then the input. While
/// a computer slept nobody was asked and nobody ignored anything, so that ComputerResumed, which
/// must come first after a sleep, is not preceded by the deadlines it slept through.
template <class Sink>
void feed(Prompts& prompts, const PromptInput& input, Sink&& sink) {
  const Instant now = when(input);
  if (!std::holds_alternative<ComputerResumed>(input))
    for (auto next = prompts.deadline(); next && *next < now; next = prompts.deadline())
      for (const PromptEffect& effect : prompts.step(Tick{*next})) sink(effect);
  for (const PromptEffect& effect : prompts.step(input)) sink(effect);
}

}  // namespace sitwell
