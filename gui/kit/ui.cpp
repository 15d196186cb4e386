#include "gui/kit/ui.hpp"

#include <algorithm>

namespace sitwell::gui {

std::optional<Rect> Rects::find(std::string_view name) const {
  const auto found = rects_.find(name);
  return found == rects_.end() ? std::nullopt : std::optional{found->second};
}

void Ui::animate(double in_s) {
  if (motion) draw_again(in_s);
}

void Ui::draw_again(double in_s) {
  next_frame_in_s = std::min(next_frame_in_s.value_or(in_s), in_s);
}

}  // namespace sitwell::gui
