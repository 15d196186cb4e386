// Where the window is, and where it may come back: on a screen that is there, as large as its pages
// need.
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace sitwell::gui {

/// Where a window was when it was last closed, and how large, in the screen's coordinates.
struct WindowPlace {
  int width = 1280, height = 800;
  std::optional<std::pair<int, int>> position;  ///< nothing: never opened, or nobody may know
  bool maximised = false;
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

/// What of a screen is for windows.
struct ScreenArea {
  int x = 0, y = 0, width = 0, height = 0;
};

/// As it was asked for, as far as the screens are there: a position that none of them shows is
/// forgotten, and the window is no larger than its screen and, where that has the room, no smaller
/// than pages need. A window that was never opened is scaled. `scale`: of the design in the
/// screen's coordinates.
WindowPlace fitted(const WindowPlace& asked, const std::vector<ScreenArea>& screens, float scale);

}  // namespace sitwell::gui
