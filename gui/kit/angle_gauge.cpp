// The live angle: somebody seen from the side whose thigh turns as the wearer's does, the figure,
// and the last minute's trace.
#include <fmt/format.h>

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

constexpr double most_deg = 120, tick_step_deg = 30;
constexpr float trace_share = 0.24F, trace_least = 44, trace_most = 110, block_gap = 12;
constexpr float trace_s = 60;
// Of the arc's radius: the body whose hip is its middle.
constexpr float trunk_length = 0.78F, head_radius = 0.155F, neck_gap = 0.08F;
constexpr float thigh_length = 0.70F, shank_length = 0.62F, thigh_half = 0.085F,
                trunk_half = 0.125F, shank_half = 0.075F, foot_length = 0.20F;
constexpr float above_hip = trunk_length + neck_gap + 2 * head_radius;  // radii over the hip
constexpr float below_hip = 1.45F;
constexpr float arc_width = 7, tick_gap = 6;

struct Dial {
  ImVec2 hip;
  float radius = 1;
  /// On a circle about the hip: 0 straight down, 90 to the right.
  [[nodiscard]] ImVec2 at(double deg, float radii) const {
    const double angle = deg * std::numbers::pi / 180;
    return {hip.x + radius * radii * static_cast<float>(std::sin(angle)),
            hip.y + radius * radii * static_cast<float>(std::cos(angle))};
  }
};

void arc(const Dial& dial, double from_deg, double to_deg, ImU32 colour, float thick) {
  constexpr auto quarter = std::numbers::pi_v<float> / 2;
  const auto angle = [](double deg) {
    return quarter - static_cast<float>(deg * std::numbers::pi / 180);
  };
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PathArcTo(dial.hip, dial.radius, angle(from_deg), angle(to_deg));
  list.PathStroke(colour, 0, thick);
}

void draw_dial(Ui& ui, const AngleGauge& gauge, const Dial& dial) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette;
  const float thick = ui.px(arc_width);
  arc(dial, 0, most_deg, p.raised, thick);
  if (gauge.band_from_deg && gauge.band_to_deg)
    arc(dial, std::clamp(*gauge.band_from_deg, 0.0, most_deg),
        std::clamp(*gauge.band_to_deg, 0.0, most_deg), with_alpha(p.of(Ink::routine), 0.55F),
        thick);
  if (gauge.flexion_deg) {
    const double shown = std::clamp(*gauge.flexion_deg, 0.0, most_deg);
    const bool banded = gauge.band_from_deg.has_value();
    if (!banded) arc(dial, 0, shown, p.of(gauge.ink), thick);
    const ImVec2 at = dial.at(std::clamp(*gauge.flexion_deg, -20.0, most_deg + 10), 1);
    list.AddCircleFilled(at, thick, p.surface);
    list.AddCircleFilled(at, thick - ui.px(2), p.of(gauge.ink));
  }
  // Named only where neither leg nor foot ever is.
  for (double deg = tick_step_deg; deg < most_deg; deg += tick_step_deg) {
    const float half = thick / 2 / dial.radius;
    list.AddLine(dial.at(deg, 1 - half), dial.at(deg, 1 + half), p.surface, ui.px(1));
  }
  const float line = size_of(*ui.fonts.small), out = thick / 2 + ui.px(tick_gap);
  const auto name = [&](double deg, float align, ImVec2 by) {
    const ImVec2 at = dial.at(deg, 1);
    text_at(ui, list, TextRank::muted_small, {at.x + by.x, at.y + by.y - line / 2}, align, p.muted,
            fmt::format("{:.0f}\u00B0", deg));
  };
  name(0, 1, {-dial.radius * shank_half - ui.px(tick_gap), 0});
  name(90, 0, {out, 0});
  name(most_deg, 0, {out * 0.9F, -out * 0.5F});
}

/// The shank hangs, so that ninety degrees sit and none stand.
void draw_body(const Ui& ui, const AngleGauge& gauge, const Dial& dial) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette;
  const float r = dial.radius;
  const bool known = gauge.flexion_deg.has_value();
  const ImU32 body = known ? mixed(p.text, p.surface, 0.35F) : mixed(p.border, p.surface, 0.1F);
  const ImVec2 neck{dial.hip.x, dial.hip.y - r * (trunk_length - trunk_half)};
  capsule(list, dial.hip, neck, r * trunk_half, body);
  list.AddCircleFilled({dial.hip.x + r * 0.02F, dial.hip.y - r * (above_hip - head_radius)},
                       r * head_radius, body);
  const double deg = std::clamp(gauge.flexion_deg.value_or(0), -30.0, 140.0);
  const ImVec2 knee = dial.at(deg, thigh_length);
  const ImVec2 ankle{knee.x - r * 0.03F, knee.y + r * shank_length};
  capsule(list, knee, ankle, r * shank_half, body);
  capsule(list, ankle, {ankle.x + r * foot_length, ankle.y}, r * shank_half * 0.75F, body);
  capsule(list, dial.hip, knee, r * thigh_half + ui.px(1.5F), p.surface);
  capsule(list, dial.hip, knee, r * thigh_half, known ? p.of(gauge.ink) : body);
}

