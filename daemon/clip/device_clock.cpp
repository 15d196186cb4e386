#include "daemon/clip/device_clock.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell::daemon {

namespace {

Duration scaled(std::int64_t us, double rate) {
  // Only the small difference goes through floating point, so that microseconds survive years.
  return Duration{us + std::llround(static_cast<double>(us) * (rate - 1))};
}

}  // namespace

Instant DateLine::at(std::int64_t device_us) const {
  return from.host + scaled(device_us - from.device_us, rate);
}

void DeviceClock::observe(std::int64_t device_us, Instant arrived) {
  if (!best_ || arrived <= estimate(device_us)) best_ = ClockPair{device_us, arrived};
}

Instant DeviceClock::estimate(std::int64_t device_us) const {
  const std::int64_t since_us = device_us - best_->device_us;
  const double error = since_us < 0 ? -settings_.rate_error : settings_.rate_error;
  return best_->host + scaled(since_us, 1 + error);
}

DateLine DeviceClock::follow(std::int64_t first_us, std::int64_t last_us) {
  const Instant wanted = estimate(last_us);
  DateLine line;
  const auto off = [&] { return wanted - DateLine{*smooth_}.at(last_us); };
  if (!smooth_ || last_us <= smooth_->device_us || std::chrono::abs(off()) > settings_.restart) {
    line.from = {first_us, wanted - Duration{last_us - first_us}};
  } else {
    const double slope =
        seconds(wanted - smooth_->host) / seconds(Duration{last_us - smooth_->device_us});
    line = {*smooth_, std::clamp(slope, 1 - settings_.slew, 1 + settings_.slew)};
  }
  smooth_ = ClockPair{last_us, line.at(last_us)};
  return line;
}

}  // namespace sitwell::daemon
