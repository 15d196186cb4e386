#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

namespace {

const std::string bouts =
    "# sitwell bouts, layout 1\n"
    "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source\n"
    "2020-11-16T09:00:00.000+01:00,sitting,2000.000,0.000,0,0.000,clip,A\n"
    "2020-11-16T09:33:20.000+01:00,standing,100.000,0.000,0,0.000,clip,A\n"
    "2020-11-16T09:35:00.000+01:00,moving,100.000,0.000,0,100.000,clip,A\n"
    "2020-11-16T09:36:40.000+01:00,sitting,600.000,0.000,0,0.000,clip,A\n"
    "2020-11-16T09:46:40.000+01:00,standing,20.000,0.000,0,0.000,clip,A\n"
    "2020-11-16T09:47:00.000+01:00,sitting,1200.000,0.000,0,0.000,clip,A\n";

const std::string head =
    "# sitwell prompts, layout 1\n"
    "shown,reason,sat_s,waited_s,held,sat_in_quiet_s,outcome,ended_after_s,break_s\n";
const std::string three_prompts =
    head +
    "2020-11-16T09:32:00.000+01:00,unlocked,1920.000,125.000,locked call,0.000,acted,80.000,"
    "200.000\n"
    "2020-11-16T10:05:00.250+01:00,waited,1800.000,0.000,,5400.000,snoozed,5.500,0.000\n"
    "2020-11-17T03:30:00.000+01:00,asked,60.000,0.000,,0.000,ignored,300.000,0.000\n";

void fill(const Sandbox& box) {
  box.write("bouts.csv", bouts);
  box.write("prompts.csv", three_prompts);
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
  REQUIRE(box.run("import prompts.csv").exit_code == 0);
}

}  // namespace

TEST_CASE("a log tells of sitting and prompts in order, a line each") {
  const Sandbox box;
  fill(box);
  const Outcome log = box.run("log 2020-11-16");
  CHECK(log.exit_code == 0);
  CAPTURE(log.out);
  const std::vector<std::string> expected{
      "  Monday 16 November 2020\n",
      "  09:00 – 09:33  ▅   33 min  sat\n",
      "  09:32          ✓   prompt  followed, up 3 min 20 s    32 min sat, when the screen was "
      "unlocked, 2 min late (the screen was locked, a call)\n",
      "  09:33 – 09:36  ·    3 min  up\n",
      "  09:36 – 10:07  ▅   30 min  sat\n",
      "  10:05          z   prompt  snoozed                    30 min sat, without a pause to wait "
      "for; 1 h 30 of sitting in the quiet before\n",
      "  03:30          ✗   prompt  ignored",
      "  3 prompts: 1 followed, 1 snoozed, 1 ignored; breaks after prompts 3 min 20 s on "
      "average\n"};
  std::size_t at = 0;
  for (const std::string& line : expected) {
    CAPTURE(line);
    const std::size_t found = log.out.find(line, at);
    CHECK(found != std::string::npos);
    if (found != std::string::npos) at = found;
  }
  CHECK_THAT(log.out, !ContainsSubstring("\x1b"));
}

TEST_CASE("a log can be had as JSON") {
  const Sandbox box;
  fill(box);
  const json log = json::parse(box.run("log 2020-11-16 --json").out);
  CHECK(log["format"] == "sitwell log");
  CHECK(log["version"] == 1);
  CHECK(log["date"] == "2020-11-16");
  REQUIRE(log["events"].size() == 6);
  CHECK(log["events"][0]["what"] == "sitting");
  CHECK(log["events"][0]["net_s"] == 2000);
  CHECK(log["events"][1]["what"] == "prompt");
  CHECK(log["events"][1]["held"] == "locked call");
  CHECK(log["events"][1]["break_s"] == 200);
  CHECK(log["events"][3]["net_s"] == 1800);
  CHECK(log["summary"]["prompts"] == 3);
  CHECK(log["summary"]["acted"] == 1);
  CHECK(log["summary"]["withdrawn"] == 0);
  CHECK(log["summary"]["mean_break_s"] == 200);
}

TEST_CASE("a log of a day without records says so") {
  const Sandbox box;
  CHECK_THAT(box.run("log").out, ContainsSubstring("Nothing has been recorded yet"));
  CHECK(json::parse(box.run("log --json").out)["events"].empty());
  fill(box);
  CHECK_THAT(box.run("log 2020-11-18").out, ContainsSubstring("Nothing was recorded on this day"));
  CHECK(json::parse(box.run("log 2020-11-18 --json").out)["summary"]["mean_break_s"].is_null());
  CHECK(box.run("log yesteryear").exit_code == 2);
}

TEST_CASE("a day has a line on its prompts where there were any") {
  const Sandbox box;
  fill(box);
  CHECK_THAT(box.run("day 2020-11-16").out,
             ContainsSubstring("  Prompts      3 prompts: 1 followed, 1 snoozed, 1 ignored"));
  CHECK(json::parse(box.run("day 2020-11-16 --json").out)["prompts"].size() == 3);
  CHECK_THAT(box.run("day 2020-11-17").out, !ContainsSubstring("Prompts"));
  CHECK(json::parse(box.run("day 2020-11-17 --json").out)["prompts"].empty());
}

TEST_CASE("prompts that were exported are imported unchanged, and once only") {
  const Sandbox box;
  fill(box);
  const std::string format = GENERATE(as<std::string>{}, "csv", "json");
  const std::string out = "out." + format;
  REQUIRE(box.run("export --what prompts --format " + format + " --out " + out).exit_code == 0);
  CHECK_THAT(box.run("import " + out).out, ContainsSubstring("0 added, 3 unchanged, 0 skipped"));
  CHECK_THAT(box.run("import --db new.db " + out).out,
             ContainsSubstring("3 added, 0 unchanged, 0 skipped"));
  CHECK(box.run("export --db new.db --what prompts --format csv").out == three_prompts);
  CHECK(count_of(box.run("export --what prompts --format csv --to 2020-11-15").out, "\n") == 2);
}

TEST_CASE("a malformed prompt is reported with its line and column, and skipped") {
  const Sandbox box;
  const std::string moment = "2020-11-16T09:32:00.000+01:00";
  box.write("prompts.csv", head + "2020-11-16,paused,0,0,,0,acted,0,0\n" +  //
                               moment + ",nagging,0,0,,0,acted,0,0\n" +     //
                               moment + ",paused,-1,0,,0,acted,0,0\n" +     //
                               moment + ",paused,0,0,call  locked,0,acted,0,0\n" + moment +
                               ",paused,0,0,,0,forgotten,0,0\n" +  //
                               moment + ",paused,0,0,,0,acted,0,1e300\n" + moment +
                               ",paused,0,0,,0,open,0,0\n");
  const Outcome outcome = box.run("import prompts.csv");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("1 added, 0 unchanged, 6 skipped"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:3:1: no time with its UTC offset"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:4:31: no reason of a prompt: nagging"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:5:38: no duration in seconds: -1"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:6:42: nothing that holds prompts back"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:7:45: no outcome of a prompt: forgotten"));
  CHECK_THAT(outcome.err, ContainsSubstring("prompts.csv:8:53: no duration in seconds: 1e300"));
  // Nobody is left to say what became of the one that was open.
  CHECK_THAT(box.run("log 2020-11-16").out, ContainsSubstring("1 prompt: 1 withdrawn\n"));
}
