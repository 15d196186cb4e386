// The fonts of the dashboard: Inter, and FontAwesome's icons merged into each size of it.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// Fills the atlas of the current context, for that scale. Where a file is not there another font
/// that is takes its place, in the end ImGui's own: ugly beats absent.
Fonts load_fonts(ImFontAtlas& atlas, float scale);
/// The files that it takes here: regular, semibold, display, icons. None where ImGui's own stands
/// in.
std::vector<std::string> font_files();

}  // namespace sitwell::gui
