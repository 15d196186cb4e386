// Moments as ISO 8601 writes them: 2026-11-16T09:12:03.250+01:00.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sitwell::cli {

/// A moment and the clock on the wall then: local time is UTC plus the offset.
struct LocalMoment {
  std::int64_t utc_ms = 0;
  int utc_offset_s = 0;
};

/// With milliseconds and the offset ("+01:00"; with seconds where there are any).
std::string iso_time(LocalMoment moment);

/// What a text says: the wall clock's reading, and the offset if it names one.
struct WrittenTime {
  std::int64_t wall_ms = 0;  ///< milliseconds from 1970-01-01T00:00 on the wall's clock
  std::optional<int> utc_offset_s;
};

/// YYYY-MM-DD, then optionally T (or a space) and HH:MM[:SS[.fff]], then optionally Z or
/// +HH:MM[:SS]. Nothing for anything else, or for a day or hour that does not exist. Years
/// 1970 to 9999; offsets up to 18 hours.
std::optional<WrittenTime> parse_iso_time(std::string_view text);

/// The same where the offset is named, so that it is a moment.
std::optional<LocalMoment> parse_moment(std::string_view text);

}  // namespace sitwell::cli
