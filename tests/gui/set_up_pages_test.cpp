// Settings, the clip's page and the welcome, used by hand: mouse, keyboard, and what is asked for.
#include <variant>

#include "gui/model/calibration_guide.hpp"
#include "gui/pages/clip_page.hpp"
#include "gui/pages/settings_page.hpp"
#include "gui/pages/welcome_page.hpp"
#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;

namespace {

/// A page, a world and what was asked for.
struct Room {
  explicit Room(World shown, const HeadlessSettings& settings = {})
      : world(std::move(shown)), screen(settings) {}
  void show(PageView& page) {
    screen.frame([this, &page](Ui& ui) { page.draw(ui, world, requests); });
  }
  template <class Asked>
  std::vector<std::pair<std::uint64_t, Asked>> asked() {
    std::vector<std::pair<std::uint64_t, Asked>> found;
    for (auto& [number, request] : requests.take())
      if (auto* one = std::get_if<Asked>(&request)) found.emplace_back(number, *one);
    return found;
  }
  World world;
  Requests requests;
  Headless screen;
};

}  // namespace

TEST_CASE("a switch of the settings is turned into a line of the file") {
  Room room{test::working_week_world()};
  SettingsPage page;
  room.show(page);
  room.screen.click("settings/prompts.sound");
  const auto asked = room.asked<ask::Set>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].second.key == "prompts.sound");
  CHECK(asked[0].second.words == std::vector<std::string>{"true"});
}

TEST_CASE("what the file refused is told beside the setting, in its own words") {
  Room room{test::working_week_world()};
  SettingsPage page;
  room.show(page);
  room.screen.click("settings/prompts.sound");
  const auto asked = room.asked<ask::Set>();
  REQUIRE(asked.size() == 1);
  room.world.answer =
      Answer{.request = asked[0].first, .ok = false, .problem = "The disk is full."};
  ++room.world.revision;
  room.screen.frames(2);
  CHECK(room.screen.shows("The disk is full."));
  CHECK(room.screen.has("settings/prompts.sound/problem"));
}

TEST_CASE("a setting of the file can be given back") {
  World world = test::working_week_world();
  world.settings_given["prompts.window_min"] = {};
  Room room{std::move(world)};
  SettingsPage page;
  room.show(page);
  CHECK_FALSE(room.screen.has("settings/prompts.snoozes/reset"));
  room.screen.click("settings/prompts.window_min/reset");
  const auto asked = room.asked<ask::Unset>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].second.key == "prompts.window_min");
}

TEST_CASE("health data is erased by whoever types it, and by nobody else") {
  Room room{test::working_week_world()};
  SettingsPage page;
  room.show(page);
  room.screen.click("settings/forget");
  CHECK(room.asked<ask::ForgetHealth>().empty());
  room.screen.click("settings/erase");
  room.screen.type("erase");
  room.screen.click("settings/forget");
  CHECK(room.asked<ask::ForgetHealth>().size() == 1);
}

TEST_CASE("what doctor found is shown with the command to copy") {
  Room room{test::working_week_world()};
  ClipPage page;
  room.show(page);
  room.screen.click("clip/ask-doctor");
  CHECK(room.asked<ask::Doctor>().size() == 1);
  room.world.doctor = DoctorReport{
      .looking = false,
      .problem = {},
      .findings = {{DoctorFinding::State::ok, "Database", "is fine", "", ""},
                   {DoctorFinding::State::problem, "Permission", "none", "Do this:", "sudo true"}}};
  ++room.world.revision;
  room.screen.frames(2);
  CHECK(room.screen.shows("Database: is fine"));
  CHECK(room.screen.shows("sudo true"));
}

TEST_CASE("a calibration is led through on the clip's page") {
  Room room{test::working_week_world()};
  ClipPage page;
  room.show(page);
  room.screen.click("clip/calibrate");
  room.screen.click("clip/ready");
  auto asked = room.asked<ask::Calibrate>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].second.pose == "stand");
  room.world.live_now_ms += CalibrationGuide::hold_ms;
  room.screen.frames(2);
  asked = room.asked<ask::Calibrate>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].second.pose == "changing");
  CHECK(room.screen.shows("2 of 2: sit"));
  room.screen.click("clip/cancel");
  asked = room.asked<ask::Calibrate>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].second.pose == "cancelled");
}

TEST_CASE("the welcome goes from what it is to the day in five steps") {
  Room room{test::empty_world()};
  WelcomePage page;
  page.begin();
  room.show(page);
  CHECK(room.screen.shows("Welcome to Sitwell"));
  for (const char* words : {"Plug in your clip", "Teach it how it sits", "A goal that is yours",
                            "A few questions before routines"}) {
    room.screen.click("welcome/next");
    INFO(words);
    CHECK(room.screen.shows(words));
  }
  room.screen.click("welcome/done");
  const auto asked = room.asked<ask::Welcome>();
  REQUIRE(asked.size() == 1);
  CHECK_FALSE(asked[0].second.show);
}

TEST_CASE("the welcome can be left at any time, by mouse and by Escape") {
  Room room{test::empty_world()};
  WelcomePage page;
  page.begin();
  room.show(page);
  room.screen.click("welcome/leave");
  CHECK(room.asked<ask::Welcome>().size() == 1);
  room.screen.press(ImGuiKey_Escape);
  CHECK_FALSE(room.asked<ask::Welcome>().empty());
}
