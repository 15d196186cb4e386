#include "gui/pages/plan_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/plan_view.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/lost_focus.hpp"
#include "gui/pages/plan_editor.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {
namespace {

constexpr float wide_enough = 860;
constexpr std::size_t first_changes = 6;
constexpr float day_height = 76, diamond_down = 36;
constexpr float diamond_size = 14;

}  // namespace

struct PlanPage::State {
  Remade<PlanView> made;
  PlanEditor editor;
  bool all_changes = false;

  void goal(Ui& ui, const PlanView& view, float width) const;
  void routines(Ui& ui, const PlanView& view, float width) const;
  void week(Ui& ui, const PlanView& view, float width) const;
  void changes(Ui& ui, const PlanView& view, float width);
  void overview(Ui& ui, const World& world, const PlanView& view, Requests& requests);
};

PlanPage::PlanPage() : state_(std::make_unique<State>()) {}
PlanPage::~PlanPage() = default;

Needs PlanPage::needs(const World&) const { return {.window = {}, .whole = true}; }

void PlanPage::State::goal(Ui& ui, const PlanView& view, float width) const {
  const Card card{ui, "plan/goal", {width, 0}, "What you aim at"};
  text(ui, TextRank::title, view.goal);
  below(ui, 6);
  if (!view.goal_means.empty()) prose(ui, TextRank::body, view.goal_means);
  if (!view.baseline.empty()) prose(ui, TextRank::muted, view.baseline);
  if (!view.reason.empty()) {
    heading(ui, "Why so");
    prose(ui, TextRank::body, view.reason);
  }
  below(ui, 6);
  prose(ui, TextRank::muted, view.adapting);
}

void PlanPage::State::routines(Ui& ui, const PlanView& view, float width) const {
  const Card card{ui, "plan/routines", {width, 0}, "Routines"};
  text(ui, TextRank::title, view.routines_a_day);
  below(ui, 6);
  for (std::size_t i = 0; i < view.routines.size(); ++i)
    text(ui, TextRank::body, fmt::format("{}.  {}", i + 1, view.routines[i]));
  if (view.routines.empty()) prose(ui, TextRank::muted, "None are in the plan.");
  below(ui, 6);
  text(ui, TextRank::muted, view.level);
}

void PlanPage::State::week(Ui& ui, const PlanView& view, float width) const {
  const Card card{ui, "plan/week", {width, 0}, "This week", view.week_routines};
  const char* mark = !view.within_goal ? icon::clock : *view.within_goal ? icon::done : icon::up;
  text(ui, TextRank::body, fmt::format("{}  {}", mark, view.week));
  below(ui, 8);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float each = card.room().x / static_cast<float>(view.days.size());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < view.days.size(); ++i) {
    const PlanWeekDay& day = view.days[i];
    const float middle = from.x + each * (static_cast<float>(i) + 0.5F);
    const ImU32 ink = day.to_come ? ui.palette.faint : ui.palette.text;
    text_at(ui, list, day.today ? TextRank::strong : TextRank::small, {middle, from.y}, 0.5F, ink,
            day.label);
    const ImVec2 at{middle, from.y + ui.px(diamond_down)};
    if (day.routines > 0)
      draw_shape(ui, list, Ink::routine, at, ui.px(diamond_size));
    else
      list.AddLine({at.x - ui.px(4), at.y}, {at.x + ui.px(4), at.y}, ui.palette.faint, ui.px(2));
    if (day.routines > 1)
      text_at(ui, list, TextRank::small, {at.x + ui.px(diamond_size), at.y - ui.px(8)}, 0,
              ui.palette.text, fmt::format("{}", day.routines));
    text_at(ui, list, TextRank::small, {middle, from.y + ui.px(diamond_down + diamond_size)}, 0.5F,
            ui.palette.muted, day.minutes);
    const Rect cell{{middle - each / 2, from.y}, {middle + each / 2, from.y + ui.px(day_height)}};
    ui.mark(fmt::format("plan/week/{}", i), cell.min, cell.max);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(cell.min, cell.max))
      tooltip(ui, day.tooltip);
  }
  ImGui::Dummy({card.room().x, ui.px(day_height)});
}

void PlanPage::State::changes(Ui& ui, const PlanView& view, float width) {
  const Card card{ui, "plan/changes", {width, 0}, "Changes so far"};
  if (view.changes.empty()) {
    prose(ui, TextRank::muted,
          "The plan is as it began. Its changes will be listed here, with why.");
    return;
  }
  const std::size_t shown =
      all_changes ? view.changes.size() : std::min(view.changes.size(), first_changes);
  for (std::size_t i = 0; i < shown; ++i) {
    text(ui, TextRank::muted_small, view.changes[i].when);
    prose(ui, TextRank::body, view.changes[i].reason);
    below(ui, 6);
  }
  if (shown < view.changes.size() &&
      button(ui, "plan/older", "Show older ones", {.kind = ButtonKind::quiet, .icon = icon::down}))
    all_changes = true;
}

void PlanPage::State::overview(Ui& ui, const World& world, const PlanView& view,
                               Requests& requests) {
  const float room = ImGui::GetContentRegionAvail().x;
  if (view.missing) {
    missing_notice(ui, "plan", *view.missing, requests, room);
    below(ui);
  }
  if (!view.active) {
    notice(ui, "plan/off",
           {.tone = Tone::info,
            .icon = nullptr,
            .title = "The plan is switched off",
            .text = "Nothing is asked for, and nothing adapts.",
            .command = {},
            .actions = {}},
           room);
    below(ui);
  }
  if (button(ui, "plan/edit", "Change the plan", {.icon = icon::plan, .enabled = !view.missing})) {
    editor.begin(world);
    draw_again(ui);
  }
  below(ui);
  const bool wide = room >= ui.px(wide_enough);
  const auto widths = columns(ui, room, wide ? std::vector<float>{1, 1} : std::vector<float>{1});
  ImGui::BeginGroup();
  goal(ui, view, widths.front());
  below(ui);
  week(ui, view, widths.front());
  ImGui::EndGroup();
  wide ? column_beside(ui) : below(ui);
  ImGui::BeginGroup();
  routines(ui, view, widths.back());
  below(ui);
  changes(ui, view, widths.back());
  ImGui::EndGroup();
}

void PlanPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  const PlanView& view = state.made.get(world.revision, [&] { return plan_view(world); });
  if (state.editor.open()) {
    state.editor.draw(ui, world, requests);
    if (!state.editor.open()) draw_again(ui);
  } else {
    state.overview(ui, world, view, requests);
  }
  below(ui, size::margin);
  forget_lost_focus();
}

}  // namespace sitwell::gui
