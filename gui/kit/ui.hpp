// What every widget draws with: palette, fonts, scale, the time for what moves, and the register of
// what is where. One for a window; handed to each widget, so that nothing is global but ImGui's own
// context.
#pragma once

#include <imgui.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/palette.hpp"

namespace sitwell::gui {

/// Inter at 13 and 15 pixels, semibold 15, Inter Display at 22 and 30; icons are in all of them.
struct Fonts {
  ImFont* small = nullptr;
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* title = nullptr;
  ImFont* figure = nullptr;
};

struct Rect {
  ImVec2 min{}, max{};
  [[nodiscard]] ImVec2 middle() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  [[nodiscard]] float width() const { return max.x - min.x; }
  [[nodiscard]] float height() const { return max.y - min.y; }
};

/// The named rectangles of the frame that was last drawn: how tests and the keyboard find what is
/// on screen ("today/stand").
class Rects {
 public:
  void clear() { rects_.clear(); }
  void mark(std::string_view name, Rect rect) { rects_.insert_or_assign(std::string{name}, rect); }
  [[nodiscard]] std::optional<Rect> find(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, Rect, std::less<>>& all() const { return rects_; }

 private:
  std::map<std::string, Rect, std::less<>> rects_;
};

struct Ui {
  Palette palette;
  Fonts fonts;
  float scale = 1;     ///< device pixels a pixel of the design
  double now_s = 0;    ///< for what moves; any origin, never backwards
  bool motion = true;  ///< off: what would move is drawn as it ends up
  Rects* rects = nullptr;
  std::string* transcript = nullptr;  ///< what is written on screen, a line each, in order
  /// The time until something on screen has to be drawn again for its own sake; widgets that move
  /// lower it. Nothing: when something happens.
  std::optional<double> next_frame_in_s;
  /// Where live values are drawn: while nothing else has changed, only these are drawn again. None:
  /// everything is.
  std::vector<Rect> live;

  [[nodiscard]] float px(float pixels) const { return pixels * scale; }
  [[nodiscard]] ImVec2 px(float x, float y) const { return {x * scale, y * scale}; }
  void mark(std::string_view name, ImVec2 min, ImVec2 max) const {
    if (rects) rects->mark(name, {min, max});
  }
  /// Something moves: the next frame is wanted after that long at the latest.
  void animate(double in_s = 1.0 / 30);
  /// The same, though nothing moves: what is held, words that change.
  void draw_again(double in_s);
};

/// Sizes of the design, before scaling.
namespace size {
inline constexpr float side_bar = 204, header = 64, margin = 28, gap = 16, padding = 18;
inline constexpr float card_radius = 12, control_radius = 8, control_height = 36;
inline constexpr float least_width = 900, least_height = 640;
}  // namespace size

/// ImGui's own style from the palette at that scale; on a fresh style each time.
void apply_style(const Palette& palette, float scale);

}  // namespace sitwell::gui
