#include "history/calendar.hpp"

#include <cstdlib>
#include <string>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;
using std::chrono::local_days;

namespace {

constexpr std::int64_t utc_ms(std::chrono::sys_days day, std::chrono::minutes time) {
  return std::chrono::milliseconds{day.time_since_epoch() + time}.count();
}

/// New York in 2024: summer time from 10 March, 07:00 UTC, to 3 November, 06:00 UTC.
std::int32_t new_york(std::int64_t at_ms) {
  using namespace std::chrono;
  const bool summer =
      at_ms >= utc_ms(2024y / March / 10, 7h) && at_ms < utc_ms(2024y / November / 3, 6h);
  return (summer ? -4 : -5) * 3600;
}

/// The process's time zone for as long as it lives.
class TimeZone {
 public:
  explicit TimeZone(const char* name) {
    if (const char* old = std::getenv("TZ")) old_ = old;
    setenv("TZ", name, 1);
  }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
  ~TimeZone() {
    if (old_.empty())
      unsetenv("TZ");
    else
      setenv("TZ", old_.c_str(), 1);
  }

 private:
  std::string old_;
};

}  // namespace

TEST_CASE("boot time maps to UTC through the last anchor, and back") {
  Calendar calendar{{Instant{10s}, 1'000'000}, new_york};
  CHECK(calendar.utc_ms(Instant{10s}) == 1'000'000);
  CHECK(calendar.utc_ms(Instant{8s}) == 998'000);
  CHECK(calendar.instant(1'002'000) == Instant{12s});
  calendar.anchor({Instant{20s}, 5'000'000});
  CHECK(calendar.utc_ms(Instant{21s}) == 5'001'000);
}

TEST_CASE("changes of the offset are found to the millisecond, both ways") {
  using namespace std::chrono;
  Calendar calendar{{}, new_york};
  const auto spring =
      calendar.offsets(utc_ms(2024y / March / 9, 0h), utc_ms(2024y / March / 11, 0h));
  REQUIRE(spring.size() == 2);
  CHECK(spring[0].offset_s == -5 * 3600);
  CHECK(spring[1].utc_ms == utc_ms(2024y / March / 10, 7h));
  CHECK(spring[1].offset_s == -4 * 3600);

  const auto autumn =
      calendar.offsets(utc_ms(2024y / November / 2, 0h), utc_ms(2024y / November / 4, 0h));
  REQUIRE(autumn.size() == 2);
  CHECK(autumn[1].utc_ms == utc_ms(2024y / November / 3, 6h));

  const auto before = calendar.offsets(utc_ms(2023y / July / 1, 0h), utc_ms(2023y / July / 2, 0h));
  REQUIRE(before.size() == 1);
  CHECK(before[0].offset_s == -5 * 3600);
}

TEST_CASE("a change at the very end of a stretch is not part of it") {
  using namespace std::chrono;
  Calendar calendar{{}, new_york};
  const std::int64_t change = utc_ms(2024y / March / 10, 7h);
  CHECK(calendar.offsets(change - 1000, change).size() == 1);
  CHECK(calendar.offsets(change - 1000, change + 1).size() == 2);
  const auto from = calendar.offsets(change, change + 1);
  REQUIRE(from.size() == 1);
  CHECK(from[0].offset_s == -4 * 3600);
}

TEST_CASE("a journey is noticed after the clock had been far ahead and was set back") {
  int zone_h = 1;
  const std::int64_t year_ms = 365 * 86'400'000LL;
  Calendar calendar{{}, [&zone_h](std::int64_t) { return zone_h * 3600; }};
  calendar.offsets(year_ms, year_ms + 1000);
  calendar.anchor({Instant{1s}, 5000});
  CHECK(calendar.offsets(5000, 6000).front().offset_s == 3600);
  zone_h = -5;
  CHECK(calendar.offsets(5000, 8000).back().offset_s == -5 * 3600);
  CHECK(calendar.offsets(5000, 8000).front().offset_s == 3600);
}

TEST_CASE("the system's offset follows the time zone, and a change of it") {
  using namespace std::chrono;
  const std::int64_t july = utc_ms(2024y / July / 1, 12h);
  const std::int64_t january = utc_ms(2024y / January / 1, 12h);
  {
    const TimeZone zone{"EST5EDT,M3.2.0,M11.1.0"};
    CHECK(system_offset_s(july) == -4 * 3600);
    CHECK(system_offset_s(january) == -5 * 3600);
    for (int day = 0; day < 366; ++day) {
      const std::int64_t noon = january + day * 86'400'000LL;
      CHECK(system_offset_s(noon) == new_york(noon));
    }
  }
  const TimeZone zone{"<+0545>-5:45"};
  CHECK(system_offset_s(july) == 5 * 3600 + 45 * 60);
}

TEST_CASE("the local day begins at the day start") {
  using namespace std::chrono;
  const auto day = [](std::chrono::minutes utc_time, int offset_h) {
    return local_day(utc_ms(2024y / January / 8, utc_time), offset_h * 3600, 4h);
  };
  CHECK(day(4h, 0) == local_days{2024y / January / 8});
  CHECK(day(4h - 1min, 0) == local_days{2024y / January / 7});
  CHECK(day(3h, 1) == local_days{2024y / January / 8});
  CHECK(day(8h, -5) == local_days{2024y / January / 7});
  CHECK(day(9h, -5) == local_days{2024y / January / 8});
  CHECK(day_begin_utc_ms(local_days{2024y / January / 8}, -5 * 3600, 4h) ==
        utc_ms(2024y / January / 8, 9h));
}

TEST_CASE("days before 1970 round down too") {
  using namespace std::chrono;
  CHECK(local_day(-1, 0, 0min) == local_days{1969y / December / 31});
  CHECK(boot_ms(Instant{-1us}) == -1);
}
