#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

constexpr UtcRange always{0, latest_utc_ms};

ClockAnchor clock(double boot_min, double utc_min) {
  return {at_min(boot_min), monday_ms + static_cast<std::int64_t>(utc_min * minute_ms)};
}

std::vector<StoredRoutine> routines(const std::filesystem::path& file) {
  return HistoryReader{file}.routines(always);
}

/// Minutes since Monday at which sessions are kept, and what became of them.
std::vector<std::string> outcomes(const std::filesystem::path& file) {
  std::vector<std::string> found;
  for (const StoredRoutine& row : routines(file))
    found.push_back(std::to_string((row.begin_utc_ms - monday_ms) / minute_ms) + " " +
                    std::string{name_of(row.outcome)});
  return found;
}
using Found = std::vector<std::string>;

std::vector<ActiveSpan> spans_of(const RoutineRecord& record) { return record.active; }

struct Run {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  Run() { writer.anchor(clock(0, 0)); }
};

}  // namespace

TEST_CASE("a session is kept with all it says, before any clip is known") {
  Run run;
  RoutineRecord record = finished(routine_at(540));
  record.origin = RoutineOrigin::spotted;
  record.outcome = RoutineOutcome::hurt;
  record.hurt = {HurtPlace::knee, HurtKind::shooting};
  REQUIRE(run.writer.save(record));
  const auto rows = routines(run.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].begin_utc_ms == monday_ms + 9 * hour_ms);
  RoutineRecord kept = rows[0].record();
  const Duration since = kept.begin - record.begin;
  kept.begin -= since;
  for (ActiveSpan& span : kept.active) {
    span.begin -= since;
    span.end -= since;
  }
  CHECK(kept == record);
  CHECK(run.writer.active_spans(at_min(0)) == spans_of(record));
}

TEST_CASE("a session said again replaces itself, though the clock was set between") {
  const double jump = GENERATE(0.0, 60.0, -60.0, -600.0);
  Run run;
  run.writer.save(routine_at(540));
  run.writer.anchor(clock(541, 541 + jump));
  run.writer.save(finished(routine_at(540)));
  const auto rows = routines(run.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].begin_utc_ms == monday_ms + 9 * hour_ms);
  CHECK(rows[0].length_ms == 4 * minute_ms);
  CHECK(rows[0].outcome == RoutineOutcome::completed);
  REQUIRE(rows[0].holds.size() == 2);
  CHECK(rows[0].holds[1].confirmed_ms == 27'000);
  CHECK(rows[0].active.size() == 2);
  CHECK(run.writer.active_spans(at_min(0)) == spans_of(finished(routine_at(540))));
}

TEST_CASE("a session that is said again with fewer holds and spans has no others") {
  Run run;
  run.writer.save(finished(routine_at(540)));
  RoutineRecord record = routine_at(540);
  record.holds.pop_back();
  record.active.clear();
  run.writer.save(record);
  CHECK(routines(run.folder.file()).at(0).holds.size() == 1);
  CHECK(routines(run.folder.file()).at(0).active.empty());
  CHECK(integer(run.folder.file(), "SELECT count(*) FROM routine_hold") == 1);
}

