#include <array>
#include <string>

#include "gui/kit/controls.hpp"
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

TEST_CASE("Tab goes through controls of every kind in order, and comes round; Shift turns it") {
  Headless screen;
  bool on = false;
  std::string note;
  int count = 5;
  screen.frame([&](Ui& ui) {
    button(ui, "a", "First");
    toggle(ui, "b", "Second", on);
    text_field(ui, "c", note, 40);
    stepper(ui, "d", count, 0, 10);
  });
  std::string order;
  for (int i = 0; i < 6; ++i) {
    screen.press(ImGuiKey_Tab);
    order.append(screen.focused()).append(1, ' ');
  }
  CHECK(order == "a b c d/less d/more a ");
  screen.tab_to("d/less");
  screen.press(ImGuiKey_Tab, false, true);
  CHECK(screen.focused() == "c");
}

TEST_CASE("Tab begins anew when what had the focus is gone") {
  Headless screen;
  bool more = true;
  screen.frame([&](Ui& ui) {
    button(ui, "a", "First");
    button(ui, "b", "Second");
    if (more) button(ui, "c", "Third");
  });
  screen.tab_to("c");
  more = false;
  screen.frames(2);
  for (int i = 0; i < 2 && screen.focused().empty(); ++i) screen.press(ImGuiKey_Tab);
  CHECK(screen.focused() == "a");
}

TEST_CASE("Tab goes on from what was clicked") {
  Headless screen;
  screen.frame([&](Ui& ui) {
    for (const char* name : {"a", "b", "c"}) button(ui, name, name);
  });
  screen.click("b");
  screen.press(ImGuiKey_Tab);
  if (screen.focused() == "b") screen.press(ImGuiKey_Tab);  // later ImGui shows first where it is
  CHECK(screen.focused() == "c");
}

TEST_CASE("arrows go from control to control, and the ring is seen for the keyboard alone") {
  Headless screen;
  screen.frame([&](Ui& ui) {
    button(ui, "left", "Left");
    ImGui::SameLine();
    button(ui, "right", "Right");
  });
  screen.tab_to("left");
  screen.press(ImGuiKey_RightArrow);
  CHECK(screen.focused() == "right");
  screen.click("left");
  CHECK(screen.focused().empty());
}

TEST_CASE("a button that is off is neither pressed nor reached") {
  Headless screen;
  int pressed = 0;
  screen.frame([&](Ui& ui) {
    button(ui, "before", "Before");
    if (button(ui, "off", "Off", {.enabled = false})) ++pressed;
    button(ui, "after", "After");
  });
  screen.click("off");
  screen.tab_to("before");
  screen.press(ImGuiKey_Tab);
  CHECK(screen.focused() == "after");
  CHECK(pressed == 0);
}

TEST_CASE("a button's label is cut where it is narrow") {
  Headless screen;
  screen.frame([&](Ui& ui) { button(ui, "narrow", "A label of many words", {.width = 90}); });
  CHECK_FALSE(screen.shows("A label of many words"));
  CHECK(screen.shows("A l"));
  CHECK(screen.rect("narrow").width() == 90);
}

TEST_CASE("a switch is turned by the mouse and the keyboard") {
  Headless screen;
  bool on = false;
  int turned = 0;
  screen.frame([&](Ui& ui) {
    if (toggle(ui, "sound", "Sound", on)) ++turned;
  });
  screen.click("sound");
  CHECK(on);
  screen.tab_to("sound");
  screen.press(' ');
  CHECK_FALSE(on);
  CHECK(turned == 2);
}

TEST_CASE("of a choice one is chosen, and choosing it again is no change") {
  Headless screen;
  const std::array<std::string, 3> labels{"Week", "Month", "Year"};
  int chosen = 0, changes = 0;
  screen.frame([&](Ui& ui) {
    if (choice(ui, "period", labels, chosen)) ++changes;
  });
  screen.click("period/2");
  CHECK(chosen == 2);
  screen.click("period/2");
  CHECK(changes == 1);
  screen.tab_to("period/1");
  screen.press(ImGuiKey_Enter);
  CHECK(chosen == 1);
  CHECK(screen.inside("period/2", "period"));
}

TEST_CASE("a choice that has no room is made narrower, not longer than the page") {
  Headless screen{{.width = 320}};
  const std::array<std::string, 4> labels{"As the desktop", "Light, always", "Dark, always",
                                          "Other"};
  int chosen = 0;
  screen.frame([&](Ui& ui) { choice(ui, "theme", labels, chosen); });
  CHECK(screen.rect("theme").max.x <= 320 - size::margin + 0.5F);
  CHECK(screen.collisions({"theme/0", "theme/1", "theme/2", "theme/3"}).empty());
}

