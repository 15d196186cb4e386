#include <cmath>
#include <limits>
#include <string>

#include "gui/kit/charts.hpp"
#include "gui/pages/gallery_samples.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;

namespace {

BarChart five() {
  BarChart chart{.bars = {}, .goal = 5, .goal_label = "goal 5 h", .unit = "h", .least_top = 1};
  for (int i = 0; i < 5; ++i)
    chart.bars.push_back({.label = std::string{"day "}.append(std::to_string(i)),
                          .parts = {{Ink::sitting, 1.0 + i}},
                          .tooltip = std::string{"told "}.append(std::to_string(i))});
  return chart;
}

}  // namespace

TEST_CASE("bars are pointed at and pressed anywhere in their column") {
  Headless screen;
  const BarChart chart = five();
  ChartUse use;
  std::optional<std::size_t> pressed;
  screen.frame([&](Ui& ui) {
    use = bar_chart(ui, "bars", chart, {600, 240});
    if (use.pressed) pressed = use.pressed;
  });
  CHECK_FALSE(use.hovered);
  CHECK(screen.shows("goal 5 h"));
  screen.hover_at("bars/1", 0.5F, 0.05F);
  CHECK(use.hovered == 1U);
  CHECK(screen.shows("told 1"));
  screen.click("bars/4");
  CHECK(pressed == 4U);
}

