// The today page on a screen without a screen.
#include "gui/pages/today_page.hpp"

#include <algorithm>

#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

/// The page of a world on a screen, and what it asked for.
struct Shown {
  explicit Shown(World shown, const HeadlessSettings& settings = {})
      : screen(settings), world(std::move(shown)) {
    screen.frame([this](Ui& ui) { page.draw(ui, world, requests); });
  }
  /// The one thing that was asked for.
  gui::Request asked() {
    auto all = requests.take();
    REQUIRE(all.size() == 1);
    return all.front().second;
  }

  Headless screen;
  World world;
  TodayPage page;
  Requests requests;
};

const std::vector<std::string> cards{"today/sitting",      "today/longest", "today/breaks",
                                     "today/routines",     "today/week",    "today/angle",
                                     "today/routine-list", "today/day"};

}  // namespace

TEST_CASE("today shows its figures, its week, its day, and what to do next") {
  Shown shown{working_week_world()};
  for (const std::string& card : cards) CHECK(shown.screen.has(card));
  for (const char* words : {"Sitting", "Longest bout", "Breaks", "1 of 2", "The last seven days",
                            "Thursday 19 November 2026", "Gentle kneeling lunge"})
    CHECK(shown.screen.shows(words));
  CHECK(shown.screen.has("today/bars/6"));
}

TEST_CASE("nothing on today lies over anything else, however small the window") {
  struct Row {
    float width, height, scale;
  };
  const auto row = GENERATE(Row{1280, 800, 1}, Row{780, 640, 1}, Row{780, 640, 2},
                            Row{1900, 1000, 1.5F}, Row{900, 420, 1});
  for (const World& world : {working_week_world(), prompt_world(), offer_world()}) {
    Shown shown{world, {.width = row.width, .height = row.height, .scale = row.scale}};
    std::vector<std::string> names = cards;
    for (const char* banner : {"today/prompt", "today/offer"})
      if (shown.screen.has(banner)) names.emplace_back(banner);
    CHECK(shown.screen.collisions(names) == "");
    CHECK(shown.screen.inside("today/start", "today/routine-list"));
    CHECK(shown.screen.inside("today/timeline", "today/day"));
    CHECK(shown.screen.inside("today/bars", "today/week"));
    CHECK(shown.screen.inside("today/gauge", "today/angle"));
  }
}

TEST_CASE("the prompt's banner carries its answers") {
  struct Row {
    const char* name;
    std::size_t index;
  };
  const auto row = GENERATE(Row{"today/stand", gui::Request{ask::Stand{}}.index()},
                            Row{"today/snooze", gui::Request{ask::Snooze{}}.index()},
                            Row{"today/skip", gui::Request{ask::Skip{}}.index()});
  Shown shown{prompt_world()};
  shown.screen.click(row.name);
  const gui::Request request = shown.asked();
  CHECK(request.index() == row.index);
}

TEST_CASE("a routine that was seen unasked can be recorded or not") {
  Shown shown{offer_world()};
  shown.screen.click("today/record");
  const gui::Request recorded = shown.asked();
  CHECK(std::holds_alternative<ask::RecordOffer>(recorded));
  shown.screen.click("today/dismiss");
  const gui::Request dismissed = shown.asked();
  CHECK(std::holds_alternative<ask::DismissOffer>(dismissed));
}

TEST_CASE("the next routine starts from today, after the questions where they are due") {
  Shown shown{working_week_world()};
  shown.screen.click("today/start");
  const gui::Request request = shown.asked();
  REQUIRE(std::holds_alternative<ask::StartRoutine>(request));
  CHECK(std::get<ask::StartRoutine>(request).id == "lunge");
  World due = working_week_world();
  due.daemon.coach.screening_due = true;
  Shown asks{due};
  asks.screen.click("today/screening");
  const gui::Request screening = asks.asked();
  CHECK(std::holds_alternative<ask::Screening>(screening));
}

TEST_CASE("without a daemon no routine can be started") {
  Shown shown{no_daemon_world()};
  shown.screen.click("today/start");
  const bool nothing = shown.requests.take().empty();
  CHECK(nothing);
  CHECK(shown.screen.shows("Live while the daemon runs."));
}

TEST_CASE("a bar of the week opens its day") {
  Shown shown{working_week_world()};
  shown.screen.click("today/bars/3");
  const gui::Request request = shown.asked();
  REQUIRE(std::holds_alternative<ask::OpenDay>(request));
  CHECK(std::get<ask::OpenDay>(request).day == fixed_now().today - std::chrono::days{3});
}

TEST_CASE("all that today asks for can be asked by keyboard") {
  Shown shown{prompt_world()};
  shown.screen.tab_to("today/snooze");
  shown.screen.press(ImGuiKey_Enter);
  const gui::Request snoozed = shown.asked();
  CHECK(std::holds_alternative<ask::Snooze>(snoozed));
  shown.screen.tab_to("today/start");
  shown.screen.press(ImGuiKey_Enter);
  const gui::Request started = shown.asked();
  CHECK(std::holds_alternative<ask::StartRoutine>(started));
}

TEST_CASE("today without a history says what to do") {
  Shown shown{empty_world()};
  CHECK(shown.screen.shows("Nothing has been recorded yet"));
  shown.screen.click("today/demo");
  const gui::Request demo = shown.asked();
  CHECK(std::holds_alternative<ask::Demo>(demo));
  World broken = empty_world();
  broken.history.state = History::State::unreadable;
  broken.history.problem = "It was written by a newer Sitwell. Update this one.";
  CHECK(Shown{broken}.screen.shows("newer Sitwell"));
}

TEST_CASE("today's view is made again when the world changes, and only then") {
  Shown shown{working_week_world()};
  shown.world.history.recent.days.back().exposure.breaks = 99;
  shown.screen.frames();
  CHECK_FALSE(shown.screen.shows("99"));
  ++shown.world.revision;
  shown.screen.frames();
  CHECK(shown.screen.shows("99"));
}

TEST_CASE("today wants the live angle and no more than a fortnight") {
  CHECK(TodayPage{}.needs(working_week_world()) == Needs{.live_angle = true});
}
