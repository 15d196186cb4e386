#include "core/office_month.hpp"

#include <algorithm>
#include <iterator>

namespace sitwell {

using namespace std::chrono_literals;

namespace {

const std::map<std::string, Hold> desktop_holds{{"call", Hold::call},
                                                {"full screen", Hold::full_screen},
                                                {"do not disturb", Hold::do_not_disturb},
                                                {"locked", Hold::locked}};

bool overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

OfficeMonth::OfficeMonth(std::uint64_t seed, bool restarts) : random_(seed), restarts_(restarts) {
  later(Instant{}, WorkingHoursChanged{.within = false});
  for (int day = 0; day < days; ++day) plan(day);
  for (const auto& [at, posture] : natural_) tell(at, posture);
  tell_holds();
}

/// Some seconds after the fact, as the tracker does; what happened when the computer fell asleep is
/// found out when it is awake again.
void OfficeMonth::tell(Instant at, Posture posture) {
  Instant decided = at + std::chrono::milliseconds{static_cast<int>(random_.between(2000, 8000))};
  Instant told = decided;
  for (const Span& sleep : asleep_)
    if (at == sleep.begin) {
      decided = at + 1s;
      told = sleep.end + 1s;
    }
  later(told, PostureChanged{.at = at, .posture = posture, .decided = decided});
}

void OfficeMonth::tell_holds() {
  std::map<Instant, Holds> holds;
  for (const auto& [name, hold] : desktop_holds)
    for (const Span& span : no_time[name]) holds[span.begin] = holds[span.end] = {};
  for (auto& [at, all] : holds) {
    for (const auto& [name, hold] : desktop_holds)
      for (const Span& span : no_time[name])
        if (span.has(at)) all.set(hold);
    later(at, DesktopHolds{at, all});
  }
}

void OfficeMonth::plan(int day) {
  const Instant midnight = begin_of(day);
  const Instant arrives = midnight + 8h + minutes(20, 55);
  const Instant noon = midnight + 12h + minutes(20, 45);
  const Instant leaves = midnight + 17h + minutes(35, 90);
  later(midnight + 4h, DayBegan{midnight + 4h});
  no_time["outside hours"].push_back({midnight, midnight + 9h});
  no_time["outside hours"].push_back({midnight + 12h + 30min, midnight + 13h + 15min});
  no_time["outside hours"].push_back({midnight + 17h + 30min, midnight + 24h});
  for (const auto& [at, within] : {std::pair{9h + 0min, true},
                                   {12h + 30min, false},
                                   {13h + 15min, true},
                                   {17h + 30min, false}})
    later(midnight + at, WorkingHoursChanged{midnight + at, within});

  later(arrives, ComputerResumed{arrives});
  no_time["within 3 min of resume"].push_back({arrives, arrives + 3min});
  natural_[arrives - minutes(5, 10)] = Posture::moving;
  plan_sitting(arrives, noon);
  plan_lunch(noon);
  plan_sitting(noon + 50min, leaves);
  natural_[leaves] = Posture::moving;
  natural_[leaves + 20min] = Posture::unworn;
  if (random_.chance(0.5)) plan_sleep(midnight + 14h + minutes(0, 150));
  plan_typing(arrives, noon);
  plan_typing(noon + 50min, leaves);

  const int meetings = static_cast<int>(random_.between(1, 4));
  for (int i = 0; i < meetings; ++i)
    plan_hold("call", midnight + 9h + minutes(0, 8 * 60), minutes(15, 70));
  if (random_.chance(0.4))
    plan_hold("full screen", midnight + 9h + minutes(0, 7.5 * 60), minutes(15, 45));
  if (random_.chance(0.5))
    plan_hold("do not disturb", midnight + 9h + minutes(0, 7.0 * 60), minutes(30, 90));
}

/// By turns, with breaks that count and others that do not.
void OfficeMonth::plan_sitting(Instant from, Instant to) {
  while (from < to) {
    natural_[from] = random_.chance(0.9) ? Posture::sitting : Posture::perching;
    from += minutes(1, 2) + std::chrono::seconds{static_cast<int>(60 * random_.skewed(35, 0.7))};
    if (from >= to) return;
    natural_[from] = random_.chance(0.5) ? Posture::standing : Posture::moving;
    from += random_.chance(0.3) ? std::chrono::seconds{static_cast<int>(random_.between(20, 55))}
                                : minutes(1.5, 9);
  }
}

/// Locked, walked to, sat through, walked from, unlocked.
void OfficeMonth::plan_lunch(Instant noon) {
  plan_hold("locked", noon - 15s, 50min + 5s);
  natural_.erase(natural_.lower_bound(noon), natural_.end());
  natural_[noon] = Posture::moving;
  natural_[noon + 8min] = Posture::sitting;
  natural_[noon + 36min] = Posture::moving;
  later(noon + 50min - 10s, Breakpoint{noon + 50min - 10s, PromptReason::unlocked});
}

/// Pauses a breakpoint each, twenty seconds to eight minutes apart.
void OfficeMonth::plan_typing(Instant from, Instant to) {
  for (Instant at = from; at < to;) {
    at += std::chrono::milliseconds{
        static_cast<int>(1000 * std::clamp(random_.skewed(90, 0.9), 20.0, 480.0))};
    if (!asleep_.empty() && asleep_.back().has(at)) continue;
    later(at, Breakpoint{at, random_.chance(0.15) ? PromptReason::returned : PromptReason::paused});
  }
}

/// The lid is closed: no samples, and nothing known.
void OfficeMonth::plan_sleep(Instant from) {
  const Instant wakes = from + minutes(5, 40);
  asleep_.push_back({from, wakes});
  natural_.erase(natural_.lower_bound(from - 10s), natural_.upper_bound(wakes + 1min));
  natural_[from] = Posture::unknown;
  natural_[wakes + 20s] = Posture::sitting;
  later(wakes, ComputerResumed{wakes});
  later(wakes + 3s, Breakpoint{wakes + 3s, PromptReason::returned});
  no_time["within 3 min of resume"].push_back({wakes, wakes + 3min});
}

void OfficeMonth::plan_hold(const std::string& name, Instant from, Duration length) {
  const Span span{from, from + length};
  if (asleep_.empty() || !overlap(asleep_.back(), span)) no_time[name].push_back(span);
}

Posture OfficeMonth::natural(Instant at) const {
  const auto next = natural_.upper_bound(at);
  return next == natural_.begin() ? Posture::unknown : std::prev(next)->second;
}

void OfficeMonth::live() {
  while (!queue_.empty()) {
    const auto [at, input] = *queue_.begin();
    queue_.erase(queue_.begin());
    // A deadline may bring a prompt, and that an answer before this input.
    const auto due = prompts_.deadline();
    if (due && *due < at && !std::holds_alternative<ComputerResumed>(input)) {
      later(at, input);
      take(*due, Tick{*due});
    } else {
      take(at, input);
      if (restarts_ && restart_random_.chance(0.02)) restart(at);
    }
  }
}

/// Not while something is held back or shown: what of that is not kept is a story of its own.
void OfficeMonth::restart(Instant at) {
  const PromptStatus status = prompts_.status(at);
  if (!status.holds.none() || on_screen_ || status.prompt || status.state == PromptState::due)
    return;
  const auto nights = (at - Instant{} - 4h) / 24h;
  const Instant today = Instant{} + nights * 24h + 4h;
  ++restarted;
  prompts_ = Prompts();
  for (const PostureChanged& edge : postures)
    if (edge.at >= today) feed(prompts_, edge, [](const PromptEffect&) {});
  PromptsRestored restored{.at = at};
  for (const auto& [shown_at, prompt] : store.prompts)
    if (shown_at >= today) restored.today.push_back(prompt);
  take(at, restored);
}

void OfficeMonth::take(Instant at, const PromptInput& input) {
  bool gets_up = false;
  if (const auto* edge = std::get_if<PostureChanged>(&input)) {
    postures.push_back(*edge);
    gets_up = on_screen_ && is_worn(edge->posture) && !is_flexed(edge->posture);
  }
  if (std::holds_alternative<Breakpoint>(input)) breakpoints.push_back(at);
  feed(prompts_, input, [&](const PromptEffect& effect) { notice(at, effect); });
  if (gets_up) ++got_up_to_a_prompt;
  if (gets_up && !on_screen_) ++closed_in_that_step;
}

void OfficeMonth::notice(Instant at, const PromptEffect& effect) {
  store.apply(effect);
  if (const auto* prompt = std::get_if<ShowPrompt>(&effect)) {
    on_screen_ = true;
    shown.push_back(at);
    answer(at, prompt->again);
  }
  if (std::holds_alternative<ClosePrompt>(effect)) on_screen_ = false;
}

void OfficeMonth::answer(Instant at, bool again) {
  const Duration after = std::chrono::seconds{static_cast<int>(random_.between(8, 150))};
  const double mood = random_.between(0, again ? 0.8 : 1);
  if (mood < 0.55)
    stand(at, after, minutes(1.5, 5));
  else if (mood < 0.62)
    stand(at, after, std::chrono::seconds{static_cast<int>(random_.between(20, 50))});
  else if (mood < 0.80)
    return;
  else
    later(at + after, Requested{at + after, mood < 0.92 ? Request::snooze : Request::skip});
}

void OfficeMonth::stand(Instant asked, Duration after, Duration length) {
  const Instant from = asked + after;
  const Instant to = from + length;
  const auto edge = natural_.lower_bound(asked - 10s);
  const bool busy = edge != natural_.end() && edge->first <= from;  // moves anyway
  for (const Span& sleep : asleep_)
    if (overlap(sleep, {from, to + 30s})) return;
  if (busy || !is_flexed(natural(from))) return;
  const Posture then = natural(to + 10s);
  natural_.erase(natural_.lower_bound(from), natural_.upper_bound(to + 10s));
  for (auto next = queue_.begin(); next != queue_.end() && next->first < to + 20s;) {
    const auto* posture = std::get_if<PostureChanged>(&next->second);
    const bool replaced = posture && posture->at >= from && posture->at <= to + 10s;
    next = replaced ? queue_.erase(next) : std::next(next);
  }
  natural_[from] = Posture::standing;
  natural_[to] = then;
  tell(from, Posture::standing);
  tell(to, then);
}

}  // namespace sitwell
