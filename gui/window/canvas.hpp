// What is on screen, kept, so that a frame can draw a part of it again and leave the rest: a live
// value in a corner costs its corner.
#pragma once

#include <imgui.h>

#include <optional>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// Needs a current OpenGL context for as long as it lives.
class Canvas {
 public:
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Draws what ImGui has rendered, on that background: all of it, or what lies in `part`, in
  /// ImGui's coordinates; then shows it in the window's frame buffer, to be swapped. A size in
  /// pixels that is not the one before draws all.
  void draw(ImDrawData& data, int width, int height, ImU32 background, std::optional<Rect> part);

 private:
  void resize(int width, int height);

  unsigned texture_ = 0, buffer_ = 0;
  int width_ = 0, height_ = 0;
};

}  // namespace sitwell::gui
