#include "daemon/clock.hpp"

#include <chrono>

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

TEST_CASE("the machine's clock leaves a year before its start for what a clip logged") {
  const SystemClock clock;
  const Instant now = clock.boot();
  CHECK(now - 365 * 24h >= Instant{});
  CHECK(clock.boot() >= now);
  const auto utc = std::chrono::system_clock::now().time_since_epoch();
  CHECK(std::chrono::abs(std::chrono::microseconds{clock.utc_us()} - utc) < 5s);
  CHECK(clock.timer_for(1s) == 1s);
}

TEST_CASE("a scaled clock begins with the machine's and keeps both its times in step") {
  // The machine may rest for any time between two readings, so that each is held between others.
  const SystemClock machine;
  const Instant begun = machine.boot();
  const std::int64_t begun_utc_us = machine.utc_us();
  const ScaledClock clock(1000);
  const auto most_passed = [&] { return 1000 * (machine.boot() - begun) + 1ms; };
  // UTC less boot time lies between these.
  struct Lead {
    Duration least, most;
  };
  const auto lead = [&] {
    const Instant before = clock.boot();
    const Duration utc{clock.utc_us()};
    return Lead{utc - clock.boot().time_since_epoch(), utc - before.time_since_epoch()};
  };
  const Lead first = lead();
  CHECK(clock.boot() >= begun);
  const std::int64_t utc_us = clock.utc_us();
  CHECK(utc_us >= begun_utc_us);
  CHECK(Duration{utc_us - begun_utc_us} <= most_passed());
  while (clock.boot() - begun < 10s) {
  }
  const Duration passed = clock.boot() - begun;
  CHECK(passed <= most_passed());
  const Lead last = lead();
  CHECK(last.least <= first.most);
  CHECK(first.least <= last.most);
  CHECK(clock.timer_for(10s) == 10ms);
}