TEST_CASE("a cursor of the keyboard goes from bar to bar, and leaves at the ends") {
  Headless screen;
  const BarChart chart = five();
  ChartUse use;
  std::optional<std::size_t> pressed;
  screen.frame([&](Ui& ui) {
    use = bar_chart(ui, "bars", chart, {600, 240});
    if (use.pressed) pressed = use.pressed;
    ImGui::SameLine();
    ImGui::InvisibleButton("elsewhere", {40, 240});
    ui.mark("elsewhere", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  });
  screen.tab_to("bars");
  CHECK(use.hovered == 4U);
  screen.press(ImGuiKey_LeftArrow);
  CHECK(use.hovered == 3U);
  CHECK(screen.shows("told 3"));
  screen.press(ImGuiKey_Home);
  CHECK(use.hovered == 0U);
  screen.press(ImGuiKey_Enter);
  CHECK(pressed == 0U);
  screen.press(ImGuiKey_End);
  screen.press(ImGuiKey_RightArrow);
  CHECK(screen.focused() == "elsewhere");
}

TEST_CASE("labels of many bars are thinned, and that of today is always there") {
  Headless screen;
  BarChart chart{.bars = {}, .unit = "h"};
  for (int i = 1; i <= 31; ++i)
    chart.bars.push_back({.label = std::string{"label "}.append(std::to_string(i)),
                          .parts = {{Ink::sitting, 2}},
                          .current = i == 17});
  screen.frame([&](Ui& ui) { bar_chart(ui, "bars", chart, {600, 200}); });
  CHECK(screen.shows("label 17\n"));
  CHECK(screen.shows("label 31\n"));
  CHECK_FALSE(screen.shows("label 30\n"));
  CHECK_FALSE(screen.shows("label 16\n"));
}

TEST_CASE("heat maps are walked by days and by weeks") {
  Headless screen;
  HeatMap map = sample::year();
  ChartUse use;
  std::optional<std::size_t> pressed;
  screen.frame([&](Ui& ui) {
    use = heat_map(ui, "year", map, {1100, 220});
    if (use.pressed) pressed = use.pressed;
  });
  CHECK(screen.shows("8 h and more"));
  CHECK(screen.shows("Mon"));
  screen.tab_to("year");
  CHECK(use.hovered == 364U);
  screen.press(ImGuiKey_LeftArrow);
  CHECK(use.hovered == 357U);
  screen.press(ImGuiKey_UpArrow);
  CHECK(use.hovered == 356U);
  CHECK(screen.shows("day 357"));
  screen.press(ImGuiKey_Home);
  screen.press(ImGuiKey_Enter);
  CHECK(pressed == 0U);
  screen.hover_at("year", 0.5F, 0.5F);
  REQUIRE(use.hovered);
  const std::size_t hovered = *use.hovered;
  screen.click_at("year", 0.5F, 0.5F);
  CHECK(pressed == hovered);
}

TEST_CASE("trends are pointed at and walked by columns") {
  Headless screen;
  const LineChart chart = sample::check_ins();
  ChartUse use;
  screen.frame([&](Ui& ui) { use = line_chart(ui, "lines", chart, {700, 260}); });
  CHECK(screen.shows("Front of the hip"));
  screen.hover_at("lines", 0.99F, 0.5F);
  CHECK(use.hovered == 15U);
  CHECK(screen.shows("16 August"));
  screen.tab_to("lines");
  screen.press(ImGuiKey_LeftArrow);
  CHECK(use.hovered == 14U);
}

TEST_CASE("no chart draws outside the room it was given") {
  struct One {
    const char* name;
    std::function<void(Ui&, ImVec2)> draw;
  };
  TimelineZoom whole, near{11 * 3'600'000LL, 11 * 3'600'000LL + 60'000};
  const AngleTrace trace = sample::trace();
  const One all[] = {
      {"week", [](Ui& ui, ImVec2 s) { bar_chart(ui, "x", sample::week(), s); }},
      {"month", [](Ui& ui, ImVec2 s) { bar_chart(ui, "x", sample::month(), s); }},
      {"no bars", [](Ui& ui, ImVec2 s) { bar_chart(ui, "x", {}, s); }},
      {"day", [&](Ui& ui, ImVec2 s) { timeline(ui, "x", sample::day(), s, &whole); }},
      {"near", [&](Ui& ui, ImVec2 s) { timeline(ui, "x", sample::day(), s, &near); }},
      {"crowded", [&](Ui& ui, ImVec2 s) { timeline(ui, "x", sample::crowded_day(), s, &whole); }},
      {"thin", [](Ui& ui, ImVec2 s) { timeline(ui, "x", sample::day(), s, nullptr); }},
      {"heat", [](Ui& ui, ImVec2 s) { heat_map(ui, "x", sample::year(), s); }},
      {"lines", [](Ui& ui, ImVec2 s) { line_chart(ui, "x", sample::check_ins(), s); }},
      {"sparse", [](Ui& ui, ImVec2 s) { line_chart(ui, "x", sample::sparse_line(), s); }},
      {"sat",
       [&](Ui& ui, ImVec2 s) {
         angle_gauge(ui, "x", {86, {}, {}, Ink::sitting, "sitting"}, trace, s);
       }},
      {"beyond",
       [&](Ui& ui, ImVec2 s) {
         angle_gauge(ui, "x", {170, 20, 200, Ink::routine, "far"}, trace, s);
       }},
      {"behind",
       [&](Ui& ui, ImVec2 s) {
         angle_gauge(ui, "x", {-40, {}, {}, Ink::standing, "behind"}, trace, s);
       }},
      {"nobody", [](Ui& ui, ImVec2 s) { angle_gauge(ui, "x", {}, {}, s); }},
      {"ring",
       [](Ui& ui, ImVec2 s) {
         hold_ring(ui, "x", {0.4, "18", "left", true, false}, s.y);
       }},
      {"dashed",
       [](Ui& ui, ImVec2 s) {
         hold_ring(ui, "x", {2, "18", "left", false, true}, s.y);
       }},
      {"breath", [](Ui& ui, ImVec2 s) { breathing_pacer(ui, "x", 4, 6, 3, s.y); }},
      {"figure",
       [](Ui& ui, ImVec2 s) {
         figure_card(ui, "x",
                     {.label = "Sitting",
                      .value = "4 h 12",
                      .note = "goal 5 h",
                      .share = 1.7,
                      .good = false},
                     s);
       }},
  };
  for (const One& one : all)
    for (const ImVec2 room : {ImVec2{900, 260}, ImVec2{300, 240}, ImVec2{220, 180}})
      for (const float scale : {1.0F, 2.0F}) {
        Headless screen{{.scale = scale}};
        const ImVec2 size{room.x * scale, room.y * scale};
        Rect given;
        Rect drawn{{1e9F, 1e9F}, {-1e9F, -1e9F}};
        screen.frame([&](Ui& ui) {
          const ImVec2 at = ImGui::GetCursorScreenPos();
          given = {at, {at.x + size.x, at.y + size.y}};
          const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
          one.draw(ui, size);
          const ImDrawList& list = *ImGui::GetWindowDrawList();
          drawn = {{1e9F, 1e9F}, {-1e9F, -1e9F}};
          for (int i = before; i < list.VtxBuffer.Size; ++i) {
            const ImVec2 place = list.VtxBuffer[i].pos;
            drawn.min = {std::min(drawn.min.x, place.x), std::min(drawn.min.y, place.y)};
            drawn.max = {std::max(drawn.max.x, place.x), std::max(drawn.max.y, place.y)};
          }
        });
        CAPTURE(one.name, room.x, scale);
        const float edge = 3 * scale;  // a blurred edge, an overhang of a letter
        CHECK(drawn.min.x >= given.min.x - edge);
        CHECK(drawn.min.y >= given.min.y - edge);
        CHECK(drawn.max.x <= given.max.x + edge);
        CHECK(drawn.max.y <= given.max.y + edge);
      }
}

TEST_CASE("every pose that a catalogue may hold is drawn in its box") {
  for (const Figure& figure : sample::figures())
    for (const ImVec2 size : {ImVec2{200, 150}, ImVec2{120, 300}, ImVec2{600, 400}}) {
      Headless screen;
      Rect box, drawn;
      screen.frame([&](Ui& ui) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        box = {at, {at.x + size.x, at.y + size.y}};
        const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
        stick_figure(ui, "pose", {figure, true, false}, size);
        const ImDrawList& list = *ImGui::GetWindowDrawList();
        drawn = {{1e9F, 1e9F}, {-1e9F, -1e9F}};
        for (int i = before; i < list.VtxBuffer.Size; ++i) {
          const ImVec2 place = list.VtxBuffer[i].pos;
          drawn.min = {std::min(drawn.min.x, place.x), std::min(drawn.min.y, place.y)};
          drawn.max = {std::max(drawn.max.x, place.x), std::max(drawn.max.y, place.y)};
        }
      });
      CAPTURE(figure.name, size.x);
      CHECK(drawn.min.x >= box.min.x - 2);
      CHECK(drawn.min.y >= box.min.y - 2);
      CHECK(drawn.max.x <= box.max.x + 2);
      CHECK(drawn.max.y <= box.max.y + 2);
      CHECK(screen.rect("pose").height() == size.y);
    }
}

TEST_CASE("only what moves asks for another frame") {
  Headless screen;
  screen.frame([](Ui& ui) {
    bar_chart(ui, "bars", sample::week(), {600, 240});
    hold_ring(ui, "ring", {0.4, "18", "left", true, false}, 160);
    stick_figure(ui, "pose", {sample::figures()[1]}, {200, 200});
  });
  CHECK_FALSE(screen.next_frame_in_s());
  screen.frame([](Ui& ui) { breathing_pacer(ui, "breath", 4, 6, 0, 160); });
  REQUIRE(screen.next_frame_in_s());
  CHECK(*screen.next_frame_in_s() == Approx(1.0 / 30));
}

TEST_CASE("a breath is in, then out, in the seconds that were asked for") {
  Headless screen;
  double begin = -1;
  screen.frame([&](Ui& ui) {
    if (begin < 0) begin = ui.now_s;
    breathing_pacer(ui, "breath", 4, 6, begin, 160);
  });
  CHECK(screen.text() == "breathe in\n");
  screen.later(3.8);
  CHECK(screen.text() == "breathe in\n");
  screen.later(0.4);
  CHECK(screen.text() == "breathe out\n");
  screen.later(5.9);
  CHECK(screen.text() == "breathe in\n");
}

TEST_CASE("without motion a breath stands still, and its words change in time") {
  Headless screen;
  screen.motion = false;
  double begin = -1;
  screen.frame([&](Ui& ui) {
    if (begin < 0) begin = ui.now_s;
    breathing_pacer(ui, "breath", 4, 6, begin, 160);
  });
  const Rect before = screen.drawn();
  REQUIRE(screen.next_frame_in_s());
  CHECK(*screen.next_frame_in_s() > 3.5);
  CHECK(*screen.next_frame_in_s() <= 4);
  screen.later(1);
  CHECK(screen.drawn().max.x == before.max.x);
  screen.later(3.1);
  CHECK(screen.text() == "breathe out\n");
}

TEST_CASE("a ring says what is in its middle, and marks that it rests") {
  Headless screen;
  bool counting = true;
  int drawn = 0;
  screen.frame([&](Ui& ui) {
    const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
    hold_ring(ui, "ring", {0.4, "18", "seconds left", counting, false}, 160);
    drawn = ImGui::GetWindowDrawList()->VtxBuffer.Size - before;
  });
  CHECK(screen.text() == "18\nseconds left\n");
  const int while_counting = drawn;
  counting = false;
  screen.frames();
  CHECK(drawn > while_counting);  // two strokes of a pause
}

TEST_CASE("a gauge says the angle, or that there is none") {
  Headless screen;
  AngleGauge gauge{86.4, {}, {}, Ink::sitting, "sitting since 14:05"};
  screen.frame([&](Ui& ui) { angle_gauge(ui, "now", gauge, {}, {260, 300}); });
  CHECK(screen.shows("86\u00B0"));
  CHECK(screen.shows("sitting since 14:05"));
  gauge.flexion_deg.reset();
  screen.frames();
  CHECK(screen.shows("\u2013"));
}

TEST_CASE("a legend goes on in the next line where it has no room") {
  Headless screen{{.width = 260}};
  screen.frame([](Ui& ui) {
    legend(ui, {{Ink::sitting, "sitting"},
                {Ink::standing, "standing"},
                {Ink::moving, "moving"},
                {Ink::goal, "the goal of a day, as it was agreed upon in the plan"}});
    ui.mark("legend", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  });
  CHECK(screen.rect("legend").max.x <= 260 - size::margin);
  CHECK(screen.rect("legend").height() > 40);
  CHECK(screen.shows("sitting\nstanding\nmoving\nthe goal"));
}

TEST_CASE("a card of a figure keeps its words in the card") {
  Headless screen;
  screen.frame([](Ui& ui) {
    figure_card(ui, "card",
                {.label = "Longest bout of the day, however it is called",
                 .value = "123 h 45 min and more",
                 .note = "a note that says very much and goes on and on"},
                {180, 0});
  });
  CHECK(screen.rect("card").width() == 180);
  CHECK_FALSE(screen.shows("on and on"));
  screen.hover_at("card", 0.5F, 0.8F);
  CHECK(screen.shows("a note that says very much and goes on and on"));
}
