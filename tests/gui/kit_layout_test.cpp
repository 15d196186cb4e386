#include <string>

#include "gui/kit/controls.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

using namespace sitwell::gui;

TEST_CASE("cards stand in columns of the page's width, a gap apart, whatever is in them") {
  Headless screen;
  screen.frame([](Ui& ui) {
    const std::vector<float> widths = columns(ui, ImGui::GetContentRegionAvail().x, {3, 1});
    {
      const Card card{ui, "left", {widths[0], 200}, "Left"};
      button(ui, "in/left", "In it", {.width = -1});
    }
    beside(ui);
    {
      const Card card{ui, "right", {widths[1], 0}, "Right", "a remark"};
      for (int i = 0; i < 12; ++i) text(ui, TextRank::body, "a line");
    }
    below(ui);
    const Card card{ui, "under", {0, 0}};
    text(ui, TextRank::body, "last");
  });
  const Rect left = screen.rect("left"), right = screen.rect("right"), under = screen.rect("under");
  CHECK(right.min.x - left.max.x == size::gap);
  CHECK(right.max.x == 1280 - size::margin);
  CHECK(right.min.y == left.min.y);
  CHECK(under.min.y == std::max(left.max.y, right.max.y) + size::gap);
  CHECK(under.min.x == left.min.x);
  CHECK(screen.inside("in/left", "left"));
  CHECK(screen.rect("in/left").max.x == left.max.x - size::padding);
  CHECK(screen.shows("a remark"));
}

TEST_CASE("what is too much for a card of fixed height is not drawn beyond it") {
  Headless screen;
  screen.frame([](Ui& ui) {
    {
      const Card card{ui, "fixed", {300, 100}};
      for (int i = 0; i < 30; ++i) text(ui, TextRank::body, "a line");
    }
    button(ui, "after", "After");
  });
  CHECK(screen.rect("fixed").height() == 100);
  CHECK(screen.rect("after").min.y < 150);
  CHECK(screen.collisions({"fixed", "after"}).empty());
}

TEST_CASE("a card may stand in a card") {
  Headless screen;
  screen.frame([](Ui& ui) {
    const Card outer{ui, "outer", {0, 0}, "Outer"};
    {
      const Card inner{ui, "inner", {0, 0}, "Inner"};
      text(ui, TextRank::body, "words");
    }
    text(ui, TextRank::body, "more");
  });
  CHECK(screen.inside("inner", "outer"));
  CHECK(screen.text() == "Outer\nInner\nwords\nmore\n");
}

TEST_CASE("the first line of a card beside buttons is where that of any card is") {
  Headless screen;
  float alone = 0, beside_buttons = 0;
  screen.frame([&](Ui& ui) {
    {
      const Card card{ui, "one", {300, 0}};
      alone = ImGui::GetCursorScreenPos().y;
      prose(ui, TextRank::body, "words");
      button(ui, "press", "Press");
    }
    beside(ui);
    const Card card{ui, "two", {300, 0}};
    prose(ui, TextRank::body, "words");
    beside_buttons = ImGui::GetItemRectMin().y;
  });
  CHECK(beside_buttons == alone);
}

