// Settings as somebody looks at them, and what is written for a choice.
#include "gui/model/settings_view.hpp"

#include <algorithm>
#include <filesystem>

#include "config/edit.hpp"
#include "config/keys.hpp"
#include "config/settings.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

using Words = std::vector<std::string>;

SettingRow row_for(const World& world, std::string_view key) {
  for (const SettingGroup& group : settings_view(world).groups)
    for (const SettingRow& row : group.rows)
      if (row.key == key) return row;
  FAIL("there is no row for " << key);
  return {};
}

std::vector<SettingRow> all_rows(const World& world) {
  std::vector<SettingRow> rows;
  for (const SettingGroup& group : settings_view(world).groups)
    rows.insert(rows.end(), group.rows.begin(), group.rows.end());
  return rows;
}

}  // namespace

TEST_CASE("every setting is on the page, but for those that are nobody's to choose by mouse") {
  const auto rows = all_rows(empty_world());
  for (const SettingKey& key : setting_keys()) {
    const auto found = std::count_if(rows.begin(), rows.end(),
                                     [&](const SettingRow& row) { return row.key == key.name; });
    INFO(key.name);
    CHECK(found == (is_for_the_file_only(key.name) ? 0 : 1));
  }
}

TEST_CASE("every setting has a label, a sentence and its usual value in plain words") {
  for (const SettingRow& row : all_rows(empty_world())) {
    INFO(row.key);
    CHECK(row.label != "");
    CHECK((row.sentence != "" || row.key.rfind("hours.", 0) == 0));
    CHECK(row.usual != "");
    CHECK(row.label.find('_') == std::string::npos);
    CHECK(row.sentence.find('_') == std::string::npos);
    CHECK(row.sentence.find("false") == std::string::npos);
    CHECK(row.usual.find('"') == std::string::npos);
    CHECK_FALSE(row.given);
  }
}

TEST_CASE("a setting shows what holds, what is usual, and whether the file sets it") {
  World world = empty_world();
  world.settings.prompts.window = 45min;
  world.settings_given["prompts.window_min"] = {};
  const SettingRow window = row_for(world, "prompts.window_min");
  CHECK(window.number == 45);
  CHECK(window.unit == "min");
  CHECK(window.usual == "30 min");
  CHECK(window.given);
  CHECK(window.least == 5);
  CHECK(window.most == 240);
  CHECK(window.step == 5);
  CHECK(row_for(world, "prompts.snoozes").step == 1);
  CHECK(row_for(world, "prompts.enabled").on);
  CHECK(row_for(world, "prompts.enabled").usual == "on");
  CHECK(row_for(world, "day.start").text == "04:00");
  CHECK(row_for(world, "history.path").usual == "the usual place");
  CHECK(row_for(world, "hours.monday").usual == "not set");
  CHECK(row_for(world, "hours.monday").hint.rfind("for example", 0) == 0);
  CHECK(row_for(world, "hours.tuesday").sentence == "");
}

TEST_CASE("a choice is of the names the file knows") {
  const SettingRow leg = row_for(empty_world(), "routines.leg");
  CHECK(leg.form == FormKind::choice);
  CHECK(leg.names == Words{"left", "right"});
  CHECK(leg.labels == Words{"Left", "Right"});
  const SettingRow symptoms = row_for(empty_world(), "check_in.symptoms");
  CHECK(symptoms.form == FormKind::several);
  CHECK(symptoms.names.size() == 7);
  CHECK(std::count(symptoms.chosen.begin(), symptoms.chosen.end(), true) == 2);
}

TEST_CASE("what is chosen for any setting is what the file then says") {
  const TemporaryFolder folder;
  const auto file = folder.path / "config.toml";
  struct Row {
    const char* key;
    void (*choose)(SettingRow&);
    const char* written;
  };
  const auto chosen = GENERATE(
      Row{"prompts.window_min", [](SettingRow& row) { row.number = 35; }, "35"},
      Row{"prompts.enabled", [](SettingRow& row) { row.on = false; }, "false"},
      Row{"routines.leg", [](SettingRow& row) { row.choice = 0; }, "\"left\""},
      Row{"day.start", [](SettingRow& row) { row.text = "05:30"; }, "\"05:30\""},
      Row{"hours.monday", [](SettingRow& row) { row.text = " 09:00-12:30  13:15-17:30 "; },
          R"(["09:00-12:30", "13:15-17:30"])"},
      Row{"check_in.symptoms",
          [](SettingRow& row) { row.chosen = {false, true, false, true, false, false, false}; },
          R"(["front_of_hip", "pelvic_floor"])"},
      Row{"check_in.symptoms", [](SettingRow& row) { row.chosen.assign(7, false); }, "[]"});
  SettingRow row = row_for(empty_world(), chosen.key);
  chosen.choose(row);
  change_setting(file, row.key, setting_words(row));
  const LoadedSettings loaded = load_settings(file, Settings{});
  INFO(chosen.key << " " << chosen.written);
  CHECK(loaded.complaints.empty());
  CHECK(setting_key(chosen.key)->write(loaded.settings) == chosen.written);
  // To ask about nothing is how it comes, and needs no line.
  CHECK((loaded.given.count(chosen.key) == 1) == !setting_words(row).empty());
}

TEST_CASE("however long until a prompt, the times around it go along, and are never refused") {
  const TemporaryFolder folder;
  const auto file = folder.path / "config.toml";
  Settings settings;
  CHECK(prompt_window_changes(settings, 35).size() == 1);
  // Up and down, each from where the last one left the file.
  for (const int minutes : {35, 45, 240, 5, 60, 25, 30, 5, 10, 240}) {
    INFO(minutes);
    for (const ask::Set& change : prompt_window_changes(settings, minutes))
      change_setting(file, change.key, change.words);
    const LoadedSettings loaded = load_settings(file, Settings{});
    REQUIRE(loaded.complaints.empty());
    settings = loaded.settings;
    CHECK(settings.prompts.window == std::chrono::minutes{minutes});
  }
}

TEST_CASE("what makes no sense is refused in a sentence, and the file left as it was") {
  const TemporaryFolder folder;
  const auto file = folder.write("config.toml", "[day]\nstart = \"05:00\"\n");
  SettingRow row = row_for(empty_world(), "day.start");
  row.text = "25:00";
  std::string why;
  try {
    change_setting(file, row.key, setting_words(row));
  } catch (const EditRefused& refused) {
    why = refused.what();
  }
  CHECK(why.find("a time of day") != std::string::npos);
  CHECK(load_settings(file, Settings{}).settings.day_start == 5h);
}

TEST_CASE("clips, hooks, complaints and paths are told, too") {
  World world = empty_world();
  world.settings.clips["SW-7"] = ClipUse::pelvis;
  world.settings.hooks.push_back({.on = "prompt_shown", .run = {"/usr/bin/logger", "stand up"}});
  world.settings_complaints.push_back({.text = "config.toml:3:1: there is no such key."});
  const SettingsView view = settings_view(world);
  CHECK(view.clips == Words{"SW-7: pelvis"});
  CHECK(view.hooks == Words{"prompt_shown: /usr/bin/logger stand up"});
  CHECK(view.complaints == Words{"config.toml:3:1: there is no such key."});
  CHECK(view.path == world.settings_path);
  CHECK(view.database == world.history.path);
}
