// A clock that a test sets; timers on it are looked at again every millisecond of real time.
#pragma once

#include "daemon/clock.hpp"

class ManualClock : public sitwell::daemon::Clock {
 public:
  explicit ManualClock(sitwell::Instant boot, std::int64_t utc_ms)
      : boot_(boot), utc_us_(utc_ms * 1000) {}

  [[nodiscard]] sitwell::Instant boot() const override { return boot_; }
  [[nodiscard]] std::int64_t utc_us() const override { return utc_us_; }
  [[nodiscard]] sitwell::Duration slept() const override { return slept_; }
  [[nodiscard]] std::chrono::nanoseconds timer_for(sitwell::Duration) const override {
    return std::chrono::milliseconds{1};
  }

  void advance(sitwell::Duration time) {
    boot_ += time;
    utc_us_ += time.count();
  }
  /// Somebody sets the clock on the wall.
  void set(std::int64_t utc_ms) { utc_us_ = utc_ms * 1000; }
  void sleep(sitwell::Duration time) {
    advance(time);
    slept_ += time;
  }

 private:
  sitwell::Instant boot_;
  std::int64_t utc_us_;
  sitwell::Duration slept_{};
};
