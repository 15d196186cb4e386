#include <chrono>
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

Prompt shown(double minute) {
  return {.shown = at_min(minute),
          .reason = PromptReason::unlocked,
          .sat = 31min,
          .waited = 90s,
          .held = Holds{Hold::call} | Hold::full_screen,
          .sat_in_quiet = 12min,
          .ended = at_min(minute)};
}

Prompt followed(Prompt prompt, double minute) {
  prompt.outcome = PromptOutcome::acted;
  prompt.ended = at_min(minute);
  prompt.break_length = 3min;
  return prompt;
}

ClockAnchor clock(double boot_min, double utc_min) {
  return {at_min(boot_min), monday_ms + static_cast<std::int64_t>(utc_min * minute_ms)};
}

/// Minutes since Monday at which prompts are kept, and what became of them.
std::vector<std::string> prompts(const std::filesystem::path& file) {
  std::vector<std::string> found;
  for (const StoredPrompt& row : HistoryReader{file}.prompts(always))
    found.push_back(std::to_string((row.shown_utc_ms - monday_ms) / minute_ms) + " " +
                    std::string{name_of(row.outcome)});
  return found;
}
using Found = std::vector<std::string>;

std::int64_t minute(const StoredQuiet& quiet) {
  return (quiet.until_utc_ms - quiet.begin_utc_ms) / minute_ms;
}

struct Run {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  Run() { writer.anchor(clock(0, 0)); }
};

}  // namespace

TEST_CASE("a prompt is kept with all it says, before any clip is known") {
  Run run;
  const Prompt prompt = followed(shown(540), 541);
  run.writer.save(prompt);
  HistoryReader reader{run.folder.file()};
  CHECK(reader.sources().empty());
  const auto rows = reader.prompts(always);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].shown_utc_ms == monday_ms + 9 * hour_ms);
  CHECK(rows[0].reason == PromptReason::unlocked);
  CHECK(rows[0].sat_ms == 31 * minute_ms);
  CHECK(rows[0].waited_ms == 90'000);
  CHECK(rows[0].held == (Holds{Hold::call} | Hold::full_screen));
  CHECK(rows[0].sat_in_quiet_ms == 12 * minute_ms);
  CHECK(rows[0].outcome == PromptOutcome::acted);
  CHECK(rows[0].ended_utc_ms == rows[0].shown_utc_ms + minute_ms);
  CHECK(rows[0].break_ms == 3 * minute_ms);
  CHECK(run.writer.prompts(at_min(0)) == std::vector{prompt});
}

TEST_CASE("a prompt said again replaces itself, though the clock was set between") {
  const double jump = GENERATE(0.0, 60.0, -60.0, -600.0);
  Run run;
  run.writer.save(shown(540));
  run.writer.anchor(clock(541, 541 + jump));
  run.writer.save(followed(shown(540), 542));
  const auto rows = HistoryReader{run.folder.file()}.prompts(always);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].shown_utc_ms == monday_ms + 9 * hour_ms);
  CHECK(rows[0].ended_utc_ms - rows[0].shown_utc_ms == 2 * minute_ms);
  CHECK(rows[0].outcome == PromptOutcome::acted);
}

TEST_CASE("a clip that comes while a prompt is on show changes nothing about it") {
  Run run;
  run.writer.save(shown(540));
  run.writer.record_as(SourceKind::clip, "SW-1", Calendar{clock(541, 700)});
  run.writer.save(followed(shown(540), 542));
  CHECK(prompts(run.folder.file()) == Found{"540 acted"});
}

TEST_CASE("a prompt taken over by the next run replaces its row, though the clock was set since") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor(clock(0, 0));
    writer.save(followed(shown(500), 501));
    writer.save(shown(540));
  }
  HistoryWriter writer{folder.file()};
  writer.anchor(clock(5, 542));  // booted again
  auto taken_over = writer.prompts(at_min(5 - 120));
  REQUIRE(taken_over.size() == 2);
  CHECK(taken_over[1].shown == at_min(3));
  CHECK(taken_over[1].outcome == PromptOutcome::open);
  CHECK(taken_over[1].sat == 31min);
  writer.anchor(clock(6, 600));
  writer.save(followed(taken_over[1], 6));
  CHECK(prompts(folder.file()) == Found{"500 acted", "540 acted"});
  writer.save(shown(7));
  CHECK(prompts(folder.file()) == Found{"500 acted", "540 acted", "601 open"});
}

TEST_CASE("a prompt left open that is too old to be taken over is closed as withdrawn") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor(clock(0, 0));
    writer.save(followed(shown(100), 101));
    writer.save(shown(200));
    writer.save(shown(2000));
  }
  HistoryWriter writer{folder.file()};
  writer.anchor(clock(2002, 2002));
  CHECK(writer.prompts(at_min(1800)).size() == 1);
  CHECK(prompts(folder.file()) == Found{"100 acted", "200 withdrawn", "2000 open"});
  CHECK(writer.notices().empty());
}

