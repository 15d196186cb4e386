// Keys that pages listen to beyond what ImGui's own navigation takes. One place for ImGui before
// 1.87, which knows letters and digits by the numbers of its backend, GLFW's.
#pragma once

#include <imgui.h>

namespace sitwell::gui {

/// 'A' to 'Z', '0' to '9', '+', '-' and ' ' as themselves: GLFW's numbers are these, too.
inline bool key_pressed(char key, bool repeat = false);
/// One that ImGui has a name for in every version: arrows, Home, End, PageUp, PageDown, Enter,
/// Escape.
inline bool key_pressed(ImGuiKey key, bool repeat = false);

#if IMGUI_VERSION_NUM < 18700
inline bool key_pressed(char key, bool repeat) {
  return ImGui::IsKeyPressed(key == '+' ? '=' : key, repeat);
}
inline bool key_pressed(ImGuiKey key, bool repeat) {
  const int index = ImGui::GetKeyIndex(key);
  return index >= 0 && ImGui::IsKeyPressed(index, repeat);
}
#else
inline bool key_pressed(char key, bool repeat) {
  int named = ImGuiKey_Space;
  if (key >= 'A' && key <= 'Z') named = ImGuiKey_A + (key - 'A');
  if (key >= '0' && key <= '9') named = ImGuiKey_0 + (key - '0');
  if (key == '+') named = ImGuiKey_Equal;
  if (key == '-') named = ImGuiKey_Minus;
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(named), repeat);
}
inline bool key_pressed(ImGuiKey key, bool repeat) { return ImGui::IsKeyPressed(key, repeat); }
#endif

}  // namespace sitwell::gui
