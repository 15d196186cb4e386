// How the view models' strokes look: the kit's ink for each.
#pragma once

#include "gui/kit/palette.hpp"
#include "gui/model/stroke.hpp"

namespace sitwell::gui {

constexpr Ink ink_of(Stroke stroke) {
  switch (stroke) {
    case Stroke::sitting: return Ink::sitting;
    case Stroke::sitting_half_hour: return Ink::sitting_half_hour;
    case Stroke::sitting_hour: return Ink::sitting_hour;
    case Stroke::standing: return Ink::standing;
    case Stroke::moving: return Ink::moving;
    case Stroke::cycling: return Ink::cycling;
    case Stroke::lying: return Ink::lying;
    case Stroke::reclined: return Ink::reclined;
    case Stroke::exercising: return Ink::exercising;
    case Stroke::unworn: return Ink::unworn;
    case Stroke::gap: return Ink::gap;
    case Stroke::prompt: return Ink::prompt;
    case Stroke::routine: return Ink::routine;
  }
  return Ink::gap;
}

}  // namespace sitwell::gui
