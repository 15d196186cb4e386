// What ImGui rendered, brought to the window: all of it, or a part alone where the window system
// can show a part. A live value in a corner then costs its corner and no more.
#pragma once

#include <imgui.h>

#include <optional>

#include "gui/kit/ui.hpp"

struct GLFWwindow;

namespace sitwell::gui {

/// Of a window whose OpenGL context is current.
class Canvas {
 public:
  explicit Canvas(GLFWwindow* window);

  /// On that background, of a size in pixels; `part` is in ImGui's coordinates.
  void draw(ImDrawData& data, int width, int height, ImU32 background, std::optional<Rect> part);

 private:
  using CopyPart = void (*)(void* display, unsigned long drawable, int x, int y, int width,
                            int height);
  using CurrentDisplay = void* (*)();
  using CurrentDrawable = unsigned long (*)();

  GLFWwindow* window_;
  // GLX_MESA_copy_sub_buffer, where it is: with it the rest of the back buffer, which is nobody's
  // to rely on after a swap, does not matter.
  CopyPart copy_part_ = nullptr;
  CurrentDisplay display_ = nullptr;
  CurrentDrawable drawable_ = nullptr;
};

}  // namespace sitwell::gui
