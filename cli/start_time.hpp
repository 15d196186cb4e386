// The moment a recording's clock started, from what was asked for.
#pragma once

#include <cstdint>
#include <string>

#include "history/calendar.hpp"

namespace sitwell::cli {

struct StartTime {
  std::int64_t utc_ms = 0;
  OffsetAt offset_at;  ///< the local time of what follows
  std::string words;   ///< for the summary: when, and by whose choice
};

/// From --start: ISO time, by the system's time zone where it names no offset; the beginning
/// of today where nothing was asked for. @throws UnusableInput where it is no time.
StartTime start_time(const std::string& asked_for);

}  // namespace sitwell::cli
