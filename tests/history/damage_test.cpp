// What is not ours, newer than ours or broken: refused or set aside, never lost.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "history/fixture.hpp"
#include "history/schema.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void fill(const fs::path& file, int bouts) {
  HistoryWriter writer{file};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  std::vector<Effect> effects;
  for (int i = 0; i < bouts; ++i) effects.push_back(saved(i, i + 1));
  writer.apply(effects);
}

std::string error_of(const fs::path& file, std::span<const Migration> steps = migrations()) {
  try {
    const HistoryWriter writer{file, steps};
    return {};
  } catch (const HistoryError& error) {
    return error.what();
  }
}

/// The databases beside `file` whose names go on with `part`.
std::vector<fs::path> beside(const fs::path& file, const std::string& part) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator{file.parent_path()})
    if (entry.path().string().starts_with(file.string() + part) &&
        !entry.path().string().ends_with("-wal") && !entry.path().string().ends_with("-shm"))
      found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

void overwrite(const fs::path& file, std::streamoff at, std::size_t length) {
  std::fstream out{file, std::ios::binary | std::ios::in | std::ios::out};
  out.seekp(at);
  out << std::string(length, '\x5a');
}

/// What a later Sitwell will know: all that this one does, and a step more.
std::vector<Migration> with_next(const char* sql) {
  std::vector<Migration> steps(migrations().begin(), migrations().end());
  steps.push_back({schema_version() + 1, sql});
  return steps;
}

/// A file as the Sitwell of that version began it.
void begin_at(int version, const fs::path& file) {
  for (const Migration& step : migrations().first(static_cast<std::size_t>(version)))
    execute(file, step.sql);
  execute(file, "PRAGMA journal_mode = WAL");
  std::string head = "PRAGMA application_id = ";  // piece by piece: g++ 12 sees ghosts in a sum
  head.append(std::to_string(application_id)).append("; PRAGMA user_version = ");
  head.append(std::to_string(version));
  execute(file, head);
}

/// With bouts, one of them open, a prompt and quiet.
void begin_third_version(const fs::path& file) {
  begin_at(3, file);
  execute(file,
          "INSERT INTO source VALUES (1, 'clip', 'SW-1', 0), (2, 'recording', 'walk.csv', 0);"
          "INSERT INTO bout VALUES (1704672000000, 2, 600000, 3600, 2, 0, 0, 0, 0), "
          "(1704672600000, 1, 600000, 0, 4, 0, 0, 0, 0), "
          "(1704673200000, 1, 600000, 0, 2, 6000, 2, 7000, 1);"
          "INSERT INTO prompt VALUES (1704673000000, 0, 0, 1, 2, 3, 4, 1, 1704673000005, 6);"
          "INSERT INTO quiet VALUES (1704673000000, 1704673000005, 0)");
}

const std::vector<Migration> next_version =
    with_next("ALTER TABLE source ADD COLUMN note TEXT; UPDATE source SET note = name;");

}  // namespace

TEST_CASE("a damaged header has the file set aside as it was and a new one begun") {
  TempFolder folder;
  fill(folder.file(), 10);
  overwrite(folder.file(), 0, 100);
  const std::string damaged = content(folder.file());

  const HistoryWriter writer{folder.file()};
  REQUIRE(writer.notices().size() == 1);
  const auto aside = beside(folder.file(), ".damaged-");
  REQUIRE(aside.size() == 1);
  CHECK(holds(writer.notices()[0], aside[0].string()));
  CHECK(content(aside[0]) == damaged);
  CHECK(rows(folder.file()).empty());
}

TEST_CASE("a damaged page in the middle is found when the file is opened") {
  TempFolder folder;
  fill(folder.file(), 5000);
  const auto size = static_cast<std::streamoff>(fs::file_size(folder.file()));
  overwrite(folder.file(), size / 2 / 4096 * 4096, 4096);

  const HistoryWriter writer{folder.file()};
  CHECK(writer.notices().size() == 1);
  CHECK(beside(folder.file(), ".damaged-").size() == 1);
}

TEST_CASE("two files damaged within a second are both kept") {
  TempFolder folder;
  for (int i = 0; i < 2; ++i) {
    std::ofstream{folder.file()} << "no database " << i << std::string(2000, '.');
    const HistoryWriter writer{folder.file()};
    CHECK(writer.notices().size() == 1);
  }
  CHECK(beside(folder.file(), ".damaged-").size() == 2);
}

TEST_CASE("a sound file is opened without a word, an empty one too") {
  TempFolder folder;
  fill(folder.file(), 10);
  CHECK(HistoryWriter{folder.file()}.notices().empty());
  const fs::path empty = folder.path() / "empty.db";
  std::ofstream{empty}.flush();
  CHECK(HistoryWriter{empty}.notices().empty());
}

