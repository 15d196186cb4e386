// The fonts of the dashboard: Inter, and FontAwesome's icons merged into each size of it.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// Whether these words (UTF-8) can be written with the fonts that are here. Not in scripts whose
/// letters join or that are written from right to left: ImGui knows neither.
bool can_write(std::string_view words);

/// Fills the atlas of the current context, for that scale. What `words` are written with (a
/// locale's names of months) can be drawn in every size of text, from another font where Inter has
/// no such letters. Where a file is not there another font that is takes its place, in the end
/// ImGui's own: ugly beats absent.
Fonts load_fonts(ImFontAtlas& atlas, float scale, std::string_view words = {});
/// The files that it takes here: regular, semibold, display, icons. None where ImGui's own stands
/// in.
std::vector<std::string> font_files();

}  // namespace sitwell::gui
