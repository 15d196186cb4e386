#include "cli/filled_history.hpp"

#include <chrono>
#include <filesystem>

#include "core/effect.hpp"
#include "health/check_in.hpp"
#include "health/plan.hpp"
#include "health/screening.hpp"
#include "history/calendar.hpp"
#include "history/writer.hpp"

namespace sitwell::test {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

/// Boot time zero is 1970, and local time is UTC, as in the sandbox.
Instant at(std::int64_t utc_ms) { return Instant{std::chrono::milliseconds{utc_ms}}; }
Calendar utc_calendar() {
  return Calendar{{Instant{}, 0}, [](std::int64_t) { return 0; }};
}

HistoryWriter writer_for(const Sandbox& box) {
  const auto file = box.path("data/sitwell/history.db");
  std::filesystem::create_directories(file.parent_path());
  HistoryWriter writer{file};
  writer.record_as(SourceKind::clip, "SW-0042", utc_calendar());
  return writer;
}

Effects day_of_bouts(std::int64_t begin_ms) {
  Effects effects;
  std::int64_t now_ms = begin_ms;
  const auto add = [&](int minutes, Posture posture) {
    effects.push_back(BoutSaved{.bout = {.begin = at(now_ms),
                                         .duration = std::chrono::minutes{minutes},
                                         .posture = posture},
                                .open = false});
    now_ms += minutes * minute_ms;
  };
  for (int round = 0; round < 3; ++round) {
    add(20, Posture::sitting);
    add(10, Posture::moving);
    add(45, Posture::sitting);
    add(5, Posture::standing);
    add(80, Posture::sitting);
    add(20, Posture::standing);
  }
  return effects;
}

void add_day(HistoryWriter& writer, int days_ago) {
  const std::int64_t morning_ms = morning_utc_ms(days_ago);
  writer.apply(day_of_bouts(morning_ms));
  if (days_ago % 3 != 0) {
    RoutineRecord lunge = lunge_of(morning_ms + 75 * minute_ms);
    if (days_ago == 1) {
      lunge.outcome = RoutineOutcome::hurt;
      lunge.hurt = {HurtPlace::front_of_hip, HurtKind::sharp};
    }
    writer.save(lunge);
  }
  if (days_ago % 2 == 0)
    writer.save(
        CheckIn{.figures = {{Symptom::low_back_pain, 2 + days_ago / 5}, {Symptom::front_of_hip, 3}},
                .stress = 4,
                .note = days_ago == 2 ? "Slept <badly> & sat" : ""},
        at(morning_ms + 60 * minute_ms), 4h);
}

}  // namespace

std::int64_t morning_utc_ms(int days_ago) {
  using namespace std::chrono;
  const auto now = floor<milliseconds>(system_clock::now()).time_since_epoch().count();
  // Days begin at four: before that, it is still yesterday.
  const std::int64_t today_ms = (now - 4 * 60 * minute_ms) / day_ms * day_ms;
  return today_ms - days_ago * day_ms + 8 * 60 * minute_ms;
}

RoutineRecord lunge_of(std::int64_t begin_utc_ms) {
  const auto hold = [](Side side, Duration confirmed, Duration timed) {
    return HoldRecord{.step = 0,
                      .repetition = 1,
                      .side = side,
                      .asked = 30s,
                      .confirmed = confirmed,
                      .timed = timed,
                      .outcome = HoldOutcome::held};
  };
  return {.begin = at(begin_utc_ms),
          .length = 95s,
          .routine = "lunge",
          .title = "Gentle kneeling lunge",
          .origin = RoutineOrigin::guided,
          .outcome = RoutineOutcome::completed,
          .hurt = {},
          .holds = {hold(Side::left, 30s, 0s), hold(Side::right, 0s, 30s)},
          .active = {{at(begin_utc_ms), at(begin_utc_ms) + 95s}}};
}

void fill_history(const Sandbox& box, int weeks) {
  HistoryWriter writer = writer_for(box);
  const int days = weeks * 7;
  writer.save(
      ScreeningAnswers{.conditions = {{Condition::hernia, ConditionAnswer::cleared}}, .signs = {}},
      at(morning_utc_ms(days)));
  Plan plan{.baseline_min_per_h = 48, .goal_min_per_h = 43, .reason = "A week is known now."};
  writer.save(plan, at(morning_utc_ms(days)));
  plan.routines.emplace_back("lunge");
  plan.reason = "The lunge joins, as you did the rest on most days.";
  writer.save(plan, at(morning_utc_ms(7)));
  for (int days_ago = days - 1; days_ago >= 0; --days_ago) add_day(writer, days_ago);
}

void keep_routine(const Sandbox& box, const RoutineRecord& record, std::int64_t begin_utc_ms) {
  HistoryWriter writer = writer_for(box);
  RoutineRecord kept = record;
  kept.begin = at(begin_utc_ms);
  writer.save(kept);
}

}  // namespace sitwell::test
