#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

namespace {

const std::string header =
    "# sitwell bouts, layout 1\n"
    "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source,steps,"
    "running_s\n";
const std::string three_bouts =
    header +
    "2026-10-25T02:50:00.000+02:00,sitting,1800.250,12.500,2,0.000,clip,4F21,0,0.000\n"
    "2026-11-16T09:12:00.000+01:00,moving,120.000,0.000,0,118.250,recording,\"a, "
    "\"\"b\"\".csv\",213,30.500\n"
    "2026-11-16T09:14:00.000+01:00,lying,3600.000,0.000,0,0.000,simulated,Jürgen,,0.000\n";

const std::string two_routines =
    "# sitwell routines, layout 1\n"
    "begin,routine,title,origin,outcome,length_s,hurt_place,hurt_kind,active_s,step,repetition,"
    "side,"
    "asked_s,confirmed_s,timed_s,hold_outcome\n"
    "2026-11-16T08:00:00.250+01:00,lunge,\"Lunge, \"\"gentle\"\"\",guided,hurt,200.000,knee,sharp,"
    "10.000-90.500 100.000-200.000,1,1,left,30.000,27.500,2.500,held\n"
    "2026-11-16T08:00:00.250+01:00,lunge,\"Lunge, \"\"gentle\"\"\",guided,hurt,200.000,knee,sharp,"
    "10.000-90.500 100.000-200.000,2,1,,45.000,0.000,12.125,cut_short\n"
    "2026-11-17T08:00:00.000+01:00,constructive-rest,Rest,spotted,stopped,0.000,not_said,not_said,"
    ",,,,,,,\n";
const std::string two_check_ins =
    "# sitwell check-ins, layout 1\n"
    "day,at,low_back_pain,front_of_hip,belly_or_groin,pelvic_floor,shallow_breath,front_of_thigh,"
    "digestion,stress,note\n"
    "2026-11-15,2026-11-16T03:59:00.000+01:00,3,,0,,,,10,4,\"stiff,\n\"\"as ever\"\"\n\"\n"
    "2026-11-16,2026-11-16T20:00:00.000+01:00,,,,,,,,0,\n";

}  // namespace

TEST_CASE("what was exported is imported unchanged, and once only") {
  const Sandbox box;
  box.write("bouts.csv", three_bouts);
  CHECK_THAT(box.run("import bouts.csv").out, ContainsSubstring("3 added, 0 unchanged, 0 skipped"));
  const std::string format = GENERATE(as<std::string>{}, "csv", "json");
  REQUIRE(box.run("export --format " + format + " --out out." + format).exit_code == 0);
  CHECK_THAT(box.run("import out." + format).out,
             ContainsSubstring("0 added, 3 unchanged, 0 skipped"));
  CHECK_THAT(box.run("import --db new.db out." + format).out,
             ContainsSubstring("3 added, 0 unchanged, 0 skipped"));
  CHECK(box.run("export --db new.db --format csv").out == three_bouts);
}

