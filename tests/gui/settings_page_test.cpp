// The settings page as it is used.
#include "gui/pages/settings_page.hpp"

#include <fmt/format.h>
#include "config/keys.hpp"
#include "gui/model/settings_view.hpp"

#include "gui/support/page_shown.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Words = std::vector<std::string>;
using Shown = PageShown<SettingsPage>;

World with_complaint() {
  World world = working_week_world();
  world.settings_complaints.push_back({.text = "config.toml:3:1: there is no such key."});
  return world;
}

}  // namespace

TEST_CASE("every setting is on the settings page with something to change it by") {
  Shown shown{working_week_world()};
  for (const SettingsView view = settings_view(shown.world);
       const SettingGroup& group : view.groups) {
    CHECK(shown.screen.has(fmt::format("settings/{}", group.name)));
    for (const SettingRow& row : group.rows) {
      INFO(row.key);
      CHECK_FALSE(shown.screen.named(fmt::format("settings/{}", row.key)).empty());
      CHECK(shown.screen.shows(row.label));
    }
  }
}

TEST_CASE("a switch, a number and a choice ask for the file to say so") {
  Shown shown{working_week_world()};
  shown.screen.click("settings/prompts.enabled");
  const auto off = shown.asked<ask::Set>();
  REQUIRE(off);
  CHECK(off->key == "prompts.enabled");
  CHECK(off->words == Words{"false"});
  shown.screen.click("settings/prompts.window_min/more");
  const auto later = shown.asked<ask::Set>();
  REQUIRE(later);
  CHECK(later->words == Words{"35"});
  const int other_leg = shown.world.settings.clip_leg == Side::left ? 1 : 0;
  shown.screen.click(fmt::format("settings/routines.leg/{}", other_leg));
  const auto leg = shown.asked<ask::Set>();
  REQUIRE(leg);
  CHECK(leg->words == Words{other_leg == 0 ? "left" : "right"});
  shown.screen.click("settings/check_in.symptoms/digestion");
  const auto symptoms = shown.asked<ask::Set>();
  REQUIRE(symptoms);
  CHECK(symptoms->words == Words{"low_back_pain", "front_of_hip", "digestion"});
}

TEST_CASE("what is written is asked for when it is confirmed, and not before") {
  Shown shown{working_week_world()};
  shown.screen.click("settings/hours.monday");
  shown.screen.type("09:00-12:30 13:15-17:30");
  CHECK_FALSE(shown.asked<ask::Set>());
  shown.screen.press(ImGuiKey_Enter);
  const auto hours = shown.asked<ask::Set>();
  REQUIRE(hours);
  CHECK(hours->key == "hours.monday");
  CHECK(hours->words == Words{"09:00-12:30", "13:15-17:30"});
}

TEST_CASE("what was refused is told beside it, and stays to be mended") {
  Shown shown{working_week_world()};
  shown.screen.click("settings/hours.monday");
  shown.screen.type("nine to five");
  shown.screen.press(ImGuiKey_Enter);
  REQUIRE(shown.asked<ask::Set>());
  shown.answer("hours.monday: expected a list of ranges");
  CHECK(shown.screen.has("settings/hours.monday/problem"));
  CHECK(shown.screen.shows("expected a list of ranges"));
  CHECK(shown.screen.shows("nine to five"));
  SECTION("until it is mended") {
    shown.screen.click("settings/hours.monday");
    shown.screen.press('A', true);
    shown.screen.type("09:00-17:00");
    shown.screen.press(ImGuiKey_Enter);
    REQUIRE(shown.asked<ask::Set>());
    shown.answer();
    CHECK_FALSE(shown.screen.has("settings/hours.monday/problem"));
  }
  SECTION("but an answer to something else is none of it") {
    shown.last = 999;
    shown.answer("There is no prompt.");
    CHECK(shown.screen.shows("expected a list of ranges"));
    CHECK_FALSE(shown.screen.shows("There is no prompt."));
  }
}

