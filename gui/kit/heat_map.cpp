// Days as squares, a week a column: one hue from light to deep, so that a year is seen at once.
#include <algorithm>
#include <cmath>

#include "gui/kit/axis.hpp"
#include "gui/kit/charts.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/paint.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float label_gap = 8, cell_most = 22, cell_gap_share = 0.16F, legend_gap = 10;
constexpr float swatch = 12, hatch_distance = 4;
constexpr int swatches = 5;
constexpr float faintest = 0.14F;  // so that a little is not nothing

struct Grid {
  ImVec2 at;
  float cell = 1, gap = 0, weekday_width = 0;
  int weeks = 0, first = 0;
  std::size_t days = 0;
  [[nodiscard]] float step() const { return cell + gap; }
  [[nodiscard]] Rect rect(std::size_t day) const {
    const int place = static_cast<int>(day) + first;
    const ImVec2 min{at.x + static_cast<float>(place / 7) * step(),
                     at.y + static_cast<float>(place % 7) * step()};
    return {min, {min.x + cell, min.y + cell}};
  }
  [[nodiscard]] std::optional<std::size_t> day_at(ImVec2 place) const {
    const float x = (place.x - at.x) / step(), y = (place.y - at.y) / step();
    if (x < 0 || y < 0 || y >= 7) return std::nullopt;
    const int day = static_cast<int>(x) * 7 + static_cast<int>(y) - first;
    if (day < 0 || static_cast<std::size_t>(day) >= days) return std::nullopt;
    return static_cast<std::size_t>(day);
  }
};

Grid laid_out(const Ui& ui, const HeatMap& map, Rect rect) {
  Grid grid;
  grid.first = map.first_weekday;
  grid.days = map.days.size();
  grid.weeks = std::max(1, (static_cast<int>(map.days.size()) + map.first_weekday + 6) / 7);
  for (const std::string& day : map.weekdays)
    grid.weekday_width = std::max(grid.weekday_width, text_size(ui, TextRank::muted_small, day).x);
  const float line = size_of(*ui.fonts.small);
  const float above = map.months.empty() ? 0 : line + ui.px(label_gap * 0.75F);
  const float below = map.low_label.empty() ? 0 : line + ui.px(legend_gap);
  const float left = grid.weekday_width > 0 ? grid.weekday_width + ui.px(label_gap) : 0;
  const float by_width = (rect.width() - left) / static_cast<float>(grid.weeks);
  const float by_height = (rect.height() - above - below) / 7;
  float step = std::max(1.0F, std::min({by_width, by_height, ui.px(cell_most)}));
  if (step > 4) step = std::floor(step);
  grid.gap = step > 4 ? std::max(1.0F, std::round(step * cell_gap_share)) : 0;
  grid.cell = step - grid.gap;
  grid.at = {rect.min.x + left, rect.min.y + above};
  return grid;
}

ImU32 colour_at(const Palette& palette, double share) {
  const ImU32 low = mixed(palette.surface, palette.of(Ink::sitting), faintest);
  const ImU32 middle = palette.of(Ink::sitting);
  const bool light = palette.kind == ThemeKind::light;
  // Towards what stands out most from the surface: deeper on white, brighter on black.
  const ImU32 high = light ? palette.of(Ink::sitting_hour) : mixed(middle, palette.text, 0.55F);
  const auto at = static_cast<float>(std::clamp(share, 0.0, 1.0));
  constexpr float turn = 0.6F;
  return at < turn ? mixed(low, middle, at / turn) : mixed(middle, high, (at - turn) / (1 - turn));
}

void draw_day(const Ui& ui, const HeatMap& map, const HeatDay& day, Rect rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = std::min(ui.px(3), rect.width() / 4);
  const double range = std::max(map.high - map.low, 1e-9);
  if (!day.value) {
    if (rect.width() > ui.px(5))
      list.AddRect({rect.min.x + 0.5F, rect.min.y + 0.5F}, {rect.max.x - 0.5F, rect.max.y - 0.5F},
                   ui.palette.border, radius);
  } else {
    const ImU32 colour = colour_at(ui.palette, (*day.value - map.low) / range);
    list.AddRectFilled(rect.min, rect.max, day.doubtful ? with_alpha(colour, 0.3F) : colour,
                       radius);
    if (day.doubtful) hatch(list, rect, colour, ui.px(hatch_distance), ui.px(1.2F));
  }
  if (!day.routine) return;
  const ImU32 behind = day.value && !day.doubtful
                           ? colour_at(ui.palette, (*day.value - map.low) / range)
                           : ui.palette.surface;
  const float half = std::max(1.0F, rect.width() * 0.2F);
  diamond(list, rect.middle(), half, ink_on(ui.palette, behind));
}

