#include "gui/demo/demo_day.hpp"

#include <algorithm>
#include <array>

#include "core/prompt_settings.hpp"
#include "gui/demo/stretches.hpp"
#include "recordings/exercise_poses.hpp"
#include "recordings/random.hpp"

namespace sitwell::gui {
namespace {

using std::chrono::minutes;

constexpr Side clip_leg = Side::right;
/// At the computer, which is where prompts are seen; hours.
constexpr double computer_from_h = 8.5, computer_to_h = 18;
/// Breaks taken in the morning, the afternoon and the evening are when people find the time; a
/// slot that does not suit is tried again a little later.
constexpr std::array routine_slots_h{10.3, 15.1, 18.4, 20.2};
constexpr double slot_jitter_h = 0.4;
constexpr int tries_a_slot = 6;
constexpr double try_again_h = 0.33;
/// How often one who does not follow a prompt says so, and how.
constexpr double snoozes = 0.45, skips = 0.2;
/// Of ten sessions, one is ended before its time.
constexpr double ends_early = 0.1;

Instant hour(double hours) { return Instant{} + from_seconds(3600 * hours); }
Duration random_s(Random& random, double low, double high) {
  return from_seconds(random.between(low, high));
}
/// One can get down on the floor from there without taking anything apart.
bool is_free(Posture posture) {
  return posture == Posture::sitting || posture == Posture::standing || posture == Posture::moving;
}

class Day {
 public:
  explicit Day(const DemoIntent& intent)
      : intent_(intent),
        random_(intent.wearer.seed * 977 + 13),
        stretches_(SimulatedWearer(intent.wearer, {intent.kind}).truth()),
        known_until_(intent.until ? Instant{} + *intent.until : hour(24)) {
    stretches_.cut_at(known_until_);
  }

  DemoDay lived() {
    do_routines();
    follow_prompts();
    day_.bouts = stretches_.bouts();
    return std::move(day_);
  }

 private:
  void do_routines() {
    std::size_t slot = 0;
    for (const Routine* routine : intent_.routines) {
      const double planned_h = routine_slots_h[slot++ % routine_slots_h.size()];
      const double begin_h = planned_h + random_.between(-slot_jitter_h, slot_jitter_h);
      if (random_.chance(intent_.keeps_to_it)) do_routine(*routine, begin_h);
    }
  }

  void do_routine(const Routine& routine, double begin_h) {
    RoutineRecord record = session(routine);
    for (int i = 0; i < tries_a_slot; ++i) {
      const Instant begin = hour(begin_h + i * try_again_h);
      const Instant end = begin + record.length;
      const bool was_before = !day_.routines.empty() &&
                              begin < day_.routines.back().begin + day_.routines.back().length;
      if (was_before || end + minutes{2} > known_until_) continue;
      if (!is_free(stretches_.at(begin)) || !is_worn(stretches_.at(end))) continue;
      record.begin = begin;
      for (ActiveSpan& span : record.active) span = {begin, end};
      stretches_.paint(begin, end, Posture::exercising);
      day_.routines.push_back(record);
      return;
    }
  }

  /// As a guided session would have kept it, beginning at midnight.
  RoutineRecord session(const Routine& routine) {
    const std::vector<PlannedHold> planned = holds_of(routine, intent_.dose);
    const bool early = random_.chance(ends_early);
    const std::size_t held = early ? planned.size() / 2 + 1 : planned.size();
    RoutineRecord record{.routine = routine.id, .title = routine.title};
    record.outcome = early ? RoutineOutcome::stopped : RoutineOutcome::completed;
    Duration length = random_s(random_, 8, 12);
    for (std::size_t i = 0; i < held; ++i) {
      const bool cut = early && i + 1 == held;
      record.holds.push_back(hold(routine, planned[i], cut ? random_.between(0.2, 0.7) : 1));
      length += record.holds.back().confirmed + record.holds.back().timed +
                random_s(random_, 2, 6) + (i + 1 < held ? planned[i].rest : Duration{});
    }
    record.length = length;
    record.active = {{record.begin, record.begin + length}};
    return record;
  }

  static HoldRecord hold(const Routine& routine, const PlannedHold& planned, double share) {
    HoldRecord record{.step = static_cast<int>(planned.step),
                      .repetition = planned.repetition,
                      .side = planned.side,
                      .asked = planned.asked};
    record.outcome = share < 1 ? HoldOutcome::cut_short : HoldOutcome::held;
    const bool seen = shown_on(routine.steps[planned.step], planned.side, clip_leg) != nullptr;
    (seen ? record.confirmed : record.timed) = from_seconds(seconds(planned.asked) * share);
    return record;
  }

  /// The prompts of a day at the computer, and the breaks that those which are followed lead to.
  void follow_prompts() {
    const PromptSettings settings;
    Duration sat{};
    Duration opens = settings.window + waited();
    for (std::size_t i = 0; i < stretches_.all().size(); ++i) {
      const Stretch each = stretches_.all()[i];
      const Duration length = each.end - each.begin;
      if (!is_flexed(each.posture)) {
        if (length < settings.counting_break) continue;
        sat = {};
        opens = settings.window + waited();
      } else if (sat + length < opens) {
        sat += length;
      } else {
        const Instant shown = each.begin + (opens - sat);
        if (ask(shown, each.end, opens)) continue;  // the break it led to is the next stretch
        opens += settings.window;
        --i;  // the same stretch may see another
      }
    }
  }

  /// True when it was followed by getting up, before the stretch would have ended by itself.
  bool ask(Instant shown, Instant seat_ends, Duration sat) {
    const PromptSettings settings;
    if (shown < hour(computer_from_h) || shown > hour(computer_to_h)) return false;
    if (shown + settings.life > known_until_) return false;
    Prompt prompt{.shown = shown, .reason = reason(), .sat = sat};
    prompt.waited = sat - settings.window;
    const Duration after = random_s(random_, 15, 70);
    const Duration length = random_s(random_, 90, 300);
    const bool follows = random_.chance(intent_.keeps_to_it);
    const bool fits = shown + after + length + minutes{1} < std::min(seat_ends, known_until_);
    if (follows && fits) {
      const Posture posture = random_.chance(0.5) ? Posture::moving : Posture::standing;
      stretches_.paint(shown + after, shown + after + length, posture);
      prompt.outcome = PromptOutcome::acted;
      prompt.ended = shown + after + settings.counting_break;
      prompt.break_length = length;
    } else {
      refuse(prompt);
    }
    day_.prompts.push_back(prompt);
    return follows && fits;
  }

  void refuse(Prompt& prompt) {
    const double how = random_.between(0, 1);
    prompt.outcome = how < snoozes           ? PromptOutcome::snoozed
                     : how < snoozes + skips ? PromptOutcome::skipped
                                             : PromptOutcome::ignored;
    prompt.ended =
        prompt.shown + (prompt.outcome == PromptOutcome::ignored ? PromptSettings{}.life
                                                                 : random_s(random_, 4, 40));
  }

  Duration waited() { return random_s(random_, 5, 420); }
  PromptReason reason() {
    constexpr std::array reasons{PromptReason::paused, PromptReason::paused, PromptReason::returned,
                                 PromptReason::unlocked, PromptReason::waited};
    return reasons[static_cast<std::size_t>(random_.between(0, 4.999))];
  }

  const DemoIntent& intent_;
  Random random_;
  Stretches stretches_;
  Instant known_until_;
  DemoDay day_;
};

}  // namespace

DemoDay demo_day(const DemoIntent& intent) { return Day(intent).lived(); }

}  // namespace sitwell::gui
