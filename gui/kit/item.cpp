#include "gui/kit/item.hpp"

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float ring_width = 2, ring_distance = 2;
constexpr float tooltip_width = 320, tooltip_line_gap = 3, tooltip_distance = 14;
constexpr double repeat_s = 0.04;  // ImGui repeats every 50 ms

ImGuiID id_of(std::string_view name) {
  return ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size());
}

// Space presses by ImGui's own rules; Enter only where ImGui is new enough to think of it.
bool enter_pressed(ImGuiID id) {
  return GImGui->NavId == id && focus_is_shown() && GImGui->ActiveId == 0 &&
         (key_pressed(ImGuiKey_Enter) || key_pressed(keypad_enter));
}

ItemUse behave(Ui& ui, std::string_view name, Rect rect, bool enabled) {
  ui.mark(name, rect.min, rect.max);
  const ImGuiID id = id_of(name);
  const ImRect bounds{rect.min, rect.max};
  ItemUse use{.rect = rect};
  if (!enabled) ImGui::BeginDisabled();
  use.visible = ImGui::ItemAdd(bounds, id, nullptr, tab_stop);
  go_on_with_tab(id);
  if (use.visible) {
    const bool pressed = ImGui::ButtonBehavior(bounds, id, &use.hovered, &use.held, repeat_flags());
    if (use.held && repeats()) ui.draw_again(repeat_s);
    use.pressed = enabled && (pressed || enter_pressed(id));
    if (reached_by_tab(id)) show_focus();
    use.focused = GImGui->NavId == id && focus_is_shown() &&
                  ImGui::GetCurrentWindow()->RootWindow == GImGui->NavWindow->RootWindow;
    use.keyed = use.focused && keyboard_leads();
  }
  if (!enabled) ImGui::EndDisabled();
  return use;
}

}  // namespace

ItemUse item(Ui& ui, std::string_view name, ImVec2 size, bool enabled) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float baseline = (size.y - size_of(*ui.fonts.body)) / 2;
  const bool one_line = size.y <= ui.px(size::control_height);
  ImGui::ItemSize(size, one_line ? baseline : -1.0F);
  return behave(ui, name, {at, {at.x + size.x, at.y + size.y}}, enabled);
}

ItemUse item_at(Ui& ui, std::string_view name, Rect rect, bool enabled) {
  return behave(ui, name, rect, enabled);
}

void focus_ring(const Ui& ui, Rect rect, float radius) {
  const float out = ui.px(ring_distance + ring_width / 2);
  ImGui::GetWindowDrawList()->AddRect({rect.min.x - out, rect.min.y - out},
                                      {rect.max.x + out, rect.max.y + out}, ui.palette.accent,
                                      radius + out, 0, ui.px(ring_width));
}

void keep_focus() {
  ImGui::NavMoveRequestCancel();
  show_focus();
}

void give_focus(std::string_view name) {
  ImGui::SetFocusID(id_of(name), ImGui::GetCurrentWindow());
  show_focus();
}

void tooltip(Ui& ui, std::string_view lines, std::optional<ImVec2> beside) {
  if (lines.empty()) return;
  if (beside) {  // towards the middle, so that it is all in sight
    const ImVec2 whole = ImGui::GetIO().DisplaySize;
    const ImVec2 pivot{beside->x > whole.x / 2 ? 1.0F : 0.0F,
                       beside->y > whole.y / 2 ? 1.0F : 0.0F};
    const float away = ui.px(tooltip_distance);
    ImGui::SetNextWindowPos(
        {beside->x + (pivot.x > 0 ? -away : away), beside->y + (pivot.y > 0 ? -away : away)},
        ImGuiCond_Always, pivot);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ui.px(12, 10));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ui.px(0, tooltip_line_gap));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(size::control_radius));
  ImGui::BeginTooltip();
  const bool several = lines.find('\n') != std::string_view::npos;
  for (bool first = true; !lines.empty(); first = false) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    const TextRank rank = first && several ? TextRank::strong : TextRank::body;
    const float wide = text_size(ui, rank, line).x + 1;
    prose(ui, rank, line, std::min(wide, ui.px(tooltip_width)));
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar(3);
}

}  // namespace sitwell::gui
