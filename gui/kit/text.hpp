// Text: the ranks there are, cut to the room there is rather than run over, or wrapped.
#pragma once

#include <string>
#include <string_view>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

enum class TextRank : unsigned char { small, muted_small, body, muted, strong, title, figure };

/// In the place of the cursor, on one line, cut with an ellipsis to `width` (0: what is left); the
/// whole is in a tooltip when it was cut.
void text(Ui& ui, TextRank rank, std::string_view words, float width = 0);
/// Over as many lines as it takes in `width` (0: what is left); `align` 0.5: in its middle.
void prose(Ui& ui, TextRank rank, std::string_view words, float width = 0, float align = 0);
/// As it would be drawn on one line, or by prose() in that width.
ImVec2 text_size(const Ui& ui, TextRank rank, std::string_view words, float wrap_width = 0);
ImFont* font_of(const Ui& ui, TextRank rank);
ImU32 colour_of(const Ui& ui, TextRank rank);
/// The words themselves where they fit, else as many as do, with an ellipsis.
std::string cut_to(const Ui& ui, TextRank rank, std::string_view words, float width);
/// On a draw list, for charts: `align` 0 left, 0.5 middle, 1 right of x.
void text_at(Ui& ui, ImDrawList& list, TextRank rank, ImVec2 at, float align, ImU32 colour,
             std::string_view words);

}  // namespace sitwell::gui