TEST_CASE("a session that a run left under way is closed by the next as it was last saved") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor(clock(0, 0));
    writer.save(finished(routine_at(500)));
    writer.save(routine_at(540));
  }
  HistoryWriter writer{folder.file()};
  writer.anchor(clock(5, 600));  // booted again
  CHECK(writer.take_over() == 1);
  CHECK(writer.take_over() == 0);
  CHECK(outcomes(folder.file()) == Found{"500 completed", "540 interrupted"});
  const StoredRoutine row = routines(folder.file()).at(1);
  CHECK(row.length_ms == 90'000);
  CHECK(row.holds.at(0).outcome == HoldOutcome::held);
  CHECK(row.holds.at(1).outcome == HoldOutcome::cut_short);
  CHECK(row.holds.at(1).confirmed_ms == 12'000);
  CHECK(writer.notices().empty());
  // An hour before on the axis of this boot.
  CHECK(writer.active_spans(at_min(-60)) == spans_of(routine_at(-55)));
}

TEST_CASE("spans that reach into the time from a moment on come in order") {
  Run run;
  run.writer.save(finished(routine_at(600)));
  run.writer.save(finished(routine_at(540)));
  const auto from = [&](double minute) { return run.writer.active_spans(at_min(minute)).size(); };
  CHECK(from(0) == 4);
  CHECK(from(540.5) == 4);
  CHECK(from(541) == 3);
  CHECK(from(543.9) == 3);
  CHECK(from(544) == 2);
  CHECK(from(700) == 0);
  CHECK(run.writer.active_spans(at_min(0)).front().begin == at_min(540) + 10s);
}

TEST_CASE("spans are true on the boot axis though the clock was set while a session ran") {
  Run run;
  run.writer.save(routine_at(540));
  run.writer.anchor(clock(541, 541 + 3 * 24 * 60));
  run.writer.save(finished(routine_at(540)));
  run.writer.save(finished(routine_at(560)));
  const auto spans = run.writer.active_spans(at_min(540));
  REQUIRE(spans.size() == 4);
  CHECK(spans[0].begin == at_min(540) + 10s);
  CHECK(spans[3].end == at_min(564));
}

TEST_CASE("spans of time lived twice are joined") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor(clock(0, 0));
    writer.save(finished(routine_at(540)));
    writer.anchor(clock(600, 540.5));
    writer.save(finished(routine_at(600)));
  }
  HistoryWriter writer{folder.file()};
  writer.anchor(clock(0, 0));
  const auto spans = writer.active_spans(at_min(0));
  CHECK(spans == std::vector{ActiveSpan{at_min(540) + 10s, at_min(544.5)}});
}

TEST_CASE("sessions of time lived twice are both kept") {
  Run run;
  run.writer.save(finished(routine_at(540)));
  run.writer.anchor(clock(600, 540));
  run.writer.save(routine_at(600));
  run.writer.save(finished(routine_at(600)));
  CHECK(outcomes(run.folder.file()) == Found{"540 completed", "540 completed"});
}

TEST_CASE("a session stays in the time zone it began in") {
  int zone_h = 1;
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  const auto calendar = [&] {
    return Calendar{clock(0, 0), [&zone_h](std::int64_t) { return zone_h * 3600; }};
  };
  writer.record_as(SourceKind::clip, "SW-1", calendar());
  writer.save(routine_at(10));
  zone_h = -5;
  writer.record_as(SourceKind::clip, "SW-2", calendar());
  writer.save(finished(routine_at(10)));
  CHECK(routines(folder.file()).at(0).utc_offset_s == 3600);
}