void draw_trace(Ui& ui, const AngleGauge& gauge, const AngleTrace& trace, Rect rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette;
  const float line = size_of(*ui.fonts.small);
  const Rect plot{rect.min, {rect.max.x, rect.max.y - line - ui.px(4)}};
  const auto y = [&](double deg) {
    const auto share = static_cast<float>(std::clamp(deg, 0.0, most_deg) / most_deg);
    return plot.max.y - share * plot.height();
  };
  const auto x = [&](float before) {
    return plot.max.x - std::clamp(before / trace_s, 0.0F, 1.0F) * plot.width();
  };
  list.AddRectFilled(plot.min, plot.max, p.raised, ui.px(6));
  if (gauge.band_from_deg && gauge.band_to_deg)
    list.AddRectFilled({plot.min.x, y(*gauge.band_to_deg)}, {plot.max.x, y(*gauge.band_from_deg)},
                       with_alpha(p.of(Ink::routine), 0.22F));
  for (const double deg : {30.0, 60.0, 90.0})
    list.AddLine({plot.min.x, std::round(y(deg))}, {plot.max.x, std::round(y(deg))}, p.border,
                 ui.px(1));
  for (const ImVec2& point : trace.points) {
    if (!std::isfinite(point.y)) {
      list.PathStroke(p.of(gauge.ink), 0, ui.px(2));
      continue;
    }
    list.PathLineTo({x(point.x), y(static_cast<double>(point.y))});
  }
  list.PathStroke(p.of(gauge.ink), 0, ui.px(2));
  text_at(ui, list, TextRank::muted_small, {rect.min.x, rect.max.y - line}, 0, p.muted,
          "a minute ago");
  text_at(ui, list, TextRank::muted_small, {rect.max.x, rect.max.y - line}, 1, p.muted, "now");
}

/// Left of the body, where the arc is not.
void draw_figure(Ui& ui, const AngleGauge& gauge, Rect rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::string degrees =
      gauge.flexion_deg ? fmt::format("{:.0f}\u00B0", *gauge.flexion_deg) : "\u2013";
  text_at(ui, list, TextRank::figure, rect.min, 0,
          gauge.flexion_deg ? ui.palette.text : ui.palette.muted, degrees);
}

}  // namespace

void angle_gauge(Ui& ui, std::string_view name, const AngleGauge& gauge, const AngleTrace& trace,
                 ImVec2 size) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ImGui::Dummy(size);
  const Rect rect{start, {start.x + size.x, start.y + size.y}};
  ui.mark(name, rect.min, rect.max);
  ui.live.push_back(rect);
  const float line = size_of(*ui.fonts.small), gap = ui.px(block_gap);
  const float words = gauge.words.empty() ? 0 : size_of(*ui.fonts.body) + gap / 2;
  const float trace_height =
      std::clamp(size.y * trace_share, ui.px(trace_least), ui.px(trace_most)) + line + ui.px(4);
  const Rect upper{rect.min, {rect.max.x, rect.max.y - trace_height - words - gap}};
  // The body stands in the middle third; its arc and the labels are right of it.
  const float labels = text_size(ui, TextRank::muted_small, "120\u00B0").x + ui.px(16);
  const float by_height = upper.height() / (above_hip + below_hip);
  const float by_width = (rect.width() * 0.68F - labels) / (1 + trunk_half);
  Dial dial;
  dial.radius = std::max(std::min(by_height, by_width), ui.px(12));
  const float body_width = dial.radius * (1 + trunk_half) + labels;
  const float figure = text_size(ui, TextRank::figure, "120\u00B0").x;
  const float left = std::max((rect.width() - body_width) * 0.72F, figure + ui.px(tick_gap));
  dial.hip = {rect.min.x + left + dial.radius * trunk_half,
              upper.min.y + (upper.height() - dial.radius * (above_hip + below_hip)) / 2 +
                  dial.radius * above_hip};
  draw_dial(ui, gauge, dial);
  draw_body(ui, gauge, dial);
  draw_figure(ui, gauge, upper);
  if (words > 0)
    text_at(ui, *ImGui::GetWindowDrawList(), TextRank::muted, {rect.min.x, upper.max.y + gap / 2},
            0, ui.palette.muted, cut_to(ui, TextRank::muted, gauge.words, rect.width()));
  draw_trace(ui, gauge, trace, {{rect.min.x, rect.max.y - trace_height}, rect.max});
}

}  // namespace sitwell::gui
