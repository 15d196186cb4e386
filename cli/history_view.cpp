#include "cli/history_view.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/wording.hpp"
#include "history/calendar.hpp"
#include "history/paths.hpp"

namespace sitwell::cli {

const Settings& settings() {
  static const Settings loaded = [] {
    LoadedSettings read = load_settings();
    for (const Complaint& complaint : read.complaints)
      fmt::print(stderr, "sitwell: {}\n", complaint.text);
    return read.settings;
  }();
  return loaded;
}

std::filesystem::path database_path(const std::string& asked_for) {
  if (!asked_for.empty()) return asked_for;
  return settings().history_path.value_or(default_history_path());
}

DayRules day_rules() { return {.day_start = settings().day_start}; }

std::chrono::local_days today(const DayRules& rules) {
  using namespace std::chrono;
  const auto now_ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  return local_day(now_ms, system_offset_s(now_ms), rules.day_start);
}

std::chrono::local_days day_asked_for(const std::string& date, const DayRules& rules) {
  const auto day = parse_date(date, today(rules));
  if (!day)
    throw UnusableInput(
        fmt::format("{} is no date; write it as 2026-11-16, or say today or yesterday", date));
  return *day;
}

std::optional<HistoryReader> open_history(const std::string& asked_for) {
  const std::filesystem::path path = database_path(asked_for);
  if (std::filesystem::exists(path)) return HistoryReader{path};
  if (!asked_for.empty())
    throw UnusableInput(
        fmt::format("{}: there is no such file; see where --db points, or write "
                    "one with sitwell replay FILE --db {}",
                    path.string(), path.string()));
  return std::nullopt;
}

std::vector<StoredBout> bouts_of_day(HistoryReader& history, std::chrono::local_days day,
                                     const DayRules& rules) {
  std::vector<StoredBout> rows = history.bouts(utc_range_around(day, day, rules));
  std::erase_if(rows, [&](const StoredBout& row) {
    return day_figures({&row, 1}, day, day, rules).front().source_ids.empty();
  });
  return rows;
}

std::vector<StoredPrompt> prompts_of_day(HistoryReader& history, std::chrono::local_days day,
                                         const DayRules& rules) {
  std::vector<StoredPrompt> rows = history.prompts(utc_range_around(day, day, rules));
  std::erase_if(rows, [&](const StoredPrompt& row) {
    return local_day(row.shown_utc_ms, row.utc_offset_s, rules.day_start) != day;
  });
  return rows;
}

std::vector<StoredQuiet> quiets_of_day(HistoryReader& history, std::chrono::local_days day,
                                       const DayRules& rules) {
  std::vector<StoredQuiet> rows = history.quiets(utc_range_around(day, day, rules));
  std::erase_if(rows, [&](const StoredQuiet& row) {
    return local_day(row.until_utc_ms - 1, row.utc_offset_s, rules.day_start) < day ||
           local_day(row.begin_utc_ms, row.utc_offset_s, rules.day_start) > day;
  });
  return rows;
}

std::string nothing_yet(const std::string& asked_for) {
  return fmt::format(
      "Nothing has been recorded yet ({0}).\n"
      "  sitwell replay FILE --start TIME --db {0}\n"
      "                                  takes in a recording of a clip\n"
      "  sitwell replay --simulate week --db demo.db && sitwell week --db demo.db\n"
      "                                  shows what a week looks like, away from your own data\n",
      database_path(asked_for).string());
}

}  // namespace sitwell::cli
