// The colours of the dashboard: neutral surfaces, one accent for what can be acted on, and
// Okabe-Ito's colour-blind-safe hues for data alone. What a hue means is always said by a shape,
// too.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace sitwell::gui {

enum class ThemeKind : std::uint8_t { light, dark };

/// What a stroke of data stands for; palette and shapes go by it.
enum class Ink : std::uint8_t {
  sitting,            ///< full height
  sitting_half_hour,  ///< in bouts of 30 to 60 minutes: the same hue, deeper
  sitting_hour,       ///< in bouts over 60 minutes: deeper still
  standing,           ///< inset
  moving,             ///< inset, lower
  cycling,            ///< inset, lower
  lying,              ///< a low band
  reclined,           ///< a low band, hatched: lying or sitting, the clip cannot tell
  exercising,         ///< inset, with the routine's hue
  unworn,             ///< thin
  gap,                ///< a hairline: nothing is known
  worn,               ///< pale, full height: the rest of what was worn, above a bar's sitting
  routine,            ///< a diamond
  prompt,             ///< a triangle
  goal,               ///< a dashed line
  average,            ///< a short tick across the bar
  symptom,            ///< dots on a line
};

struct Palette {
  ThemeKind kind = ThemeKind::light;
  ImU32 background = 0, side_bar = 0, surface = 0, raised = 0, border = 0;
  ImU32 text = 0, muted = 0,
        faint = 0;  ///< body, second and third rank; muted has 4.5:1 on surface
  ImU32 accent = 0, on_accent = 0, accent_soft = 0;
  ImU32 good = 0, warning = 0, danger = 0;  ///< always beside an icon or a word

  [[nodiscard]] ImU32 of(Ink ink) const;
};

Palette palette_of(ThemeKind kind);
ImU32 with_alpha(ImU32 colour, float alpha);
/// That share of the way from one to the other.
ImU32 mixed(ImU32 from, ImU32 to, float share);

}  // namespace sitwell::gui
