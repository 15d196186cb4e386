// Whatever happens, in whatever order, some things hold of prompting.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/prompt_story.hpp"
#include "recordings/random.hpp"
#include "support/catch.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Sitting since the last break that counted, second by second: slow, and nothing like the meter.
Duration sat_by_the_second(const Timeline& timeline, Instant now) {
  Duration sat{};
  int up = 0, nothing = 0;
  const auto& segments = timeline.segments();
  if (segments.empty()) return sat;
  std::size_t i = 0;
  for (Instant at = segments[0].begin; at < now; at += 1s) {
    while (i + 1 < segments.size() && segments[i + 1].begin <= at) ++i;
    const Posture posture = segments[i].posture;
    if (is_flexed(posture)) {
      sat += 1s;
      up = nothing = 0;
    } else if (is_worn(posture)) {
      nothing = 0;
      if (++up >= 60) sat = {};
    } else {
      if (++nothing >= 5) up = 0;
      if (nothing >= 3600) sat = {};
    }
  }
  return sat;
}

/// Prompts under whatever comes, and what is known of it from outside.
class Anything {
 public:
  explicit Anything(std::uint64_t seed) : random_(seed) { take(PromptsRestored{.at = now_}); }

  void go_on() {
    now_ += std::chrono::seconds{1 + static_cast<int>(random_.skewed(40, 1.5))};
    const auto due = prompts.deadline();
    if (due && *due < now_ && !random_.chance(0.02)) now_ = *due;
    take(Tick{now_});
    take(any_input());
    check_outside_view();
  }
  void end_the_day() {
    // Who still sat would be asked again and again, the last time just now.
    take(PostureChanged{.at = now_, .posture = Posture::unworn, .decided = now_});
    for (int i = 0; i < 20; ++i) {
      now_ += 10min;
      take(Tick{now_});
    }
    for (const auto& [at, prompt] : store.prompts) CHECK(prompt.outcome != PromptOutcome::open);
  }

  Prompts prompts;
  PromptStore store;
  int shown_in_all = 0;

 private:
  Instant time_back() {
    const Duration back = std::chrono::seconds{static_cast<int>(random_.skewed(8, 1.6))};
    return std::max(Instant{}, now_ - std::min<Duration>(back, 45min));
  }
  PromptInput any_input() {
    const double what = random_.between(0, 1);
    if (what < 0.35) {
      const bool late = random_.chance(0.05);
      const Posture posture = random_.chance(0.6)
                                  ? Posture::sitting
                                  : all_postures[static_cast<std::size_t>(random_.between(0, 9))];
      const Instant at = time_back();
      return PostureChanged{.at = at, .posture = posture, .decided = late ? at : now_};
    }
    if (what < 0.60) return Breakpoint{now_, any_breakpoint()};
    if (what < 0.66)
      return DesktopHolds{now_, Holds{random_.chance(0.7) ? std::uint16_t{0} : any_bits()}};
    if (what < 0.68) return WorkingHoursChanged{now_, random_.chance(0.8)};
    if (what < 0.69) return ComputerResumed{now_};
    if (what < 0.692) return DayBegan{now_};
    if (what < 0.75) return Requested{now_, static_cast<Request>(random_.between(0, 5))};
    if (what < 0.755)
      return QuietRequested{
          now_, now_ + std::chrono::minutes{static_cast<int>(random_.between(-10, 90))}};
    if (what < 0.76) return QuietRequested{now_, std::nullopt};
    return Tick{now_};
  }
  PromptReason any_breakpoint() {
    return all_prompt_reasons[static_cast<std::size_t>(random_.between(0, 3))];
  }
  std::uint16_t any_bits() { return static_cast<std::uint16_t>(random_.next()); }

  void take(const PromptInput& input) {
    note(input);
    feed(prompts, input, [&](const PromptEffect& effect) { hear(effect); });
    const auto next = prompts.deadline();
    if (next) CHECK(*next > now_);  // or it would be a busy loop
  }

  void note(const PromptInput& input) {
    asked_ = false;
    if (const auto* edge = std::get_if<PostureChanged>(&input)) timeline_.apply(*edge);
    if (const auto* desktop = std::get_if<DesktopHolds>(&input))
      desktop_ = desktop->holds.bits() & 15U;
    if (const auto* hours = std::get_if<WorkingHoursChanged>(&input)) within_ = hours->within;
    if (std::holds_alternative<ComputerResumed>(input)) resumed_ = now_;
    if (std::holds_alternative<DayBegan>(input)) shown_today_ = 0;
    if (const auto* requested = std::get_if<Requested>(&input))
      asked_ = requested->request == Request::take_break;
    if (const auto* quiet = std::get_if<QuietRequested>(&input)) {
      if (!quiet->until)
        quiet_until_ = Instant::min();
      else if (*quiet->until > now_)
        quiet_until_ = *quiet->until;
    }
  }

  void hear(const PromptEffect& effect) {
    store.apply(effect);
    if (const auto* saved = std::get_if<PromptSaved>(&effect)) {
      const auto known = outcomes_.find(saved->prompt.shown);
      if (known != outcomes_.end() && known->second != PromptOutcome::open)
        CHECK(known->second == saved->prompt.outcome);  // said again only for its break
      outcomes_[saved->prompt.shown] = saved->prompt.outcome;
    }
    const auto* shown = std::get_if<ShowPrompt>(&effect);
    if (!shown) return;
    CHECK(outcomes_.at(shown->prompt.shown) == PromptOutcome::open);
    if (shown->prompt.reason == PromptReason::asked) return;
    ++shown_in_all;
    if (!shown->again) CHECK(++shown_today_ <= PromptSettings{}.most_a_day);
    const Instant at = shown->again ? now_ : shown->prompt.shown;
    CHECK((desktop_ == 0 && within_));
    CHECK(at >= quiet_until_);
    CHECK(at - resumed_ >= 3min);
    CHECK(is_flexed(timeline_.at(at)));
  }

  void check_outside_view() {
    if (++checked_ % 16 == 0) CHECK(prompts.status(now_).sat == sat_by_the_second(timeline_, now_));
  }

  Random random_;
  Instant now_ = Instant{} + 4h;
  Timeline timeline_;
  std::map<Instant, PromptOutcome> outcomes_;
  unsigned desktop_ = 0;
  bool within_ = true, asked_ = false;
  Instant resumed_ = Instant{} - 1h;
  Instant quiet_until_ = Instant::min();
  int shown_today_ = 0;
  int checked_ = 0;
};

}  // namespace

TEST_CASE("whatever happens: no prompt at a wrong time, no busy loop, one outcome, sitting exact") {
  int shown = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Anything anything(seed);
    for (int i = 0; i < 1500; ++i) anything.go_on();
    anything.end_the_day();
    shown += anything.shown_in_all;
  }
  CHECK(shown > 200);
}
