// What time it is: the one seam through which the daemon's own code asks. The core is told.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/time.hpp"

namespace sitwell::daemon {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Boot time: never goes back, runs on through suspend. Its zero lies a year before the
  /// machine's start, so that a clip's log of earlier days has instants after zero too.
  [[nodiscard]] virtual Instant boot() const = 0;
  /// Microseconds since 1970; jumps when somebody sets it.
  [[nodiscard]] virtual std::int64_t utc_us() const = 0;
  /// How long the machine has slept since it was started.
  [[nodiscard]] virtual Duration slept() const = 0;
  /// How long a timer has to run for `duration` to pass on this clock.
  [[nodiscard]] virtual std::chrono::nanoseconds timer_for(Duration duration) const = 0;
};

/// The machine's: CLOCK_BOOTTIME and CLOCK_REALTIME.
class SystemClock : public Clock {
 public:
  [[nodiscard]] Instant boot() const override;
  [[nodiscard]] std::int64_t utc_us() const override;
  [[nodiscard]] Duration slept() const override;
  [[nodiscard]] std::chrono::nanoseconds timer_for(Duration duration) const override;
};

/// A clock that runs faster than the machine's from the moment it is made.
class ScaledClock : public Clock {
 public:
  /// `speed`: seconds of this clock in one of the machine's; above 0.
  explicit ScaledClock(double speed);
  [[nodiscard]] Instant boot() const override;
  [[nodiscard]] std::int64_t utc_us() const override;
  [[nodiscard]] Duration slept() const override;
  [[nodiscard]] std::chrono::nanoseconds timer_for(Duration duration) const override;

 private:
  SystemClock system_;
  double speed_;
  Instant begun_;
  std::int64_t begun_utc_us_;
};

}  // namespace sitwell::daemon
