// sitwell config, as its user meets it.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

namespace {

const std::string file = "config/sitwell/config.toml";

}  // namespace

TEST_CASE("config says where the file is, and what could be in it") {
  const Sandbox box;
  CHECK(box.run("config path").out == box.path(file).string() + "\n");
  const Outcome start = box.run("config default");
  CHECK_THAT(start.out, ContainsSubstring("\n#window_min = 30\n"));
  box.write(file, start.out);
  const Outcome check = box.run("config check");
  CHECK(check.exit_code == 0);
  CHECK_THAT(check.out, ContainsSubstring("all is well"));
}

TEST_CASE("config check names everything that cannot be used, and ends with 1") {
  const Sandbox box;
  CHECK(box.run("config check").exit_code == 0);
  box.write(file, "[day]\nstart = 5\nbegin = 6\n[prompts]\nsnoozes = 3\n");
  const Outcome outcome = box.run("config check");
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.out, ContainsSubstring("config.toml:2:9: day.start cannot be used"));
  CHECK_THAT(outcome.out, ContainsSubstring("config.toml:3:1: day.begin is no setting"));
  box.write(file, "[day\n");
  CHECK(box.run("config check").exit_code == 1);
}

TEST_CASE("config set writes a first file, and only what was asked for is in force") {
  const Sandbox box;
  REQUIRE(box.run("config set hours.monday 09:00-12:30 13:15-17:30").exit_code == 0);
  REQUIRE(box.run("config set prompts.window_min 35").exit_code == 0);
  REQUIRE(box.run("config set 'clips.SW 7' pelvis").exit_code == 0);
  CHECK(box.run("config check").exit_code == 0);
  CHECK(box.run("config show hours.monday").out == "[\"09:00-12:30\", \"13:15-17:30\"]\n");
  const json shown = json::parse(box.run("config show --json").out);
  CHECK(shown["settings"]["prompts.window_min"]["value"] == 35);
  CHECK(shown["settings"]["prompts.window_min"]["from"] == "file");
  CHECK(shown["settings"]["prompts.soon_min"]["from"] == "default");
  CHECK(shown["settings"]["history.path"]["value"].is_null());
  CHECK(shown["settings"]["hours.monday"]["value"] == json{"09:00-12:30", "13:15-17:30"});
  CHECK(shown["clips"]["SW 7"] == "pelvis");
  const std::string before = box.read(file);
  REQUIRE(box.run("config unset prompts.window_min").exit_code == 0);
  CHECK(box.run("config show prompts.window_min").out == "30\n");
  CHECK(box.read(file).size() < before.size());
}

TEST_CASE("config shows every setting with where it comes from") {
  const Sandbox box;
  box.write(file, "[day]\nstart = \"05:00\"\n[[hooks]]\non = \"day_began\"\nrun = [\"/bin/x\"]\n");
  const std::string out = box.run("config show").out;
  CHECK_THAT(out, ContainsSubstring("day.start"));
  CHECK_THAT(out, ContainsSubstring("line 2"));
  CHECK_THAT(out, ContainsSubstring("/bin/x (10 s)"));
  CHECK(count_of(out, " default\n") > 20);
}

TEST_CASE("config refuses what cannot be meant, and leaves the file alone") {
  const Sandbox box;
  const std::string text = "[day]\nstart = \"05:00\" # mine\n";
  box.write(file, text);
  const auto arguments = GENERATE(as<std::string>{}, "set day.start 25:00", "set day.strat 04:00",
                                  "set prompts.window_min 20", "set prompts.sound maybe",
                                  "unset day.strat", "show day.strat", "set day.start", "");
  INFO(arguments);
  const Outcome outcome = box.run("config " + arguments);
  CHECK(outcome.exit_code == 2);
  CHECK_FALSE(outcome.err.empty());
  CHECK(box.read(file) == text);
}