TEST_CASE("what a session cannot be is brought within bounds, or not kept") {
  Run run;
  run.writer.anchor({at_min(0), -10 * day_ms});
  CHECK_FALSE(run.writer.save(routine_at(1)));
  run.writer.anchor(clock(0, 0));
  RoutineRecord record = routine_at(20);
  record.title = "bold \x1B[1m";
  record.length = -1s;
  record.holds[0].confirmed = 20s;  // and timed 30 s, of 30 s
  record.holds[1].asked = -5s;
  record.active = {{at_min(19), at_min(21)}, {at_min(20), at_min(22)}};
  CHECK(run.writer.save(record));
  const StoredRoutine row = routines(run.folder.file()).at(0);
  CHECK(row.title == "lunge");
  CHECK(row.length_ms == 0);
  CHECK(row.holds.at(0).confirmed_ms == 20'000);
  CHECK(row.holds.at(0).timed_ms == 10'000);
  CHECK(row.holds.at(1).confirmed_ms == 0);
  CHECK(row.active.empty());
  record.routine = "../lunge";
  CHECK_FALSE(run.writer.save(record));
}

TEST_CASE("a reader beside the writer sees a session with all its holds, or as it was before") {
  Run run;
  HistoryReader reader{run.folder.file()};
  const std::int64_t before = reader.data_version();
  run.writer.save(routine_at(540));
  CHECK(reader.routines(always).at(0).holds.at(1).outcome == HoldOutcome::under_way);
  CHECK(reader.data_version() != before);
  run.writer.save(finished(routine_at(540)));
  CHECK(reader.routines(always).at(0).holds.at(1).outcome == HoldOutcome::held);
  CHECK(reader.routines({monday_ms, monday_ms + 9 * hour_ms}).empty());
}

TEST_CASE("the schema refuses sessions that make no sense") {
  Run run;
  run.writer.save(finished(routine_at(540)));
  for (const char* change :
       {"routine_session SET begin_utc_ms = -1", "routine_session SET utc_offset_s = 64801",
        "routine_session SET routine = ''", "routine_session SET title = NULL",
        "routine_session SET origin = 2", "routine_session SET outcome = 6",
        "routine_session SET length_ms = 1 << 40", "routine_session SET hurt_place = 8",
        "routine_session SET hurt_kind = 'sharp'", "routine_hold SET number = -1 - number",
        "routine_hold SET step = -1", "routine_hold SET repetition = 0",
        "routine_hold SET side = 3", "routine_hold SET asked_ms = timed_ms + confirmed_ms - 1",
        "routine_hold SET confirmed_ms = 30001", "routine_hold SET timed_ms = -1",
        "routine_hold SET outcome = 4", "routine_active SET from_ms = to_ms",
        "routine_active SET to_ms = 86400001"}) {
    INFO(change);
    CHECK_THROWS(execute(run.folder.file(), std::string{"UPDATE "} + change));
  }
}

TEST_CASE("hostile sessions, holds and spans are left out, each by itself") {
  Run run;
  run.writer.save(finished(routine_at(540)));
  const std::string session = "INSERT INTO routine_session SELECT max(begin_utc_ms) + 1, ";
  execute(run.folder.file(),
          "PRAGMA ignore_check_constraints = 1;" + session +
              "1 << 40, 'a', '', 0, 1, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a b', '', 0, 1, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a', x'1b5b' || '', 0, 1, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a', cast(x'c328' AS TEXT), 0, 1, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a', '', 256, 1, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a', '', 0, 77, 0, 0, 0 FROM routine_session;" + session +
              "0, 'a', '', 0, 1, -1, 0, 0 FROM routine_session;" + session +
              "0, 'a', '', 0, 1, 9223372036854775807, 0, 0 FROM routine_session;" + session +
              "0, 'a', '', 0, 1, 0, 99, 0 FROM routine_session;" + session +
              "0, 'a', '', 0, 1, 0, 0, -3 FROM routine_session;"
              "INSERT INTO routine_session VALUES (-5, 0, 'a', '', 0, 1, 0, 0, 0), "
              "(9223372036854775807, 0, 'a', '', 0, 1, 0, 0, 0);");
  const std::string hold = "INSERT INTO routine_hold SELECT min(begin_utc_ms), ";
  execute(run.folder.file(),
          "PRAGMA ignore_check_constraints = 1;"
          "DELETE FROM routine_session WHERE begin_utc_ms < 0;" +
              hold + "2, 1 << 40, 1, 0, 0, 0, 0, 1 FROM routine_session;" + hold +
              "3, 0, 1, 7, 0, 0, 0, 1 FROM routine_session;" + hold +
              "4, 0, 1, 0, 5, 5, 1, 1 FROM routine_session;" + hold +
              "5, 0, 1, 0, 5, 9223372036854775807, 9223372036854775807, 1 FROM routine_session;" +
              hold + "6, 0, 1, 0, 5, 5, 0, 256 FROM routine_session;" + hold +
              "7, 0, 1, 0, 5, -5, 0, 1 FROM routine_session;"
              "INSERT INTO routine_hold VALUES (77, 0, 0, 1, 0, 5, 5, 0, 1);"
              "INSERT INTO routine_active SELECT min(begin_utc_ms), 5, 11000 FROM routine_session;"
              "INSERT INTO routine_active SELECT min(begin_utc_ms), 20000, 21000 FROM "
              "routine_session;"
              "INSERT INTO routine_active SELECT min(begin_utc_ms), 250000, 9223372036854775807 "
              "FROM routine_session");
  const auto rows = routines(run.folder.file());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].holds.size() == 2);
  for (const StoredSpan& span : rows[0].active) CHECK(span.to_ms <= rows[0].length_ms);
  CHECK(run.writer.active_spans(at_min(0)).size() <= 3);
  CHECK(run.writer.take_over() >= 0);
}

