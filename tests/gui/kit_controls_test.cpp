#include "gui/kit/controls.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

using namespace sitwell::gui;

TEST_CASE("a button is pressed by the mouse, by Space and by Enter") {
  Headless screen;
  int pressed = 0;
  screen.frame([&](Ui& ui) {
    button(ui, "other", "Other");
    if (button(ui, "stand", "I stand up")) ++pressed;
  });
  CHECK(screen.shows("I stand up"));
  screen.click("stand");
  CHECK(pressed == 1);
  screen.tab_to("other");
  screen.tab_to("stand");
  screen.press(ImGuiKey_Enter);
  CHECK(pressed == 2);
  screen.press(' ');
  CHECK(pressed == 3);
}
