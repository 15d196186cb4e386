#include "history/days.hpp"

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "history/calendar.hpp"
#include "history/fixture.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace {

constexpr std::int64_t utc_ms(sys_days day, milliseconds time) {
  return milliseconds{day.time_since_epoch() + time}.count();
}

/// One posture from a UTC time on, in a place with that offset.
StoredBout row(std::int64_t begin_utc_ms, milliseconds duration, int offset_h,
               Posture posture = Posture::sitting) {
  return {.source_id = 1,
          .begin_utc_ms = begin_utc_ms,
          .duration_ms = duration.count(),
          .utc_offset_s = offset_h * 3600,
          .posture = posture};
}

constexpr local_days monday{2024y / January / 8};

}  // namespace

TEST_CASE("a bout that crosses the start of the day is cut there") {
  const std::vector rows{row(monday_ms + 3 * hour_ms, 3h, 0)};
  const auto figures = day_figures(rows, monday - days{1}, monday, {});
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].date == monday - days{1});
  CHECK(figures[0].exposure.sitting == 1h);
  CHECK(figures[1].exposure.sitting == 2h);
}

TEST_CASE("a bout across midnight belongs whole to the evening's day") {
  const std::vector rows{row(monday_ms + 23 * hour_ms, 3h, 0)};
  const auto figures = day_figures(rows, monday, monday + days{1}, {});
  CHECK(figures[0].exposure.sitting == 3h);
  CHECK(figures[1].exposure.sitting == 0s);
}

TEST_CASE("the start of the day is a setting") {
  const std::vector rows{row(monday_ms + 23 * hour_ms, 3h, 0)};
  const auto figures = day_figures(rows, monday, monday + days{1}, {.day_start = 0min});
  CHECK(figures[0].exposure.sitting == 1h);
  CHECK(figures[1].exposure.sitting == 2h);
}

TEST_CASE("a bout of several days is cut into each of them") {
  const std::vector rows{row(monday_ms + 4 * hour_ms, 72h, 0, Posture::lying)};
  const auto figures = day_figures(rows, monday, monday + days{3}, {});
  for (int day = 0; day < 3; ++day)
    CHECK(figures[static_cast<std::size_t>(day)].exposure.lying == 24h);
  CHECK(figures[3].exposure.lying == 0s);
}

TEST_CASE("the day the clocks go forward has 23 hours, and the day they go back 25") {
  // New York, lying throughout; rows end where the offset changes, as the writer leaves them.
  const std::int64_t spring = utc_ms(2024y / March / 10, 7h);
  const std::int64_t autumn = utc_ms(2024y / November / 3, 6h);
  const std::vector rows{
      row(spring - 48 * hour_ms, 48h, -5, Posture::lying), row(spring, 48h, -4, Posture::lying),
      row(autumn - 48 * hour_ms, 48h, -4, Posture::lying), row(autumn, 48h, -5, Posture::lying)};
  const auto around = [&](local_days day) {
    std::vector<microseconds> lying;
    for (const DayFigures& figures : day_figures(rows, day - days{1}, day + days{1}, {}))
      lying.push_back(figures.exposure.lying);
    return lying;
  };
  // The change at 02:00 falls into the night that belongs to the day before.
  CHECK(around(local_days{2024y / March / 9}) == std::vector<microseconds>{24h, 23h, 24h});
  CHECK(around(local_days{2024y / November / 2}) == std::vector<microseconds>{24h, 25h, 24h});
  const auto at_midnight = day_figures(rows, local_days{2024y / March / 10},
                                       local_days{2024y / March / 10}, {.day_start = 0min});
  CHECK(at_midnight[0].exposure.lying == 23h);
}

TEST_CASE("a flight west makes a long day, and one east a short one") {
  // Berlin until noon UTC on Monday, New York from then on; awake and upright all the while.
  const std::int64_t noon = monday_ms + 12 * hour_ms;
  const std::vector west{row(noon - 24 * hour_ms, 24h, 1, Posture::standing),
                         row(noon, 48h, -5, Posture::standing)};
  CHECK(day_figures(west, monday, monday, {})[0].exposure.worn == 30h);
  const std::vector east{row(noon - 24 * hour_ms, 24h, -5, Posture::standing),
                         row(noon, 48h, 1, Posture::standing)};
  CHECK(day_figures(east, monday, monday, {})[0].exposure.worn == 18h);
}

TEST_CASE("a flight west over the start of the day goes on with the day before") {
  // 05:00 on Monday in Berlin becomes 23:00 on Sunday in New York.
  const std::int64_t landing = monday_ms + 4 * hour_ms;
  const std::vector rows{row(landing - 2 * hour_ms, 2h, 1), row(landing, 6h, -5)};
  const auto figures = day_figures(rows, monday - days{1}, monday, {});
  CHECK(figures[0].exposure.sitting == 1h + 5h);  // until 04:00 in Berlin; 23:00 to 04:00 after
  CHECK(figures[1].exposure.sitting == 1h + 1h);
}