TEST_CASE("a history of a newer version is refused and untouched") {
  TempFolder folder;
  fill(folder.file(), 10);
  execute(folder.file(), "PRAGMA user_version = 99");
  const std::string before = content(folder.file());
  const auto time = fs::last_write_time(folder.file());
  const std::string error = error_of(folder.file());
  CHECK(holds(error, folder.file().string()));
  CHECK(holds(error, "version 99"));
  CHECK(holds(error, "install the newer Sitwell"));
  CHECK(content(folder.file()) == before);
  CHECK(fs::last_write_time(folder.file()) == time);
}

TEST_CASE("another program's database is refused and untouched") {
  TempFolder folder;
  execute(folder.file(), "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  const std::string before = content(folder.file());
  CHECK(holds(error_of(folder.file()), "not a Sitwell history"));
  CHECK(content(folder.file()) == before);
}

TEST_CASE("an older history is copied and brought up to date, its rows kept") {
  TempFolder folder;
  fill(folder.file(), 3);
  const auto before = rows(folder.file());
  const std::string next = std::to_string(schema_version() + 1);
  const std::string before_next = "history.db.before-v" + next;
  {
    const HistoryWriter writer{folder.file(), next_version};
    REQUIRE(writer.notices().size() == 1);
    CHECK(holds(writer.notices()[0], before_next));
  }
  execute(folder.file(), "SELECT note FROM source");
  CHECK(rows(folder.path() / before_next) == before);
  CHECK(error_of(folder.file(), next_version).empty());
  CHECK(holds(error_of(folder.file()), "version " + next));  // for this one it is newer now
}

TEST_CASE("a history of the first version keeps its rows and its mountings") {
  TempFolder folder;
  begin_at(1, folder.file());
  execute(folder.file(),
          "INSERT INTO source VALUES (1, 'clip', 'SW-1', 0);"
          "INSERT INTO bout VALUES (1704672000000, 1, 60000, 0, 2, 0, 0, 0, 0);"
          "INSERT INTO mounting VALUES (1, 0, 2, 0, 1, 0, 0, 0, 1, 1, 83.5, 12, 4.5, "
          "1704672000000)");
  HistoryWriter writer{folder.file()};
  CHECK(rows(folder.file()).size() == 1);
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  const auto kept = writer.mountings(BodySite::thigh, at_min(0));
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].source == MountingSource::guided);
  CHECK(kept[0].x == Vector3{0, 1, 0});
  CHECK(kept[0].y == Vector3{0, 0, 1});
  CHECK(kept[0].seated_flexion_deg == 83.5);
  CHECK(kept[0].since == at_min(0));
}

TEST_CASE("a history of the second version keeps all it has, and has room for prompts") {
  TempFolder folder;
  begin_at(2, folder.file());
  execute(
      folder.file(),
      "INSERT INTO source VALUES (1, 'clip', 'SW-1', 0);"
      "INSERT INTO bout VALUES (1704672000000, 1, 600000, 0, 2, 0, 0, 0, 0), "
      "(1704672600000, 1, 600000, 0, 4, 0, 0, 0, 1);"
      "INSERT INTO mounting VALUES (1, 0, 1704672060000, 2, 0, 1, 0, 0, 0, 1, 1, 83.5, 12, 4.5)");
  CHECK_THROWS_AS(HistoryReader{folder.file()}, HistoryError);  // until a writer has been there
  HistoryWriter writer{folder.file()};
  REQUIRE(writer.notices().size() == 1);
  CHECK(holds(writer.notices()[0], "history.db.before-v5"));
  CHECK(beside(folder.file(), ".before-v5").size() == 1);
  CHECK(rows(folder.file()) == std::vector<std::string>{"0-10 sitting", "10-20 standing open"});
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  CHECK(writer.mountings(BodySite::thigh, at_min(5)).size() == 1);
  writer.save(Prompt{.shown = at_min(15), .ended = at_min(15)});
  writer.save(Quiet{at_min(16), at_min(17)});
  HistoryReader reader{folder.file()};
  CHECK(reader.prompts({0, monday_ms + day_ms}).size() == 1);
  CHECK(reader.quiets({0, monday_ms + day_ms}).size() == 1);
  CHECK(reader.integrity().empty());
}