TEST_CASE("a prompt dated by a clock that was years ahead is not taken over") {
  Run run;
  run.writer.anchor(clock(0, 3e6));
  run.writer.save(shown(1));
  run.writer.anchor(clock(2, 2));
  CHECK(run.writer.prompts(at_min(0)).empty());
}

TEST_CASE("prompts of time lived twice are both kept") {
  Run run;
  run.writer.save(followed(shown(540), 541));
  run.writer.anchor(clock(600, 540));
  run.writer.save(shown(600));
  run.writer.save(followed(shown(600), 601));
  CHECK(prompts(run.folder.file()) == Found{"540 acted", "540 acted"});
}

TEST_CASE("a prompt stays in the time zone it was shown in") {
  int zone_h = 1;
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  const auto calendar = [&] {
    return Calendar{clock(0, 0), [&zone_h](std::int64_t) { return zone_h * 3600; }};
  };
  writer.record_as(SourceKind::clip, "SW-1", calendar());
  writer.save(shown(10));
  writer.save(Quiet{at_min(10), at_min(30)});
  zone_h = -5;
  writer.record_as(SourceKind::clip, "SW-2", calendar());
  writer.save(followed(shown(10), 11));
  writer.save(Quiet{at_min(10), at_min(20)});
  HistoryReader reader{folder.file()};
  CHECK(reader.prompts(always).at(0).utc_offset_s == 3600);
  CHECK(reader.quiets(always).at(0).utc_offset_s == 3600);
}

TEST_CASE("what the clock before 1970 or a broken length would make of a prompt is not kept") {
  Run run;
  run.writer.anchor({at_min(0), -10 * day_ms});
  run.writer.save(shown(1));
  run.writer.save(Quiet{at_min(1), at_min(2)});
  run.writer.anchor(clock(0, 0));
  Prompt backwards = shown(20);
  backwards.ended = at_min(10);
  backwards.sat = -5min;
  backwards.break_length = 24h * 10'000;
  run.writer.save(backwards);
  HistoryReader reader{run.folder.file()};
  const auto rows = reader.prompts({-day_ms * 100, latest_utc_ms});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].ended_utc_ms == rows[0].shown_utc_ms);
  CHECK(rows[0].sat_ms == 0);
  CHECK(rows[0].break_ms == longest_of_prompt_ms);
  CHECK(reader.quiets(always).empty());
}

TEST_CASE("quiet that ends early is one row with its true end, in force until then only") {
  Run run;
  run.writer.save(Quiet{at_min(540), at_min(600)});
  CHECK(run.writer.quiet(at_min(539)) == std::nullopt);
  CHECK(run.writer.quiet(at_min(541)) == Quiet{at_min(540), at_min(600)});
  run.writer.anchor(clock(550, 620));
  run.writer.save(Quiet{at_min(540), at_min(550)});
  const auto rows = HistoryReader{run.folder.file()}.quiets(always);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].begin_utc_ms == monday_ms + 9 * hour_ms);
  CHECK(minute(rows[0]) == 10);
  CHECK(run.writer.quiet(at_min(550)) == std::nullopt);
}

TEST_CASE("quiet in force is taken over by the next run, and can be ended there") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.anchor(clock(0, 0));
    writer.save(Quiet{at_min(540), at_min(600)});
  }
  HistoryWriter writer{folder.file()};
  writer.anchor(clock(1, 560));
  auto quiet = writer.quiet(at_min(1));
  REQUIRE(quiet);
  CHECK(quiet->until == at_min(41));
  quiet->until = at_min(2);
  writer.save(*quiet);
  const auto rows = HistoryReader{folder.file()}.quiets(always);
  REQUIRE(rows.size() == 1);
  CHECK(minute(rows[0]) == 21);
}

TEST_CASE("a range of quiet holds what reaches into it") {
  Run run;
  run.writer.save(Quiet{at_min(0), at_min(100)});
  run.writer.save(Quiet{at_min(200), at_min(300)});
  HistoryReader reader{run.folder.file()};
  const auto count = [&](int from, int to) {
    return reader.quiets({monday_ms + from * minute_ms, monday_ms + to * minute_ms}).size();
  };
  CHECK(count(50, 60) == 1);
  CHECK(count(100, 200) == 0);
  CHECK(count(99, 201) == 2);
}