TEST_CASE("what the file sets is marked, and can be put back") {
  World world = working_week_world();
  world.settings_given["prompts.window_min"] = {};
  world.settings.prompts.window = std::chrono::minutes{45};
  Shown shown{world};
  CHECK(shown.screen.shows("Set in your file; otherwise: 30 min."));
  CHECK_FALSE(shown.screen.has("settings/prompts.enabled/reset"));
  shown.screen.click("settings/prompts.window_min/reset");
  const auto unset = shown.asked<ask::Unset>();
  REQUIRE(unset);
  CHECK(unset->key == "prompts.window_min");
}

TEST_CASE("lines of the file that cannot be used are told at the top") {
  Shown shown{with_complaint()};
  CHECK(shown.screen.shows("there is no such key"));
  CHECK(shown.screen.has("settings/complaint/0"));
}

TEST_CASE("health data is erased only by somebody who has typed it") {
  Shown shown{working_week_world()};
  shown.screen.click("settings/forget");
  CHECK_FALSE(shown.asked<ask::ForgetHealth>());
  shown.screen.click("settings/erase");
  shown.screen.type("eras");
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.click("settings/forget");
  CHECK_FALSE(shown.asked<ask::ForgetHealth>());
  shown.screen.click("settings/erase");
  shown.screen.press('A', true);
  shown.screen.type("erase");
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.click("settings/forget");
  REQUIRE(shown.asked<ask::ForgetHealth>());
  CHECK_FALSE(shown.screen.shows("It is erased."));
  shown.answer();
  CHECK(shown.screen.shows("It is erased."));
}

TEST_CASE("without a daemon health data cannot be erased, settings can be changed") {
  Shown shown{no_daemon_world()};
  shown.screen.click("settings/erase");
  shown.screen.type("erase");
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.click("settings/forget");
  CHECK_FALSE(shown.asked<ask::ForgetHealth>());
  shown.screen.click("settings/prompts.sound");
  CHECK(shown.asked<ask::Set>());
}

TEST_CASE("paths can be copied, and the welcome shown again") {
  Shown shown{working_week_world()};
  CHECK(shown.screen.shows("never uses a network"));
  shown.screen.click("settings/copy-path");
  const auto settings = shown.asked<ask::Copy>();
  REQUIRE(settings);
  CHECK(settings->text == shown.world.settings_path);
  shown.screen.click("settings/copy-database");
  const auto database = shown.asked<ask::Copy>();
  REQUIRE(database);
  CHECK(database->text == shown.world.history.path);
  shown.screen.click("settings/welcome");
  const auto welcome = shown.asked<ask::Welcome>();
  REQUIRE(welcome);
  CHECK(welcome->show);
}

TEST_CASE("settings are reached and changed by keyboard") {
  Shown shown{working_week_world()};
  shown.screen.tab_to("settings/prompts.sound");
  shown.screen.press(ImGuiKey_Space);
  const auto sound = shown.asked<ask::Set>();
  REQUIRE(sound);
  CHECK(sound->key == "prompts.sound");
}

TEST_CASE("nothing on the settings page lies over anything else, however small the window") {
  for (const HeadlessSettings& size : page_sizes) {
    Shown shown{with_complaint(), size};
    std::vector<std::string> cards, controls;
    for (const SettingsView view = settings_view(shown.world);
         const SettingGroup& group : view.groups) {
      cards.push_back(fmt::format("settings/{}", group.name));
      for (const SettingRow& row : group.rows) {
        const std::string name = fmt::format("settings/{}", row.key);
        if (!shown.screen.has(name)) continue;
        controls.push_back(name);
        CHECK(shown.screen.inside(name, cards.back()));
      }
    }
    for (const char* name : {"settings/file", "settings/privacy", "settings/complaint/0"})
      cards.emplace_back(name);
    CHECK(shown.screen.collisions(cards) == "");
    CHECK(shown.screen.collisions(controls) == "");
  }
}