TEST_CASE("text is cut to the room there is, and its whole is in a tooltip") {
  Headless screen;
  screen.frame([](Ui& ui) {
    text(ui, TextRank::body, "one two three four five six", 80);
    ui.mark("cut", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    text(ui, TextRank::body, "short", 80);
  });
  CHECK(screen.text().starts_with("one two"));
  CHECK_FALSE(screen.shows("six"));
  CHECK(screen.shows("short"));
  CHECK(screen.rect("cut").width() <= 80);
  screen.hover("cut");
  CHECK(screen.shows("one two three four five six"));
}

TEST_CASE("text that is exactly as wide as its room is whole") {
  Headless screen;
  screen.frame([](Ui& ui) {
    for (const TextRank rank : {TextRank::small, TextRank::body, TextRank::strong, TextRank::title})
      text(ui, rank, "Longest bout", text_size(ui, rank, "Longest bout").x);
  });
  CHECK(screen.text() == "Longest bout\nLongest bout\nLongest bout\nLongest bout\n");
}

TEST_CASE("prose takes as many lines as it needs, and those that it is given") {
  Headless screen;
  screen.frame([](Ui& ui) {
    const float one = text_size(ui, TextRank::body, "word", 500).y;
    prose(ui, TextRank::body, "word\n\nword", 500);
    ui.mark("three", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    CHECK(ImGui::GetItemRectSize().y == 3 * one);
    prose(ui, TextRank::body, "one two three four five six seven eight nine ten eleven", 100);
    ui.mark("wrapped", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    prose(ui, TextRank::body, "unbreakably-long-word-without-any-end", 20);
    ui.mark("broken", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  });
  CHECK(screen.rect("wrapped").width() <= 100);
  CHECK(screen.rect("wrapped").height() > screen.rect("three").height());
  CHECK(screen.rect("broken").width() <= 24);
  CHECK(screen.collisions({"three", "wrapped", "broken"}).empty());
}

TEST_CASE("no words at all are no trouble") {
  Headless screen;
  screen.frame([](Ui& ui) {
    text(ui, TextRank::body, {});
    prose(ui, TextRank::body, {});
    button(ui, "one", {});
    const Card card{ui, "card", {0, 0}};
  });
  CHECK(screen.has("card"));
}

TEST_CASE("a notice says what happened, copies its command and names what was pressed") {
  Headless screen;
  std::string pressed;
  const Notice words{.tone = Tone::warning,
                     .title = "The daemon is not running",
                     .text = "Your history can be read.",
                     .command = "systemctl --user start sitwelld",
                     .actions = {{"again", "Look again", true}, {"leave", "Leave it", false}}};
  screen.frame([&](Ui& ui) {
    if (const std::string now = notice(ui, "note", words, 400); !now.empty()) pressed = now;
  });
  CHECK(screen.text() ==
        "The daemon is not running\nYour history can be read.\n"
        "systemctl --user start sitwelld\nLook again\nLeave it\n");
  CHECK(screen.rect("note").width() == 400);
  screen.click("again");
  CHECK(pressed == "again");
  screen.click("note/copy");
  CHECK(pressed == "copy");
  CHECK(std::string{ImGui::GetClipboardText()} == "systemctl --user start sitwelld");
}

TEST_CASE("a notice in little room goes down, not out") {
  Headless screen;
  const Notice words{.title = "Something with a long title that has to be wrapped",
                     .text = {},
                     .command = {},
                     .actions = {{"a", "A long action", true},
                                 {"b", "Another action", false},
                                 {"c", "A third one of these", false}}};
  screen.frame([&](Ui& ui) { notice(ui, "note", words, 230); });
  for (const char* name : {"a", "b", "c"}) CHECK(screen.inside(name, "note"));
  CHECK(screen.collisions({"a", "b", "c"}).empty());
}

TEST_CASE("an empty state stands in the middle of its room, at every size") {
  for (const float width : {420.0F, 900.0F, 1600.0F}) {
    Headless screen{{.width = width, .height = 640}};
    std::string pressed;
    const Notice words{.title = "Nothing recorded yet",
                       .text = "Wear the clip for a few minutes.",
                       .command = "sitwell doctor",
                       .actions = {{"demo", "Look round", true}}};
    screen.frame([&](Ui& ui) {
      const std::string now = empty_state(ui, "empty", words);
      if (!now.empty()) pressed = now;
    });
    CAPTURE(width);
    CHECK(screen.rect("empty").middle().x == Approx(width / 2).margin(1));
    CHECK(screen.rect("empty").max.x <= width - size::margin);
    screen.click("demo");
    CHECK(pressed == "demo");
    CHECK(screen.rect("demo").middle().x == Approx(width / 2).margin(2));
  }
}
