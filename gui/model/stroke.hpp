// What a stroke of data stands for, as the view models say it; how it looks is the kit's business
// (gui/pages/inks.hpp joins the two).
#pragma once

#include <cstdint>

#include "core/posture.hpp"

namespace sitwell::gui {

enum class Stroke : std::uint8_t {
  sitting,            ///< in a bout under half an hour
  sitting_half_hour,  ///< of 30 to 60 minutes
  sitting_hour,       ///< of an hour or more
  standing,
  moving,
  cycling,
  lying,
  reclined,  ///< lying or sitting, the clip cannot tell
  exercising,
  unworn,
  gap,  ///< nothing is known
  prompt,
  routine,
};

/// Sitting as in a short bout: how long it was is not the posture's to say.
constexpr Stroke stroke_of(Posture posture) {
  switch (posture) {
    case Posture::sitting:
    case Posture::perching: return Stroke::sitting;
    case Posture::standing: return Stroke::standing;
    case Posture::moving: return Stroke::moving;
    case Posture::cycling: return Stroke::cycling;
    case Posture::lying: return Stroke::lying;
    case Posture::reclined: return Stroke::reclined;
    case Posture::exercising: return Stroke::exercising;
    case Posture::unworn: return Stroke::unworn;
    case Posture::unknown: break;
  }
  return Stroke::gap;
}

}  // namespace sitwell::gui
