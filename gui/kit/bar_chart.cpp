// Bars of days, weeks or months: parts in one hue from light to deep, the goal, the usual,
// routines.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kit/axis.hpp"
#include "gui/kit/charts.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float bar_share = 0.62F, bar_most = 40, bar_radius = 4;
constexpr float diamond_half = 4.5F, diamond_above = 9, diamond_gap = 3, room_above = 20;
constexpr float hatch_distance = 5, average_over = 4;
constexpr float goal_dash = 6, goal_gap = 4;
constexpr std::size_t most_named = 400;  // of the register: more are no use to anybody
constexpr int most_diamonds = 3;

double total_of(const Bar& bar) {
  double total = 0;
  for (const BarPart& part : bar.parts) total += std::max(part.value, 0.0);
  return total;
}

double highest_of(const BarChart& chart) {
  double top = std::max(chart.least_top, chart.goal.value_or(0));
  for (const Bar& bar : chart.bars) top = std::max({top, total_of(bar), bar.average.value_or(0)});
  return top;
}

float bar_width(const Ui& ui, const Plot& plot) {
  const float width = std::min(plot.slot() * bar_share, ui.px(bar_most));
  return plot.slot() < ui.px(3) ? std::max(plot.slot(), 1.0F) : std::max(std::round(width), 2.0F);
}

Rect rect_of(const Ui& ui, const Plot& plot, std::size_t i, double from, double to) {
  const float half = bar_width(ui, plot) / 2, x = plot.x(i);
  return {{x - half, plot.y(to)}, {x + half, plot.y(from)}};
}

void draw_bar(Ui& ui, const Plot& plot, std::size_t i, const Bar& bar) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = std::min(ui.px(bar_radius), bar_width(ui, plot) / 3);
  const double all = total_of(bar);
  double done = 0;
  for (const BarPart& part : bar.parts) {
    if (part.value <= 0) continue;
    Rect rect = rect_of(ui, plot, i, done, done + part.value);
    done += part.value;
    const bool last = done >= all - 1e-9;
    if (!last && rect.height() > ui.px(4)) rect.min.y += ui.px(1);  // a line between the parts
    const ImU32 colour = ui.palette.of(part.ink);
    const float round = last ? std::min(radius, rect.height() / 2) : 0;
    const auto flags = last ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersNone;
    if (bar.doubtful) {
      list.AddRectFilled(rect.min, rect.max, with_alpha(colour, 0.22F), round, flags);
      hatch(list, rect, colour, ui.px(hatch_distance), ui.px(1.2F));
    } else {
      list.AddRectFilled(rect.min, rect.max, colour, round, flags);
    }
  }
  if (!bar.average) return;
  const float half = bar_width(ui, plot) / 2 + std::min(ui.px(average_over), plot.slot() * 0.15F);
  const float y = std::round(plot.y(*bar.average)), x = plot.x(i);
  list.AddRectFilled({x - half - ui.px(1), y - ui.px(2)}, {x + half + ui.px(1), y + ui.px(2)},
                     ui.palette.surface);
  list.AddRectFilled({x - half, y - ui.px(1)}, {x + half, y + ui.px(1)},
                     ui.palette.of(Ink::average));
}

// As many side by side as the column is wide; the rest is in the tooltip.
void draw_diamonds(Ui& ui, const Plot& plot, std::size_t i, const Bar& bar) {
  if (bar.diamonds <= 0) return;
  const float half = ui.px(diamond_half), step = 2 * half + ui.px(diamond_gap);
  const int fitting = std::max(1, static_cast<int>(plot.slot() / step));
  const int count = std::min({bar.diamonds, fitting, most_diamonds});
  const double reach = std::max(total_of(bar), bar.average.value_or(0));
  const float y = plot.y(reach) - ui.px(diamond_above);
  float x = plot.x(i) - step * static_cast<float>(count - 1) / 2;
  for (int n = 0; n < count; ++n, x += step)
    diamond(*ImGui::GetWindowDrawList(), {x, y}, std::min(half, std::max(plot.slot() / 2, 2.0F)),
            ui.palette.of(Ink::routine));
}

