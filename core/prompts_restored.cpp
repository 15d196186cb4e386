// How prompts go on from what an earlier run of the program left.
#include <algorithm>

#include "core/prompts.hpp"

namespace sitwell {

void Prompts::on(const PromptsRestored& restored, PromptEffects& effects) {
  for (std::size_t i = 0; i < restored.today.size(); ++i) {
    Prompt prompt = restored.today[i];
    if (prompt.outcome == PromptOutcome::open && i + 1 < restored.today.size()) {
      prompt.outcome = PromptOutcome::ignored;
      prompt.ended = prompt.shown + settings_.life;
      effects.push_back(PromptSaved{prompt});
    }
    restore(prompt);
  }
  // A break since the last of them?
  if (!restored.today.empty() && here_.flexed_before >= meter_.at(last_shown_).flexed) {
    const bool by_break = here_.counted && here_.anew <= here_.counted->end;
    ledger_.begin_spell(by_break ? std::optional{here_.flexed_before} : std::nullopt, settings_);
  }
  if (restored.quiet) restore(*restored.quiet);
  free_since_ = now_;  // a start is no moment to interrupt, and the desktop's hints still come
  judge(effects);
}

void Prompts::restore(const Prompt& prompt) {
  // The spell a prompt belongs to is told by the sitting before it.
  const Duration shown_at = meter_.at(prompt.shown).flexed;
  const Duration spell_began = shown_at - prompt.sat;
  if (prompt.shown < meter_.remembered_from())
    ledger_.begin_spell(std::nullopt, settings_);
  else if (last_shown_ > Instant::min() && spell_began >= meter_.at(last_shown_).flexed)
    ledger_.begin_spell(spell_began, settings_);
  last_shown_ = prompt.shown;
  if (prompt.reason != PromptReason::asked) ledger_.shown();

  prompt_ = prompt;
  if (prompt.outcome == PromptOutcome::open) {
    phase_ = Phase::off_screen;
    life_ends_ = prompt.shown + settings_.life;
    excused_ = prompt.reason == PromptReason::asked ? holds(now_) : Holds{};
    return;
  }
  const SittingMark ended{.at = prompt.ended, .flexed = meter_.at(prompt.ended).flexed};
  const Sedentary then{.flexed = shown_at, .flexed_before = spell_began};
  const bool early =
      prompt.reason == PromptReason::asked && ended.flexed < ledger_.opens(then, settings_);
  ledger_.resolved(prompt, ended, early, settings_);
  const auto& counted = here_.counted;
  const bool followed = prompt.outcome == PromptOutcome::acted && counted && counted->under_way &&
                        counted->begin <= prompt.ended;
  phase_ = followed ? Phase::followed : Phase::none;
  break_kept_ = prompt.break_length;
}

void Prompts::restore(const Quiet& quiet) {
  quiet_ = quiet;
  quiet_began_ = {.at = quiet.begin, .flexed = meter_.at(quiet.begin).flexed};
  quiet_->until = std::min(quiet.until, now_ + settings_.longest_quiet);
  if (now_ < quiet.until) return;
  end_quiet();
  if (last_shown_ >= quiet.until) unsaid_quiet_ = {};  // it has been told of
}

}  // namespace sitwell
