// Where a window comes back.
#include "gui/window/window_place.hpp"

#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

const std::vector<ScreenArea> one{{0, 0, 1920, 1080}};
const std::vector<ScreenArea> two{{0, 0, 1920, 1080}, {1920, 0, 2560, 1440}};

WindowPlace at(int x, int y, int width = 1280, int height = 800) {
  return {.width = width, .height = height, .position = std::pair{x, y}};
}

}  // namespace

TEST_CASE("a window comes back where it was") {
  CHECK(fitted(at(100, 50), one, 1) == at(100, 50));
  CHECK(fitted(at(2500, 300), two, 1) == at(2500, 300));
  CHECK(fitted(at(-600, 50), one, 1) == at(-600, 50));  // half of it is enough to be taken hold of
  WindowPlace maximised = at(100, 50);
  maximised.maximised = true;
  CHECK(fitted(maximised, one, 1) == maximised);
}

TEST_CASE("a window whose screen is gone comes back where windows open") {
  for (const WindowPlace& asked : {at(2500, 300), at(-1270, 50), at(100, 1070), at(100, -500),
                                   at(20'000, 20'000), at(-20'000, -20'000)})
    CHECK_FALSE(fitted(asked, one, 1).position);
}

TEST_CASE("a window is as large as its pages need, and no larger than its screen") {
  const auto size = [](const WindowPlace& place) { return std::pair{place.width, place.height}; };
  CHECK(size(fitted(at(0, 0, 200, 200), one, 1)) == std::pair{900, 640});
  CHECK(size(fitted(at(0, 0, 200, 200), one, 1.5F)) == std::pair{1350, 960});
  CHECK(size(fitted(at(0, 0, 9000, 9000), one, 1)) == std::pair{1920, 1080});
  CHECK(size(fitted(at(2000, 0, 9000, 9000), two, 1)) == std::pair{2560, 1440});
  // A screen with too little room has all of itself taken.
  CHECK(size(fitted(at(0, 0, 200, 200), {{0, 0, 800, 600}}, 2)) == std::pair{800, 600});
}

TEST_CASE("a window that was never opened is scaled; one that was is as it was left") {
  const WindowPlace first = fitted({}, two, 1.25F);
  CHECK(first.width == 1600);
  CHECK(first.height == 1000);
  CHECK_FALSE(first.position);
  CHECK(fitted(at(10, 10, 1300, 900), two, 1.25F).width == 1300);
}

TEST_CASE("without a screen that is known of, a window is as large as its pages need") {
  CHECK(fitted(at(5000, 5000, 100, 100), {}, 1) == at(5000, 5000, 900, 640));
}