TEST_CASE("a malformed bout is reported with its line and column, and skipped") {
  const Sandbox box;
  box.write("bouts.csv", header +
                             "2026-11-16T09:12:00.000+01:00,sitting,60.000,0,0,0,clip,A,,\n"
                             "2026-11-16T10:12:00.000+01:00,floating,60.000,0,0,0,clip,A,,\n"
                             "2026-11-16T11:12:00.000,sitting,60.000,0,0,0,clip,A,,\n"
                             "2026-11-16T12:12:00.000+01:00,sitting,60.000,90,0,0,clip,A,,\n"
                             "2026-11-16T13:12:00.000+01:00,sitting\n");
  const Outcome outcome = box.run("import bouts.csv");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("1 added, 0 unchanged, 4 skipped"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:4:31: no posture of a bout: floating"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:5:1: no time with its UTC offset"));
  CHECK_THAT(outcome.err,
             ContainsSubstring("bouts.csv:6:46: interrupted_s is longer than the bout"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:7:1: 2 fields, where there should be 10"));
}

TEST_CASE("bouts of before steps were counted are imported without any") {
  const Sandbox box;
  box.write("bouts.csv",
            "# sitwell bouts, layout 1\n"
            "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source\n"
            "2026-11-16T09:12:00.000+01:00,moving,120.000,0.000,0,118.250,clip,A\n");
  box.write("bouts.json",
            R"({"format":"sitwell bouts","version":1,"bouts":[{"begin":)"
            R"("2026-11-16T09:20:00.000+01:00","posture":"moving","duration_s":60,)"
            R"("interrupted_s":0,"interruptions":0,"moving_s":60,"source_kind":"clip",)"
            R"("source":"A"}]})");
  for (const char* file : {"bouts.csv", "bouts.json"})
    CHECK_THAT(box.run(std::string{"import "} + file).out, ContainsSubstring("1 added"));
  CHECK_THAT(box.run("export --format csv").out, ContainsSubstring("118.250,clip,A,,0.000\n") &&
                                                     ContainsSubstring("60.000,clip,A,,0.000\n"));
  const json day = json::parse(box.run("day 2026-11-16 --json").out);
  CHECK(day["days"][0]["steps"].is_null());
}

TEST_CASE("steps and running that make no sense are reported") {
  const Sandbox box;
  box.write("bouts.csv", header +
                             "2026-11-16T09:12:00.000+01:00,moving,60.000,0,0,0,clip,A,-3,0\n"
                             "2026-11-16T09:14:00.000+01:00,moving,60.000,0,0,0,clip,A,3,61\n");
  const Outcome outcome = box.run("import bouts.csv");
  CHECK_THAT(outcome.err, ContainsSubstring("no number of steps: -3"));
  CHECK_THAT(outcome.err, ContainsSubstring("running_s is longer than the bout"));
}

TEST_CASE("a malformed bout in JSON is told by its number") {
  const Sandbox box;
  box.write("bouts.json",
            R"({"format":"sitwell bouts","version":1,"bouts":[{"posture":"sitting"}]})");
  const Outcome outcome = box.run("import bouts.json");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.json: bout 1: begin:"));
}

TEST_CASE("what is no export of ours is refused, and no history begun") {
  const Sandbox box;
  box.write("empty", "");
  box.write("text", "hello\n");
  box.write("newer.csv", "# sitwell bouts, layout 2\n");
  box.write("columns.csv", "# sitwell bouts, layout 1\nbegin,end\n");
  box.write("broken.json", "{\"format\":");
  box.write("other.json", "{\"format\":\"sitwell days\",\"version\":1}");
  const std::string file = GENERATE(as<std::string>{}, "missing", "empty", "text", "newer.csv",
                                    "columns.csv", "broken.json", "other.json", ".");
  const Outcome outcome = box.run("import " + file);
  CAPTURE(file, outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(count_of(outcome.err, "\n") == 1);
  CHECK_FALSE(std::filesystem::exists(box.path("data/sitwell/history.db")));
}

TEST_CASE("days are exported with the same fields in CSV and JSON") {
  const Sandbox box;
  box.write("bouts.csv", three_bouts);
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
  const json days = json::parse(box.run("export --format json --what days").out);
  CHECK(days["days"].size() == 24);  // 24 October to 16 November: 02:50 is before the day's start
  CHECK(days["days"][0]["date"] == "2026-10-24");
  REQUIRE(box.run("export --format csv --what days --out days.csv").exit_code == 0);
  const auto lines = box.lines("days.csv");
  CHECK(lines.front() == "# sitwell days, layout 1");
  CHECK(lines.at(1).rfind("date,counts,worn_s,sitting_s,", 0) == 0);
  CHECK(static_cast<std::size_t>(count_of(lines.at(1), ",")) + 1 == days["days"][0].size());
  CHECK(days["days"][0]["exercising_s"] == 0);
  CHECK(lines.size() == 26);
}

TEST_CASE("time in routines is exported as bouts and as a figure of the day, not as sitting") {
  const Sandbox box;
  box.write("bouts.csv",
            header +
                "2026-11-16T09:12:00.000+01:00,sitting,600.000,0.000,0,0.000,clip,A,,0.000\n"
                "2026-11-16T09:22:00.000+01:00,exercising,300.500,0.000,0,0.000,clip,A,,0.000\n");
  CHECK_THAT(box.run("import bouts.csv").out, ContainsSubstring("2 added"));
  CHECK(box.run("export --format csv").out == box.read("bouts.csv"));
  const json day = json::parse(box.run("export --format json --what days").out)["days"][0];
  CHECK(day["exercising_s"] == 300.5);
  CHECK(day["sitting_s"] == 600);
  CHECK_THAT(box.run("day 2026-11-16").out, ContainsSubstring("5 min of exercise"));
}

TEST_CASE("an export can be cut to some days") {
  const Sandbox box;
  box.write("bouts.csv", three_bouts);
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
  CHECK(count_of(box.run("export --format csv --from 2026-11-16").out, "\n") == 4);
  CHECK(count_of(box.run("export --format csv --to 2026-10-24").out, "\n") == 3);
  CHECK(box.run("export --format csv --from 2026-11-17 --to 2026-11-16").exit_code == 2);
}

TEST_CASE("an export says so when the disk is full") {
  const Sandbox box;
  box.write("bouts.csv", three_bouts);
  REQUIRE(box.run("import bouts.csv").exit_code == 0);
  CHECK(box.run("export --format csv --out /dev/full").exit_code == 1);
  CHECK(box.run("export --format csv >/dev/full").exit_code == 1);
}

TEST_CASE("routines and check-ins come back from an export as they were, and once only") {
  const Sandbox box;
  const bool routines = GENERATE(true, false);
  const std::string what = routines ? "routines" : "check-ins";
  const std::string& all = routines ? two_routines : two_check_ins;
  box.write("all.csv", all);
  CHECK_THAT(box.run("import all.csv").out, ContainsSubstring("2 added, 0 unchanged, 0 skipped"));
  const std::string format = GENERATE(as<std::string>{}, "csv", "json");
  REQUIRE(
      box.run("export --what " + what + " --format " + format + " --out out." + format).exit_code ==
      0);
  CHECK_THAT(box.run("import out." + format).out,
             ContainsSubstring("0 added, 2 unchanged, 0 skipped"));
  CHECK_THAT(box.run("import --db new.db out." + format).out,
             ContainsSubstring("2 added, 0 unchanged, 0 skipped"));
  CHECK(box.run("export --db new.db --format csv --what " + what).out == all);
}

TEST_CASE("routines are nested in JSON, and check-ins have null for what was not answered") {
  const Sandbox box;
  box.write("routines.csv", two_routines);
  box.write("check-ins.csv", two_check_ins);
  REQUIRE(box.run("import routines.csv").exit_code == 0);
  REQUIRE(box.run("import check-ins.csv").exit_code == 0);
  const json routine =
      json::parse(box.run("export --format json --what routines").out)["routines"][0];
  CHECK(routine["active_s"] == json::parse("[[10.0,90.5],[100.0,200.0]]"));
  CHECK(routine["holds"].size() == 2);
  CHECK(routine["holds"][1]["outcome"] == "cut_short");
  const json check_ins = json::parse(box.run("export --format json --what check-ins").out);
  CHECK(check_ins["check-ins"][0]["front_of_hip"].is_null());
  CHECK(check_ins["check-ins"][0]["note"] == "stiff,\n\"as ever\"\n");
  CHECK(count_of(box.run("export --format csv --what check-ins --to 2026-11-15").out, "\n") == 5);
  CHECK(count_of(box.run("export --format csv --what routines --from 2026-11-17").out, "\n") == 3);
}

TEST_CASE("a session of which a hold makes no sense is skipped whole, and told by its place") {
  const Sandbox box;
  std::string text = two_routines;
  text.replace(text.find("45.000,0.000"), 12, "45.000,99.00");
  box.write("routines.csv", text);
  const Outcome outcome = box.run("import routines.csv");
  CHECK_THAT(outcome.out, ContainsSubstring("1 added, 0 unchanged, 1 skipped"));
  CHECK_THAT(outcome.err, ContainsSubstring("routines.csv:4:130: more was held than was asked"));
  CHECK_THAT(outcome.err, ContainsSubstring("the session is left out"));
  box.write("routines.json",
            R"({"format":"sitwell routines","version":1,"routines":[{"begin":7},5,)"
            R"({"begin":"2026-11-18T08:00:00Z","routine":"a b","title":"","origin":"guided",)"
            R"("outcome":"stopped","length_s":1,"hurt_place":"not_said","hurt_kind":"not_said",)"
            R"("active_s":[[0,1,2]],"holds":[]}]})");
  const Outcome broken = box.run("import routines.json");
  CHECK_THAT(broken.out, ContainsSubstring("0 added, 0 unchanged, 3 skipped"));
  CHECK_THAT(broken.err, ContainsSubstring("routines.json: routine 1: begin: no time"));
  CHECK_THAT(broken.err, ContainsSubstring("routine 2: begin: no time"));
  CHECK_THAT(broken.err, ContainsSubstring("routine 3: active_s: no stretches of time"));
}

TEST_CASE("a malformed check-in is reported with its line and column, and skipped") {
  const Sandbox box;
  const std::string head = two_check_ins.substr(0, two_check_ins.find("2026"));
  box.write("check-ins.csv",
            head + "2026-11-16,2026-11-16T20:00:00+01:00,11,,,,,,,,\"a\nb\"\r\n" +
                "2026-11-17,2026-11-16T20:00:00+01:00,1,,,,,,,,\r\n" +
                "2026-11-16,2026-11-16T20:00:00+01:00,,,,,,,,,\r\n" +
                "2026-11-16,2026-11-16T20:00:00+01:00,,,,,,,,,\"red \x1B[31m\"\r\n" +
                "2026-11-16,2026-11-16T20:00:00+01:00,1,,,,,,,,\"two\r\nlines\"\r\n" +
                "2026-11-18,2026-11-18T20:00:00+01:00,1,,,,,,,,\"never closed\r\n" +
                "2026-11-19,2026-11-19T20:00:00+01:00,1,,,,,,,,\r\n");
  const Outcome outcome = box.run("import check-ins.csv");
  CHECK_THAT(outcome.err, ContainsSubstring("check-ins.csv:3:38: no figure from 0 to 10: 11"));
  CHECK_THAT(outcome.err, ContainsSubstring("check-ins.csv:5:1: not the day of that moment"));
  CHECK_THAT(outcome.err, ContainsSubstring("check-ins.csv:6:38: nothing was answered"));
  CHECK_THAT(outcome.err, ContainsSubstring("check-ins.csv:7:46: no text of at most 500 bytes"));
  CHECK_THAT(outcome.out, ContainsSubstring("3 added, 0 unchanged, 4 skipped"));
  CHECK_THAT(box.run("export --format csv --what check-ins").out,
             ContainsSubstring("\"two\nlines\""));
}

TEST_CASE("screenings and plans are exported, every question and every plan in it") {
  const Sandbox box;
  {
    sitwell::HistoryWriter writer{box.path("h.db")};
    writer.anchor({sitwell::Instant{}, 1'763'000'000'000});
    writer.save(sitwell::ScreeningAnswers{.conditions = {{sitwell::Condition::hernia,
                                                          sitwell::ConditionAnswer::cleared}},
                                          .signs = {{sitwell::Sign::fever, true}}},
                sitwell::Instant{});
    writer.save(sitwell::Plan{.goal_min_per_h = 37.5,
                              .routines = {"lunge", "constructive-rest"},
                              .reason = "Less, and \"more\"."},
                sitwell::Instant{});
  }
  const auto run = [&](const std::string& what, const std::string& format) {
    return box.run("export --db h.db --what " + what + " --format " + format, "TZ=UTC").out;
  };
  const json screening = json::parse(run("screening", "json"))["screenings"][0];
  CHECK(screening["at"] == "2025-11-13T02:13:20.000+00:00");
  CHECK(screening["answers"]["hernia"] == "cleared");
  CHECK(screening["answers"]["fever"] == "yes");
  CHECK(screening["answers"]["night_pain"] == "no");
  const std::string answers = run("screening", "csv");
  CHECK(count_of(answers, "\n") == static_cast<int>(screening["answers"].size()) + 2);
  CHECK_THAT(answers, ContainsSubstring(",pregnancy,no\n"));
  CHECK_THAT(run("plan", "csv"), ContainsSubstring(",true,true,,37.50,1,lunge constructive-rest,0,"
                                                   "\"Less, and \"\"more\"\".\",0\n"));
  const json plan = json::parse(run("plan", "json"))["plans"][0];
  CHECK(plan["routines"] == json::parse(R"(["lunge","constructive-rest"])"));
  CHECK(plan["baseline_min_per_h"].is_null());
  box.write("plan.csv", run("plan", "csv"));
  CHECK(box.run("import plan.csv").exit_code == 2);
}
