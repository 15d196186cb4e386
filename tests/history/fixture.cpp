#include "history/fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

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

}  // namespace sitwell::testing
