// The settings as a page has them: none forgotten, each in a form that can be chosen by hand.
#include "gui/model/settings_view.hpp"

#include <algorithm>

#include "config/keys.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;

namespace {

const SettingRow& row_of(const SettingsView& view, std::string_view key) {
  for (const SettingGroup& group : view.groups)
    for (const SettingRow& row : group.rows)
      if (row.key == key) return row;
  FAIL("there is no row for " << key);
  return view.groups.front().rows.front();
}

}  // namespace

TEST_CASE("every setting but those for the file alone has its row, once") {
  const SettingsView view = settings_view(test::empty_world());
  for (const SettingKey& key : setting_keys()) {
    int rows = 0;
    for (const SettingGroup& group : view.groups)
      for (const SettingRow& row : group.rows) rows += row.key == key.name ? 1 : 0;
    INFO(key.name);
    CHECK(rows == (is_for_the_file_only(key.name) ? 0 : 1));
  }
}

TEST_CASE("a row shows what holds, what would without the file, and whether the file says so") {
  World world = test::empty_world();
  world.settings.prompts.window = std::chrono::minutes{45};
  world.settings_given["prompts.window_min"] = {};
  const SettingsView view = settings_view(world);
  const SettingRow& window = row_of(view, "prompts.window_min");
  CHECK(window.number == 45);
  CHECK(window.unit == "min");
  CHECK(window.usual == "30 min");
  CHECK(window.given);
  CHECK(window.least == 5);
  CHECK(window.most == 240);
  CHECK_FALSE(row_of(view, "prompts.snoozes").given);
}

TEST_CASE("what a row says is what the file is told") {
  World world = test::empty_world();
  SettingsView view = settings_view(world);
  SettingRow sound = row_of(view, "prompts.sound");
  sound.on = true;
  CHECK(setting_words(sound) == std::vector<std::string>{"true"});
  SettingRow leg = row_of(view, "routines.leg");
  REQUIRE(leg.names == std::vector<std::string>{"left", "right"});
  CHECK(leg.choice == 1);
  leg.choice = 0;
  CHECK(setting_words(leg) == std::vector<std::string>{"left"});
  SettingRow symptoms = row_of(view, "check_in.symptoms");
  symptoms.chosen.assign(symptoms.names.size(), false);
  symptoms.chosen[0] = symptoms.chosen[2] = true;
  CHECK(setting_words(symptoms) == std::vector<std::string>{"low_back_pain", "belly_or_groin"});
  SettingRow hours = row_of(view, "hours.monday");
  hours.text = "09:00-12:30  13:15-17:30";
  CHECK(setting_words(hours) == std::vector<std::string>{"09:00-12:30", "13:15-17:30"});
}

TEST_CASE("sentences speak of labels, not of keys of the file") {
  const SettingsView view = settings_view(test::empty_world());
  CHECK(row_of(view, "prompts.enabled").sentence ==
        "Off: sitting is recorded, and you are never prompted.");
  for (const SettingGroup& group : view.groups)
    for (const SettingRow& row : group.rows) {
      INFO(row.key << ": " << row.sentence);
      CHECK(row.sentence.find("_min") == std::string::npos);
    }
}
