#include "core/prompts.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace sitwell {
namespace {

constexpr Holds of_the_desktop =
    Holds{Hold::locked} | Hold::do_not_disturb | Hold::full_screen | Hold::call;

/// Those of `holds` that are not among `others`.
Holds without(Holds holds, Holds others) {
  return Holds{static_cast<std::uint16_t>(holds.bits() & ~others.bits())};
}

/// How things are, from which alone nothing follows before the policy is set going.
bool only_describes(const PromptInput& input) {
  return std::holds_alternative<PostureChanged>(input) ||
         std::holds_alternative<DesktopHolds>(input) ||
         std::holds_alternative<WorkingHoursChanged>(input) ||
         std::holds_alternative<PromptSettingsChanged>(input);
}

SedentarySettings meter_settings(const PromptSettings& settings) {
  return {.counting_break = settings.counting_break, .forgets = settings.forgets};
}

}  // namespace

Instant when(const PromptInput& input) {
  return std::visit(
      [](const auto& what) {
        if constexpr (std::is_same_v<std::decay_t<decltype(what)>, PostureChanged>)
          return what.decided;
        else
          return what.at;
      },
      input);
}

Prompts::Prompts(const PromptSettings& settings)
    : settings_(settings), meter_(meter_settings(settings)) {}

PromptEffects Prompts::step(const PromptInput& input) {
  PromptEffects effects;
  now_ = std::max(now_, when(input));
  here_ = meter_.at(now_);
  if (!live_ && !only_describes(input)) {
    live_ = true;
    said_ = here_.counted;
    anew_ = here_.anew;
  }
  std::visit([&](const auto& what) { on(what, effects); }, input);
  return effects;
}

void Prompts::on(const PostureChanged& edge, PromptEffects& effects) {
  meter_.change(edge.at, edge.posture);
  ledger_.revise(edge.at, meter_);
  if (quiet_ && edge.at < quiet_began_.at && meter_.remembered_from() <= quiet_began_.at)
    quiet_began_.flexed = meter_.at(quiet_began_.at).flexed;
  here_ = meter_.at(now_);
  if (live_ && edge.decided + settings_.late < now_) judge_from_ = now_ + settings_.late;
  judge(effects);
}

void Prompts::on(const DesktopHolds& desktop, PromptEffects& effects) {
  desktop_ = desktop.holds & of_the_desktop;
  judge(effects);
}

void Prompts::on(const Breakpoint& breakpoint, PromptEffects& effects) {
  if (breakpoint.kind == PromptReason::unlocked) unlocked_ = now_;
  judge(effects, breakpoint.kind);
}

void Prompts::on(const WorkingHoursChanged& hours, PromptEffects& effects) {
  within_hours_ = hours.within;
  judge(effects);
}

void Prompts::on(const ComputerResumed& /*resumed*/, PromptEffects& effects) {
  resumed_until_ = now_ + settings_.after_resume;
  judge(effects);
}

void Prompts::on(const DayBegan& /*day*/, PromptEffects& effects) {
  ledger_.begin_day();
  judge(effects);
}

void Prompts::on(const Requested& requested, PromptEffects& effects) {
  if (would(requested.request) == RequestResult::done) {
    switch (requested.request) {
      case Request::stand: take_off(Phase::promised, effects); break;
      case Request::snooze: finish(PromptOutcome::snoozed, effects); break;
      case Request::skip: finish(PromptOutcome::skipped, effects); break;
      case Request::take_break:
        if (is_open())
          show_again(effects);
        else
          show(PromptReason::asked, effects);
        break;
      case Request::withdraw:
        finish(PromptOutcome::withdrawn, effects);
        ledger_.put_off(mark(), settings_);
        break;
    }
  }
  judge(effects);
}

