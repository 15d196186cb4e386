#include "gui/model/routine_list_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_facts.hpp"
#include "gui/model/stored_days.hpp"
#include "health/screening.hpp"
#include "history/calendar.hpp"

namespace sitwell::gui {

namespace {

std::vector<const StoredRoutine*> done_today(const World& world) {
  std::vector<const StoredRoutine*> done;
  for (const StoredRoutine& routine : world.history.recent.routines)
    if (local_day(routine.begin_utc_ms, routine.utc_offset_s, world.now.rules.day_start) ==
            world.now.today &&
        is_done(routine))
      done.push_back(&routine);
  return done;
}

std::string about(const Routine& routine, Dose dose) {
  const auto length = std::chrono::ceil<std::chrono::minutes>(length_of(holds_of(routine, dose)));
  return fmt::format("about {} min", length.count());
}

/// What is still to do today, in the order the daemon would offer it.
class Remaining {
 public:
  Remaining(const World& world, const Plan& plan) {
    const ScreeningAnswers* given = answers_in_force(world);
    const ScreeningAnswers answers = given ? *given : ScreeningAnswers{};
    for (const std::string& id : plan.routines)
      if (const CatalogueEntry* entry = world.catalogue.find(id);
          entry && fit_of(entry->routine, answers).fits)
        counts_.push_back({&entry->routine, 0});
  }
  void did(const std::string& id) {
    for (auto& [routine, times] : counts_)
      if (routine->id == id) ++times;
  }
  /// Null where none fits.
  const Routine* take() {
    const auto least =
        std::min_element(counts_.begin(), counts_.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (least == counts_.end()) return nullptr;
    ++least->second;
    return least->first;
  }

 private:
  std::vector<std::pair<const Routine*, int>> counts_;
};

std::string words_of(const RoutineListView& view, const Plan& plan) {
  if (!plan.active) return "The plan is switched off.";
  if (plan.routines.empty()) return "The plan holds no routines.";
  if (plan.routines_a_day == 0) return "The plan asks for none.";
  if (view.done >= view.asked) return "All done for today.";
  if (!view.next) return "None of the plan's routines fits your answers.";
  return {};
}

}  // namespace

RoutineListView routine_list_view(const World& world) {
  const Plan plan = plan_in_force(world);
  RoutineListView view;
  view.asked = plan.active ? plan.routines_a_day : 0;
  Remaining remaining{world, plan};
  for (const StoredRoutine* routine : done_today(world)) {
    remaining.did(routine->routine);
    ++view.done;
    view.rows.push_back(
        {.id = routine->routine,
         .title = routine->title,
         .note = fmt::format("done at {}",
                             world.wording.clock(routine->begin_utc_ms, routine->utc_offset_s)),
         .done = true});
  }
  for (int left = view.asked - view.done; left > 0; --left) {
    const Routine* routine = remaining.take();
    if (!routine) break;
    view.rows.push_back({.id = routine->id,
                         .title = routine->title,
                         .note = about(*routine, dose_of(plan)),
                         .next = !view.next});
    if (!view.next) view.next = routine->id;
  }
  view.words = words_of(view, plan);
  view.can_start = world.daemon.there();
  view.screen_first = world.daemon.there() && screening_due(world);
  return view;
}

}  // namespace sitwell::gui
