// A clock's two readings as the history wants them.
#pragma once

#include "daemon/clock.hpp"
#include "history/calendar.hpp"

namespace sitwell::daemon {

/// Both at one moment.
inline ClockAnchor anchor_of(const Clock& clock) {
  return {.boot = clock.boot(), .utc_ms = clock.utc_us() / 1000};
}

}  // namespace sitwell::daemon
