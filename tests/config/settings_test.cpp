#include "config/settings.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path file = "/home/ada/config.toml";

std::string error_of(const std::string& toml) {
  try {
    parse_settings(toml, file);
    return {};
  } catch (const SettingsError& error) {
    return error.what();
  }
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("without a file, or with an empty one, all settings are the defaults") {
  const LoadedSettings none = load_settings("/nonexistent/config.toml");
  CHECK(none.settings == Settings{});
  CHECK(none.warnings.empty());
  CHECK(parse_settings("", file).settings == Settings{});
  CHECK(parse_settings("[day]\n[history]\n", file).warnings.empty());
}

TEST_CASE("every setting can be set") {
  const LoadedSettings loaded = parse_settings(
      "[day]\nstart = \"05:30\"\n[history]\npath = \"/data/h.db\"\nheartbeat_s = 90\n", file);
  CHECK(loaded.warnings.empty());
  CHECK(loaded.settings.day_start == 5h + 30min);
  CHECK(loaded.settings.history_path == fs::path{"/data/h.db"});
  CHECK(loaded.settings.history_heartbeat == 90s);
}

TEST_CASE("dotted keys are the same as tables") {
  CHECK(parse_settings("day.start = \"00:00\"", file).settings.day_start == 0min);
}

TEST_CASE("a path may begin in the home folder") {
  const char* old = std::getenv("HOME");
  const std::string kept = old != nullptr ? old : "";
  setenv("HOME", "/home/ada", 1);
  const LoadedSettings loaded = parse_settings("history.path = \"~/h.db\"", file);
  old != nullptr ? setenv("HOME", kept.c_str(), 1) : unsetenv("HOME");
  CHECK(loaded.settings.history_path == fs::path{"/home/ada/h.db"});
}

TEST_CASE("a value that cannot be used is named with its place and what was expected") {
  CHECK(error_of("[day]\nstart = \"25:00\"") ==
        "/home/ada/config.toml:2:9: day.start cannot be used as it is; expected a time of day in "
        "quotes, like \"04:00\"");
  for (const char* time :
       {"\"4:00\"", "\"04:60\"", "\"-4:00\"", "\"04.00\"", "4", "04:00:00", "\"\""}) {
    INFO(time);
    CHECK(holds(error_of(std::string{"day.start = "} + time), "expected a time of day"));
  }
  for (const char* seconds : {"4", "601", "\"30\"", "30.5", "true", "-30"}) {
    INFO(seconds);
    CHECK(holds(error_of(std::string{"history.heartbeat_s = "} + seconds), "from 5 to 600"));
  }
  CHECK(holds(error_of("history.path = \"h.db\""), "expected an absolute path"));
  CHECK(holds(error_of("history.path = 7"), "expected an absolute path"));
  CHECK(holds(error_of("[day.start]\nx = 1"), "expected a time of day"));
}

TEST_CASE("a file that is no TOML is named with the place where it stops being any") {
  const std::string error = error_of("[day]\nstart = \n");
  CHECK(holds(error, "/home/ada/config.toml:2:"));
}

TEST_CASE("an unknown key is named together with the nearest known one, and ignored") {
  const LoadedSettings loaded =
      parse_settings("[history]\nheartbeat = 60\n[dya]\nstart = \"05:00\"\n", file);
  CHECK(loaded.settings == Settings{});
  REQUIRE(loaded.warnings.size() == 2);
  CHECK(loaded.warnings[0] + "\n" + loaded.warnings[1] ==
        "/home/ada/config.toml:3:2: dya is no setting and was ignored; did you mean day.start?\n"
        "/home/ada/config.toml:2:1: history.heartbeat is no setting and was ignored; did you mean "
        "history.heartbeat_s?");
}

TEST_CASE("a section given as a value is unknown, not a crash") {
  CHECK(parse_settings("day = 4", file).warnings.size() == 1);
  CHECK(parse_settings("[[day]]\nstart = \"05:00\"", file).warnings.size() == 1);
}

TEST_CASE("a folder where the file should be is an error, not the defaults") {
  CHECK_THROWS_AS(load_settings(fs::temp_directory_path()), SettingsError);
}

TEST_CASE("the settings are where XDG says") {
  const char* old = std::getenv("XDG_CONFIG_HOME");
  const std::string kept = old != nullptr ? old : "";
  setenv("XDG_CONFIG_HOME", "/xdg", 1);
  const fs::path path = default_settings_path();
  setenv("XDG_CONFIG_HOME", "relative", 1);
  const fs::path fallback = default_settings_path();
  old != nullptr ? setenv("XDG_CONFIG_HOME", kept.c_str(), 1) : unsetenv("XDG_CONFIG_HOME");
  CHECK(path == "/xdg/sitwell/config.toml");
  CHECK(holds(fallback.string(), ".config/sitwell/config.toml"));
}