void draw_labels(Ui& ui, const HeatMap& map, const Grid& grid, Rect rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float line = size_of(*ui.fonts.small);
  const std::size_t every = label_stride(line, 1, grid.step());
  for (std::size_t i = 0; i < map.weekdays.size() && i < 7; i += std::max<std::size_t>(every, 2)) {
    const float y = grid.at.y + static_cast<float>(i) * grid.step() + (grid.cell - line) / 2;
    text_at(ui, list, TextRank::muted_small, {rect.min.x + grid.weekday_width, y}, 1,
            ui.palette.muted, map.weekdays[i]);
  }
  float last = -1e9F;
  for (const auto& [day, label] : map.months) {
    if (day >= map.days.size()) continue;
    const float x = grid.rect(day).min.x, width = text_size(ui, TextRank::muted_small, label).x;
    if (x < last + ui.px(label_gap) || x + width > rect.max.x + 1) continue;
    text_at(ui, list, TextRank::muted_small, {x, rect.min.y}, 0, ui.palette.muted, label);
    last = x + width;
  }
}

void draw_scale(Ui& ui, const HeatMap& map, const Grid& grid, Rect rect) {
  if (map.low_label.empty()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float line = size_of(*ui.fonts.small), side = ui.px(swatch);
  const float y = std::min(grid.at.y + 7 * grid.step() + ui.px(legend_gap), rect.max.y - line);
  float x = grid.at.x;
  text_at(ui, list, TextRank::muted_small, {x, y}, 0, ui.palette.muted, map.low_label);
  x += text_size(ui, TextRank::muted_small, map.low_label).x + ui.px(label_gap);
  for (int i = 0; i < swatches; ++i, x += side + ui.px(3))
    list.AddRectFilled({x, y + (line - side) / 2}, {x + side, y + (line + side) / 2},
                       colour_at(ui.palette, static_cast<double>(i) / (swatches - 1)), ui.px(3));
  text_at(ui, list, TextRank::muted_small, {x + ui.px(label_gap - 3), y}, 0, ui.palette.muted,
          map.high_label);
}

/// Arrows go to the days beside; at an edge they leave the map.
void use_keys(const HeatMap& map, int& cursor) {
  const int last = static_cast<int>(map.days.size()) - 1;
  const auto go = [&](int by) {
    if (cursor + by < 0 || cursor + by > last) return;
    cursor += by;
    keep_focus();
  };
  if (key_pressed(ImGuiKey_LeftArrow, true)) go(-7);
  if (key_pressed(ImGuiKey_RightArrow, true)) go(7);
  const int weekday = (cursor + map.first_weekday) % 7;
  if (key_pressed(ImGuiKey_UpArrow, true) && weekday > 0) go(-1);
  if (key_pressed(ImGuiKey_DownArrow, true) && weekday < 6) go(1);
  if (key_pressed(ImGuiKey_Home)) go(-cursor);
  if (key_pressed(ImGuiKey_End)) go(last - cursor);
}

}  // namespace

ChartUse heat_map(Ui& ui, std::string_view name, const HeatMap& map, ImVec2 size) {
  const ItemUse use = item(ui, name, size);
  if (!use.visible || map.days.empty()) return {};
  const Grid grid = laid_out(ui, map, use.rect);
  draw_labels(ui, map, grid, use.rect);
  for (std::size_t i = 0; i < map.days.size(); ++i) draw_day(ui, map, map.days[i], grid.rect(i));
  draw_scale(ui, map, grid, use.rect);
  int& cursor = kept_number(name, static_cast<int>(map.days.size()) - 1);
  cursor = std::clamp(cursor, 0, static_cast<int>(map.days.size()) - 1);
  ChartUse charted;
  if (use.focused) {
    use_keys(map, cursor);
    chart_ring(ui, use.rect);
  }
  if (use.keyed) {
    charted.hovered = static_cast<std::size_t>(cursor);
  } else if (use.hovered) {
    charted.hovered = grid.day_at(ImGui::GetIO().MousePos);
    if (charted.hovered) cursor = static_cast<int>(*charted.hovered);
  }
  if (charted.hovered) {
    const Rect at = grid.rect(*charted.hovered);
    ImGui::GetWindowDrawList()->AddRect(
        {at.min.x - ui.px(1), at.min.y - ui.px(1)}, {at.max.x + ui.px(1), at.max.y + ui.px(1)},
        use.keyed ? ui.palette.accent : ui.palette.text, ui.px(3), 0, ui.px(1.5F));
    tooltip(ui, map.days[*charted.hovered].tooltip,
            use.keyed ? std::optional{at.middle()} : std::nullopt);
  }
  if (use.pressed) charted.pressed = charted.hovered;
  return charted;
}

}  // namespace sitwell::gui
