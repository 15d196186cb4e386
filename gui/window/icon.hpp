// The window's icon: packaging/icons/org.sitwell.Dashboard.svg, drawn again in the few sizes that
// window managers ask for.
#pragma once

#include <vector>

struct GLFWwindow;

namespace sitwell::gui {

/// A square of that many pixels a side: rows from the top, red, green, blue and alpha of each.
std::vector<unsigned char> icon_pixels(int size);
void set_window_icon(GLFWwindow* window);

}  // namespace sitwell::gui
