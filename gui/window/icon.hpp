// The window's icon: the one of packaging/icons, drawn again in the few sizes that window managers
// ask for.
#pragma once

struct GLFWwindow;

namespace sitwell::gui {

void set_window_icon(GLFWwindow* window);

}  // namespace sitwell::gui
