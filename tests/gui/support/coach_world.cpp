#include "gui/support/coach_world.hpp"

#include "gui/support/worlds.hpp"

namespace sitwell::gui::test {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t day_ms = 24LL * 3'600'000;

std::int64_t begin_of_day_ms(int days_ago) {
  return (coach_day.time_since_epoch() / 1ms) - days_ago * day_ms;
}

}  // namespace

World coach_world() {
  World world;
  world.revision = 1;
  world.now = {.utc_ms = begin_of_day_ms(0) + (15h + 20min) / 1ms,
               .offset_s = 0,
               .today = coach_day,
               .rules = {}};
  world.live_now_ms = world.now.utc_ms;
  for (const Routine& routine : shipped_routines())
    world.catalogue.entries.push_back(
        {.routine = routine, .from = RoutineFrom::shipped, .path = {}});
  world.daemon.state = Daemon::State::running;
  world.daemon.coach.plan.routines = {"constructive-rest", "lunge"};
  world.history.state = History::State::ready;
  world.history.screening =
      StoredScreening{.at_utc_ms = begin_of_day_ms(3), .utc_offset_s = 0, .answers = {}};
  world.history.whole = WholeHistory{};
  return world;
}

void touch(World& world) { ++world.revision; }

CoachSession lunge_session(const std::string& phase) {
  const Routine& lunge = *[] {
    for (const Routine& routine : shipped_routines())
      if (routine.id == "lunge") return &routine;
    return static_cast<const Routine*>(nullptr);
  }();
  CoachSession session = lunge_in_hold(lunge, begin_of_day_ms(0) + 15h / 1ms);
  session.phase = phase;
  return session;
}

StoredRoutine done_routine(const std::string& id, int days_ago) {
  StoredRoutine routine{.begin_utc_ms = begin_of_day_ms(days_ago) + 12h / 1ms,
                        .utc_offset_s = 0,
                        .routine = id,
                        .title = id};
  routine.outcome = RoutineOutcome::completed;
  routine.length_ms = 300'000;
  routine.holds.push_back({.step = 0,
                           .repetition = 1,
                           .side = Side::none,
                           .asked_ms = 300'000,
                           .confirmed_ms = 300'000,
                           .timed_ms = 0,
                           .outcome = HoldOutcome::held});
  return routine;
}

StoredCheckIn check_in_of(int days_ago, int low_back_pain, std::optional<int> stress) {
  return {.at_utc_ms = begin_of_day_ms(days_ago) + (9h + 12min) / 1ms,
          .utc_offset_s = 0,
          .day = coach_day - std::chrono::days{days_ago},
          .check_in = {
              .figures = {{Symptom::low_back_pain, low_back_pain}}, .stress = stress, .note = {}}};
}

DayFigures worn_day(int days_ago, std::chrono::minutes sitting) {
  DayFigures day;
  day.date = coach_day - std::chrono::days{days_ago};
  day.exposure.worn = 10h;
  day.exposure.sitting = sitting;
  day.counts = true;
  return day;
}

}  // namespace sitwell::gui::test
