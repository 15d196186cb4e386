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
  const SystemClock machine;
  const Instant before = machine.boot();
  const auto utc_before = std::chrono::microseconds{machine.utc_us()};
  const ScaledClock clock(1000);
  while (clock.boot() - before < 10s) {
  }
  const auto passed = clock.boot() - before;
  const auto utc_passed = std::chrono::microseconds{clock.utc_us()} - utc_before;
  CHECK(passed <= 1000 * (machine.boot() - before) + 1ms);
  CHECK(utc_passed + 1us >= passed);  // both are cut off to microseconds
  CHECK(utc_passed - passed < 5s);
  CHECK(clock.timer_for(10s) == 10ms);
}
