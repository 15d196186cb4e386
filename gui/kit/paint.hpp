// Strokes that several charts are drawn with.
#pragma once

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// How high the mark of an ink is in its lane, from below: shapes say what colours say.
float height_share(Ink ink);

/// A stretch of an ink in its lane: full, or hatched where it stands for something unsure.
void draw_band(const Ui& ui, ImDrawList& list, Ink ink, Rect rect, float radius);

void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float thick, float dash,
                 float gap);
/// Diagonal lines in a rectangle, and none outside it.
void hatch(ImDrawList& list, Rect rect, ImU32 colour, float distance, float thick);
void diamond(ImDrawList& list, ImVec2 middle, float half, ImU32 colour);
/// Points down, at its tip.
void triangle(ImDrawList& list, ImVec2 tip, float half, ImU32 colour);
/// A thick line with round ends.
void capsule(ImDrawList& list, ImVec2 from, ImVec2 to, float half, ImU32 colour);
/// Of a circle, clockwise, `from` and `to` in turns from the top.
void ring_part(ImDrawList& list, ImVec2 middle, float radius, float from, float to, ImU32 colour,
               float thick);
/// Light or dark, whichever can be seen on it.
ImU32 ink_on(const Palette& palette, ImU32 colour);

}  // namespace sitwell::gui
