#include "core/prompt_ledger.hpp"

#include <algorithm>

namespace sitwell {

void PromptLedger::resolved(const Prompt& prompt, SittingMark now, bool early,
                            const PromptSettings& settings) {
  const bool postponed =
      prompt.outcome == PromptOutcome::snoozed || prompt.outcome == PromptOutcome::skipped;
  switch (prompt.outcome) {
    case PromptOutcome::open:
    case PromptOutcome::withdrawn: return;  // still due
    case PromptOutcome::ignored:
      if (early) return;
      if (prompt.reason != PromptReason::asked) ++ignored_in_a_row_;
      doubled_ = doubled_ || ignored_in_a_row_ >= settings.ignored_in_a_row;
      break;
    case PromptOutcome::acted:
    case PromptOutcome::snoozed:
    case PromptOutcome::skipped: ignored_in_a_row_ = 0; break;
  }
  const bool snoozed = prompt.outcome == PromptOutcome::snoozed;
  if (early && !snoozed) return;
  if (postponed && !spell_.postponed) spell_.postponed = now;
  if (prompt.outcome == PromptOutcome::acted && prompt.break_length >= settings.counting_break)
    return;
  put_off(now, settings);
  if (!snoozed) return;
  ++spell_.snoozes;
  spell_.snoozed = true;
  spell_.again_after = settings.snooze;
}

void PromptLedger::put_off(SittingMark now, const PromptSettings& settings) {
  spell_.answered = now;
  spell_.again_after = interval(settings);
  spell_.snoozed = false;
}

void PromptLedger::begin_spell(std::optional<Duration> flexed, const PromptSettings& settings) {
  before_ = spell_;
  spell_ = {};
  if (flexed && before_.postponed)
    spell_.charge =
        std::clamp(*flexed - before_.postponed->flexed, Duration{}, settings.most_charged);
}

void PromptLedger::begin_day() {
  shown_today_ = 0;
  ignored_in_a_row_ = 0;
  doubled_ = false;
  spell_.charge = {};
}

void PromptLedger::revise(Instant at, const SedentaryMeter& meter) {
  for (auto* mark : {&spell_.postponed, &spell_.answered, &before_.postponed, &before_.answered})
    if (*mark && at < (*mark)->at && meter.remembered_from() <= (*mark)->at)
      (*mark)->flexed = meter.at((*mark)->at).flexed;
}

Duration PromptLedger::opens(const Sedentary& sedentary, const PromptSettings& settings) const {
  if (spell_.answered) return spell_.answered->flexed + spell_.again_after;
  // However much was postponed, a break is worth half a window.
  return sedentary.flexed_before + interval(settings) -
         std::min(spell_.charge, settings.window / 2);
}

Duration PromptLedger::interval(const PromptSettings& settings) const {
  return doubled_ ? 2 * settings.window : settings.window;
}

}  // namespace sitwell
