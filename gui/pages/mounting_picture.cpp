#include "gui/pages/mounting_picture.hpp"

#include <algorithm>

#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

// In a box of 300 by 200, of which as much is drawn as there is room for.
constexpr float box_width = 300, box_height = 200;

struct Pen {
  ImDrawList& list;
  ImVec2 origin;
  float scale;
  [[nodiscard]] ImVec2 at(float x, float y) const {
    return {origin.x + x * scale, origin.y + y * scale};
  }
  void limb(ImVec2 from, ImVec2 to, float width, ImU32 colour) const {
    list.AddLine(from, to, colour, width * scale);
    list.AddCircleFilled(from, width * scale / 2, colour, 24);
    list.AddCircleFilled(to, width * scale / 2, colour, 24);
  }
  void clip(ImVec2 middle, float half_width, float half_height, ImU32 colour, ImU32 edge) const {
    const ImVec2 from{middle.x - half_width * scale, middle.y - half_height * scale};
    const ImVec2 to{middle.x + half_width * scale, middle.y + half_height * scale};
    list.AddRectFilled(from, to, colour, 4 * scale);
    list.AddRect(from, to, edge, 4 * scale, 0, 1.5F * scale);
  }
};

}  // namespace

void mounting_picture(Ui& ui, ImVec2 size) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ImGui::Dummy(size);
  const float scale = std::min(size.x / box_width, size.y / box_height);
  const Pen pen{
      *ImGui::GetWindowDrawList(),
      {start.x + (size.x - box_width * scale) / 2, start.y + (size.y - box_height * scale) / 2},
      scale};
  const ImU32 body = ui.palette.raised, edge = ui.palette.surface, clip = ui.palette.accent;
  const ImU32 far_body = ui.palette.border;
  // From the side: trunk, thigh, shank, foot of somebody who stands.
  pen.limb(pen.at(70, 20), pen.at(70, 74), 40, body);
  pen.limb(pen.at(70, 84), pen.at(72, 132), 30, far_body);
  pen.limb(pen.at(72, 138), pen.at(70, 174), 22, body);
  pen.limb(pen.at(70, 180), pen.at(88, 182), 12, body);
  pen.clip(pen.at(87, 104), 5, 13, clip, edge);
  // From the front: hips and two thighs.
  pen.limb(pen.at(206, 26), pen.at(234, 26), 44, body);
  pen.limb(pen.at(203, 74), pen.at(205, 132), 28, body);
  pen.limb(pen.at(237, 74), pen.at(235, 132), 28, far_body);
  pen.limb(pen.at(205, 138), pen.at(206, 174), 20, body);
  pen.limb(pen.at(235, 138), pen.at(234, 174), 20, body);
  pen.clip(pen.at(238, 100), 9, 13, clip, edge);
  text_at(ui, pen.list, TextRank::muted_small, pen.at(70, 190), 0.5F, ui.palette.muted, "side");
  text_at(ui, pen.list, TextRank::muted_small, pen.at(220, 190), 0.5F, ui.palette.muted, "front");
  ui.mark("clip/picture", start, {start.x + size.x, start.y + size.y});
}

}  // namespace sitwell::gui
