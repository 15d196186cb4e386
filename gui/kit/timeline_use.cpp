// Hands on a timeline: the wheel, dragging, keys.
#include <algorithm>
#include <cmath>

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/timeline.hpp"

namespace sitwell::gui {

namespace {

constexpr double wheel_factor = 0.8, key_factor = 0.7;  // of the view's length, a notch or a press
constexpr float cursor_edge = 0.05F;

// The cursor goes through the view; at an edge, the view goes under the cursor.
TimelineView step(const Timeline& line, TimelineView view, int& cursor, float by) {
  const float share = static_cast<float>(cursor) / timeline_cursor_whole + by;
  const auto place = [&] {
    cursor = static_cast<int>(std::lround(share * timeline_cursor_whole));
    keep_focus();
  };
  if (share >= cursor_edge && share <= 1 - cursor_edge) {
    place();
    return view;
  }
  const auto length = static_cast<double>(view.length());
  const TimelineView further =
      moved(line, view, static_cast<std::int64_t>(static_cast<double>(by) * length));
  if (further.from_ms != view.from_ms)
    keep_focus();
  else if (share >= 0 && share <= 1)
    place();
  return further;
}

}  // namespace

TimelineView moved_by_mouse(const Ui& ui, const Timeline& line, const ItemUse& use,
                            const Rect& lane, TimelineView view) {
  const ImGuiIO& io = ImGui::GetIO();
  const auto width = static_cast<double>(std::max(lane.width(), 1.0F));
  if (use.hovered) take_wheel();
  if (use.hovered && io.MouseWheel != 0) {
    const double about =
        std::clamp(static_cast<double>(io.MousePos.x - lane.min.x) / width, 0.0, 1.0);
    view = zoomed(line, view, std::pow(wheel_factor, static_cast<double>(io.MouseWheel)), about);
  }
  if (use.held && ImGui::IsMouseDragging(0, ui.px(timeline_drag_begins)) && io.MouseDelta.x != 0) {
    const double pixel = static_cast<double>(view.length()) / width;
    view =
        moved(line, view, -static_cast<std::int64_t>(static_cast<double>(io.MouseDelta.x) * pixel));
  }
  if (use.hovered && ImGui::IsMouseDoubleClicked(0)) view = {line.from_ms, line.to_ms};
  return view;
}

TimelineView moved_by_keys(const Timeline& line, TimelineView view, int& cursor) {
  const double about = static_cast<double>(cursor) / timeline_cursor_whole;
  const auto zoom = [&](double factor) {
    view = zoomed(line, view, factor, about);
    keep_focus();
  };
  if (key_pressed('+', true)) zoom(key_factor);
  if (key_pressed('-', true)) zoom(1 / key_factor);
  if (key_pressed('0') || key_pressed(ImGuiKey_Home)) {
    view = {line.from_ms, line.to_ms};
    keep_focus();
  }
  if (key_pressed(ImGuiKey_LeftArrow, true)) view = step(line, view, cursor, -timeline_cursor_step);
  if (key_pressed(ImGuiKey_RightArrow, true)) view = step(line, view, cursor, timeline_cursor_step);
  return view;
}

}  // namespace sitwell::gui