TEST_CASE("a history of the third version keeps all it has, and has room for routines") {
  TempFolder folder;
  begin_third_version(folder.file());
  const auto written = [&](const char* column) {
    return integer(folder.file(), "SELECT " + std::string{column} + " FROM bout WHERE open = 1");
  };
  HistoryWriter writer{folder.file()};
  REQUIRE(writer.notices().size() == 1);
  CHECK(holds(writer.notices()[0], "history.db.before-v5"));
  CHECK(rows(folder.file()) ==
        std::vector<std::string>{"0-10 sitting +1h", "10-20 standing", "20-30 sitting open"});
  CHECK(written("source_id") == 1);
  CHECK(written("interrupted_ms") == 6000);
  CHECK(written("interruptions") == 2);
  CHECK(written("moving_ms") == 7000);
  CHECK(integer(folder.file(), "SELECT count(*) FROM sqlite_master WHERE name = 'open_bout'") == 1);

  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  CHECK(writer.notices().size() == 2);  // the open bout was found through its index, and closed
  writer.apply(std::vector<Effect>{saved(30, 40, Posture::exercising)});
  CHECK(rows(folder.file()).back() == "30-40 exercising");
  CHECK(writer.save(RoutineRecord{.begin = at_min(30), .routine = "lunge"}));
  HistoryReader reader{folder.file()};
  CHECK(reader.prompts({0, latest_utc_ms}).size() == 1);
  CHECK(reader.quiets({0, latest_utc_ms}).size() == 1);
  CHECK(reader.routines({0, latest_utc_ms}).size() == 1);
  CHECK(reader.integrity().empty());
}

TEST_CASE("a history of the fourth version keeps its bouts, whose steps nobody counted") {
  TempFolder folder;
  begin_at(4, folder.file());
  execute(folder.file(),
          "INSERT INTO source VALUES (1, 'clip', 'SW-1', 0);"
          "INSERT INTO bout VALUES (1704672000000, 1, 600000, 3600, 5, 6000, 2, 590000, 0), "
          "(1704672600000, 1, 600000, 0, 8, 0, 0, 0, 1);"
          "INSERT INTO routine_session VALUES (1704672600000, 0, 'lunge', '', 0, 0, 5, 0, 0);"
          "INSERT INTO check_in VALUES (19730, 1704672600000, 0, 3, '')");
  HistoryWriter writer{folder.file()};
  REQUIRE(writer.notices().size() == 1);
  CHECK(rows(folder.file()) ==
        std::vector<std::string>{"0-10 moving +1h", "10-20 exercising open"});
  HistoryReader reader{folder.file()};
  const StoredBout kept = reader.bouts({0, latest_utc_ms}).at(0);
  CHECK(kept.interrupted_ms == 6000);
  CHECK(kept.interruptions == 2);
  CHECK(kept.moving_ms == 590'000);
  CHECK_FALSE(kept.steps);
  CHECK(kept.running_ms == 0);
  CHECK(reader.routines({0, latest_utc_ms}).size() == 1);
  CHECK(reader.check_ins(local_day(0, 0, {}), local_day(latest_utc_ms - 1, 0, {})).size() == 1);
  CHECK(reader.integrity().empty());
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  BoutSaved walk = saved(20, 30, Posture::moving);
  walk.bout.steps = 1080;
  writer.apply(std::vector<Effect>{walk});
  CHECK(reader.bouts({0, latest_utc_ms}).back().steps == 1080);
}

TEST_CASE("a history of the third version that cannot be brought up is left untouched") {
  TempFolder folder;
  begin_third_version(folder.file());
  execute(folder.file(), "CREATE TABLE plan (id); PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string before = content(folder.file());
  const std::string error = error_of(folder.file());
  CHECK(holds(error, "plan already exists"));
  CHECK(holds(error, "nothing was changed"));
  CHECK(content(folder.file()) == before);
  CHECK(integer(folder.file(), "SELECT count(*) FROM bout") == 3);
}

TEST_CASE("a new history is begun at the last version") {
  TempFolder folder;
  CHECK(HistoryWriter(folder.file(), next_version).notices().empty());
  execute(folder.file(), "SELECT note FROM source");
  CHECK(beside(folder.file(), ".before-").empty());
}

TEST_CASE("a migration that fails leaves the file untouched") {
  TempFolder folder;
  fill(folder.file(), 3);
  const std::string before = content(folder.file());
  const auto steps = with_next("DELETE FROM bout; INSERT INTO nowhere VALUES (1);");
  const std::string error = error_of(folder.file(), steps);
  CHECK(holds(error, "nowhere"));
  CHECK(holds(error, "nothing was changed"));
  CHECK(content(folder.file()) == before);
  CHECK(rows(folder.file()).size() == 3);
}

TEST_CASE("the schema refuses what makes no sense") {
  TempFolder folder;
  fill(folder.file(), 1);
  for (const char* change :
       {"posture = 0", "posture = 10", "duration_ms = 0", "utc_offset_s = 99999", "open = 2",
        "interrupted_ms = duration_ms + 1", "moving_ms = -1", "posture = 'sitting'", "steps = -1",
        "running_ms = duration_ms + 1"}) {
    INFO(change);
    CHECK_THROWS(execute(folder.file(), std::string{"UPDATE bout SET "} + change));
  }
}

TEST_CASE("a folder in the way, or one that cannot be made, is named in the error") {
  TempFolder folder;
  CHECK(holds(error_of(folder.path()), folder.path().string()));
  std::ofstream{folder.path() / "plain"} << "x";
  CHECK(holds(error_of(folder.path() / "plain" / "history.db"), "plain/history.db"));
}
