// Keys in the order they were pressed, one a frame. ImGui before 1.87 looks at keys once a frame,
// and would never see one that was pressed and released since; newer ones keep such a queue
// themselves.
#pragma once

#include <imgui.h>

struct GLFWwindow;

namespace sitwell::gui {

#if IMGUI_VERSION_NUM < 18700
/// Takes the window's key events; call it after ImGui's backend has.
void queue_keys(GLFWwindow* window);
/// Hands on the next one; true while there are more.
bool hand_on_key();
#else
inline void queue_keys(GLFWwindow*) {}
inline bool hand_on_key() { return false; }
#endif

}  // namespace sitwell::gui
