// The thigh's live angle against the band that a pose's target asks for, on a straight scale: bands
// of routines lie anywhere on the circle, where a gauge for sitting has no room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

struct AngleBand {
  double from_deg = 0, to_deg = 0;
  std::optional<double> flexion_deg;
  bool inside = false;  ///< told by the marker's shape, too: filled in the band, hollow outside
  std::string words;    ///< "Now 24° behind"
  std::string band_words;
};
void angle_band(Ui& ui, std::string_view name, const AngleBand& band, float width);
float angle_band_height(const Ui& ui);

}  // namespace sitwell::gui
