#include "gui/window/window_place.hpp"

#include <algorithm>

#include "gui/kit/ui.hpp"

namespace sitwell::gui {

namespace {

// So much of it has to be seen that somebody can take hold of it.
constexpr int hold_width = 120, hold_height = 40;

bool within_reach(const WindowPlace& place, const ScreenArea& screen) {
  const auto [x, y] = *place.position;
  const int seen = std::min(x + place.width, screen.x + screen.width) - std::max(x, screen.x);
  return seen >= hold_width && y >= screen.y - hold_height &&
         y + hold_height <= screen.y + screen.height;
}

int scaled(double length, float scale) { return static_cast<int>(length * double{scale}); }

}  // namespace

WindowPlace fitted(const WindowPlace& asked, const std::vector<ScreenArea>& screens, float scale) {
  WindowPlace place = asked;
  if (!place.position) {
    place.width = scaled(place.width, scale);
    place.height = scaled(place.height, scale);
  }
  place.width = std::max(place.width, scaled(size::least_width, scale));
  place.height = std::max(place.height, scaled(size::least_height, scale));
  if (screens.empty()) return place;
  auto screen = screens.begin();  // the first is the one where windows open
  if (place.position) {
    const auto shows = [&place](const ScreenArea& each) { return within_reach(place, each); };
    screen = std::find_if(screens.begin(), screens.end(), shows);
    if (screen == screens.end()) {
      place.position.reset();
      screen = screens.begin();
    }
  }
  place.width = std::min(place.width, screen->width);
  place.height = std::min(place.height, screen->height);
  return place;
}

}  // namespace sitwell::gui
