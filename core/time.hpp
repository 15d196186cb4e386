// Time as the core knows it: instants on a boot-time axis that somebody else reads for us.
// There is deliberately no now(): whoever feeds the tracker stamps its inputs, so a recording,
// a test and the live daemon are the same thing to it. Calendar time exists only at the edges.
#pragma once

#include <chrono>

namespace sitwell {

/// CLOCK_BOOTTIME without a way to ask for it: monotone, runs on through suspend.
struct BootClock {
  using duration = std::chrono::microseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<BootClock>;
  static constexpr bool is_steady = true;
};

using Duration = BootClock::duration;
using Instant = BootClock::time_point;

/// Seconds as a floating-point number, for formulas.
constexpr double seconds(Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

/// The nearest Duration to a number of seconds.
constexpr Duration from_seconds(double value) {
  return Duration{static_cast<Duration::rep>(value * 1e6 + (value < 0 ? -0.5 : 0.5))};
}

}  // namespace sitwell
