// The plan while somebody edits it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/model/plan_view.hpp"

namespace sitwell::gui {

bool PlanDraft::has(const std::string& id) const {
  return std::find(routines.begin(), routines.end(), id) != routines.end();
}

void PlanDraft::set(const std::string& id, bool in) {
  if (in == has(id)) return;
  if (in)
    routines.push_back(id);
  else
    std::erase(routines, id);
}

PlanDraft draft_of(const Plan& plan) {
  PlanDraft draft{.active = plan.active,
                  .adapts = plan.adapts,
                  .has_goal = plan.goal_min_per_h.has_value(),
                  .goal_min_per_h = static_cast<int>(PlanRules{}.least_goal_min_per_h),
                  .routines_a_day = plan.routines_a_day,
                  .level = plan.level,
                  .routines = plan.routines};
  if (const auto aim = plan.goal_min_per_h ? plan.goal_min_per_h : plan.baseline_min_per_h)
    draft.goal_min_per_h =
        static_cast<int>(std::lround(std::clamp(*aim, least_goal, highest_goal)));
  return draft;
}

CoachPlanChanges changes_of(const Plan& plan, const PlanDraft& draft) {
  const PlanDraft before = draft_of(plan);
  CoachPlanChanges changes;
  if (draft.active != before.active) changes.active = draft.active;
  if (draft.adapts != before.adapts) changes.adapts = draft.adapts;
  if (draft.has_goal != before.has_goal ||
      (draft.has_goal && draft.goal_min_per_h != before.goal_min_per_h))
    changes.goal_min_per_h = draft.has_goal ? draft.goal_min_per_h : 0;
  if (draft.routines_a_day != before.routines_a_day)
    changes.routines_a_day = static_cast<std::uint32_t>(draft.routines_a_day);
  if (draft.level != before.level) changes.level = static_cast<std::uint32_t>(draft.level);
  if (draft.routines != before.routines) changes.routines = draft.routines;
  return changes;
}

std::string problem_of(const PlanDraft& draft) {
  if (draft.routines.size() > most_routines)
    return fmt::format("A plan holds {} routines at most.", most_routines);
  return {};
}

std::vector<PlanRoutineChoice> routine_choices(const World& world) {
  std::vector<PlanRoutineChoice> choices;
  for (const CatalogueEntry& entry : world.catalogue.entries) {
    PlanRoutineChoice choice{.id = entry.routine.id,
                             .title = entry.routine.title,
                             .note = entry.routine.supporting ? "Supporting" : ""};
    const auto fit = fit_in_force(world, entry.routine);
    choice.fits = !fit || fit->fits;
    if (!choice.fits)
      choice.note = fit->why.empty() ? "Does not fit your answers." : fit->why.front();
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<std::string> level_labels() {
  return {"Shortest holds", "Shorter holds", "Longer holds", "Longest holds"};
}

}  // namespace sitwell::gui
