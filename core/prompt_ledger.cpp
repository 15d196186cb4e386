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
  if (postponed && !postponed_) postponed_ = now;
  if (prompt.outcome == PromptOutcome::acted && prompt.break_length >= settings.counting_break)
    return;
  put_off(now, settings);
  if (!snoozed) return;
  ++snoozes_;
  snoozed_ = true;
  again_after_ = settings.snooze;
}

void PromptLedger::put_off(SittingMark now, const PromptSettings& settings) {
  answered_ = now;
  again_after_ = interval(settings);
  snoozed_ = false;
}

void PromptLedger::begin_spell(std::optional<Duration> flexed, const PromptSettings& settings) {
  charge_ = {};
  if (flexed && postponed_)
    charge_ = std::clamp(*flexed - postponed_->flexed, Duration{}, settings.most_charged);
  snoozes_ = 0;
  snoozed_ = false;
  postponed_.reset();
  answered_.reset();
}

void PromptLedger::begin_day() {
  shown_today_ = 0;
  ignored_in_a_row_ = 0;
  doubled_ = false;
  charge_ = {};
}

void PromptLedger::revise(Instant at, const SedentaryMeter& meter) {
  for (auto* mark : {&postponed_, &answered_})
    if (*mark && at < (*mark)->at && meter.remembered_from() <= (*mark)->at)
      (*mark)->flexed = meter.at((*mark)->at).flexed;
}

Duration PromptLedger::opens(const Sedentary& sedentary, const PromptSettings& settings) const {
  if (answered_) return answered_->flexed + again_after_;
  // However much was postponed, a break is worth half a window.
  return sedentary.flexed_before + interval(settings) - std::min(charge_, settings.window / 2);
}

Duration PromptLedger::interval(const PromptSettings& settings) const {
  return doubled_ ? 2 * settings.window : settings.window;
}

}  // namespace sitwell