TEST_CASE("all that is stored falls on exactly one day, however it was cut") {
  std::mt19937 random{3};
  std::uniform_int_distribution<int> length{1, 20'000'000};
  std::uniform_int_distribution<int> offset{-12, 14};
  std::vector<StoredBout> rows;
  std::int64_t at = monday_ms;
  std::int64_t total = 0;
  std::int64_t interrupted = 0;
  for (int i = 0; i < 2000; ++i) {
    rows.push_back(row(at, milliseconds{length(random)}, offset(random)));
    rows.back().interrupted_ms = rows.back().duration_ms / 3;
    at = rows.back().end_utc_ms();
    total += rows.back().duration_ms;
    interrupted += rows.back().interrupted_ms;
  }
  Duration worn{};
  Duration sitting{};
  for (const DayFigures& day : day_figures(rows, monday - days{3}, monday + days{400}, {})) {
    worn += day.exposure.worn;
    sitting += day.exposure.sitting;
  }
  CHECK(worn == milliseconds{total});
  CHECK(sitting == milliseconds{total - interrupted});
}

TEST_CASE("a day names its sources, and counts from four hours of wear") {
  std::vector rows{row(monday_ms + 8 * hour_ms, 2h, 0), row(monday_ms + 10 * hour_ms, 2h - 1ms, 0)};
  rows[1].source_id = 5;
  const auto day = day_figures(rows, monday, monday, {});
  CHECK(day[0].source_ids == std::vector<std::int64_t>{1, 5});
  CHECK_FALSE(day[0].counts);
  rows[1].duration_ms += 1;
  CHECK(day_figures(rows, monday, monday, {})[0].counts);
}

TEST_CASE("a week's means leave out the days that were worn too shortly") {
  std::vector<StoredBout> rows;
  for (int day = 0; day < 5; ++day) {
    const std::int64_t morning = monday_ms + day * day_ms + 8 * hour_ms;
    rows.push_back(row(morning, 6h, 0));
    rows.push_back(row(morning + 6 * hour_ms, 2h, 0, Posture::standing));
  }
  rows.push_back(row(monday_ms + 5 * day_ms + 8 * hour_ms, 3h, 0));
  rows.push_back(row(monday_ms + 6 * day_ms + 8 * hour_ms, 20h, 0, Posture::unworn));
  const auto weeks = period_figures(rows, monday + days{2}, monday + days{2}, Period::week, {});
  REQUIRE(weeks.size() == 1);
  const PeriodFigures& week = weeks[0];
  CHECK(week.first == monday);
  CHECK(week.last == monday + days{6});
  CHECK(week.days_counted == 5);
  CHECK(week.days_too_short == 1);
  CHECK(week.exposure.sitting == 30h);
  CHECK(week.per_day(week.exposure.sitting).value() == 6h);
  CHECK(week.per_worn_hour(week.exposure.sitting).value() == 45min);
  CHECK(week.exposure.usual_bout.value() == 6h);
}

TEST_CASE("weeks begin on Monday and months on the first") {
  CHECK(first_of(Period::week, monday) == monday);
  CHECK(first_of(Period::week, monday + days{6}) == monday);
  CHECK(last_of(Period::week, monday) == monday + days{6});
  CHECK(first_of(Period::month, local_days{2024y / February / 10}) ==
        local_days{2024y / February / 1});
  CHECK(last_of(Period::month, local_days{2024y / February / 10}) ==
        local_days{2024y / February / 29});
  CHECK(period_figures({}, monday, monday + days{7}, Period::week, {}).size() == 2);
  CHECK(period_figures({}, monday, monday + days{366}, Period::month, {}).size() == 13);
}

TEST_CASE("a week without wear has no means") {
  const PeriodFigures week = period_figures({}, monday, monday, Period::week, {})[0];
  CHECK_FALSE(week.per_day(0s));
  CHECK_FALSE(week.per_worn_hour(0s));
}

TEST_CASE("a whole year in a real time zone adds up, written through the calendar") {
  TempFolder folder;
  const char* old = std::getenv("TZ");
  const std::string kept = old != nullptr ? old : "";
  setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1);
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", Calendar{{Instant{}, monday_ms}});
  std::vector<Effect> effects;
  for (int bout = 0; bout < 366 * 4; ++bout)
    effects.push_back(
        saved(bout * 360, bout * 360 + 360, bout % 2 == 0 ? Posture::lying : Posture::standing));
  writer.apply(effects);
  old != nullptr ? setenv("TZ", kept.c_str(), 1) : unsetenv("TZ");

  std::vector<local_days> odd;
  for (const DayFigures& day :
       HistoryReader{folder.file()}.days(monday, monday + days{363}, DayRules{}))
    if (day.exposure.worn != 24h) {
      odd.push_back(day.date);
      CHECK(day.exposure.worn == (odd.size() == 1 ? 23h : 25h));
    }
  CHECK(odd ==
        std::vector<local_days>{local_days{2024y / March / 9}, local_days{2024y / November / 2}});
}