void Prompts::on(const QuietRequested& requested, PromptEffects& effects) {
  if (!requested.until && quiet_) {
    quiet_->until = std::min(quiet_->until, now_);
    effects.push_back(QuietSaved{*quiet_});
    end_quiet();
  } else if (requested.until && *requested.until > now_) {
    if (!quiet_) {
      quiet_ = Quiet{.begin = now_};
      quiet_began_ = mark();
    }
    quiet_->until = std::min(*requested.until, now_ + settings_.longest_quiet);
    effects.push_back(QuietSaved{*quiet_});
  }
  judge(effects);
}

void Prompts::on(const PromptSettingsChanged& changed, PromptEffects& effects) {
  if (!settings_.enabled && changed.settings.enabled) free_since_ = now_;
  settings_ = changed.settings;
  meter_.set(meter_settings(settings_));
  here_ = meter_.at(now_);
  if (!settings_.enabled && unanswered()) finish(PromptOutcome::withdrawn, effects);
  judge(effects);
}

void Prompts::on(const Tick& /*tick*/, PromptEffects& effects) { judge(effects); }

void Prompts::judge(PromptEffects& effects, std::optional<PromptReason> breakpoint) {
  if (!live_ || now_ < judge_from_) return;
  if (quiet_ && now_ >= quiet_->until) end_quiet();
  follow_breaks(effects);
  follow_prompt(effects);
  follow_holds();
  show_if_due(breakpoint, effects);
}

void Prompts::end_quiet() {
  unsaid_quiet_ += meter_.at(quiet_->until).flexed - quiet_began_.flexed;
  quiet_.reset();
}

void Prompts::follow_breaks(PromptEffects& effects) {
  const auto& counted = here_.counted;
  if (counted && (!said_ || counted->begin > said_->end)) {
    effects.push_back(BreakCounted{counted->begin});
    ledger_.begin_spell(here_.flexed_before, settings_);
  } else if (said_ && (!counted || counted->end < said_->begin)) {
    ledger_.take_back_break();
    const bool asked = prompt_.outcome == PromptOutcome::acted && prompt_.ended >= said_->begin;
    if (asked) ledger_.put_off(mark(), settings_);  // and once for one cause is enough
  }
  if (here_.anew > anew_ && (!counted || here_.anew > counted->end))
    ledger_.begin_spell(std::nullopt, settings_);
  said_ = counted;
  anew_ = here_.anew;
}

void Prompts::follow_prompt(PromptEffects& effects) {
  if (unanswered())
    follow_unanswered(effects);
  else if (phase_ == Phase::answering)
    follow_answer(effects);
  else if (phase_ == Phase::followed)
    follow_break(effects);
}

void Prompts::follow_unanswered(PromptEffects& effects) {
  if (here_.up() && here_.latest->end >= prompt_.shown) {
    take_off(Phase::answering, effects);
    follow_answer(effects);
  } else if (here_.counted && here_.counted->end > prompt_.shown) {
    prompt_.break_length = here_.counted->length;  // all over when a clip's log told of it
    finish(PromptOutcome::acted, effects);
  } else if (!without(holds(now_), excused_ | Hold::capped).none() ||
             here_.nothing >= settings_.unknown_withdraws) {
    finish(PromptOutcome::withdrawn, effects);
  } else if (now_ >= life_ends_) {
    const bool got_up = prompt_.break_length > Duration{};  // and was asked again
    finish(got_up ? PromptOutcome::acted : PromptOutcome::ignored, effects);
  } else if (phase_ == Phase::off_screen && is_flexed(here_.posture)) {
    show_again(effects);
  }
}

