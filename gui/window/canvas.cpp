#include "gui/window/canvas.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>

namespace sitwell::gui {

namespace {

// What lies outside is not drawn: ImGui's backend cuts every command to its rectangle anyway.
void cut_to(ImDrawData& data, const Rect& part) {
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clip = {std::max(clip.x, part.min.x), std::max(clip.y, part.min.y),
              std::min(clip.z, part.max.x), std::min(clip.w, part.max.y)};
      if (clip.x >= clip.z || clip.y >= clip.w) command.ElemCount = 0;
    }
}

}  // namespace

Canvas::Canvas() {
  glGenTextures(1, &texture_);
  glGenFramebuffers(1, &buffer_);
}

Canvas::~Canvas() {
  glDeleteFramebuffers(1, &buffer_);
  glDeleteTextures(1, &texture_);
}

void Canvas::resize(int width, int height) {
  width_ = width;
  height_ = height;
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glBindFramebuffer(GL_FRAMEBUFFER, buffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
}

void Canvas::draw(ImDrawData& data, int width, int height, ImU32 background,
                  std::optional<Rect> part) {
  if (width <= 0 || height <= 0) return;
  if (width != width_ || height != height_) {
    resize(width, height);
    part.reset();
  }
  glBindFramebuffer(GL_FRAMEBUFFER, buffer_);
  glViewport(0, 0, width, height);
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(background);
  glClearColor(colour.x, colour.y, colour.z, 1);
  int left = 0, bottom = 0, right = width, top = height;
  if (part) {
    // Whole pixels, so that no edge is blended twice.
    const ImVec2 scale = data.FramebufferScale, origin = data.DisplayPos;
    left = std::max(0, static_cast<int>(std::floor((part->min.x - origin.x) * scale.x)));
    right = std::min(width, static_cast<int>(std::ceil((part->max.x - origin.x) * scale.x)));
    top = height - std::max(0, static_cast<int>(std::floor((part->min.y - origin.y) * scale.y)));
    bottom = std::max(0, height - static_cast<int>(std::ceil((part->max.y - origin.y) * scale.y)));
    cut_to(data, {{static_cast<float>(left) / scale.x + origin.x,
                   static_cast<float>(height - top) / scale.y + origin.y},
                  {static_cast<float>(right) / scale.x + origin.x,
                   static_cast<float>(height - bottom) / scale.y + origin.y}});
  }
  if (left >= right || bottom >= top) return;
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, bottom, right - left, top - bottom);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, buffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace sitwell::gui
