// Day, week and month figures from rows: each row falls on the local day that its own UTC offset
// gives, so days are right at the change of the clocks and on journeys.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/exposure.hpp"
#include "core/time.hpp"
#include "history/row.hpp"

namespace sitwell {

struct DayRules {
  /// When a day begins. At 04:00 an evening that runs past midnight stays whole, and nearly
  /// everybody is asleep.
  std::chrono::minutes day_start{std::chrono::hours{4}};
  /// Days worn for less are shown but left out of means: a few hours do not stand for a day.
  Duration least_worn{std::chrono::hours{4}};
  friend bool operator==(const DayRules&, const DayRules&) = default;
};

struct DayFigures {
  std::chrono::local_days date{};
  ExposureFigures exposure{};
  std::vector<std::int64_t> source_ids{};  ///< in order of first appearance
  bool counts = false;                     ///< worn for long enough to count in means
};

enum class Period : std::uint8_t { week, month };

/// A week (from Monday) or month, over its days that count.
struct PeriodFigures {
  std::chrono::local_days first{};
  std::chrono::local_days last{};
  int days_counted = 0;
  int days_too_short = 0;      ///< worn, but not for long enough
  ExposureFigures exposure{};  ///< of all days that count together

  /// The mean of one of the exposure's sums over the days that count.
  [[nodiscard]] std::optional<Duration> per_day(Duration total) const;
  /// The same for an hour of wear: what weeks are compared by.
  [[nodiscard]] std::optional<Duration> per_worn_hour(Duration total) const;
};

/// Every day from first to last, those without rows too. Rows in order of time; what lies on
/// other days is left out, and a row that crosses the start of a day is cut there.
std::vector<DayFigures> day_figures(std::span<const StoredBout> rows, std::chrono::local_days first,
                                    std::chrono::local_days last, const DayRules& rules);

/// Every week or month that `first` to `last` touches, whole. The rows must cover them.
std::vector<PeriodFigures> period_figures(std::span<const StoredBout> rows,
                                          std::chrono::local_days first,
                                          std::chrono::local_days last, Period period,
                                          const DayRules& rules);

std::chrono::local_days first_of(Period period, std::chrono::local_days day);
std::chrono::local_days last_of(Period period, std::chrono::local_days day);

/// UTC that is sure to hold all of these local days, wherever on Earth they were spent.
UtcRange utc_range_around(std::chrono::local_days first, std::chrono::local_days last,
                          const DayRules& rules);

}  // namespace sitwell
