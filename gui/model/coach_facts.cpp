#include "gui/model/coach_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "gui/model/trouble_view.hpp"
#include "history/calendar.hpp"

namespace sitwell::gui {

Plan plan_in_force(const World& world) {
  Plan plan = world.history.plan ? world.history.plan->plan : Plan{};
  if (!world.daemon.there()) return plan;
  const CoachPlan& told = world.daemon.coach.plan;
  plan.active = told.active;
  plan.adapts = told.adapts;
  plan.baseline_min_per_h = told.baseline_min_per_h;
  plan.goal_min_per_h = told.goal_min_per_h;
  plan.routines_a_day = static_cast<int>(told.routines_a_day);
  plan.level = std::min(static_cast<int>(told.level), highest_level);
  plan.routines = told.routines;
  plan.reason = told.reason;
  return plan;
}

const ScreeningAnswers* answers_in_force(const World& world) {
  return world.history.screening ? &world.history.screening->answers : nullptr;
}

bool screening_due(const World& world) {
  if (world.daemon.there()) return world.daemon.coach.screening_due;
  if (!world.history.screening) return true;
  constexpr std::chrono::milliseconds holds = std::chrono::days{screening_holds_days};
  return world.now.utc_ms - world.history.screening->at_utc_ms >= holds.count();
}

std::optional<Fit> fit_in_force(const World& world, const Routine& routine) {
  const ScreeningAnswers* answers = answers_in_force(world);
  return answers ? std::optional{fit_of(routine, *answers)} : std::nullopt;
}

std::string routine_title(const World& world, const std::string& id) {
  const CatalogueEntry* entry = world.catalogue.find(id);
  return entry ? entry->routine.title : id;
}

std::chrono::local_days day_of(const StoredRoutine& routine, const Now& now) {
  return local_day(routine.begin_utc_ms, routine.utc_offset_s, now.rules.day_start);
}

std::chrono::local_days monday_of(const Now& now) { return first_of(Period::week, now.today); }

const std::vector<StoredRoutine>& routines_known(const World& world) {
  return world.history.whole ? world.history.whole->routines : world.history.recent.routines;
}

const StoredRoutine* record_of(const World& world, std::int64_t begin_utc_ms) {
  constexpr std::int64_t most_off_ms = 5000;
  const StoredRoutine* nearest = nullptr;
  std::int64_t off_ms = most_off_ms;
  for (const StoredRoutine& routine : world.history.recent.routines) {
    const std::int64_t off = std::abs(routine.begin_utc_ms - begin_utc_ms);
    if (off >= off_ms) continue;
    off_ms = off;
    nearest = &routine;
  }
  return nearest;
}

// The record is a copy; of most rows it is not needed.
bool was_done(const StoredRoutine& routine) {
  return routine.outcome == RoutineOutcome::completed || is_done(routine.record());
}

std::map<std::chrono::local_days, int> done_since(const World& world,
                                                  std::chrono::local_days first) {
  std::map<std::chrono::local_days, int> done;
  // In order of time but for a day that a journey or a clock that was set may have put elsewhere.
  constexpr std::chrono::days out_of_order{2};
  const auto& routines = routines_known(world);
  for (auto routine = routines.rbegin(); routine != routines.rend(); ++routine) {
    const auto day = day_of(*routine, world.now);
    if (day < first - out_of_order) break;
    if (day >= first && was_done(*routine)) ++done[day];
  }
  return done;
}

std::string day_words(const World& world, std::chrono::local_days day) {
  const auto ago = (world.now.today - day).count();
  if (ago == 0) return "today";
  if (ago == 1) return "yesterday";
  return world.wording.short_date(day);
}

std::optional<MissingDaemon> missing_daemon(const World& world, std::string_view for_what) {
  if (world.daemon.state == Daemon::State::unknown)
    return MissingDaemon{.title = "Looking for sitwelld",
                         .text = fmt::format("{}, its answer is needed first.", for_what),
                         .command = {}};
  const std::optional<Trouble> trouble = daemon_trouble(world);
  if (!trouble) return std::nullopt;
  return MissingDaemon{
      .title = trouble->title,
      .text = fmt::format("{}, sitwelld has to be within reach. {}", for_what, trouble->text),
      .command = trouble->command,
      .startable = trouble->step.has_value()};
}

}  // namespace sitwell::gui
