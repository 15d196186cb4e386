// Rows by hand, for tables: times of day of one day in minutes, at one offset.
#pragma once

#include <chrono>
#include <initializer_list>
#include <vector>

#include "gui/support/worlds.hpp"
#include "history/calendar.hpp"

namespace sitwell::gui::test {

inline std::chrono::local_days date(int year, unsigned month, unsigned day) {
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} /
                                 std::chrono::day{day}};
}

/// UTC of a wall clock that is `offset_s` ahead of it.
inline std::int64_t wall(std::chrono::local_days day, std::chrono::minutes time,
                         std::int32_t offset_s) {
  return day_begin_utc_ms(day, offset_s, time);
}

/// A row of that day, from and to by the wall clock at that offset.
inline StoredBout row(std::chrono::local_days day, std::chrono::minutes from,
                      std::chrono::minutes to, Posture posture, std::int32_t offset_s = 3600) {
  return {
      .source_id = 1,
      .begin_utc_ms = wall(day, from, offset_s),
      .duration_ms = std::chrono::milliseconds{to - from}.count(),
      .utc_offset_s = offset_s,
      .posture = posture,
      .moving_ms = posture == Posture::moving ? std::chrono::milliseconds{to - from}.count() : 0};
}

/// What the feed would have read of these rows for these days.
inline StoredDays days_of_rows(std::vector<StoredBout> rows, std::chrono::local_days first,
                               std::chrono::local_days last, const DayRules& rules = {}) {
  StoredDays stored{.first = first, .last = last};
  stored.days = day_figures(rows, first, last, rules);
  stored.bouts = std::move(rows);
  return stored;
}

}  // namespace sitwell::gui::test