bool hits_bars(const Ui& ui, const Plot& plot, const BarChart& chart, Rect label) {
  const float around = ui.px(average_over + 2);
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const double reach = std::max(total_of(chart.bars[i]), chart.bars[i].average.value_or(0));
    Rect bar = rect_of(ui, plot, i, 0, reach);
    if (reach <= 0) continue;
    bar.min.y -= ui.px(chart.bars[i].diamonds > 0 ? diamond_above + diamond_half : 2);
    if (bar.min.x - around < label.max.x && label.min.x < bar.max.x + around &&
        bar.min.y < label.max.y)
      return true;
  }
  return false;
}

// Over the line where no bar is in the way, else on a ground of its own.
void draw_goal(Ui& ui, const Plot& plot, const BarChart& chart) {
  if (!chart.goal) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = std::round(plot.y(*chart.goal)) + 0.5F;
  dashed_line(list, {plot.rect.min.x, y}, {plot.rect.max.x, y}, ui.palette.of(Ink::goal),
              ui.px(1.5F), ui.px(goal_dash), ui.px(goal_gap));
  if (chart.goal_label.empty()) return;
  const std::string shown =
      cut_to(ui, TextRank::small, chart.goal_label, plot.rect.width() - ui.px(8));
  const ImVec2 size = text_size(ui, TextRank::small, shown);
  const float above = y - size.y - ui.px(3);
  const float right = plot.rect.max.x - size.x - ui.px(4);
  const float step = std::max(plot.slot(), ui.px(8));
  float x = right;
  bool clear = false;
  for (float at = right; at >= plot.rect.min.x + ui.px(4) && !clear; at -= step)
    if (!hits_bars(ui, plot, chart, {{at, above}, {at + size.x, y}})) {
      x = at;
      clear = true;
    }
  if (!clear)
    list.AddRectFilled({x - ui.px(4), above - ui.px(1)}, {x + size.x + ui.px(4), y - ui.px(2)},
                       ui.palette.surface, ui.px(4));
  text_at(ui, list, TextRank::small, {x, above}, 0, ui.palette.of(Ink::goal), shown);
}

void draw_column(const Ui& ui, const Plot& plot, std::size_t i, bool focused) {
  const float half = std::max(plot.slot() / 2, ui.px(2));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min{plot.x(i) - half, plot.rect.min.y - ui.px(4)};
  const ImVec2 max{plot.x(i) + half, plot.rect.max.y};
  list.AddRectFilled(min, max, with_alpha(ui.palette.text, 0.07F), ui.px(6));
  if (focused) list.AddRect(min, max, ui.palette.accent, ui.px(6), 0, ui.px(1.5F));
}

}  // namespace

ChartUse bar_chart(Ui& ui, std::string_view name, const BarChart& chart, ImVec2 size) {
  const ItemUse use = item(ui, name, size);
  if (!use.visible) return {};
  const bool diamonds = std::any_of(chart.bars.begin(), chart.bars.end(),
                                    [](const Bar& bar) { return bar.diamonds > 0; });
  const Plot plot = draw_plot(ui, use.rect, highest_of(chart), chart.unit, chart.bars.size(),
                              ui.px(diamonds ? room_above : 0));
  const ColumnUse columns = use_columns(name, use, plot);
  if (columns.hovered) draw_column(ui, plot, *columns.hovered, use.keyed);
  std::vector<std::string> labels;
  labels.reserve(chart.bars.size());
  std::optional<std::size_t> current;
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const Bar& bar = chart.bars[i];
    draw_bar(ui, plot, i, bar);
    draw_diamonds(ui, plot, i, bar);
    labels.push_back(bar.label);
    if (bar.current) current = i;
    if (ui.rects && i < most_named)
      ui.mark(fmt::format("{}/{}", name, i), {plot.x(i) - plot.slot() / 2, plot.rect.min.y},
              {plot.x(i) + plot.slot() / 2, plot.rect.max.y});
  }
  draw_goal(ui, plot, chart);
  draw_column_labels(ui, plot, labels, current);
  if (use.focused) chart_ring(ui, use.rect);
  if (columns.hovered)
    tooltip(ui, chart.bars[*columns.hovered].tooltip, beside(use, plot, *columns.hovered));
  return {columns.hovered, columns.pressed};
}

}  // namespace sitwell::gui
