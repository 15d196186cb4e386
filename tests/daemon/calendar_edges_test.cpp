// What o'clock means to prompts: working hours, days, and clocks that are put forward, back, or
// set.
#include "daemon/calendar_edges.hpp"

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

/// 2026-10-25T03:00 summer time became 02:00: 01:00 UTC, a Sunday.
constexpr std::int64_t put_back_utc_ms = 1'792'890'000'000;

/// Central Europe around that night.
std::int32_t berlin(std::int64_t utc_ms) { return utc_ms < put_back_utc_ms ? 7200 : 3600; }

struct Days {
  explicit Days(const HoursSettings& hours, std::int64_t begin_utc_ms)
      : edges(WorkingHours(hours), 4h, berlin), utc_ms(begin_utc_ms) {}

  [[nodiscard]] ClockAnchor now() const {
    return {.boot = Instant{1h} + std::chrono::milliseconds{utc_ms - put_back_utc_ms} + 48h,
            .utc_ms = utc_ms};
  }
  /// Lets time pass as the timer would, to `end`; what was said, dated in minutes of UTC since the
  /// clocks were put back.
  std::vector<std::string> until(std::int64_t end_utc_ms) {
    std::vector<std::string> said;
    while (utc_ms <= end_utc_ms) {
      for (const PromptInput& input : edges.at(now())) {
        const auto minutes = (utc_ms - put_back_utc_ms) / 60'000;
        if (const auto* hours = std::get_if<WorkingHoursChanged>(&input))
          said.push_back(std::to_string(minutes) + (hours->within ? " work" : " free"));
        else if (std::holds_alternative<DayBegan>(input))
          said.push_back(std::to_string(minutes) + " day");
      }
      const auto wait = edges.next() - now().boot;
      REQUIRE(wait >= 1s);
      utc_ms += std::chrono::ceil<std::chrono::milliseconds>(wait).count();
    }
    return said;
  }

  CalendarEdges edges;
  std::int64_t utc_ms;
};

constexpr std::int64_t hour_ms = 3'600'000;
using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("working hours and days are cut by the local clock on the day it is put back") {
  HoursSettings hours;
  hours.sunday = DayHours{{9h, 12h + 30min}, {13h + 15min, 17h}};
  Days days(hours, put_back_utc_ms - 10 * hour_ms);
  // 04:00 is 03:00 UTC, 09:00 is 08:00 UTC: two and seven hours after the clocks were put back.
  CHECK(days.until(put_back_utc_ms + 20 * hour_ms) ==
        Said{"-600 free", "120 day", "420 work", "630 free", "675 work", "900 free"});
}

TEST_CASE("without hours all time is working time") {
  Days days({}, put_back_utc_ms - 10 * hour_ms);
  CHECK(days.until(put_back_utc_ms + 20 * hour_ms) == Said{"-600 work", "120 day"});
}

TEST_CASE("tomorrow begins at the hour it should, though the night is an hour longer") {
  const Days days({}, put_back_utc_ms - 10 * hour_ms);
  const ClockAnchor now = days.now();
  CHECK(days.edges.tomorrow(now) - now.boot == 12h);
  const ClockAnchor after{.boot = now.boot + 12h, .utc_ms = now.utc_ms + 12 * hour_ms};
  CHECK(days.edges.tomorrow(after) - after.boot == 24h);
}

TEST_CASE("a clock that is set is noticed within ten minutes, and other hours at once") {
  HoursSettings hours;
  hours.sunday = DayHours{{9h, 17h}};
  Days days(hours, put_back_utc_ms + 8 * hour_ms);  // 09:00 was an hour ago
  CHECK(days.edges.at(days.now()).size() == 1);
  const auto wait = days.edges.next() - days.now().boot;
  CHECK(wait <= 10min);
  days.utc_ms += 24 * hour_ms;                   // it is Monday now
  CHECK(days.edges.at(days.now()).size() == 2);  // a day began, working hours ended

  hours.monday = DayHours{{0h, 24h}};
  days.edges.use(WorkingHours(hours), 4h);
  const auto said = days.edges.at(days.now());
  REQUIRE(said.size() == 1);
  CHECK(std::get<WorkingHoursChanged>(said[0]).within);
}
