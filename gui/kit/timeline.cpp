#include "gui/kit/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "gui/kit/axis.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float marks_height = 18, axis_gap = 6, overview_height = 3, overview_gap = 5;
constexpr float label_between = 28, mark_half = 5, mark_reach = 8, lane_radius = 6;
constexpr float thin_inset = 1, thin_radius = 3;

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
    const Rect band{{left + hair, lane.max.y - high}, {right - hair, lane.max.y}};
    draw_band(ui, list, run.ink, band, right - left > ui.px(6) ? ui.px(2) : 0);
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

void draw_marks(const Ui& ui, const Timeline& line, const Picture& picture) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = std::min(ui.px(mark_half), picture.marks.height() / 2);
  for (const TimelineMark& mark : line.marks) {
    if (mark.at_ms < picture.view.from_ms || mark.at_ms > picture.view.to_ms) continue;
    const float x =
        std::clamp(picture.x(mark.at_ms), picture.all.min.x + half, picture.all.max.x - half);
    const float bottom = picture.marks.max.y - std::min(ui.px(2), half);
    if (mark.ink == Ink::prompt)
      triangle(list, {x, bottom}, half * 0.95F, ui.palette.of(mark.ink));
    else
      diamond(list, {x, bottom - half}, half, ui.palette.of(mark.ink));
  }
}

/// The nearest mark within reach.
const TimelineMark* mark_at(const Timeline& line, const Picture& picture, float x, float reach) {
  const TimelineMark* nearest = nullptr;
  for (const TimelineMark& mark : line.marks) {
    const float away = std::abs(picture.x(mark.at_ms) - x);
    if (away > reach) continue;
    nearest = &mark;
    reach = away;
  }
  return nearest;
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

void draw_pointed(const Ui& ui, const Timeline& line, const Picture& picture, std::size_t span) {
  const TimelineSpan& at = line.spans[span];
  const float left = std::max(picture.x(at.begin_ms), picture.lane.min.x);
  const float right = std::min(picture.x(at.end_ms), picture.lane.max.x);
  ImGui::GetWindowDrawList()->AddRect({left, picture.lane.min.y},
                                      {std::max(right, left + ui.px(2)), picture.lane.max.y},
                                      ui.palette.text, ui.px(2), 0, ui.px(1.5F));
}

void draw_lane(Ui& ui, const Timeline& line, const Picture& picture, bool with_axis) {
  const float inset = with_axis ? 0 : ui.px(thin_inset);
  ImGui::GetWindowDrawList()->AddRectFilled({picture.lane.min.x, picture.lane.min.y - inset},
                                            {picture.lane.max.x, picture.lane.max.y + inset},
                                            ui.palette.raised,
                                            ui.px(with_axis ? lane_radius : thin_radius));
  if (with_axis) draw_axis(ui, line, picture);
  draw_spans(ui, line, picture);
  draw_marks(ui, line, picture);
  draw_now(ui, line, picture, !with_axis);
  if (with_axis) draw_overview(ui, line, picture);
}

/// By the keyboard: the span under the cursor, with the mark that is nearer than its next step.
ChartUse keyed(Ui& ui, const Timeline& line, const ItemUse& use, const Picture& picture,
               int cursor) {
  const float share = static_cast<float>(cursor) / timeline_cursor_whole;
  const float x = picture.lane.min.x + picture.lane.width() * share;
  ChartUse charted{span_at(line, picture.at(x)), std::nullopt};
  if (charted.hovered) draw_pointed(ui, line, picture, *charted.hovered);
  ImGui::GetWindowDrawList()->AddLine({x, picture.lane.min.y}, {x, picture.lane.max.y},
                                      ui.palette.accent, ui.px(1.5F));
  if (use.pressed) charted.pressed = charted.hovered;
  std::string words = charted.hovered ? line.spans[*charted.hovered].tooltip : std::string{};
  const float reach = picture.lane.width() * timeline_cursor_step / 2;
  if (const TimelineMark* mark = mark_at(line, picture, x, reach))
    words.append(words.empty() ? "" : "\n").append(mark->tooltip);
  tooltip(ui, words, ImVec2{x, picture.lane.middle().y});
  return charted;
}

/// By the pointer: a mark above the lane, or the span in it.
ChartUse pointed(Ui& ui, const Timeline& line, const ItemUse& use, const Picture& picture) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 at = io.MousePos;
  if (at.y < picture.marks.max.y) {
    if (const TimelineMark* mark = mark_at(line, picture, at.x, ui.px(mark_reach))) {
      tooltip(ui, mark->tooltip);
      return {};
    }
  }
  if (at.y < picture.marks.max.y || at.y > picture.lane.max.y) return {};
  ChartUse charted{span_at(line, picture.at(at.x)), std::nullopt};
  if (!charted.hovered) return charted;
  draw_pointed(ui, line, picture, *charted.hovered);
  const float far = ui.px(timeline_drag_begins);
  if (use.pressed && io.MouseDragMaxDistanceSqr[0] <= far * far) charted.pressed = charted.hovered;
  if (!use.held) tooltip(ui, line.spans[*charted.hovered].tooltip);
  return charted;
}

}  // namespace

ChartUse timeline(Ui& ui, std::string_view name, const Timeline& line, ImVec2 size,
                  TimelineZoom* zoom) {
  const ItemUse use = item(ui, name, size);
  if (!use.visible || line.to_ms <= line.from_ms) return {};
  Picture picture = laid_out(ui, line, use.rect, zoom);
  int& cursor = kept_number(name, timeline_cursor_whole / 2);
  if (zoom) {
    picture.view = moved_by_mouse(ui, line, use, picture.lane, picture.view);
    if (use.focused) picture.view = moved_by_keys(line, picture.view, cursor);
    keep(line, *zoom, picture.view);
  }
  draw_lane(ui, line, picture, zoom != nullptr);
  if (use.focused) chart_ring(ui, use.rect);
  if (use.keyed) return keyed(ui, line, use, picture, cursor);
  return use.hovered ? pointed(ui, line, use, picture) : ChartUse{};
}

}  // namespace sitwell::gui
