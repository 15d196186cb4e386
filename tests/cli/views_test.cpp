#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

namespace {

/// A Monday of nine hours with 12, 45 and 90 minutes of sitting, and a Tuesday of one hour.
const std::string two_days =
    "# sitwell bouts, layout 1\n"
    "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source,steps,"
    "running_s\n"
    "2020-11-16T09:00:00.000+01:00,sitting,720.000,0.000,0,0.000,clip,A,0,0.000\n"
    "2020-11-16T09:12:00.000+01:00,standing,3600.000,0.000,0,0.000,clip,A,0,0.000\n"
    "2020-11-16T10:12:00.000+01:00,sitting,2700.000,0.000,0,0.000,clip,A,0,0.000\n"
    "2020-11-16T10:57:00.000+01:00,moving,600.000,0.000,0,600.000,clip,A,1060,120.000\n"
    "2020-11-16T11:07:00.000+01:00,sitting,5400.000,0.000,0,0.000,clip,A,0,0.000\n"
    "2020-11-16T12:37:00.000+01:00,standing,18000.000,0.000,0,0.000,clip,A,0,0.000\n"
    "2020-11-17T09:00:00.000+01:00,sitting,3600.000,0.000,0,0.000,clip,A,0,0.000\n";

void fill(const Sandbox& box) {
  box.write("bouts.csv", two_days);
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
}

}  // namespace

TEST_CASE("a week has its seven days and the mean of those that count") {
  const Sandbox box;
  fill(box);
  const json week = json::parse(box.run("week 2020-11-18 --json").out);
  CHECK(week["format"] == "sitwell days");
  CHECK(week["version"] == 1);
  REQUIRE(week["days"].size() == 7);
  const json& monday = week["days"][0];
  CHECK(monday["date"] == "2020-11-16");
  CHECK(monday["counts"] == true);
  CHECK(monday["sitting_s"] == 720 + 2700 + 5400);
  CHECK(monday["prolonged_30_min_s"] == 2700 + 5400);
  CHECK(monday["prolonged_60_min_s"] == 5400);
  CHECK(monday["longest_bout_s"] == 5400);
  CHECK(monday["breaks"] == 3);
  CHECK(monday["gini"].is_null());
  CHECK(monday["steps"] == 1060);
  CHECK(monday["running_s"] == 120);
  CHECK(week["days"][1]["counts"] == false);
  CHECK(week["days"][2]["worn_s"] == 0);
  CHECK(week["period"]["days_counted"] == 1);
  CHECK(week["period"]["days_too_short"] == 1);
  const double share = 8820.0 / (8820 + 3600 + 600 + 18000);
  CHECK(week["period"]["sitting_per_worn_hour_s"].get<double>() ==
        Approx(3600 * share).margin(0.1));
}

TEST_CASE("a week reads well without colour") {
  const Sandbox box;
  fill(box);
  const std::string week = box.run("week 2020-11-16").out;
  CHECK_THAT(week, ContainsSubstring("Mon 16 Nov") && ContainsSubstring("2 h 27") &&
                       ContainsSubstring("1 h 30") &&
                       ContainsSubstring("Hip load a day     1,060 steps, 2 min running\n"));
  CHECK_THAT(box.run("day 2020-11-16").out,
             ContainsSubstring("  Hip load     1,060 steps, 2 min running\n"));
  CHECK_THAT(week, ContainsSubstring("Tue 17 Nov ·") && ContainsSubstring("left out of the means"));
  CHECK_THAT(week, ContainsSubstring("Wed 18 Nov to Sun 22 Nov: not worn"));
  CHECK_THAT(week, ContainsSubstring("▂▅▅▅") || ContainsSubstring("▂▂▅▅▅"));
  CHECK_THAT(week, ContainsSubstring("Of each worn hour"));
  CHECK_THAT(week, !ContainsSubstring("\x1b"));
}

TEST_CASE("colour is for terminals, and not where it is not wanted") {
  if (!Sandbox::has_terminals()) {
    WARN("skipped: there are no terminals here (/dev/pts)");
    return;
  }
  const Sandbox box;
  fill(box);
  const Outcome coloured = box.run_on_terminal("week 2020-11-16");
  CHECK(coloured.exit_code == 0);
  CHECK_THAT(coloured.out, ContainsSubstring("\x1b[38;5;"));
  CHECK_THAT(box.run_on_terminal("week 2020-11-16", "NO_COLOR=1").out, !ContainsSubstring("\x1b"));
  CHECK_THAT(box.run_on_terminal("week 2020-11-16", "TERM=dumb").out, !ContainsSubstring("\x1b"));
}

TEST_CASE("a day lists its sitting bouts by the clock of their place") {
  const Sandbox box;
  fill(box);
  const std::string day = box.run("day 2020-11-16").out;
  CHECK_THAT(day, ContainsSubstring("Monday 16 November 2020"));
  CHECK_THAT(day, ContainsSubstring("09:00 – 09:12   12 min"));
  CHECK_THAT(day, ContainsSubstring("11:07 – 12:37   1 h 30  █"));
  CHECK_THAT(day, ContainsSubstring("2 h 27 of 8 h 37 worn (28 %)"));
  const json bouts = json::parse(box.run("day 2020-11-16 --json").out)["bouts"];
  CHECK(bouts.size() == 6);
  CHECK(bouts[0]["begin"] == "2020-11-16T09:00:00.000+01:00");
}

TEST_CASE("a month has all of its days") {
  const Sandbox box;
  fill(box);
  CHECK(json::parse(box.run("month 2020-11-30 --json").out)["days"].size() == 30);
  CHECK_THAT(box.run("month 2020-11-30").out, ContainsSubstring("November 2020"));
}

TEST_CASE("days begin when the settings say so") {
  const Sandbox box;
  fill(box);
  box.write("config/sitwell/config.toml", "[day]\nstart = \"10:00\"\n");
  CHECK(json::parse(box.run("day 2020-11-15 --json").out)["days"][0]["sitting_s"] == 720);
}

TEST_CASE("an empty history says what to do") {
  const Sandbox box;
  const std::string view = GENERATE(as<std::string>{}, "today", "day 2020-11-16", "week", "month");
  const Outcome outcome = box.run(view);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("sitwell replay FILE"));
  CHECK(json::parse(box.run(view + " --json").out)["days"].empty());
}

TEST_CASE("a day without records says so") {
  const Sandbox box;
  fill(box);
  CHECK_THAT(box.run("day 2020-02-29").out, ContainsSubstring("Nothing was recorded on this day"));
}

TEST_CASE("a database that was asked for must be there") {
  const Sandbox box;
  const Outcome outcome = box.run("week --db elsewhere.db");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("elsewhere.db: there is no such file"));
}

TEST_CASE("a date that is none is refused") {
  const Sandbox box;
  const std::string date = GENERATE(as<std::string>{}, "2019-02-29", "tomorrow", "16.11.2020");
  const Outcome outcome = box.run("day " + date);
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("is no date"));
}
