// The welcome from its first step to its last, and out of it at any.
#include "gui/pages/welcome_page.hpp"

#include <fmt/format.h>

#include "gui/support/page_shown.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Shown = PageShown<WelcomePage>;

void go_to(Shown& shown, int step) {
  for (int i = 0; i < step; ++i) shown.screen.click("welcome/next");
}

}  // namespace

TEST_CASE("the welcome has five short steps, and ends on the day") {
  Shown shown{empty_world()};
  const char* const words[]{"Welcome to Sitwell", "Plug in your clip", "Teach it how it sits",
                            "A goal that is yours", "A few questions before routines"};
  for (int step = 0; step < 5; ++step) {
    INFO(step);
    CHECK(shown.screen.shows(words[step]));
    CHECK(shown.screen.shows(fmt::format("{} of 5", step + 1)));
    CHECK(shown.screen.has("welcome/back") == (step > 0));
    if (step < 4) shown.screen.click("welcome/next");
  }
  CHECK_FALSE(shown.screen.has("welcome/next"));
  shown.screen.click("welcome/back");
  CHECK(shown.screen.shows("4 of 5"));
  shown.screen.click("welcome/next");
  shown.screen.click("welcome/done");
  const auto all = shown.requests.take();
  REQUIRE(all.size() == 2);
  REQUIRE(std::holds_alternative<ask::Welcome>(all[0].second));
  CHECK_FALSE(std::get<ask::Welcome>(all[0].second).show);
  REQUIRE(std::holds_alternative<ask::Go>(all[1].second));
  CHECK(std::get<ask::Go>(all[1].second).page == Page::today);
}

TEST_CASE("the welcome can be left at any step, by button or by keyboard") {
  for (int step = 0; step < 4; ++step) {
    Shown shown{empty_world()};
    go_to(shown, step);
    shown.screen.click("welcome/leave");
    const auto left = shown.asked<ask::Welcome>();
    REQUIRE(left);
    CHECK_FALSE(left->show);
  }
  Shown shown{empty_world()};
  shown.screen.press(ImGuiKey_Escape);
  CHECK(shown.asked<ask::Welcome>());
}

TEST_CASE("the demo is offered before anything else") {
  Shown shown{empty_world()};
  shown.screen.click("welcome/demo");
  CHECK(shown.asked<ask::Demo>());
}

TEST_CASE("the welcome notices the daemon and the clip when they come") {
  Shown shown{no_daemon_world()};
  go_to(shown, 1);
  CHECK(shown.screen.shows("sitwelld is not running"));
  shown.screen.click("welcome/start-daemon");
  CHECK(shown.asked<ask::StartDaemon>());
  shown.world.daemon = empty_world().daemon;
  shown.draw();
  CHECK(shown.screen.shows("Waiting for a clip"));
  shown.world.daemon = working_week_world().daemon;
  shown.draw();
  CHECK(shown.screen.shows("SW-0042: Read live"));
}

TEST_CASE("the welcome calibrates, and wants the live angle for it alone") {
  Shown shown{working_week_world()};
  CHECK_FALSE(shown.page.needs(shown.world).live_angle);
  go_to(shown, 2);
  CHECK(shown.page.needs(shown.world).live_angle);
  shown.screen.click("welcome/calibrate");
  shown.screen.click("welcome/ready");
  const auto stand = shown.asked<ask::Calibrate>();
  REQUIRE(stand);
  CHECK(stand->pose == "stand");
}

TEST_CASE("a calibration that is under way when the step is left is broken off") {
  Shown shown{working_week_world()};
  go_to(shown, 2);
  shown.screen.click("welcome/calibrate");
  shown.screen.click("welcome/ready");
  REQUIRE(shown.asked<ask::Calibrate>());
  shown.screen.click("welcome/next");
  shown.world.live_now_ms += 60'000;
  shown.screen.frames();
  shown.screen.click("welcome/back");
  const auto cancelled = shown.asked<ask::Calibrate>();
  REQUIRE(cancelled);
  CHECK(cancelled->pose == "cancelled");
}

TEST_CASE("how long until a prompt is set in the welcome") {
  Shown shown{empty_world()};
  go_to(shown, 3);
  CHECK(shown.screen.shows("The first week only looks"));
  CHECK(shown.screen.shows("30 min"));
  shown.screen.click("welcome/minutes/more");
  const auto set = shown.asked<ask::Set>();
  REQUIRE(set);
  CHECK(set->key == "prompts.window_min");
  CHECK(set->words == std::vector<std::string>{"35"});
  CHECK(shown.screen.shows("35 min"));
}

TEST_CASE("the questions are asked now or later, and not again once they are answered") {
  Shown shown{empty_world()};
  go_to(shown, 4);
  shown.screen.click("welcome/screening");
  CHECK(shown.asked<ask::Screening>());
  shown.world.daemon.coach.screening_due = false;
  shown.draw();
  CHECK(shown.screen.shows("They are answered."));
  CHECK_FALSE(shown.screen.has("welcome/screening"));
}

TEST_CASE("a welcome that is begun again begins at its first step") {
  Shown shown{empty_world()};
  go_to(shown, 3);
  shown.page.begin();
  shown.draw();
  CHECK(shown.screen.shows("1 of 5"));
}

TEST_CASE("each step of the welcome fits into the smallest window") {
  for (const float scale : {1.0F, 2.0F})
    for (const World& world : {empty_world(), no_daemon_world(), working_week_world()}) {
      Shown shown{world,
                  {.width = size::least_width, .height = size::least_height, .scale = scale}};
      for (int step = 0; step < 5; ++step) {
        INFO(step);
        const char* forward = step < 4 ? "welcome/next" : "welcome/done";
        CHECK(shown.screen.inside(forward, "welcome"));
        const Rect card = shown.screen.rect("welcome");
        CHECK(card.max.y <= size::least_height * scale);
        if (step < 4) shown.screen.click(forward);
      }
    }
}