void Prompts::follow_answer(PromptEffects& effects) {
  const bool seen = here_.latest && here_.latest->end >= prompt_.shown;
  prompt_.break_length = seen ? here_.latest->length : Duration{};
  if (prompt_.break_length >= settings_.counting_break) {
    finish(PromptOutcome::acted, effects);
    if (here_.up()) phase_ = Phase::followed;
  } else if (here_.up()) {
    return;
  } else if (is_flexed(here_.posture) && !reopened_) {
    reopened_ = true;
    life_ends_ = now_ + settings_.life;
    phase_ = Phase::off_screen;
    follow_unanswered(effects);
  } else if (is_flexed(here_.posture)) {
    finish(seen ? PromptOutcome::acted : PromptOutcome::withdrawn, effects);
    ledger_.put_off(mark(), settings_);  // asked twice for one cause is enough
  } else if (here_.nothing >= settings_.unknown_withdraws) {
    finish(seen ? PromptOutcome::acted : PromptOutcome::withdrawn, effects);
  }
}

void Prompts::follow_break(PromptEffects& effects) {
  const auto& counted = here_.counted;
  const bool seen = counted && counted->end >= prompt_.shown;
  if (!seen || counted->begin <= prompt_.ended)
    prompt_.break_length = seen ? counted->length : Duration{};
  if (seen && counted->under_way) return;
  if (std::exchange(break_kept_, prompt_.break_length) != prompt_.break_length)
    effects.push_back(PromptSaved{prompt_});
  // A clip that is out of reach may yet tell from its log that it went on.
  if (is_worn(here_.posture)) phase_ = Phase::none;
}

void Prompts::follow_holds() {
  const Holds held = holds(now_);
  if (were_held_ && held.none()) free_since_ = now_;
  were_held_ = !held.none();
  held_ = due() && !is_open() ? held_ | held : Holds{};
}

void Prompts::show_if_due(std::optional<PromptReason> breakpoint, PromptEffects& effects) {
  if (!settings_.enabled || is_open() || were_held_ || !is_flexed(here_.posture) || !due()) return;
  if (!breakpoint && now_ <= unlocked_ + settings_.just_unlocked)
    breakpoint = PromptReason::unlocked;
  const bool no_longer =
      here_.flexed >= later(settings_.latest) && now_ >= free_since_ + settings_.after_hold;
  if (breakpoint || no_longer) show(breakpoint.value_or(PromptReason::waited), effects);
}

void Prompts::show(PromptReason reason, PromptEffects& effects) {
  if (phase_ == Phase::followed) effects.push_back(PromptSaved{prompt_});
  last_shown_ = std::max(now_, last_shown_ + Duration{1});
  const Instant due_since = std::min(now_, meter_.reached(opens()));
  prompt_ = {.shown = last_shown_,
             .reason = reason,
             .sat = here_.sat(),
             .waited = due() ? now_ - due_since : Duration{},
             .held = due() ? held_ : Holds{},
             .sat_in_quiet = unsaid_quiet_,
             .ended = last_shown_};
  unsaid_quiet_ = {};
  excused_ = reason == PromptReason::asked ? holds(now_) : Holds{};
  reopened_ = false;
  life_ends_ = now_ + settings_.life;
  phase_ = Phase::on_screen;
  if (reason != PromptReason::asked) ledger_.shown();
  effects.push_back(PromptSaved{prompt_});
  effects.push_back(ShowPrompt{.prompt = prompt_});
}

void Prompts::show_again(PromptEffects& effects) {
  phase_ = Phase::on_screen;
  effects.push_back(ShowPrompt{.prompt = prompt_, .again = true});
}

void Prompts::take_off(Phase next, PromptEffects& effects) {
  if (phase_ == Phase::on_screen) effects.push_back(ClosePrompt{.at = now_, .prompt = prompt_});
  phase_ = next;
}

void Prompts::finish(PromptOutcome outcome, PromptEffects& effects) {
  const bool early = prompt_.reason == PromptReason::asked && !due();
  prompt_.outcome = outcome;
  prompt_.ended = now_;
  take_off(Phase::none, effects);
  effects.push_back(PromptSaved{prompt_});
  break_kept_ = prompt_.break_length;
  ledger_.resolved(prompt_, mark(), early, settings_);
}

}  // namespace sitwell
