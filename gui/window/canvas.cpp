#include "gui/window/canvas.hpp"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>

namespace sitwell::gui {

namespace {

/// Pixels from the bottom left, as OpenGL counts.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
};

// Whole pixels, so that no edge is blended twice.
PixelRect pixels_of(const Rect& part, const ImDrawData& data, int width, int height) {
  const ImVec2 scale = data.FramebufferScale, origin = data.DisplayPos;
  const auto down = [](float value) { return static_cast<int>(std::floor(value)); };
  const auto up = [](float value) { return static_cast<int>(std::ceil(value)); };
  const int left = std::clamp(down((part.min.x - origin.x) * scale.x), 0, width);
  const int right = std::clamp(up((part.max.x - origin.x) * scale.x), 0, width);
  const int top = std::clamp(down((part.min.y - origin.y) * scale.y), 0, height);
  const int bottom = std::clamp(up((part.max.y - origin.y) * scale.y), 0, height);
  return {left, height - bottom, right - left, bottom - top};
}

// What lies outside is not drawn: ImGui's backend cuts every command to its rectangle anyway.
void cut_to(ImDrawData& data, const PixelRect& part, int height) {
  const ImVec2 scale = data.FramebufferScale, origin = data.DisplayPos;
  const float left = static_cast<float>(part.x) / scale.x + origin.x;
  const float right = static_cast<float>(part.x + part.width) / scale.x + origin.x;
  const float top = static_cast<float>(height - part.y - part.height) / scale.y + origin.y;
  const float bottom = static_cast<float>(height - part.y) / scale.y + origin.y;
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clip = {std::max(clip.x, left), std::max(clip.y, top), std::min(clip.z, right),
              std::min(clip.w, bottom)};
      if (clip.x >= clip.z || clip.y >= clip.w) command.ElemCount = 0;
    }
}

}  // namespace

Canvas::Canvas(GLFWwindow* window) : window_(window) {
  if (!glfwExtensionSupported("GLX_MESA_copy_sub_buffer")) return;
  display_ = reinterpret_cast<CurrentDisplay>(glfwGetProcAddress("glXGetCurrentDisplay"));
  drawable_ = reinterpret_cast<CurrentDrawable>(glfwGetProcAddress("glXGetCurrentDrawable"));
  if (display_ && drawable_)
    copy_part_ = reinterpret_cast<CopyPart>(glfwGetProcAddress("glXCopySubBufferMESA"));
}

void Canvas::draw(ImDrawData& data, int width, int height, ImU32 background,
                  std::optional<Rect> part) {
  if (width <= 0 || height <= 0) return;
  const bool partly = part && copy_part_;
  const PixelRect pixels =
      partly ? pixels_of(*part, data, width, height) : PixelRect{0, 0, width, height};
  if (pixels.width == 0 || pixels.height == 0) return;
  if (partly) cut_to(data, pixels, height);
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(background);
  glViewport(0, 0, width, height);
  glClearColor(colour.x, colour.y, colour.z, 1);
  glEnable(GL_SCISSOR_TEST);
  glScissor(pixels.x, pixels.y, pixels.width, pixels.height);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
  if (partly)
    copy_part_(display_(), drawable_(), pixels.x, pixels.y, pixels.width, pixels.height);
  else
    glfwSwapBuffers(window_);
}

}  // namespace sitwell::gui
