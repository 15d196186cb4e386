// Calendar time for the history: boot time to UTC, the UTC offset in force, and the local day.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/time.hpp"

namespace sitwell {

/// One reading of both clocks at the same moment.
struct ClockAnchor {
  Instant boot{};
  std::int64_t utc_ms = 0;
};

/// Seconds that local time is ahead of UTC at a moment.
using OffsetAt = std::function<std::int32_t(std::int64_t utc_ms)>;

/// The system's time zone. Notices when it is changed while we run.
std::int32_t system_offset_s(std::int64_t utc_ms);

/// The calendar of the wearer. It remembers the offsets it was told, so that a change of the time
/// zone on a journey holds from then on and does not rewrite the hours before it.
class Calendar {
 public:
  struct Change {
    std::int64_t utc_ms = 0;  ///< from when on
    std::int32_t offset_s = 0;
  };

  explicit Calendar(ClockAnchor anchor, OffsetAt offset_at = system_offset_s);

  /// The clock was read again, perhaps because it was set: holds for all that is asked from now on.
  void anchor(ClockAnchor anchor);
  [[nodiscard]] std::int64_t utc_ms(Instant at) const;
  [[nodiscard]] Instant instant(std::int64_t utc_ms) const;

  /// The offset in force at a moment.
  [[nodiscard]] std::int32_t offset_s(std::int64_t at_ms);
  /// The offset in force at `from_ms`, and every change of it before `to_ms`, in order of time.
  std::vector<Change> offsets(std::int64_t from_ms, std::int64_t to_ms);

 private:
  void learn(std::int64_t from_ms, std::int64_t to_ms);
  void scan(std::int64_t from_ms, std::int64_t to_ms, std::vector<Change>& into) const;

  ClockAnchor anchor_;
  OffsetAt offset_at_;
  std::vector<Change> changes_;  // from the first moment ever asked for
  std::int64_t learned_to_ms_ = 0;
};

/// Boot time in whole milliseconds, rounded down: the one rounding, so that bouts that touch on the
/// boot axis touch in the history too.
std::int64_t boot_ms(Instant at);

/// The local day a moment belongs to, when days begin at `day_start`.
std::chrono::local_days local_day(std::int64_t utc_ms, std::int32_t offset_s,
                                  std::chrono::minutes day_start);

/// When that day begins in UTC, at a place with that offset.
std::int64_t day_begin_utc_ms(std::chrono::local_days day, std::int32_t offset_s,
                              std::chrono::minutes day_start);

}  // namespace sitwell
