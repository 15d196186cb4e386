// A history in a folder of its own, gone afterwards, and short ways to say what happens in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/effect.hpp"
#include "core/routine_record.hpp"
#include "history/calendar.hpp"
#include "history/reader.hpp"
#include "history/writer.hpp"

struct sqlite3;

namespace sitwell::testing {

class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path file() const { return path_ / "history.db"; }

 private:
  std::filesystem::path path_;
};

/// 2024-01-08 00:00:00 UTC, a Monday.
constexpr std::int64_t monday_ms = 1'704'672'000'000;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// Boot time zero is Monday 00:00 UTC; local time is UTC, or so many hours ahead of it.
Calendar utc_calendar(int offset_h = 0);

/// A bout, by minutes since Monday 00:00.
BoutSaved saved(double from_min, double to_min, Posture posture = Posture::sitting,
                bool open = false);
BoutsRevised revised(double from_min);
Instant at_min(double minutes);

/// All rows, as "from-to posture" in minutes since Monday, with "+OFFSETh" and "open" where so.
std::vector<std::string> rows(const std::filesystem::path& file);
std::vector<StoredBout> stored(const std::filesystem::path& file);

std::string content(const std::filesystem::path& file);
/// Runs SQL on the file with a connection of its own.
void execute(const std::filesystem::path& file, const std::string& sql);
/// What a query gives first.
std::int64_t integer(const std::filesystem::path& file, const std::string& sql);

/// Another program in the middle of reading the file, for as long as it lives.
class OpenRead {
 public:
  explicit OpenRead(const std::filesystem::path& file);
  OpenRead(const OpenRead&) = delete;
  OpenRead& operator=(const OpenRead&) = delete;
  ~OpenRead();

 private:
  sqlite3* database_ = nullptr;
};

/// A session of two holds, the second still on, that began at that minute: as it is said first.
RoutineRecord routine_at(double minute);
/// As it is said last: both held, and over after four minutes.
RoutineRecord finished(RoutineRecord record);

}  // namespace sitwell::testing
