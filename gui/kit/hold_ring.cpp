// What a hold is led with: the ring that fills, and the disc that breathes.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "gui/kit/charts.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float ring_share = 0.07F;  // of the diameter
constexpr int dashes = 40;
constexpr float dash_share = 0.55F, resting_alpha = 0.45F;
constexpr float smallest_breath = 0.52F;
constexpr double frame_s = 1.0 / 30;

void draw_rest_sign(const Ui& ui, ImVec2 middle, float diameter) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float high = diameter * 0.035F, wide = std::max(diameter * 0.014F, ui.px(1.5F));
  for (const float side : {-1.0F, 1.0F}) {
    const float x = middle.x + side * wide * 1.7F;
    list.AddRectFilled({x - wide, middle.y - high}, {x + wide, middle.y + high}, ui.palette.muted,
                       wide * 0.5F);
  }
}

/// The largest font that the words fit in.
TextRank rank_for(const Ui& ui, std::string_view words, float width) {
  for (const TextRank rank : {TextRank::figure, TextRank::title, TextRank::strong})
    if (text_size(ui, rank, words).x <= width) return rank;
  return TextRank::small;
}

}  // namespace

void hold_ring(Ui& ui, std::string_view name, const HoldRing& ring, float diameter) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({diameter, diameter});
  ui.mark(name, at, {at.x + diameter, at.y + diameter});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 middle{at.x + diameter / 2, at.y + diameter / 2};
  const float thick = std::max(diameter * ring_share, ui.px(3)), radius = (diameter - thick) / 2;
  const ImU32 ink = ui.palette.of(Ink::routine);
  const ImU32 colour = ring.counting ? ink : mixed(ui.palette.surface, ink, resting_alpha);
  const auto share = static_cast<float>(std::clamp(ring.share, 0.0, 1.0));
  list.AddCircle(middle, radius, ui.palette.raised, 0, thick);
  if (ring.by_clock) {
    constexpr float step = 1.0F / dashes;
    for (float from = 0; from < share - 1e-4F; from += step)
      ring_part(list, middle, radius, from, std::min(from + step * dash_share, share), colour,
                thick);
  } else {
    ring_part(list, middle, radius, 0, share, colour, thick);
    if (share > 0 && share < 1)
      for (const float end : {0.0F, share}) {
        const float angle = (end - 0.25F) * 2 * std::numbers::pi_v<float>;
        list.AddCircleFilled(
            {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)}, thick / 2,
            colour);
      }
  }
  const float room = 2 * (radius - thick) * 0.88F;
  const TextRank rank = rank_for(ui, ring.middle, room);
  const ImVec2 figure = text_size(ui, rank, ring.middle);
  const float line = size_of(*ui.fonts.small), gap = ui.px(2);
  const float block = figure.y + (ring.below.empty() ? 0 : gap + line);
  const float y = middle.y - block / 2;
  text_at(ui, list, rank, {middle.x, y}, 0.5F, ring.counting ? ui.palette.text : ui.palette.muted,
          cut_to(ui, rank, ring.middle, room));
  text_at(ui, list, TextRank::muted_small, {middle.x, y + figure.y + gap}, 0.5F, ui.palette.muted,
          cut_to(ui, TextRank::muted_small, ring.below, room));
  if (!ring.counting && share < 1) draw_rest_sign(ui, {middle.x, y - diameter * 0.06F}, diameter);
}

void breathing_pacer(Ui& ui, std::string_view name, int in_s, int out_s, double begin_s,
                     float diameter) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({diameter, diameter});
  ui.mark(name, at, {at.x + diameter, at.y + diameter});
  const double whole = std::max(in_s + out_s, 1);
  const double passed = std::max(ui.now_s - begin_s, 0.0);
  const double phase = passed - std::floor(passed / whole) * whole;
  const bool in = phase < in_s;
  const double share = in ? phase / std::max(in_s, 1) : (phase - in_s) / std::max(out_s, 1);
  const double smooth = 0.5 - 0.5 * std::cos(std::numbers::pi * share);
  const double full = ui.motion ? (in ? smooth : 1 - smooth) : (in ? 1.0 : 0.0);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 middle{at.x + diameter / 2, at.y + diameter / 2};
  const float radius = diameter / 2 - ui.px(1);
  const float disc = radius * (smallest_breath + (1 - smallest_breath) * static_cast<float>(full));
  const ImU32 ink = ui.palette.of(Ink::standing);
  list.AddCircle(middle, radius, mixed(ui.palette.surface, ink, 0.35F), 0, ui.px(1.5F));
  list.AddCircleFilled(middle, disc, mixed(ui.palette.surface, ink, 0.28F));
  list.AddCircle(middle, disc, ink, 0, ui.px(2));
  const char* words = in ? "breathe in" : "breathe out";
  const TextRank rank =
      text_size(ui, TextRank::strong, "breathe out").x < diameter * smallest_breath
          ? TextRank::strong
          : TextRank::small;
  text_at(ui, list, rank, {middle.x, middle.y - size_of(*font_of(ui, rank)) / 2}, 0.5F,
          ui.palette.text, words);
  ui.animate(frame_s);
  if (ui.motion) return;
  const double left = in ? in_s - phase : whole - phase;  // still, but the words change in time
  ui.draw_again(std::max(left, frame_s));
}

}  // namespace sitwell::gui
