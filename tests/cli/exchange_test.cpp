#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

namespace {

const std::string header =
    "# sitwell bouts, layout 1\n"
    "begin,posture,duration_s,interrupted_s,interruptions,moving_s,source_kind,source\n";
const std::string three_bouts =
    header +
    "2026-10-25T02:50:00.000+02:00,sitting,1800.250,12.500,2,0.000,clip,4F21\n"
    "2026-11-16T09:12:00.000+01:00,moving,120.000,0.000,0,118.250,recording,\"a, \"\"b\"\".csv\"\n"
    "2026-11-16T09:14:00.000+01:00,lying,3600.000,0.000,0,0.000,simulated,Jürgen\n";

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
                             "2026-11-16T09:12:00.000+01:00,sitting,60.000,0,0,0,clip,A\n"
                             "2026-11-16T10:12:00.000+01:00,floating,60.000,0,0,0,clip,A\n"
                             "2026-11-16T11:12:00.000,sitting,60.000,0,0,0,clip,A\n"
                             "2026-11-16T12:12:00.000+01:00,sitting,60.000,90,0,0,clip,A\n"
                             "2026-11-16T13:12:00.000+01:00,sitting\n");
  const Outcome outcome = box.run("import bouts.csv");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("1 added, 0 unchanged, 4 skipped"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:4:31: no posture of a bout: floating"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:5:1: no time with its UTC offset"));
  CHECK_THAT(outcome.err,
             ContainsSubstring("bouts.csv:6:46: interrupted_s is longer than the bout"));
  CHECK_THAT(outcome.err, ContainsSubstring("bouts.csv:7:1: 2 fields, where there should be 8"));
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
  CHECK(lines.size() == 26);
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
