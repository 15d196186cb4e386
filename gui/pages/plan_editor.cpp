#include "gui/pages/plan_editor.hpp"

#include <fmt/format.h>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/coach_parts.hpp"

namespace sitwell::gui {
namespace {

constexpr float widest = 720;

}  // namespace

void PlanEditor::begin(const World& world) {
  plan_ = plan_in_force(world);
  draft_ = draft_of(plan_);
  choices_ = routine_choices(world);
  sent_ = 0;
  open_ = true;
}

void PlanEditor::draw(Ui& ui, const World& world, Requests& requests) {
  if (sent_ != 0 && world.answer && world.answer->request == sent_) {
    sent_ = 0;
    if (world.answer->ok) open_ = false;
  }
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui.px(widest));
  const Card card{ui, "plan/editor", {width, 0}, "Change the plan"};
  toggle(ui, "plan/active", "Follow a plan", draft_.active);
  toggle(ui, "plan/adapts", "Let it adapt once a week, by one step at most", draft_.adapts);
  goal(ui);
  dose(ui);
  routines(ui);
  below(ui, 12);
  buttons(ui, requests);
}

void PlanEditor::goal(Ui& ui) {
  heading(ui, "Goal");
  toggle(ui, "plan/has-goal", "Aim at so much sitting in a worn hour, at most", draft_.has_goal);
  if (draft_.has_goal)
    stepper(ui, "plan/goal-minutes", draft_.goal_min_per_h, static_cast<int>(least_goal),
            static_cast<int>(highest_goal), 1, "min");
}

void PlanEditor::dose(Ui& ui) {
  heading(ui, "Routines a day");
  stepper(ui, "plan/routines-a-day", draft_.routines_a_day, 0, most_routines_a_day);
  heading(ui, "Length of the holds");
  const auto labels = level_labels();
  choice(ui, "plan/level", labels, draft_.level);
}

void PlanEditor::routines(Ui& ui) {
  heading(ui, "Which routines, in the order they are offered");
  for (const PlanRoutineChoice& each : choices_) {
    bool in = draft_.has(each.id);
    if (each.fits) {
      if (toggle(ui, fmt::format("plan/routine/{}", each.id),
                 each.note.empty() ? each.title : fmt::format("{}  ({})", each.title, each.note),
                 in))
        draft_.set(each.id, in);
    } else {
      text(ui, TextRank::muted, fmt::format("{}  {}", icon::lock, each.title));
      prose(ui, TextRank::muted_small, each.note);
    }
  }
}

void PlanEditor::buttons(Ui& ui, Requests& requests) {
  const std::string problem = problem_of(draft_);
  const bool changed = !(draft_ == draft_of(plan_));
  if (!problem.empty()) prose(ui, TextRank::body, fmt::format("{}  {}", icon::warning, problem));
  if (button(ui, "plan/keep", sent_ != 0 ? "Asking" : "Keep the change",
             {.kind = ButtonKind::primary,
              .icon = icon::done,
              .enabled = changed && problem.empty() && sent_ == 0}))
    sent_ = requests.ask(ask::SetPlan{changes_of(plan_, draft_)});
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "plan/leave", "Leave it as it is", {.kind = ButtonKind::quiet})) open_ = false;
}

}  // namespace sitwell::gui
