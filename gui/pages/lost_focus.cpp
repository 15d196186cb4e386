#include "gui/pages/lost_focus.hpp"

#include "gui/kit/imgui_differences.hpp"

namespace sitwell::gui {

void forget_lost_focus() {
  ImGuiContext& context = *GImGui;
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (context.NavId == 0 || context.NavIdIsAlive || !context.NavWindow) return;
  if (context.NavWindow->RootWindow == window->RootWindow) context.NavId = 0;
}

}  // namespace sitwell::gui
