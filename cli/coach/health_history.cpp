#include "cli/coach/health_history.hpp"

#include "cli/history_view.hpp"
#include "history/calendar.hpp"

namespace sitwell::cli {

std::optional<StoredScreening> last_screening(const std::string& database) {
  auto history = open_history(database);
  return history ? history->latest_screening() : std::nullopt;
}

bool is_due(const StoredScreening& screening, std::int64_t now_ms) {
  constexpr std::chrono::milliseconds holds = std::chrono::days{screening_holds_days};
  return now_ms - screening.at_utc_ms >= holds.count();
}

Plan plan_in_force(HistoryReader& history) {
  const auto stored = history.plan();
  return stored ? stored->plan : Plan{};
}

std::vector<StoredRoutine> routines_of_days(HistoryReader& history, std::chrono::local_days first,
                                            std::chrono::local_days last, const DayRules& rules) {
  std::vector<StoredRoutine> rows = history.routines(utc_range_around(first, last, rules));
  std::erase_if(rows, [&](const StoredRoutine& row) {
    return day_of(row, rules) < first || day_of(row, rules) > last;
  });
  return rows;
}

std::map<std::chrono::local_days, int> routines_done(HistoryReader& history,
                                                     std::chrono::local_days first,
                                                     std::chrono::local_days last,
                                                     const DayRules& rules) {
  std::map<std::chrono::local_days, int> done;
  for (const StoredRoutine& row : routines_of_days(history, first, last, rules))
    if (is_done(row.record())) ++done[day_of(row, rules)];
  return done;
}

std::chrono::local_days day_of(const StoredRoutine& routine, const DayRules& rules) {
  return local_day(routine.begin_utc_ms, routine.utc_offset_s, rules.day_start);
}

}  // namespace sitwell::cli
