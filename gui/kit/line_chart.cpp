// Trends: lines through points whose shapes tell them apart.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/kit/axis.hpp"
#include "gui/kit/charts.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float line_width = 2, point_half = 3.5F, points_apart = 9;
constexpr float key_gap = 18, key_shape = 14, key_text_gap = 6, key_below = 10;

void draw_point(const Ui& ui, int shape, ImVec2 at, float half, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  switch (shape % 4) {
    case 0: list.AddCircleFilled(at, half, colour); return;
    case 1:
      list.AddRectFilled({at.x - half * 0.9F, at.y - half * 0.9F},
                         {at.x + half * 0.9F, at.y + half * 0.9F}, colour);
      return;
    case 2: triangle(list, {at.x, at.y + half}, half * 1.15F, colour); return;
    default:
      list.AddCircleFilled(at, half, ui.palette.surface);
      list.AddCircle(at, half - ui.px(0.5F), colour, 0, ui.px(1.6F));
  }
}

/// Lines of the same ink are told apart by shade as well as by shape.
ImU32 colour_of(const Ui& ui, const LineChart& chart, std::size_t series) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < series; ++i)
    if (chart.series[i].ink == chart.series[series].ink) ++same;
  const ImU32 ink = ui.palette.of(chart.series[series].ink);
  switch (same % 4) {
    case 0: return ink;
    case 1: return mixed(ink, ui.palette.text, 0.55F);
    case 2: return mixed(ink, ui.palette.surface, 0.3F);
    default: return mixed(ink, ui.palette.text, 0.8F);
  }
}

/// Shape and name of each line, above them; how high that is.
float draw_key(Ui& ui, const LineChart& chart, Rect rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float line = size_of(*ui.fonts.small);
  float x = rect.min.x, y = rect.min.y;
  bool any = false;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (chart.series[i].label.empty()) continue;
    const float before = ui.px(key_shape + key_text_gap);
    const std::string shown =
        cut_to(ui, TextRank::muted_small, chart.series[i].label, rect.width() - before);
    const float width = before + text_size(ui, TextRank::muted_small, shown).x;
    if (any && x + width > rect.max.x) {
      x = rect.min.x;
      y += line + ui.px(key_text_gap);
    }
    any = true;
    const ImVec2 middle{x + ui.px(key_shape) / 2, y + line / 2};
    const ImU32 colour = colour_of(ui, chart, i);
    list.AddLine({x, middle.y}, {x + ui.px(key_shape), middle.y}, colour, ui.px(line_width));
    draw_point(ui, chart.series[i].shape, middle, ui.px(point_half), colour);
    text_at(ui, list, TextRank::muted_small, {x + before, y}, 0, ui.palette.muted, shown);
    x += width + ui.px(key_gap);
  }
  return any ? y + line + ui.px(key_below) - rect.min.y : 0;
}

double highest_of(const LineChart& chart) {
  double top = chart.least_top;
  for (const LineSeries& series : chart.series)
    for (const std::optional<double>& value : series.values) top = std::max(top, value.value_or(0));
  return top;
}

void draw_series(const Ui& ui, const Plot& plot, const LineSeries& series, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto at = [&](std::size_t i) { return ImVec2{plot.x(i), plot.y(*series.values[i])}; };
  const std::size_t count = std::min(series.values.size(), plot.columns);
  for (std::size_t i = 0; i < count; ++i) {
    if (!series.values[i]) continue;
    list.PathLineTo(at(i));
    if (i + 1 < count && series.values[i + 1]) continue;
    list.PathStroke(colour, 0, ui.px(line_width));
  }
  const bool crowded = plot.slot() < ui.px(points_apart);
  for (std::size_t i = 0; i < count; ++i) {
    if (!series.values[i]) continue;
    const bool alone = (i == 0 || !series.values[i - 1]) &&
                       (i + 1 >= count || !series.values[i + 1]);  // no line shows it
    if (!crowded || alone) draw_point(ui, series.shape, at(i), ui.px(point_half), colour);
  }
}

}  // namespace

ChartUse line_chart(Ui& ui, std::string_view name, const LineChart& chart, ImVec2 size) {
  const ItemUse use = item(ui, name, size);
  if (!use.visible) return {};
  Rect rect = use.rect;
  rect.min.y += draw_key(ui, chart, rect);
  const Plot plot =
      draw_plot(ui, rect, highest_of(chart), chart.unit, chart.labels.size(), ui.px(point_half));
  const ColumnUse columns = use_columns(name, use, plot);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (columns.hovered) {
    const float x = std::round(plot.x(*columns.hovered));
    list.AddLine({x, plot.rect.min.y}, {x, plot.rect.max.y},
                 use.keyed ? ui.palette.accent : ui.palette.faint, ui.px(1.5F));
  }
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const LineSeries& series = chart.series[i];
    const ImU32 colour = colour_of(ui, chart, i);
    draw_series(ui, plot, series, colour);
    if (columns.hovered && *columns.hovered < series.values.size() &&
        series.values[*columns.hovered])
      draw_point(ui, series.shape,
                 {plot.x(*columns.hovered), plot.y(*series.values[*columns.hovered])},
                 ui.px(point_half * 1.5F), colour);
  }
  draw_column_labels(ui, plot, chart.labels, std::nullopt);
  if (use.focused) chart_ring(ui, use.rect);
  if (columns.hovered && *columns.hovered < chart.tooltips.size())
    tooltip(ui, chart.tooltips[*columns.hovered], beside(use, plot, *columns.hovered));
  return {columns.hovered, columns.pressed};
}

}  // namespace sitwell::gui
