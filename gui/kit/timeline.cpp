#include "gui/kit/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "gui/kit/axis.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float marks_height = 18, axis_gap = 6, overview_height = 3, overview_gap = 5;
constexpr float label_between = 28, mark_half = 5, mark_reach = 8, lane_radius = 6;
constexpr float thin_inset = 1;
constexpr double wheel_factor = 0.8, key_factor = 0.7;  // of the view's length, a notch or a press
constexpr float cursor_step = 0.025F, cursor_edge = 0.05F;
constexpr int cursor_whole = 1000;  // the cursor is kept in thousandths of the view
constexpr float drag_begins = 3;

struct Picture {
  Rect all, lane, axis, marks;
  TimelineView view;
  [[nodiscard]] float x(std::int64_t at_ms) const {
    const double share =
        static_cast<double>(at_ms - view.from_ms) / static_cast<double>(view.length());
    return lane.min.x + static_cast<float>(share * static_cast<double>(lane.width()));
  }
  [[nodiscard]] std::int64_t at(float x) const {
    const double share = static_cast<double>((x - lane.min.x) / std::max(lane.width(), 1.0F));
    return view.from_ms + static_cast<std::int64_t>(share * static_cast<double>(view.length()));
  }
};

bool is_whole(const Timeline& line, const TimelineView& view) {
  return view.from_ms <= line.from_ms && view.to_ms >= line.to_ms;
}

Picture laid_out(const Ui& ui, const Timeline& line, Rect rect, const TimelineZoom* zoom) {
  Picture picture;
  picture.all = picture.lane = rect;
  picture.view = view_of(line, zoom);
  if (!zoom) {
    if (!line.marks.empty()) picture.lane.min.y += std::min(ui.px(6), rect.height() / 3);
    picture.marks = {rect.min, {rect.max.x, picture.lane.min.y}};
    return picture;
  }
  picture.lane.min.y += ui.px(marks_height);
  picture.marks = {rect.min, {rect.max.x, picture.lane.min.y}};
  const float below = ui.px(axis_gap + overview_gap + overview_height) + size_of(*ui.fonts.small);
  picture.lane.max.y = std::max(rect.max.y - below, picture.lane.min.y + ui.px(8));
  picture.axis = {{rect.min.x, picture.lane.max.y}, rect.max};
  return picture;
}

void draw_spans(const Ui& ui, const Timeline& line, const Picture& picture) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Rect& lane = picture.lane;
  for (const PixelRun& run : pixel_runs(line, picture.view, lane.width())) {
    const float high = std::max(lane.height() * height_share(run.ink), ui.px(1));
    const float left = lane.min.x + run.from, right = lane.min.x + run.to;
    // Neighbours of one ink are told apart by a hair, where there is room for one.
    const float hair = right - left > ui.px(6) ? ui.px(0.5F) : 0;
    list.AddRectFilled({left + hair, lane.max.y - high}, {right - hair, lane.max.y},
                       ui.palette.of(run.ink), right - left > ui.px(6) ? ui.px(2) : 0);
  }
}

std::int64_t shift_at(const Timeline& line, std::int64_t at_ms) {
  std::int64_t by_ms = 0;
  for (const ClockShift& shift : line.shifts)
    if (shift.at_ms <= at_ms) by_ms = shift.by_ms;
  return by_ms;
}

void draw_axis(Ui& ui, const Timeline& line, const Picture& picture) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Rect& lane = picture.lane;
  const std::string widest = clock_label(0, 1000, line.twelve_hours);
  const bool seconds = picture.view.length() < 20 * least_view_ms;
  const float label = seconds ? text_size(ui, TextRank::muted_small, widest).x
                              : text_size(ui, TextRank::muted_small, "00:00").x;
  const auto room = static_cast<double>(std::max(lane.width(), 1.0F));
  const auto least =
      static_cast<std::int64_t>(static_cast<double>(picture.view.length()) *
                                static_cast<double>(label + ui.px(label_between)) / room);
  const std::int64_t step = clock_step_ms(least);
  const float y = lane.max.y + ui.px(axis_gap);
  const std::int64_t first = picture.view.from_ms - ((picture.view.from_ms % step) + step) % step;
  for (std::int64_t at = first; at <= picture.view.to_ms; at += step) {
    if (at < picture.view.from_ms) continue;
    const float x = std::round(picture.x(at));
    list.AddLine({x, lane.min.y}, {x, lane.max.y}, ui.palette.border, ui.px(1));
    list.AddLine({x, lane.max.y}, {x, lane.max.y + ui.px(3)}, ui.palette.faint, ui.px(1));
    const std::string words = clock_label(at + shift_at(line, at), step, line.twelve_hours);
    const float width = text_size(ui, TextRank::muted_small, words).x;
    const float left = std::clamp(x - width / 2, picture.all.min.x,
                                  std::max(picture.all.min.x, picture.all.max.x - width));
    text_at(ui, list, TextRank::muted_small, {left, y}, 0, ui.palette.muted, words);
  }
}

