// What prompts answer those who watch.
#include <algorithm>

#include "core/prompts.hpp"

namespace sitwell {
namespace {

/// The earliest of the moments that are still ahead.
class Ahead {
 public:
  explicit Ahead(Instant now) : now_(now) {}
  void add(Instant at) {
    if (at > now_) first_ = std::min(first_, at);
  }
  [[nodiscard]] std::optional<Instant> first() const {
    return first_ == Instant::max() ? std::nullopt : std::optional{first_};
  }

 private:
  Instant now_;
  Instant first_ = Instant::max();
};

}  // namespace

std::string_view name_of(PromptState state) {
  switch (state) {
    case PromptState::off: return "off";
    case PromptState::idle: return "idle";
    case PromptState::counting: return "counting";
    case PromptState::soon: return "soon";
    case PromptState::due: return "due";
    case PromptState::held: return "held";
    case PromptState::shown: return "shown";
    case PromptState::snoozed: return "snoozed";
    case PromptState::on_break: return "on_break";
  }
  return "unknown";
}

Holds Prompts::holds(Instant now) const {
  Holds holds = desktop_;
  holds.set(Hold::outside_hours, !within_hours_);
  holds.set(Hold::resumed, now < resumed_until_);
  holds.set(Hold::quiet, quiet_ && now < quiet_->until);
  holds.set(Hold::capped, ledger_.shown_today() >= settings_.most_a_day);
  return holds;
}

Duration Prompts::later(Duration from_window) const {
  return opens() + std::max(Duration{}, from_window - settings_.window);
}

std::optional<Instant> Prompts::deadline() const {
  if (!live_) return std::nullopt;
  if (now_ < judge_from_) return judge_from_;
  Ahead ahead(now_);
  ahead.add(resumed_until_);
  if (quiet_) ahead.add(quiet_->until);
  if (unanswered()) ahead.add(life_ends_);
  if (due() && !is_open()) ahead.add(free_since_ + settings_.after_hold);
  if (is_flexed(here_.posture)) {
    for (const Duration sitting : {opens() - settings_.window + settings_.soon, opens(),
                                   later(settings_.latest), later(settings_.overdue)})
      ahead.add(now_ + (sitting - here_.flexed));
  } else if (is_break(here_.posture)) {
    ahead.add(now_ + (settings_.counting_break - here_.latest->length));
  } else {
    const Instant known = now_ - here_.nothing;
    if (here_.up()) ahead.add(known + SedentarySettings{}.hiccup);
    if (is_open()) ahead.add(known + settings_.unknown_withdraws);
    if (here_.sat() > Duration{}) ahead.add(known + settings_.forgets);
  }
  return ahead.first();
}

RequestResult Prompts::would(Request request) const {
  if (request == Request::take_break)
    return is_flexed(here_.posture) ? RequestResult::done : RequestResult::not_sitting;
  if (!unanswered()) return RequestResult::no_prompt;
  if (request == Request::snooze && ledger_.snoozes() >= settings_.snoozes)
    return RequestResult::no_snoozes;
  return RequestResult::done;
}

PromptState Prompts::state(const Sedentary& there, Holds held) const {
  if (phase_ == Phase::answering) return PromptState::on_break;
  if (unanswered()) return PromptState::shown;
  if (!settings_.enabled) return PromptState::off;
  if (there.up() && there.counted && there.counted->under_way) return PromptState::on_break;
  if (!is_flexed(there.posture)) return PromptState::idle;
  const Duration opens = ledger_.opens(there, settings_);
  if (there.flexed >= opens) return held.none() ? PromptState::due : PromptState::held;
  if (ledger_.snoozed()) return PromptState::snoozed;
  return there.flexed >= opens - settings_.window + settings_.soon ? PromptState::soon
                                                                   : PromptState::counting;
}

PromptStatus Prompts::status(Instant now) const {
  now = std::max(now, now_);
  const Sedentary there = meter_.at(now);
  const Duration opens = ledger_.opens(there, settings_);
  const Holds held = holds(now);
  const PromptState state = this->state(there, held);
  PromptStatus status{.state = state,
                      .sat = there.sat(),
                      .holds = held,
                      .overdue = state == PromptState::held &&
                                 there.flexed - opens >= settings_.overdue - settings_.window,
                      .shown_today = ledger_.shown_today(),
                      .snoozes_left = std::max(0, settings_.snoozes - ledger_.snoozes()),
                      .doubled = ledger_.doubled()};
  if (state == PromptState::counting || state == PromptState::soon || state == PromptState::snoozed)
    status.next = now + (opens - there.flexed);
  if (quiet_ && now < quiet_->until) status.quiet_until = quiet_->until;
  if (is_open()) status.prompt = prompt_;
  return status;
}

}  // namespace sitwell
