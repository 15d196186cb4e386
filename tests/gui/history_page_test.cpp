// The history page on a screen without a screen.
#include "gui/pages/history_page.hpp"

#include <algorithm>
#include <chrono>

#include "gui/support/headless.hpp"
#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

/// The page with a reader behind it that reads at once, as soon as something is needed.
struct Shown {
  explicit Shown(const Story& told, const HeadlessSettings& settings = {})
      : screen(settings), story(told), world(working_week_world({})) {
    screen.frame([this](Ui& ui) {
      read();
      page.draw(ui, world, requests);
    });
    screen.frames(2);
  }
  void read() {
    const Needs now = page.needs(world);
    if (now == needs || !reads) return;
    needs = now;
    world.history = history_of(story, world.now, needs);
    ++world.revision;
  }
  void choose(const char* name) {
    screen.click(name);
    screen.frames(2);
  }

  Headless screen;
  const Story& story;
  World world;
  HistoryPage page;
  Requests requests;
  Needs needs;
  bool reads = true;
};

}  // namespace

TEST_CASE("the history begins with this week, a bar and a timeline a day") {
  Shown shown{working_weeks()};
  CHECK(shown.screen.shows("16 – 22 November 2026"));
  CHECK(shown.screen.shows("Usual bout"));
  for (const char* name : {"history/bars/6", "history/line/6", "history/open/0", "history/sitting",
                           "history/trend-chart/0", "history/trend-chart/1"})
    CHECK(shown.screen.has(name));
  CHECK_FALSE(shown.screen.has("history/heat/2026"));
}

TEST_CASE("every range of the history can be chosen, and fits its window") {
  struct Row {
    const char* name;
    const char* title;
    std::size_t bars;
  };
  const auto row =
      GENERATE(Row{"history/range/1", "November 2026", 30}, Row{"history/range/2", "2026", 53},
               Row{"history/range/3", "November 2016 – November 2026", 121});
  const auto width = GENERATE(780.0F, 1280.0F);
  Shown shown{ten_years(), {.width = width, .height = 640}};
  shown.choose(row.name);
  CHECK(shown.screen.shows(row.title));
  CHECK(shown.screen.named("history/bars/").size() == row.bars);
  std::vector<std::string> cards{"history/sitting", "history/usual-bout", "history/breaks",
                                 "history/routines", "history/bars-card"};
  for (const std::string& trend : shown.screen.named("history/trend/")) cards.push_back(trend);
  for (const std::string& year : shown.screen.named("history/year/")) cards.push_back(year);
  CHECK(shown.screen.collisions(cards) == "");
}

TEST_CASE("a bar opens its day, and Escape leads back") {
  Shown shown{working_weeks()};
  shown.choose("history/bars/2");
  CHECK(shown.screen.shows("Wednesday 18 November 2026"));
  CHECK(shown.screen.has("history/timeline"));
  CHECK(shown.screen.shows("bouts of sitting"));
  shown.screen.press(ImGuiKey_Escape);
  shown.screen.frames(2);
  CHECK(shown.screen.shows("16 – 22 November 2026"));
}

TEST_CASE("a month of all the years opens, and a day of the heat map") {
  Shown shown{ten_years()};
  shown.choose("history/range/3");
  shown.choose("history/bars/60");
  CHECK(shown.screen.shows("November 2021"));
  shown.choose("history/range/2");
  CHECK(shown.screen.has("history/heat/2021"));
}

TEST_CASE("Page Up and Page Down go through weeks and days") {
  Shown shown{working_weeks()};
  shown.screen.press(ImGuiKey_PageUp);
  shown.screen.frames(2);
  CHECK(shown.screen.shows("9 – 15 November 2026"));
  shown.screen.press(ImGuiKey_PageDown);
  shown.screen.frames(2);
  CHECK(shown.screen.shows("16 – 22 November 2026"));
  shown.page.open_day(date(2026, 11, 18));
  shown.screen.frames(2);
  shown.screen.press(ImGuiKey_PageUp);
  shown.screen.frames(2);
  CHECK(shown.screen.shows("Tuesday 17 November 2026"));
  CHECK(shown.screen.shows("Worn for too short"));
}

TEST_CASE("a bout that is pressed is looked at closely") {
  Shown shown{working_weeks()};
  shown.page.open_day(date(2026, 11, 18));
  shown.screen.frames(3);
  const std::string whole = shown.screen.text();
  shown.screen.click("history/bout/3");
  shown.screen.frames(2);
  CHECK(shown.screen.text() != whole);  // the axis tells other times
}

TEST_CASE("while another period is read the last one stays") {
  Shown shown{working_weeks()};
  shown.reads = false;
  shown.choose("history/range/1");
  CHECK(shown.screen.has("history/bars/6"));
  CHECK(shown.screen.named("history/bars/").size() == 7);
  shown.reads = true;
  shown.screen.frames(2);
  CHECK(shown.screen.named("history/bars/").size() == 30);
}

TEST_CASE("before anything was read, that is what is said") {
  HistoryPage page;
  Requests requests;
  const World world = working_week_world({});
  Headless screen;
  screen.frame([&](Ui& ui) { page.draw(ui, world, requests); });
  CHECK(screen.shows("Reading the history"));
}

TEST_CASE("a day without anything says so") {
  Shown shown{working_weeks()};
  shown.page.open_day(date(2026, 11, 8));
  shown.screen.frames(2);
  CHECK(shown.screen.shows("Nothing was recorded on this day"));
}

TEST_CASE("bars are walked with the arrows and opened with Enter") {
  Shown shown{working_weeks()};
  shown.screen.tab_to("history/bars");
  shown.screen.press(ImGuiKey_RightArrow);
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.frames(2);
  CHECK(shown.screen.has("history/back"));
}

TEST_CASE("a frame of ten years is drawn from what is ready") {
  Shown shown{ten_years()};
  shown.choose("history/range/3");
  std::vector<double> times_ms;
  for (int i = 0; i < 51; ++i) {
    const auto before = std::chrono::steady_clock::now();
    shown.screen.frames();
    times_ms.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before)
            .count());
  }
  std::nth_element(times_ms.begin(), times_ms.begin() + 25, times_ms.end());
  // The goal is half a millisecond (bench); here, that nothing is made anew every frame: that takes
  // twenty. Sanitizers and a busy machine have room.
  CHECK(times_ms[25] < 10);
}
