#include "gui/model/routine_card.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/advice_view.hpp"
#include "gui/model/coach_words.hpp"
#include "gui/model/figure_motion.hpp"

namespace sitwell::gui {
namespace {

std::string mark_of(const CatalogueEntry& entry) {
  std::string mark = entry.routine.supporting ? "Supporting" : "";
  if (entry.from == RoutineFrom::shipped) return mark;
  if (mark.empty()) return "Your own";
  return mark.append(", your own");
}

std::string done_words(const World& world, const RoutineFacts& facts, const std::string& id) {
  const auto found = facts.done.find(id);
  if (found == facts.done.end())
    return facts.all_known ? "Not done yet" : "Not done in the past two weeks";
  std::string words = fmt::format("Last done {}", day_words(world, found->second.last));
  if (found->second.this_week > 0)
    words += fmt::format(", {} this week", times_words(found->second.this_week));
  return words;
}

// The pose of the first step: the one that says most of what it is.
Figure still_of(const Routine& routine, const std::vector<Figure>& poses) {
  for (const RoutineStep& step : routine.steps)
    if (const Figure* figure = routine.figure(step.figure)) return *figure;
  return poses.empty() ? Figure{} : poses.front();
}

void add_fit(const World& world, const Routine& routine, RoutineCard& card) {
  const auto fit = fit_in_force(world, routine);
  if (!fit) return;
  card.fit = fit->fits ? RoutineFit::fits : RoutineFit::hidden;
  card.why = fit->why;
  card.mind = fit->mind;
  card.instead_id = fit->instead;
  card.instead = instead_words(world.catalogue, *fit);
}

}  // namespace

RoutineFacts routine_facts(const World& world) {
  RoutineFacts facts{.plan = plan_in_force(world), .done = {}};
  facts.all_known = world.history.whole.has_value();
  const auto monday = monday_of(world.now);
  for (const StoredRoutine& routine : routines_known(world)) {
    if (!was_done(routine)) continue;
    const auto day = day_of(routine, world.now);
    auto& done = facts.done[routine.routine];
    done.last = std::max(done.last, day);
    if (day >= monday) ++done.this_week;
  }
  return facts;
}

RoutineCard routine_card(const World& world, const RoutineFacts& facts,
                         const CatalogueEntry& entry) {
  const Routine& routine = entry.routine;
  RoutineCard card;
  card.id = routine.id;
  card.title = routine.title;
  card.purpose = routine.purpose;
  card.length = exact_length_words(length_of(holds_of(routine, dose_of(facts.plan))));
  card.done = done_words(world, facts, routine.id);
  card.mark = mark_of(entry);
  card.in_plan = std::find(facts.plan.routines.begin(), facts.plan.routines.end(), routine.id) !=
                 facts.plan.routines.end();
  card.poses = poses_of(routine);
  card.still = still_of(routine, card.poses);
  add_fit(world, routine, card);
  return card;
}

}  // namespace sitwell::gui
