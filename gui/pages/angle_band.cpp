#include "gui/pages/angle_band.hpp"

#include <algorithm>

#include "gui/kit/text.hpp"

namespace sitwell::gui {
namespace {

constexpr float line_height = 22, bar_height = 10, marker_size = 9, marker_room = 14;
// So much of the scale is seen on either side of the band.
constexpr double beside_deg = 50;

}  // namespace

float angle_band_height(const Ui& ui) { return ui.px(line_height * 2 + bar_height + marker_room); }

void angle_band(Ui& ui, std::string_view name, const AngleBand& band, float width) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float height = angle_band_height(ui);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const double low = band.from_deg - beside_deg, high = band.to_deg + beside_deg;
  const auto x_of = [&](double deg) {
    const double share = std::clamp((deg - low) / (high - low), 0.0, 1.0);
    return from.x + static_cast<float>(share) * width;
  };
  const float top = from.y + ui.px(line_height + marker_room), bottom = top + ui.px(bar_height);
  const float radius = ui.px(bar_height / 2);
  list.AddRectFilled({from.x, top}, {from.x + width, bottom}, ui.palette.raised, radius);
  const ImU32 ink = ui.palette.of(Ink::routine);
  list.AddRectFilled({x_of(band.from_deg), top}, {x_of(band.to_deg), bottom},
                     with_alpha(ink, band.inside ? 0.9F : 0.35F), radius);
  list.AddRect({x_of(band.from_deg), top}, {x_of(band.to_deg), bottom}, ink, radius);
  if (band.flexion_deg) {
    const float x = x_of(*band.flexion_deg), size = ui.px(marker_size);
    const ImVec2 tip{x, top - ui.px(2)}, left{x - size / 1.6F, tip.y - size},
        right{x + size / 1.6F, tip.y - size};
    if (band.inside)
      list.AddTriangleFilled(tip, left, right, ui.palette.text);
    else
      list.AddTriangle(tip, left, right, ui.palette.text, ui.px(1.5F));
    list.AddLine({x, top}, {x, bottom}, ui.palette.text, ui.px(2));
  }
  text_at(ui, list, TextRank::strong, from, 0, ui.palette.text, band.words);
  text_at(ui, list, TextRank::small, {from.x, bottom + ui.px(4)}, 0, ui.palette.muted,
          band.band_words);
  ui.mark(name, from, {from.x + width, from.y + height});
  ImGui::Dummy({width, height});
}

}  // namespace sitwell::gui