// Where one is in the whole, as long as it is not all in sight.
void draw_overview(const Ui& ui, const Timeline& line, const Picture& picture) {
  if (is_whole(line, picture.view)) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Rect& all = picture.all;
  const float top = all.max.y - ui.px(overview_height), radius = ui.px(overview_height / 2);
  list.AddRectFilled({all.min.x, top}, all.max, ui.palette.raised, radius);
  const auto whole = static_cast<double>(line.to_ms - line.from_ms);
  const auto x = [&](std::int64_t at) {
    return all.min.x +
           static_cast<float>(static_cast<double>(at - line.from_ms) / whole) * all.width();
  };
  const float width = std::max(x(picture.view.to_ms) - x(picture.view.from_ms), ui.px(10));
  const float left = std::min(x(picture.view.from_ms), all.max.x - width);
  list.AddRectFilled({left, top}, {left + width, all.max.y}, ui.palette.faint, radius);
}

/// Triangles and diamonds above the lane; which of them is pointed at.
std::optional<std::size_t> draw_marks(Ui& ui, const Timeline& line, const Picture& picture,
                                      std::optional<ImVec2> pointer) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = std::min(ui.px(mark_half), picture.marks.height() / 2);
  std::optional<std::size_t> hovered;
  float nearest = ui.px(mark_reach);
  for (std::size_t i = 0; i < line.marks.size(); ++i) {
    const TimelineMark& mark = line.marks[i];
    if (mark.at_ms < picture.view.from_ms || mark.at_ms > picture.view.to_ms) continue;
    const float x =
        std::clamp(picture.x(mark.at_ms), picture.all.min.x + half, picture.all.max.x - half);
    const float bottom = picture.marks.max.y - std::min(ui.px(2), half);
    if (mark.ink == Ink::prompt)
      triangle(list, {x, bottom}, half * 0.95F, ui.palette.of(mark.ink));
    else
      diamond(list, {x, bottom - half}, half, ui.palette.of(mark.ink));
    if (!pointer || pointer->y > picture.marks.max.y) continue;
    if (std::abs(pointer->x - x) >= nearest) continue;
    nearest = std::abs(pointer->x - x);
    hovered = i;
  }
  return hovered;
}

void draw_now(const Ui& ui, const Timeline& line, const Picture& picture, bool thin) {
  if (!line.now_ms || *line.now_ms < picture.view.from_ms || *line.now_ms > picture.view.to_ms)
    return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = std::round(picture.x(*line.now_ms));
  const ImU32 colour = ui.palette.text;
  const float wide = ui.px(thin ? 1 : 1.5F);
  list.AddLine({x, picture.lane.min.y - ui.px(thin ? 0 : 4)}, {x, picture.lane.max.y}, colour,
               wide);
  if (!thin) list.AddCircleFilled({x, picture.lane.min.y - ui.px(4)}, ui.px(3), colour);
}

void keep(const Timeline& line, TimelineZoom& zoom, const TimelineView& view) {
  if (is_whole(line, view))
    zoom = {};
  else
    zoom = {view.from_ms, view.to_ms};
}

void use_mouse(const Ui& ui, const Timeline& line, const ItemUse& use, Picture& picture) {
  const ImGuiIO& io = ImGui::GetIO();
  if (use.hovered) take_wheel();
  if (use.hovered && io.MouseWheel != 0) {
    const double about = std::clamp(static_cast<double>((io.MousePos.x - picture.lane.min.x) /
                                                        std::max(picture.lane.width(), 1.0F)),
                                    0.0, 1.0);
    const double factor = std::pow(wheel_factor, static_cast<double>(io.MouseWheel));
    picture.view = zoomed(line, picture.view, factor, about);
  }
  if (use.held && ImGui::IsMouseDragging(0, ui.px(drag_begins)) && io.MouseDelta.x != 0) {
    const double pixel =
        static_cast<double>(picture.view.length()) / static_cast<double>(picture.lane.width());
    picture.view = moved(line, picture.view,
                         -static_cast<std::int64_t>(static_cast<double>(io.MouseDelta.x) * pixel));
  }
  if (use.hovered && ImGui::IsMouseDoubleClicked(0)) picture.view = {line.from_ms, line.to_ms};
}

