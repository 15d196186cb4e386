#include "config/working_hours.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

/// A Monday.
constexpr local_days monday{2026y / November / 16};

LocalMinutes at(int day, minutes time) { return monday + days{day} + time; }

HoursSettings office() {
  return {.weekdays = DayHours{{9h, 12h + 30min}, {13h + 15min, 17h + 30min}}};
}

std::int64_t utc_ms(sys_seconds at) { return milliseconds{at.time_since_epoch()}.count(); }

/// Berlin in 2026: an hour ahead of UTC, in summer two.
std::int32_t berlin(std::int64_t at) {
  const bool summer = at >= utc_ms(sys_days{2026y / March / 29} + 1h) &&
                      at < utc_ms(sys_days{2026y / October / 25} + 1h);
  return summer ? 7200 : 3600;
}

/// Asks again whenever told to; every change that it meets, in UTC minutes after `from`.
std::vector<minutes> changes(const WorkingHours& hours, sys_seconds from, sys_seconds to) {
  std::vector<minutes> met;
  HoursNow now = hours_at(hours, utc_ms(from), berlin);
  for (int asked = 0; now.ask_again_utc_ms && *now.ask_again_utc_ms < utc_ms(to); ++asked) {
    REQUIRE(asked < 100);
    const std::int64_t then = *now.ask_again_utc_ms;
    const HoursNow next = hours_at(hours, then, berlin);
    if (next.within != now.within)
      met.push_back(duration_cast<minutes>(milliseconds{then - utc_ms(from)}));
    REQUIRE(next.ask_again_utc_ms.value_or(then + 1) > then);
    now = next;
  }
  return met;
}

/// The same, a minute at a time.
std::vector<minutes> changes_by_looking(const WorkingHours& hours, sys_seconds from,
                                        sys_seconds to) {
  std::vector<minutes> met;
  bool within = hours_at(hours, utc_ms(from), berlin).within;
  for (auto t = from; t < to; t += 1min)
    if (hours_at(hours, utc_ms(t), berlin).within != within) {
      within = !within;
      met.push_back(duration_cast<minutes>(t - from));
    }
  return met;
}

}  // namespace

TEST_CASE("nothing said of hours means always") {
  const WorkingHours hours;
  CHECK(hours.within(at(6, 3h)));
  CHECK_FALSE(hours.next_change(at(6, 3h)));
  CHECK_FALSE(hours_at(hours, 0, berlin).ask_again_utc_ms);
}

TEST_CASE("an empty list means never") {
  const WorkingHours hours{{.weekdays = DayHours{}}};
  CHECK_FALSE(hours.within(at(0, 10h)));
  CHECK_FALSE(hours.within(at(6, 10h)));
  CHECK_FALSE(hours.next_change(at(0, 10h)));
}

TEST_CASE("a day has several ranges, each without its last minute") {
  const WorkingHours hours{office()};
  CHECK_FALSE(hours.within(at(0, 8h + 59min)));
  CHECK(hours.within(at(0, 9h)));
  CHECK(hours.within(at(4, 12h + 29min)));
  CHECK_FALSE(hours.within(at(4, 12h + 30min)));
  CHECK(hours.next_change(at(0, 8h)) == at(0, 9h));
  CHECK(hours.next_change(at(0, 9h)) == at(0, 12h + 30min));
  CHECK(hours.next_change(at(0, 13h)) == at(0, 13h + 15min));
}

TEST_CASE("a day that nothing is said of is none to work on") {
  const WorkingHours hours{office()};
  CHECK_FALSE(hours.within(at(5, 10h)));
  CHECK(hours.next_change(at(4, 17h + 30min)) == at(7, 9h));
}

TEST_CASE("a day's own line goes before the shorthand") {
  HoursSettings settings = office();
  settings.wednesday = DayHours{{8h, 9h}};
  settings.friday = DayHours{};
  const WorkingHours hours{settings};
  CHECK(hours.within(at(1, 10h)));
  CHECK(hours.within(at(2, 8h)));
  CHECK_FALSE(hours.within(at(2, 10h)));
  CHECK_FALSE(hours.within(at(4, 10h)));
}

TEST_CASE("a range may end on the day after, and the week has no seam") {
  const WorkingHours hours{{.sunday = DayHours{{22h, 2h}}}};
  CHECK(hours.within(at(6, 23h)));
  CHECK(hours.within(at(7, 1h + 59min)));
  CHECK_FALSE(hours.within(at(7, 2h)));
  CHECK(hours.next_change(at(6, 22h)) == at(7, 2h));
}

TEST_CASE("ranges that touch or overlap are one") {
  const WorkingHours hours{
      {.monday = DayHours{{20h, 24h}}, .tuesday = DayHours{{0h, 3h}, {2h, 5h}}}};
  CHECK(hours.next_change(at(0, 20h)) == at(1, 5h));
}

TEST_CASE("a whole week of whole days never changes") {
  const WorkingHours hours{{.weekdays = DayHours{{0h, 24h}}, .weekend = DayHours{{0h, 24h}}}};
  CHECK_FALSE(hours.next_change(at(3, 3h)));
}

TEST_CASE("asking again when told meets every change, when clocks go forward and back too") {
  const auto settings = GENERATE(
      HoursSettings{.weekend = DayHours{{9h, 17h}}},
      HoursSettings{.sunday = DayHours{{2h + 30min, 4h}}},
      HoursSettings{.sunday = DayHours{{1h, 2h + 30min}}},
      HoursSettings{.saturday = DayHours{{22h, 3h}}, .sunday = DayHours{{3h + 10min, 3h + 20min}}});
  const WorkingHours hours{settings};
  const sys_days day = GENERATE(sys_days{2026y / March / 28}, sys_days{2026y / October / 24});
  const auto met = changes(hours, day, day + days{3});
  CHECK(met == changes_by_looking(hours, day, day + days{3}));
  CHECK(met.size() >= 2);
}

TEST_CASE("hours begin by the local clock on the day that clocks go forward") {
  const WorkingHours hours{{.sunday = DayHours{{9h, 17h}}}};
  const auto met = changes(hours, sys_days{2026y / March / 28}, sys_days{2026y / March / 30});
  CHECK(met == std::vector<minutes>{24h + 7h, 24h + 15h});
}
