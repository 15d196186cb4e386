// What stands for an ink, and the legend that says so.
#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float shape_size = 12, shape_gap = 7, entry_gap = 18, row_gap = 6;

}  // namespace

void draw_shape(Ui& ui, ImDrawList& list, Ink ink, ImVec2 middle, float size) {
  const ImU32 colour = ui.palette.of(ink);
  const float half = size / 2;
  switch (ink) {
    case Ink::routine: diamond(list, middle, half, colour); return;
    case Ink::prompt: triangle(list, {middle.x, middle.y + half * 0.85F}, half, colour); return;
    case Ink::goal:
      dashed_line(list, {middle.x - size * 0.8F, middle.y}, {middle.x + size * 0.8F, middle.y},
                  colour, ui.px(1.5F), ui.px(4), ui.px(3));
      return;
    case Ink::average:
      list.AddLine({middle.x - half, middle.y}, {middle.x + half, middle.y}, colour, ui.px(2));
      return;
    case Ink::symptom:
      list.AddLine({middle.x - size * 0.8F, middle.y}, {middle.x + size * 0.8F, middle.y}, colour,
                   ui.px(1.5F));
      list.AddCircleFilled(middle, size * 0.3F, colour);
      return;
    default: break;
  }
  const float high = std::max(size * height_share(ink), ui.px(1));
  const Rect band{{middle.x - half, middle.y + half - high}, {middle.x + half, middle.y + half}};
  draw_band(ui, list, ink, band, std::min(ui.px(2), high / 2));
}

void legend(Ui& ui, const std::vector<LegendEntry>& entries) {
  const float room = ImGui::GetContentRegionAvail().x, size = ui.px(shape_size);
  const float height = size_of(*ui.fonts.small);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = 0, y = 0, widest = 0;
  for (const LegendEntry& entry : entries) {
    const bool wide = entry.ink == Ink::goal || entry.ink == Ink::symptom;
    const float shape = wide ? size * 1.6F : size;
    const float before = shape + ui.px(shape_gap);
    const std::string shown = cut_to(ui, TextRank::muted_small, entry.label, room - before);
    const float width = before + text_size(ui, TextRank::muted_small, shown).x;
    if (x > 0 && x + width > room) {
      x = 0;
      y += height + ui.px(row_gap);
    }
    draw_shape(ui, list, entry.ink, {at.x + x + shape / 2, at.y + y + height / 2}, size);
    text_at(ui, list, TextRank::muted_small, {at.x + x + before, at.y + y}, 0, ui.palette.muted,
            shown);
    widest = std::max(widest, x + width);
    x += width + ui.px(entry_gap);
  }
  ImGui::Dummy({widest, entries.empty() ? 0 : y + height});
}

}  // namespace sitwell::gui
