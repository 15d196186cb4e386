// Check-ins, screenings and plans as the history stores them, as values.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "health/check_in.hpp"
#include "health/plan.hpp"
#include "health/screening.hpp"
#include "history/row.hpp"

namespace sitwell {

struct StoredCheckIn {
  std::int64_t at_utc_ms = 0;
  std::int32_t utc_offset_s = 0;  ///< east of Greenwich positive
  std::chrono::local_days day{};  ///< the one it tells of; no two are of one day
  CheckIn check_in;
  friend bool operator==(const StoredCheckIn&, const StoredCheckIn&) = default;
};

struct StoredScreening {
  std::int64_t at_utc_ms = 0;
  std::int32_t utc_offset_s = 0;
  ScreeningAnswers answers;
  friend bool operator==(const StoredScreening&, const StoredScreening&) = default;
};

struct StoredPlan {
  std::int64_t at_utc_ms = 0;
  std::int32_t utc_offset_s = 0;
  Plan plan;
  friend bool operator==(const StoredPlan&, const StoredPlan&) = default;
};

inline constexpr std::size_t longest_reason = 1000;  ///< of a plan's change, bytes of UTF-8

/// Whether it could be stored. Texts are UTF-8 without control characters other than tabs and line
/// ends. A check-in's day is the moment's local date, or the one before where days begin later.
bool is_valid(const StoredCheckIn& row);
bool is_valid(const StoredScreening& row);
bool is_valid(const StoredPlan& row);

}  // namespace sitwell
