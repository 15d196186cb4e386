#include "gui/kit/paint.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitwell::gui {

namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;

}  // namespace

float height_share(Ink ink) {
  switch (ink) {
    case Ink::sitting:
    case Ink::sitting_half_hour:
    case Ink::sitting_hour:
    case Ink::worn: return 1;
    case Ink::standing:
    case Ink::exercising: return 0.66F;
    case Ink::moving: return 0.44F;
    case Ink::cycling: return 0.44F;
    case Ink::lying: return 0.24F;
    case Ink::reclined: return 0.34F;
    case Ink::unworn: return 0.09F;
    default: return 0.03F;
  }
}

void draw_band(const Ui& ui, ImDrawList& list, Ink ink, Rect rect, float radius) {
  const ImU32 colour = ui.palette.of(ink);
  const bool unsure = ink == Ink::reclined;
  list.AddRectFilled(rect.min, rect.max, unsure ? with_alpha(colour, 0.3F) : colour, radius);
  if (unsure) hatch(list, rect, colour, ui.px(4), ui.px(1.2F));
}

void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thick, float dash,
                 float gap) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0 || dash + gap <= 0) return;
  const ImVec2 way{(to.x - from.x) / length, (to.y - from.y) / length};
  for (float at = 0; at < length; at += dash + gap) {
    const float end = std::min(at + dash, length);
    list.AddLine({from.x + way.x * at, from.y + way.y * at},
                 {from.x + way.x * end, from.y + way.y * end}, colour, thick);
  }
}

void hatch(ImDrawList& list, Rect rect, ImU32 colour, float distance, float thick) {
  // Lines of slope one, x + y the same all along; those of neighbours meet.
  const float first = std::ceil((rect.min.x + rect.min.y) / distance) * distance;
  const float inset = thick / 2;
  const Rect in{{rect.min.x + inset, rect.min.y + inset}, {rect.max.x - inset, rect.max.y - inset}};
  if (in.width() <= 0 || in.height() <= 0) return;
  for (float sum = first; sum < rect.max.x + rect.max.y; sum += distance) {
    const float x0 = std::max(in.min.x, sum - in.max.y), x1 = std::min(in.max.x, sum - in.min.y);
    if (x0 < x1) list.AddLine({x0, sum - x0}, {x1, sum - x1}, colour, thick);
  }
}

void diamond(ImDrawList& list, ImVec2 middle, float half, ImU32 colour) {
  list.AddQuadFilled({middle.x, middle.y - half}, {middle.x + half, middle.y},
                     {middle.x, middle.y + half}, {middle.x - half, middle.y}, colour);
}

void triangle(ImDrawList& list, ImVec2 tip, float half, ImU32 colour) {
  list.AddTriangleFilled({tip.x - half, tip.y - 1.7F * half}, {tip.x + half, tip.y - 1.7F * half},
                         tip, colour);
}

void capsule(ImDrawList& list, ImVec2 from, ImVec2 to, float half, ImU32 colour) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length < 0.5F) {
    list.AddCircleFilled(from, half, colour);
    return;
  }
  const float angle = std::atan2(to.y - from.y, to.x - from.x);
  list.PathArcTo(to, half, angle - turn / 4, angle + turn / 4);
  list.PathArcTo(from, half, angle + turn / 4, angle + turn * 3 / 4);
  list.PathFillConvex(colour);
}

void ring_part(ImDrawList& list, ImVec2 middle, float radius, float from, float to, ImU32 colour,
               float thick) {
  if (to <= from) return;
  constexpr float segments = 120;  // of a whole; left to itself, ImGui rounds short arcs away
  list.PathArcTo(middle, radius, (from - 0.25F) * turn, (to - 0.25F) * turn,
                 std::max(2, static_cast<int>(std::ceil((to - from) * segments))));
  list.PathStroke(colour, 0, thick);
}

ImU32 ink_on(const Palette& palette, ImU32 colour) {
  const auto part = [colour](int shift) { return static_cast<float>((colour >> shift) & 255); };
  const float light = 0.299F * part(IM_COL32_R_SHIFT) + 0.587F * part(IM_COL32_G_SHIFT) +
                      0.114F * part(IM_COL32_B_SHIFT);
  const bool dark_theme = palette.kind == ThemeKind::dark;
  return (light > 140) == dark_theme ? palette.background : palette.text;
}

}  // namespace sitwell::gui