TEST_CASE("sessions are imported once, and never over those that are there") {
  Run run;
  run.writer.save(finished(routine_at(540)));
  std::vector<StoredRoutine> rows = routines(run.folder.file());
  rows[0].title = "Another";
  rows.push_back(rows[0]);
  rows[1].begin_utc_ms += minute_ms;
  rows[1].outcome = RoutineOutcome::under_way;
  rows[1].holds[1].outcome = HoldOutcome::under_way;
  rows.push_back(rows[0]);
  rows[2].holds[0].confirmed_ms = 1;
  rows.push_back(rows[0]);
  rows[3].active[0].from_ms = -1;
  const ImportCounts counts = run.writer.import(rows);
  CHECK(counts.added == 1);
  CHECK(counts.unchanged == 1);
  CHECK(counts.invalid == 2);
  CHECK(outcomes(run.folder.file()) == Found{"540 completed", "541 interrupted"});
  CHECK(routines(run.folder.file()).at(0).title == "Gentle kneeling lunge");
  CHECK(routines(run.folder.file()).at(1).holds.at(1).outcome == HoldOutcome::cut_short);
}

TEST_CASE("a year of three routines a day and a check-in takes less than half a megabyte") {
  Run run;
  const auto size = [&] {
    execute(run.folder.file(), "PRAGMA wal_checkpoint(TRUNCATE)");
    return std::filesystem::file_size(run.folder.file());
  };
  const auto before = size();
  std::vector<StoredRoutine> sessions;
  std::vector<StoredCheckIn> check_ins;
  for (int day = 0; day < 365; ++day) {
    const std::int64_t morning_ms = monday_ms + day * day_ms + 8 * hour_ms;
    for (int i = 0; i < 3; ++i) {
      StoredRoutine& session = sessions.emplace_back(
          StoredRoutine{.begin_utc_ms = morning_ms + i * 4 * hour_ms + 12'345 + i,
                        .utc_offset_s = 3600,
                        .routine = "kneeling-lunge",
                        .title = "Gentle kneeling lunge",
                        .outcome = RoutineOutcome::completed,
                        .length_ms = 412'345,
                        .active = {{10'000, 200'123}, {230'456, 412'345}}});
      for (int hold = 0; hold < 8; ++hold)
        session.holds.push_back({.step = hold / 4,
                                 .repetition = hold / 2 % 2 + 1,
                                 .side = hold % 2 == 0 ? Side::left : Side::right,
                                 .asked_ms = 45'000,
                                 .confirmed_ms = 42'345,
                                 .timed_ms = 2655,
                                 .outcome = HoldOutcome::held});
    }
    check_ins.push_back({.at_utc_ms = morning_ms,
                         .utc_offset_s = 3600,
                         .day = std::chrono::local_days{std::chrono::days{morning_ms / day_ms}},
                         .check_in = {.figures = {{Symptom::low_back_pain, 3},
                                                  {Symptom::front_of_hip, 4},
                                                  {Symptom::digestion, 0}},
                                      .stress = 5,
                                      .note = "Stiff after the long drive, better at night."}});
  }
  REQUIRE(run.writer.import(sessions).added == 3 * 365);
  REQUIRE(run.writer.import(check_ins).added == 365);
  const auto growth = size() - before;
  CAPTURE(growth);
  CHECK(growth < 500'000);
}
