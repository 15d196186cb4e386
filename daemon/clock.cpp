#include "daemon/clock.hpp"

#include <cassert>
#include <ctime>

namespace sitwell::daemon {
namespace {

constexpr Duration year_before_start = std::chrono::hours{24 * 365};

std::chrono::nanoseconds read(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

}  // namespace

Instant SystemClock::boot() const {
  return Instant{std::chrono::duration_cast<Duration>(read(CLOCK_BOOTTIME)) + year_before_start};
}

std::int64_t SystemClock::utc_us() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(read(CLOCK_REALTIME)).count();
}

Duration SystemClock::slept() const {
  return std::chrono::duration_cast<Duration>(read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC));
}

std::chrono::nanoseconds SystemClock::timer_for(Duration duration) const { return duration; }

ScaledClock::ScaledClock(double speed)
    : speed_(speed), begun_(system_.boot()), begun_utc_us_(system_.utc_us()) {
  assert(speed > 0);
}

Instant ScaledClock::boot() const {
  return begun_ + from_seconds(seconds(system_.boot() - begun_) * speed_);
}

std::int64_t ScaledClock::utc_us() const {
  return begun_utc_us_ + std::chrono::microseconds{boot() - begun_}.count();
}

Duration ScaledClock::slept() const { return system_.slept(); }

std::chrono::nanoseconds ScaledClock::timer_for(Duration duration) const {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
      std::chrono::duration<double>(seconds(duration) / speed_));
}

}  // namespace sitwell::daemon
