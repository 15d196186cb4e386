// The frame that charts of columns are drawn in: amounts up the left side, labels below, what is
// pointed at, and the cursor of the keyboard.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/kit/item.hpp"
#include "gui/kit/ticks.hpp"
#include "gui/kit/ui.hpp"

namespace sitwell::gui {

struct Plot {
  Rect rect;  ///< without labels
  Ticks ticks;
  std::size_t columns = 0;
  [[nodiscard]] float y(double value) const {
    return rect.max.y - static_cast<float>(value / ticks.top) * rect.height();
  }
  [[nodiscard]] float slot() const {
    return columns == 0 ? rect.width() : rect.width() / static_cast<float>(columns);
  }
  [[nodiscard]] float x(std::size_t column) const {
    return rect.min.x + (static_cast<float>(column) + 0.5F) * slot();
  }
};

/// Grid and labels of the left side; `above` is kept free over the plot.
Plot draw_plot(Ui& ui, Rect rect, double top, std::string_view unit, std::size_t columns,
               float above);
/// Below the plot; `strong` is shown whatever else is not.
void draw_column_labels(Ui& ui, const Plot& plot, std::span<const std::string> labels,
                        std::optional<std::size_t> strong);

struct ColumnUse {
  std::optional<std::size_t> hovered;  ///< by the pointer, or the keyboard's cursor
  std::optional<std::size_t> pressed;
};
/// Which column is pointed at; Left, Right, Home and End move the keyboard's cursor.
ColumnUse use_columns(std::string_view name, const ItemUse& use, const Plot& plot);

/// Where the tooltip of a column goes: the keyboard has no pointer to be beside.
std::optional<ImVec2> beside(const ItemUse& use, const Plot& plot, std::size_t column);

/// The focus of a chart, with room between it and the labels.
void chart_ring(const Ui& ui, const Rect& rect);

/// A number that a chart keeps from frame to frame.
int& kept_number(std::string_view name, int otherwise);

}  // namespace sitwell::gui
