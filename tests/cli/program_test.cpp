#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

TEST_CASE("help and version are there to be asked for") {
  const Sandbox box;
  CHECK(box.run("--version").out.rfind("sitwell ", 0) == 0);
  const Outcome help = box.run("--help");
  CHECK(help.exit_code == 0);
  CHECK_THAT(help.out,
             ContainsSubstring("not a medical device") && ContainsSubstring("Exit codes"));
  for (const char* command :
       {"today",    "day",       "week",    "month",  "replay",    "simulate",   "export",
        "import",   "doctor",    "status",  "watch",  "break",     "stand",      "snooze",
        "skip",     "quiet",     "pause",   "resume", "calibrate", "completion", "routine",
        "routines", "screening", "checkin", "plan",   "learn",     "report",     "forget"})
    CHECK(box.run(std::string{command} + " --help").exit_code == 0);
}

TEST_CASE("what makes no sense as a command ends with 2") {
  const Sandbox box;
  const std::string arguments =
      GENERATE(as<std::string>{}, "", "fly", "week --sideways", "export --format xml");
  CHECK(box.run(arguments).exit_code == 2);
}

TEST_CASE("settings that cannot be used are told with their place, and the rest goes on") {
  const Sandbox box;
  box.write("config/sitwell/config.toml", "[day]\nstart = 25\n");
  const Outcome outcome = box.run("week");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, ContainsSubstring("config.toml:2:9: day.start cannot be used"));
}

TEST_CASE("doctor finds a new installation in order") {
  const Sandbox box;
  const Outcome outcome = box.run("doctor --json");
  CHECK(outcome.exit_code == 0);
  const json report = json::parse(outcome.out);
  for (const json& finding : report["findings"]) CHECK(finding["state"] != "problem");
  CHECK_FALSE(std::filesystem::exists(box.path("data")));
}

TEST_CASE("doctor tells of a history's bouts") {
  const Sandbox box;
  box.write("bouts.csv",
            "# sitwell bouts, layout 1\n"
            "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source\n"
            "2026-11-16T09:12:00.000+01:00,sitting,60.000,0,0,0,clip,A\n");
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
  const Outcome outcome = box.run("doctor");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("1, from 2026-11-16 to 2026-11-16"));
}

TEST_CASE("doctor names a problem and the next step") {
  const Sandbox box;
  switch (GENERATE(0, 1, 2)) {
    case 0: box.write("data/sitwell/history.db", std::string(8192, 'x')); break;
    case 1: box.write("config/sitwell/config.toml", "[day\n"); break;
    case 2: box.write("config/sitwell/routines/mine.toml", "id = 3\n"); break;
  }
  const Outcome outcome = box.run("doctor --json");
  CHECK(outcome.exit_code == 1);
  int problems = 0;
  const json report = json::parse(outcome.out);
  for (const json& finding : report["findings"]) {
    if (finding["state"] != "problem") continue;
    ++problems;
    CHECK_FALSE(finding["next_step"].get<std::string>().empty());
  }
  CHECK(problems == 1);
}