// The cursor goes through the view; at an edge, the view goes under the cursor.
void move_cursor(const Timeline& line, Picture& picture, int& cursor, float by) {
  const float share = static_cast<float>(cursor) / cursor_whole + by;
  if (share >= cursor_edge && share <= 1 - cursor_edge) {
    cursor = static_cast<int>(std::lround(share * cursor_whole));
    keep_focus();
    return;
  }
  const TimelineView before = picture.view;
  picture.view = moved(
      line, before,
      static_cast<std::int64_t>(static_cast<double>(by) * static_cast<double>(before.length())));
  if (picture.view.from_ms != before.from_ms) {
    keep_focus();
  } else if (share >= 0 && share <= 1) {
    cursor = static_cast<int>(std::lround(share * cursor_whole));
    keep_focus();
  }
}

void use_keys(const Timeline& line, Picture& picture, int& cursor) {
  const double about = static_cast<double>(cursor) / cursor_whole;
  const auto zoom = [&](double factor) {
    picture.view = zoomed(line, picture.view, factor, about);
    keep_focus();
  };
  if (key_pressed('+', true)) zoom(key_factor);
  if (key_pressed('-', true)) zoom(1 / key_factor);
  if (key_pressed('0') || key_pressed(ImGuiKey_Home)) {
    picture.view = {line.from_ms, line.to_ms};
    keep_focus();
  }
  if (key_pressed(ImGuiKey_LeftArrow, true)) move_cursor(line, picture, cursor, -cursor_step);
  if (key_pressed(ImGuiKey_RightArrow, true)) move_cursor(line, picture, cursor, cursor_step);
}

struct Pointed {
  std::optional<std::size_t> span, mark;
};

void draw_pointed(const Ui& ui, const Timeline& line, const Picture& picture, std::size_t span) {
  const TimelineSpan& at = line.spans[span];
  const float left = std::max(picture.x(at.begin_ms), picture.lane.min.x);
  const float right = std::min(picture.x(at.end_ms), picture.lane.max.x);
  ImGui::GetWindowDrawList()->AddRect({left, picture.lane.min.y},
                                      {std::max(right, left + ui.px(2)), picture.lane.max.y},
                                      ui.palette.text, ui.px(2), 0, ui.px(1.5F));
}

}  // namespace

ChartUse timeline(Ui& ui, std::string_view name, const Timeline& line, ImVec2 size,
                  TimelineZoom* zoom) {
  const ItemUse use = item(ui, name, size);
  if (!use.visible || line.to_ms <= line.from_ms) return {};
  Picture picture = laid_out(ui, line, use.rect, zoom);
  int& cursor = kept_number(name, cursor_whole / 2);
  if (zoom) {
    use_mouse(ui, line, use, picture);
    if (use.focused) use_keys(line, picture, cursor);
    keep(line, *zoom, picture.view);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float inset = zoom ? 0 : ui.px(thin_inset);
  list.AddRectFilled({picture.lane.min.x, picture.lane.min.y - inset},
                     {picture.lane.max.x, picture.lane.max.y + inset}, ui.palette.raised,
                     ui.px(zoom ? lane_radius : 3));
  if (zoom) draw_axis(ui, line, picture);
  draw_spans(ui, line, picture);
  std::optional<ImVec2> pointer;
  if (use.keyed)
    pointer = ImVec2{picture.lane.min.x + picture.lane.width() * static_cast<float>(cursor) /
                                              static_cast<float>(cursor_whole),
                     picture.lane.middle().y};
  else if (use.hovered)
    pointer = ImGui::GetIO().MousePos;
  const std::optional<std::size_t> mark = draw_marks(ui, line, picture, pointer);
  draw_now(ui, line, picture, !zoom);
  if (zoom) draw_overview(ui, line, picture);
  ChartUse charted;
  if (pointer && !mark && pointer->y >= picture.marks.max.y && pointer->y <= picture.lane.max.y)
    charted.hovered = span_at(line, picture.at(pointer->x));
  if (charted.hovered) draw_pointed(ui, line, picture, *charted.hovered);
  if (use.keyed)
    list.AddLine({pointer->x, picture.lane.min.y}, {pointer->x, picture.lane.max.y},
                 ui.palette.accent, ui.px(1.5F));
  if (use.focused) chart_ring(ui, use.rect);
  const bool dragged =
      ImGui::GetIO().MouseDragMaxDistanceSqr[0] > ui.px(drag_begins) * ui.px(drag_begins);
  if (use.pressed && (use.keyed || !dragged)) charted.pressed = charted.hovered;
  const std::optional<ImVec2> where = use.keyed ? pointer : std::nullopt;
  if (mark)
    tooltip(ui, line.marks[*mark].tooltip, where);
  else if (charted.hovered && !use.held)
    tooltip(ui, line.spans[*charted.hovered].tooltip, where);
  return charted;
}

}  // namespace sitwell::gui
