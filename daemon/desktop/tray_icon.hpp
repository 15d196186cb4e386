// The tray's icons, drawn: a figure that sits, stands or is away, told apart by shape as well as by
// colour, on light panels and dark ones. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "daemon/desktop/tray.hpp"

namespace sitwell::daemon {

struct Pixmap {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> argb;  ///< rows from the top, four bytes a pixel, A first
};

[[nodiscard]] Pixmap draw_icon(TrayState state, int size_px);

}  // namespace sitwell::daemon