TEST_CASE("a list opens, takes the keyboard, and closes by choosing or Escape") {
  Headless screen;
  std::array<std::string, 30> labels;
  for (std::size_t i = 0; i < labels.size(); ++i)
    labels[i] = std::string{"entry "}.append(std::to_string(i));
  int chosen = 3, changes = 0;
  screen.frame([&](Ui& ui) {
    if (drop_down(ui, "list", labels, chosen)) ++changes;
  });
  CHECK(screen.shows("entry 3"));
  CHECK_FALSE(screen.has("list/4"));
  screen.click("list");
  screen.click("list/4");
  CHECK(chosen == 4);
  CHECK_FALSE(screen.has("list/4"));
  screen.tab_to("list");
  screen.press(ImGuiKey_Enter);
  REQUIRE(screen.has("list/4"));
  screen.press(ImGuiKey_DownArrow);
  screen.press(ImGuiKey_Enter);
  CHECK(chosen == 5);
  screen.press(ImGuiKey_Enter);
  REQUIRE(screen.has("list/4"));
  screen.press(ImGuiKey_Escape);
  CHECK_FALSE(screen.has("list/4"));
  CHECK(changes == 2);
}

TEST_CASE("a scale is unanswered until a step is pressed") {
  Headless screen;
  int value = -1;
  bool changed = false;
  screen.frame([&](Ui& ui) { changed = scale(ui, "back", value, 10, "none", "worst") || changed; });
  CHECK(screen.shows("none"));
  CHECK(screen.shows("worst"));
  CHECK(screen.has("back/10"));
  CHECK_FALSE(changed);
  screen.click("back/0");
  CHECK(value == 0);
  screen.tab_to("back/7");
  screen.press(ImGuiKey_Enter);
  CHECK(value == 7);
}

TEST_CASE("a stepper goes by its step and stays in its bounds") {
  Headless screen;
  int value = 30;
  screen.frame([&](Ui& ui) { stepper(ui, "minutes", value, 20, 40, 15, "min"); });
  CHECK(screen.shows("30 min"));
  screen.click("minutes/more");
  CHECK(value == 40);
  screen.click("minutes/more");
  CHECK(value == 40);
  screen.click("minutes/less");
  screen.click("minutes/less");
  CHECK(value == 20);
}

TEST_CASE("a step that is held goes on, and asks for the frames that it needs") {
  Headless screen;
  int value = 0;
  screen.frame([&](Ui& ui) { stepper(ui, "count", value, 0, 100); });
  screen.hold_down("count/more");
  screen.frames(60);
  CHECK(value > 5);
  REQUIRE(screen.next_frame_in_s());
  CHECK(*screen.next_frame_in_s() <= 0.05);
  screen.let_go();
  const int then = value;
  screen.frames(60);
  CHECK(value == then);
  CHECK_FALSE(screen.next_frame_in_s());
}

TEST_CASE("a field takes what is typed and says so when it is left") {
  Headless screen;
  std::string note, other;
  int changes = 0;
  screen.frame([&](Ui& ui) {
    if (text_field(ui, "note", note, 12, "A note")) ++changes;
    text_field(ui, "other", other, 12);
  });
  CHECK(screen.shows("A note"));
  screen.click("note");
  screen.type("stiff");
  CHECK(note == "stiff");
  CHECK(changes == 0);
  screen.press(ImGuiKey_Tab);
  CHECK(changes == 1);
  screen.type("x");
  CHECK(other == "x");
}

TEST_CASE("a field is confirmed by Enter, given up by Escape, and holds no more than it may") {
  Headless screen;
  std::string note{"old"};
  int changes = 0;
  screen.frame([&](Ui& ui) {
    if (text_field(ui, "note", note, 5)) ++changes;
  });
  screen.click("note");
  screen.press(ImGuiKey_End);
  screen.type("erly");
  screen.press(ImGuiKey_Enter);
  CHECK(note == "older");
  CHECK(changes == 1);
  screen.click("note");
  screen.press(ImGuiKey_Backspace);
  screen.press(ImGuiKey_Escape);
  CHECK(note == "older");
}

TEST_CASE("a field of several lines takes several") {
  Headless screen;
  std::string note;
  screen.frame([&](Ui& ui) { text_field(ui, "note", note, 100, "What was different?", 3); });
  CHECK(screen.shows("What was different?"));
  screen.click("note");
  screen.type("a");
  screen.press(ImGuiKey_Enter);
  screen.type("b");
  CHECK(note == "a\nb");
}

TEST_CASE("a row of a list says its label and badge, and is pressed anywhere") {
  Headless screen;
  int pressed = 0;
  screen.frame([&](Ui& ui) {
    if (list_row(ui, "row", nullptr, "Settings", false, "3")) ++pressed;
  });
  CHECK(screen.text() == "3\nSettings\n");
  screen.click_at("row", 0.98F, 0.5F);
  CHECK(pressed == 1);
}

TEST_CASE("controls are as large at every scale as the design has them") {
  for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
    Headless screen{{.scale = scale}};
    screen.frame([&](Ui& ui) { button(ui, "one", "One"); });
    CAPTURE(scale);
    CHECK(screen.rect("one").height() == size::control_height * scale);
  }
}