TEST_CASE("a reader beside the writer sees each prompt and what becomes of it") {
  Run run;
  HistoryReader reader{run.folder.file()};
  std::int64_t version = reader.data_version();
  const auto changed = [&] { return std::exchange(version, reader.data_version()) != version; };
  run.writer.save(shown(540));
  CHECK(changed());
  CHECK(reader.prompts(always).at(0).outcome == PromptOutcome::open);
  run.writer.save(followed(shown(540), 541));
  CHECK(changed());
  CHECK(reader.prompts(always).at(0).outcome == PromptOutcome::acted);
}

TEST_CASE("the schema refuses prompts that make no sense") {
  Run run;
  run.writer.save(followed(shown(540), 541));
  run.writer.save(Quiet{at_min(540), at_min(600)});
  for (const char* change :
       {"prompt SET shown_utc_ms = -1", "prompt SET shown_utc_ms = 9e18", "prompt SET reason = 5",
        "prompt SET outcome = -1", "prompt SET held = 256", "prompt SET sat_ms = -1",
        "prompt SET waited_ms = NULL", "prompt SET sat_in_quiet_ms = 1 << 60",
        "prompt SET ended_utc_ms = shown_utc_ms - 1", "prompt SET break_ms = 'long'",
        "prompt SET utc_offset_s = 64801", "quiet SET until_utc_ms = begin_utc_ms - 1",
        "quiet SET until_utc_ms = 1 << 62", "quiet SET utc_offset_s = -64801"}) {
    INFO(change);
    CHECK_THROWS(execute(run.folder.file(), std::string{"UPDATE "} + change));
  }
}

TEST_CASE("hostile rows are left out, by the reader and by a run that takes over") {
  Run run;
  run.writer.save(followed(shown(540), 541));
  execute(run.folder.file(),
          "PRAGMA ignore_check_constraints = 1;"
          "INSERT INTO prompt SELECT shown_utc_ms + 1, 1 << 40, reason, sat_ms, waited_ms, held, "
          "sat_in_quiet_ms, outcome, ended_utc_ms, break_ms FROM prompt;"
          "INSERT INTO prompt SELECT max(shown_utc_ms) + 1, 0, 256, 0, 0, 0, 0, 1, "
          "max(shown_utc_ms) + 1, 0 FROM prompt;"
          "INSERT INTO prompt SELECT max(shown_utc_ms) + 1, 0, 77, 0, 0, 0, 0, 99, "
          "9223372036854775807, 0 FROM prompt;"
          "INSERT INTO prompt VALUES (9223372036854775807, 0, 0, 0, 0, 0, 0, 1, "
          "9223372036854775807, -9223372036854775808);"
          "INSERT INTO quiet VALUES (5, 9223372036854775807, 0)");
  HistoryReader reader{run.folder.file()};
  CHECK(reader.prompts(always).size() == 1);
  CHECK(reader.quiets(always).empty());
  CHECK(run.writer.prompts(at_min(0)).size() == 1);
  CHECK(run.writer.quiet(at_min(0)) == std::nullopt);
}

TEST_CASE("prompts are imported once, and never over those that are there") {
  Run run;
  run.writer.save(followed(shown(540), 541));
  auto rows = HistoryReader{run.folder.file()}.prompts(always);
  rows[0].outcome = PromptOutcome::skipped;
  rows.push_back(rows[0]);
  rows[1].shown_utc_ms += minute_ms;
  rows[1].outcome = PromptOutcome::open;
  rows.push_back(rows[0]);
  rows[2].held = Holds{1 << 9};
  const ImportCounts counts = run.writer.import(rows);
  CHECK(counts.added == 1);
  CHECK(counts.unchanged == 1);
  CHECK(counts.invalid == 1);
  CHECK(prompts(run.folder.file()) == Found{"540 acted", "541 withdrawn"});
}

TEST_CASE("a year of a dozen prompts a day takes less than 200 kB") {
  Run run;
  const auto size = [&] {
    execute(run.folder.file(), "PRAGMA wal_checkpoint(TRUNCATE)");
    return std::filesystem::file_size(run.folder.file());
  };
  const auto before = size();
  std::vector<StoredPrompt> year;
  for (int day = 0; day < 365; ++day)
    for (int i = 0; i < 12; ++i)
      year.push_back({.shown_utc_ms = monday_ms + day * day_ms + (9 * 60 + 40 * i) * minute_ms + i,
                      .utc_offset_s = 3600,
                      .reason = PromptReason::paused,
                      .sat_ms = 1'812'345,
                      .waited_ms = 12'345,
                      .outcome = PromptOutcome::acted,
                      .break_ms = 200'123});
  for (StoredPrompt& row : year) row.ended_utc_ms = row.shown_utc_ms + 43'210;
  REQUIRE(run.writer.import(year).added == 365 * 12);
  const auto growth = size() - before;
  CAPTURE(growth);
  CHECK(growth < 200'000);
}
