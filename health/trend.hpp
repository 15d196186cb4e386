// Where the figures of check-ins are going: the first week of a period against its last. Check-ins
// may come in any order; of several on one day the one that comes last counts.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "health/check_in.hpp"

namespace sitwell {

/// What is followed: a symptom, or, without one, stress.
using Followed = std::optional<Symptom>;
std::string_view name_of(Followed followed);  ///< "low_back_pain", "stress"

struct DatedFigure {
  std::chrono::local_days day{};
  int figure = 0;
  friend bool operator==(const DatedFigure&, const DatedFigure&) = default;
};

/// Days, both included.
struct DayRange {
  std::chrono::local_days first{};
  std::chrono::local_days last{};
};
/// The days that end with `last`.
constexpr DayRange days_until(std::chrono::local_days last, int days) {
  return {last - std::chrono::days{days - 1}, last};
}

/// Every answer of the period, a day one, in order.
std::vector<DatedFigure> series_of(std::span<const DatedCheckIn> check_ins, Followed followed,
                                   DayRange period);
/// Nothing of nothing.
std::optional<double> mean(std::span<const DatedFigure> series);

enum class Direction : std::uint8_t { unknown, falling, level, rising };
std::string_view name_of(Direction direction);

struct TrendRules {
  int week = 7;
  /// One answer is a day, not a week.
  int least_a_week = 2;
  /// Whole points are what people answer in: less than half of one is chance.
  double dead_band = 0.5;
};

struct Trend {
  Followed followed;
  int check_ins = 0;                            ///< with an answer
  std::optional<double> first_week, last_week;  ///< means
  Direction direction = Direction::unknown;
  friend bool operator==(const Trend&, const Trend&) = default;
};

/// The period's first seven days against its last seven. The direction is unknown where these
/// overlap, or one of them has too few answers.
Trend trend_of(std::span<const DatedCheckIn> check_ins, Followed followed, DayRange period,
               const TrendRules& rules = {});

/// Of everything answered in the period, each from the day it was first answered: for display.
std::vector<Trend> trends(std::span<const DatedCheckIn> check_ins, DayRange period,
                          const TrendRules& rules = {});

/// The mean figure of the week that begins on `monday` less that of the week before, over the
/// symptoms answered in both; nothing without one.
std::optional<double> symptom_change(std::span<const DatedCheckIn> check_ins,
                                     std::chrono::local_days monday);

}  // namespace sitwell
