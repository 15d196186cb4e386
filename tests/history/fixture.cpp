#include "history/fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace sitwell::testing {
namespace fs = std::filesystem;

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "sitwell-history-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Calendar utc_calendar(int offset_h) {
  return Calendar{{Instant{}, monday_ms}, [offset_h](std::int64_t) { return offset_h * 3600; }};
}

Instant at_min(double minutes) { return Instant{from_seconds(60 * minutes)}; }

BoutSaved saved(double from_min, double to_min, Posture posture, bool open) {
  return {.bout = {.begin = at_min(from_min),
                   .duration = at_min(to_min) - at_min(from_min),
                   .posture = posture},
          .open = open};
}

BoutsRevised revised(double from_min) { return {.from = at_min(from_min)}; }

std::vector<StoredBout> stored(const fs::path& file) {
  return HistoryReader{file}.bouts({0, std::numeric_limits<std::int64_t>::max()});
}

std::vector<std::string> rows(const fs::path& file) {
  std::vector<std::string> result;
  for (const StoredBout& row : stored(file)) {
    std::ostringstream text;
    const auto minutes = [](std::int64_t ms) { return static_cast<double>(ms) / minute_ms; };
    text << minutes(row.begin_utc_ms - monday_ms) << "-" << minutes(row.end_utc_ms() - monday_ms)
         << " " << name_of(row.posture);
    if (row.utc_offset_s != 0)
      text << (row.utc_offset_s > 0 ? " +" : " ") << row.utc_offset_s / 3600 << "h";
    if (row.open) text << " open";
    result.push_back(text.str());
  }
  return result;
}

std::string content(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void execute(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  char* message = nullptr;
  sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
  const std::string error = message == nullptr ? "" : message;
  sqlite3_free(message);
  sqlite3_close(database);
  if (!error.empty()) throw std::runtime_error{error};
}

std::int64_t integer(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_stmt* statement = nullptr;
  std::int64_t value = -1;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int64(statement, 0);
  const std::string error = statement == nullptr ? sqlite3_errmsg(database) : "";
  sqlite3_finalize(statement);
  sqlite3_close(database);
  if (!error.empty()) throw std::runtime_error{error};
  return value;
}

OpenRead::OpenRead(const fs::path& file) {
  sqlite3_open(file.c_str(), &database_);
  sqlite3_exec(database_, "BEGIN; SELECT count(*) FROM source", nullptr, nullptr, nullptr);
}

OpenRead::~OpenRead() { sqlite3_close(database_); }

RoutineRecord routine_at(double minute) {
  using namespace std::chrono_literals;
  const Instant begin = at_min(minute);
  return {.begin = begin,
          .length = 90s,
          .routine = "lunge",
          .title = "Gentle kneeling lunge",
          .holds = {{.step = 0,
                     .repetition = 1,
                     .side = Side::left,
                     .asked = 30s,
                     .timed = 30s,
                     .outcome = HoldOutcome::held},
                    {.step = 0,
                     .repetition = 1,
                     .side = Side::right,
                     .asked = 30s,
                     .confirmed = 12s,
                     .timed = 3s,
                     .outcome = HoldOutcome::under_way}},
          .active = {{begin + 10s, begin + 50s}, {begin + 60s, begin + 90s}}};
}

RoutineRecord finished(RoutineRecord record) {
  using namespace std::chrono_literals;
  record.length = 4min;
  record.outcome = RoutineOutcome::completed;
  record.holds.back().confirmed = 27s;
  record.holds.back().outcome = HoldOutcome::held;
  record.active.back().end = record.begin + 4min;
  return record;
}

}  // namespace sitwell::testing
