#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "cli/small_recording.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

TEST_CASE("replay tells how long somebody sat") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  const Outcome outcome = box.run("replay day.csv --calibrate-from-labels --json");
  REQUIRE(outcome.exit_code == 0);
  const json report = json::parse(outcome.out);
  CHECK(report["rows"] == small_recording_rows);
  CHECK(report["posture_s"]["sitting"].get<double>() == Approx(240).margin(15));
  CHECK(report["posture_s"]["standing"].get<double>() == Approx(120).margin(15));
  CHECK(report["mounting"]["source"] == "guided");
}

TEST_CASE("replay writes a posture a second and an up a sample") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  REQUIRE(box.run("replay day.csv --calibrate-from-labels --postures p.csv --up u.csv "
                  "--effects e.txt")
              .exit_code == 0);
  const auto postures = box.lines("p.csv");
  CHECK(postures.front() == "t_s,posture,hip_flexion_deg");
  CHECK(postures.size() == 384 + 1);
  CHECK(postures.at(101).rfind("100,sitting,", 0) == 0);
  CHECK(postures.at(201).rfind("200,standing,", 0) == 0);
  const auto up = box.lines("u.csv");
  CHECK(up.front() == "t_s,up_x,up_y,up_z");
  REQUIRE(up.size() == small_recording_rows + 1);
  CHECK(up.at(3).rfind("0.08,", 0) == 0);
  CHECK_THAT(box.read("e.txt"), ContainsSubstring("posture standing"));
}

TEST_CASE("a broken row is counted, reported with its place, and skipped") {
  const Sandbox box;
  std::string text = small_recording();
  const std::size_t third_row = text.find("\n0.080,");
  text.insert(third_row + 1, "0.070,not a number,0,0,0,0,0,std\n");
  box.write("day.csv", text);
  const Outcome outcome = box.run("replay day.csv --calibrate-from-labels --json");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, ContainsSubstring("day.csv:4:7:"));
  CHECK(json::parse(outcome.out)["skipped_broken"] == 1);
  CHECK(json::parse(outcome.out)["rows"] == small_recording_rows);
}

TEST_CASE("a file that cannot be used ends replay with 2 and one sentence") {
  const Sandbox box;
  box.write("empty.csv", "");
  box.write("other.csv", "time,x\n1,2\n");
  box.write("noise.csv.gz", std::string("\x1f\x8b\x08garbage", 10));
  box.write("rows.csv", "t_s,ax,ay,az,gx,gy,gz\nnothing\n");
  const std::string file = GENERATE(as<std::string>{}, "missing.csv", "empty.csv", "other.csv",
                                    "noise.csv.gz", "rows.csv", ".");
  const Outcome outcome = box.run("replay " + file);
  CAPTURE(file, outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring("sitwell: "));
}

TEST_CASE("replay leaves output files alone when the recording cannot be used") {
  const Sandbox box;
  box.write("p.csv", "dear\n");
  CHECK(box.run("replay missing.csv --postures p.csv").exit_code == 2);
  CHECK(box.read("p.csv") == "dear\n");
}

TEST_CASE("replay says so when the disk is full") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  const std::string option = GENERATE(as<std::string>{}, "--postures", "--up", "--effects");
  const Outcome outcome =
      box.run("replay day.csv --calibrate-from-labels " + option + " /dev/full");
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("/dev/full: cannot write: No space left"));
}

TEST_CASE("replay says when it took the recording to begin") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  const auto said = [&](const std::string& start, const std::string& zone) {
    return box.run("replay day.csv --calibrate-from-labels " + start, "TZ=" + zone).out;
  };
  CHECK_THAT(said("", "UTC"),
             ContainsSubstring("no --start, so from") && ContainsSubstring("T04:00:00.000+00:00"));
  CHECK_THAT(said("--start 2026-11-16T08:00Z", "Europe/Berlin"),
             ContainsSubstring("from 2026-11-16T08:00:00.000+00:00"));
  CHECK_THAT(said("--start 2026-11-16T08:00-03:30", "UTC"),
             ContainsSubstring("from 2026-11-16T08:00:00.000-03:30"));
  CHECK_THAT(said("--start 2026-07-16", "Europe/Berlin"),
             ContainsSubstring("from 2026-07-16T00:00:00.000+02:00"));
  // 02:30 does not exist on the one day, and happens twice on the other.
  CHECK_THAT(said("--start 2026-03-29T02:30", "Europe/Berlin"),
             ContainsSubstring("from 2026-03-29T03:30:00.000+02:00"));
  CHECK_THAT(said("--start 2026-10-25T02:30", "Europe/Berlin"),
             ContainsSubstring("from 2026-10-25T02:30:00.000+02:00"));
}

TEST_CASE("a start that is no time is refused") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  const std::string start = GENERATE(as<std::string>{}, "noon", "2026-02-30", "2026-11-16T25:00",
                                     "2026-11-16T08:00+1", "1492-01-01");
  const Outcome outcome = box.run("replay day.csv --start " + start);
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("is no time"));
}

TEST_CASE("replaying a recording into a history again changes nothing") {
  const Sandbox box;
  box.write("day.csv", small_recording());
  const std::string replay =
      "replay day.csv --calibrate-from-labels --start 2026-11-16T09:00 --db history.db";
  REQUIRE(box.run(replay).exit_code == 0);
  const std::string once = box.run("export --format csv --db history.db").out;
  REQUIRE(box.run(replay).exit_code == 0);
  CHECK(box.run("export --format csv --db history.db").out == once);
  CHECK(count_of(once, ",sitting,") == 2);
  CHECK(count_of(once, ",recording,day.csv,") == count_of(once, "\n") - 2);
}

TEST_CASE("a replay over time that is already told says so and keeps what is there") {
  const Sandbox box;
  box.write("one.csv", small_recording());
  box.write("two.csv", small_recording());
  const std::string rest = " --calibrate-from-labels --start 2026-11-16T09:00 --db history.db";
  REQUIRE(box.run("replay one.csv" + rest).exit_code == 0);
  const std::string before = box.run("export --format csv --db history.db").out;
  const Outcome outcome = box.run("replay two.csv" + rest);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("already told by one.csv"));
  CHECK(box.run("export --format csv --db history.db").out == before);
}

TEST_CASE("labels are needed to calibrate from labels") {
  const Sandbox box;
  box.write("day.csv", "t_s,ax,ay,az,gx,gy,gz\n0,0,9.8,0,0,0,0\n");
  const Outcome outcome = box.run("replay day.csv --calibrate-from-labels");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("has no label column"));
}

TEST_CASE("replay asks for a recording, and for one only") {
  const Sandbox box;
  CHECK(box.run("replay").exit_code == 2);
  CHECK(box.run("replay day.csv --simulate office").exit_code == 2);
  CHECK(box.run("replay --simulate holiday").exit_code == 2);
}

TEST_CASE("a simulated recording can be replayed") {
  const Sandbox box;
  const Outcome simulated = box.run("simulate office day.csv.gz --rate 10");
  REQUIRE(simulated.exit_code == 0);
  const json report = json::parse(box.run("replay day.csv.gz --calibrate-from-labels --json").out);
  CHECK(simulated.out.rfind("day.csv.gz: " + report["rows"].dump() + " rows", 0) == 0);
  CHECK(report["skipped_broken"] == 0);
}

TEST_CASE("simulate says so when the disk is full") {
  const Sandbox box;
  const Outcome outcome = box.run("simulate office /dev/full --rate 10");
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("/dev/full"));
}
