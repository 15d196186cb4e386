#include "gui/kit/axis.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float tick_room = 44, tick_gap = 8, label_gap = 6, label_between = 8;
constexpr float ring_room = 4;

}  // namespace

Plot draw_plot(Ui& ui, Rect rect, double top, std::string_view unit, std::size_t columns,
               float above) {
  Plot plot;
  plot.columns = columns;
  const float line = size_of(*ui.fonts.small);
  plot.rect = {{rect.min.x, rect.min.y + std::max(above, line / 2)},
               {rect.max.x, rect.max.y - line - ui.px(label_gap)}};
  if (plot.rect.height() < ui.px(8)) plot.rect.max.y = plot.rect.min.y + ui.px(8);
  const int most = std::max(1, static_cast<int>(plot.rect.height() / ui.px(tick_room)));
  plot.ticks = nice_ticks(top, most, unit);
  float widest = 0;
  for (const double value : plot.ticks.values)
    widest = std::max(
        widest, text_size(ui, TextRank::muted_small, tick_label(value, plot.ticks.step, unit)).x);
  plot.rect.min.x = std::min(rect.min.x + widest + ui.px(tick_gap), rect.max.x - ui.px(8));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const double value : plot.ticks.values) {
    const float y = std::round(plot.y(value)) + 0.5F;
    const ImU32 colour = value == 0 ? ui.palette.faint : ui.palette.border;
    list.AddLine({plot.rect.min.x, y}, {plot.rect.max.x, y}, colour, ui.px(1));
    text_at(ui, list, TextRank::muted_small, {rect.min.x + widest, y - line / 2}, 1,
            ui.palette.muted, tick_label(value, plot.ticks.step, unit));
  }
  return plot;
}

void draw_column_labels(Ui& ui, const Plot& plot, std::span<const std::string> labels,
                        std::optional<std::size_t> strong) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float widest = 0;
  bool all = true;
  for (const std::string& label : labels) {
    all = all && !label.empty();
    widest = std::max(widest, text_size(ui, TextRank::small, label).x);
  }
  // Labels of every column keep a rhythm; where only some have one, those come as they fit.
  const std::size_t stride = all ? label_stride(widest, ui.px(label_between), plot.slot()) : 1;
  const std::size_t phase = labels.empty() ? 0 : (labels.size() - 1) % stride;
  const float y = plot.rect.max.y + ui.px(label_gap);
  const auto place = [&](std::size_t i, TextRank rank) {
    const float width = text_size(ui, rank, labels[i]).x;
    const float left = std::clamp(plot.x(i) - width / 2, plot.rect.min.x,
                                  std::max(plot.rect.min.x, plot.rect.max.x - width));
    return Rect{{left, y}, {left + width, y}};
  };
  std::optional<Rect> kept;
  if (strong && *strong < labels.size() && !labels[*strong].empty()) {
    kept = place(*strong, TextRank::small);
    text_at(ui, list, TextRank::small, kept->min, 0, ui.palette.text, labels[*strong]);
  }
  // From the last on, which is never left out; written in their order.
  std::vector<std::size_t> shown;
  float next = 1e9F;
  for (std::size_t i = labels.size(); i-- > 0;) {
    if (labels[i].empty() || i % stride != phase || (strong && i == *strong)) continue;
    const Rect at = place(i, TextRank::muted_small);
    const float between = ui.px(label_between);
    if (at.max.x + between > next) continue;
    if (kept && at.min.x < kept->max.x + between && kept->min.x < at.max.x + between) continue;
    shown.push_back(i);
    next = at.min.x;
  }
  for (auto i = shown.rbegin(); i != shown.rend(); ++i)
    text_at(ui, list, TextRank::muted_small, place(*i, TextRank::muted_small).min, 0,
            ui.palette.muted, labels[*i]);
}

std::optional<ImVec2> beside(const ItemUse& use, const Plot& plot, std::size_t column) {
  if (!use.keyed) return std::nullopt;
  return ImVec2{plot.x(column), plot.rect.middle().y};
}

void chart_ring(const Ui& ui, const Rect& rect) {
  const float out = ui.px(ring_room);
  focus_ring(ui, {{rect.min.x - out, rect.min.y - out}, {rect.max.x + out, rect.max.y + out}},
             ui.px(size::control_radius));
}

int& kept_number(std::string_view name, int otherwise) {
  const ImGuiID id =
      ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size()) ^ 0x5EEDU;
  return *ImGui::GetStateStorage()->GetIntRef(id, otherwise);
}

ColumnUse use_columns(std::string_view name, const ItemUse& use, const Plot& plot) {
  ColumnUse columns;
  if (plot.columns == 0) return columns;
  const int last = static_cast<int>(plot.columns) - 1;
  int& cursor = kept_number(name, last);
  cursor = std::clamp(cursor, 0, last);
  if (use.focused) {
    const int before = cursor;
    if (key_pressed(ImGuiKey_LeftArrow, true)) --cursor;
    if (key_pressed(ImGuiKey_RightArrow, true)) ++cursor;
    if (key_pressed(ImGuiKey_Home)) cursor = 0;
    if (key_pressed(ImGuiKey_End)) cursor = last;
    cursor = std::clamp(cursor, 0, last);
    if (cursor != before) keep_focus();  // at an end the arrow leaves the chart
  }
  if (use.keyed) {
    columns.hovered = static_cast<std::size_t>(cursor);
    if (use.pressed) columns.pressed = columns.hovered;
    return columns;
  }
  const float x = ImGui::GetIO().MousePos.x;
  if (use.hovered && x >= plot.rect.min.x && x < plot.rect.max.x) {
    const auto column = static_cast<std::size_t>((x - plot.rect.min.x) / plot.slot());
    columns.hovered = std::min(column, plot.columns - 1);
    cursor = static_cast<int>(*columns.hovered);
  }
  if (use.pressed) columns.pressed = columns.hovered;
  return columns;
}

}  // namespace sitwell::gui
