#include "history/reader.hpp"

#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "history/fixture.hpp"
#include "history/paths.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace {

constexpr local_days monday{2024y / January / 8};

UtcRange minutes_of_monday(int from, int to) {
  return {monday_ms + from * minute_ms, monday_ms + to * minute_ms};
}

std::string error_of(const std::filesystem::path& file) {
  try {
    HistoryReader reader{file};
    return {};
  } catch (const HistoryError& error) {
    return error.what();
  }
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a range gives the bouts that overlap it") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  writer.apply(std::vector<Effect>{saved(0, 10), saved(10, 20, Posture::standing), saved(30, 40)});
  HistoryReader reader{folder.file()};
  const auto count = [&](int from, int to) {
    return reader.bouts(minutes_of_monday(from, to)).size();
  };
  CHECK(count(0, 40) == 3);
  CHECK(count(5, 6) == 1);
  CHECK(count(5, 10) == 1);
  CHECK(count(5, 11) == 2);
  CHECK(count(20, 30) == 0);
  CHECK(count(40, 100) == 0);
  CHECK(count(-50, 1) == 1);
  CHECK(reader.bouts(minutes_of_monday(5, 6))[0].duration_ms == 10 * minute_ms);
}

TEST_CASE("a reader beside the writer sees each commit, and that there was one") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  HistoryReader reader{folder.file()};
  CHECK(reader.bout_count() == 0);
  const std::int64_t before = reader.data_version();
  CHECK(reader.data_version() == before);
  writer.apply(std::vector<Effect>{saved(540, 541, Posture::sitting, true)});
  CHECK(reader.data_version() != before);
  CHECK(reader.days(monday, monday)[0].exposure.sitting == 1min);
  writer.apply(std::vector<Effect>{saved(540, 545, Posture::sitting, true)});
  CHECK(reader.days(monday, monday)[0].exposure.sitting == 5min);
}

TEST_CASE("a reader that is kept open does not keep the log from being emptied") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
  HistoryReader reader{folder.file()};
  for (int minute = 1; minute < 1400; ++minute) {
    writer.apply(std::vector<Effect>{saved(0, minute, Posture::sitting, true)});
    if (minute % 100 == 0) CHECK(reader.bouts(minutes_of_monday(0, 1)).size() == 1);
  }
  // SQLite empties it at a thousand pages of 4 kB; all that was written is more than ten megabytes.
  CHECK(std::filesystem::file_size(folder.file().string() + "-wal") < 5'000'000);
}

TEST_CASE("the reader knows what the file holds") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  HistoryReader reader{folder.file()};
  CHECK_FALSE(reader.bounds());
  CHECK_FALSE(reader.first_and_last_day());
  writer.record_as(SourceKind::recording, "walk.csv", utc_calendar());
  writer.apply(std::vector<Effect>{saved(60, 70), saved(26 * 60, 28 * 60)});
  CHECK(reader.schema_version() == schema_version());
  CHECK(reader.bounds() == minutes_of_monday(60, 28 * 60));
  CHECK(reader.first_and_last_day() == std::pair{monday - days{1}, monday});
  CHECK(reader.sources().at(0).name == "walk.csv");
  CHECK(reader.sources().at(0).kind == SourceKind::recording);
  CHECK(reader.integrity().empty());
}

TEST_CASE("a check of the file finds rows that overlap") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    writer.apply(std::vector<Effect>{saved(0, 10), saved(20, 30)});
  }
  execute(folder.file(), "UPDATE bout SET duration_ms = 1300000 WHERE duration_ms = 600000");
  CHECK(HistoryReader{folder.file()}.integrity().size() == 1);
}

TEST_CASE("a missing history is no failure of the machine but a beginning") {
  TempFolder folder;
  const std::string error = error_of(folder.file());
  CHECK(holds(error, folder.file().string()));
  CHECK(holds(error, "no history here yet"));
  CHECK_FALSE(std::filesystem::exists(folder.file()));
  std::ofstream{folder.file()}.flush();
  CHECK(holds(error_of(folder.file()), "no history here yet"));
}

TEST_CASE("a newer history, another program's database and a text file are told apart") {
  TempFolder folder;
  { const HistoryWriter writer{folder.file()}; }
  execute(folder.file(), "PRAGMA user_version = 99");
  CHECK(holds(error_of(folder.file()), "version 99"));
  execute(folder.file(), "PRAGMA application_id = 7");
  CHECK(holds(error_of(folder.file()), "not a Sitwell history"));
  const auto text = folder.path() / "text";
  std::ofstream{text} << std::string(5000, 'x');
  CHECK(holds(error_of(text), "damaged"));
}

TEST_CASE("the reader never writes") {
  TempFolder folder;
  {
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    writer.apply(std::vector<Effect>{saved(0, 10)});
  }
  const std::string before = content(folder.file());
  {
    HistoryReader reader{folder.file()};
    CHECK(reader.days(monday, monday + days{7}).size() == 8);
    CHECK(reader.integrity().empty());
  }
  CHECK(content(folder.file()) == before);
}

TEST_CASE("the history is where XDG says, and its folder and file are the wearer's alone") {
  TempFolder folder;
  const char* old = std::getenv("XDG_DATA_HOME");
  const std::string kept = old != nullptr ? old : "";
  setenv("XDG_DATA_HOME", folder.path().c_str(), 1);
  const std::filesystem::path path = default_history_path();
  setenv("XDG_DATA_HOME", "not/absolute", 1);
  const std::filesystem::path fallback = default_history_path();
  old != nullptr ? setenv("XDG_DATA_HOME", kept.c_str(), 1) : unsetenv("XDG_DATA_HOME");

  CHECK(path == folder.path() / "sitwell" / "history.db");
  CHECK(holds(fallback.string(), ".local/share/sitwell/history.db"));
  const HistoryWriter writer{path};
  struct stat status {};
  stat(path.parent_path().c_str(), &status);
  CHECK((status.st_mode & 0777) == 0700);
  stat(path.c_str(), &status);
  CHECK((status.st_mode & 0777) == 0600);
}
