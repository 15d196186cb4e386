// Days as timelines: cut by each row's own clock, to scale on days of any length.
#include "gui/model/timeline_view.hpp"

#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t minute_ms = 60'000;

const auto monday = date(2026, 11, 16);

DayTimeline line_of(std::vector<StoredBout> rows, std::chrono::local_days day) {
  const StoredDays stored = days_of_rows(std::move(rows), day, day);
  return timeline_view(stored, day, fixed_now(), {});
}

std::vector<Stroke> strokes_of(const DayTimeline& line) {
  std::vector<Stroke> strokes;
  for (const TimelineSpanView& span : line.spans) strokes.push_back(span.stroke);
  return strokes;
}

bool in_order(const DayTimeline& line) {
  for (std::size_t i = 0; i < line.spans.size(); ++i) {
    if (line.spans[i].end_ms <= line.spans[i].begin_ms) return false;
    if (i > 0 && line.spans[i].begin_ms < line.spans[i - 1].end_ms) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a timeline tells postures, and what is not known between them") {
  const DayTimeline line = line_of({row(monday, 8h, 8h + 20min, Posture::sitting),
                                    row(monday, 8h + 20min, 8h + 25min, Posture::standing),
                                    row(monday, 9h, 9h + 10min, Posture::unworn)},
                                   monday);
  CHECK(strokes_of(line) == std::vector{Stroke::gap, Stroke::sitting, Stroke::standing, Stroke::gap,
                                        Stroke::unworn, Stroke::gap});
  CHECK(in_order(line));
  CHECK(line.to_ms - line.from_ms == 24 * hour_ms);
  CHECK(line.spans[1].begin_ms - line.from_ms == 4 * hour_ms);
  CHECK(line.spans[1].words == "Sitting\n08:00 – 08:20\n20 min");
  CHECK(line.spans[3].words == "Nothing is known\n08:25 – 09:00\n35 min");
  CHECK_FALSE(line.now_ms);
}

TEST_CASE("sitting is coloured by the length of its whole bout") {
  struct Row {
    std::chrono::minutes first, second, apart;
    Stroke stroke;
    std::size_t bouts;
  };
  const auto row_of = GENERATE(Row{20min, 9min, 0min, Stroke::sitting, 1},
                               Row{20min, 10min, 0min, Stroke::sitting_half_hour, 1},
                               Row{40min, 20min, 0min, Stroke::sitting_hour, 1},
                               Row{20min, 20min, 1min, Stroke::sitting, 2});
  const auto second = 8h + row_of.first + row_of.apart;
  const DayTimeline line = line_of({row(monday, 8h, 8h + row_of.first, Posture::sitting),
                                    row(monday, second, second + row_of.second, Posture::perching)},
                                   monday);
  REQUIRE(line.bouts.size() == row_of.bouts);
  CHECK(line.spans[1].stroke == row_of.stroke);
  CHECK(line.bouts.front().stroke == row_of.stroke);
}

TEST_CASE("bouts are those that exposure counts") {
  const StoredDays stored =
      stored_days(working_weeks(), date(2026, 11, 2), date(2026, 11, 19), DayRules{});
  for (const DayFigures& day : stored.days) {
    CAPTURE(day.date.time_since_epoch().count());
    const DayTimeline line = timeline_view(stored, day.date, fixed_now(), {});
    CHECK(static_cast<int>(line.bouts.size()) == day.exposure.bouts);
    CHECK(in_order(line));
  }
}

TEST_CASE("a bout that crosses the start of the day is cut there") {
  const auto tuesday = monday + std::chrono::days{1};
  const StoredBout late = row(monday, 27h, 29h, Posture::sitting);  // 03:00 to 05:00
  const StoredDays stored = days_of_rows({late}, monday, tuesday);
  const DayTimeline before = timeline_view(stored, monday, fixed_now(), {});
  const DayTimeline after = timeline_view(stored, tuesday, fixed_now(), {});
  REQUIRE(before.bouts.size() == 1);
  REQUIRE(after.bouts.size() == 1);
  CHECK(before.bouts.front().end == "04:00");
  CHECK(before.bouts.front().end_ms == before.to_ms);
  CHECK(after.bouts.front().begin == "04:00");
  CHECK(after.bouts.front().begin_ms == after.from_ms);
}

TEST_CASE("the day clocks go back has 25 hours, and an hour twice") {
  const auto saturday = date(2026, 10, 24);
  // Awake until 03:30 by the new clock; 02:00 to 03:00 came twice.
  const DayTimeline line = line_of({row(saturday, 22h, 27h, Posture::sitting, 7200),
                                    row(saturday, 26h, 27h + 30min, Posture::standing, 3600)},
                                   saturday);
  CHECK(line.to_ms - line.from_ms == 25 * hour_ms);
  CHECK(in_order(line));
  REQUIRE(line.changes.size() == 1);
  CHECK(line.changes.front().shift_ms == -hour_ms);
  CHECK(line.changes.front().words == "From 02:00 on, clocks showed 1 h 00 less");
  CHECK(line.spans[1].words == "Sitting\n22:00 – 03:00\n5 h 00");
  CHECK(line.spans[2].words == "Standing\n02:00 – 03:30\n1 h 30");
  CHECK(line.spans[2].begin_ms == line.spans[1].end_ms);
}

TEST_CASE("the day clocks go forward has 23 hours") {
  const auto saturday = date(2026, 3, 28);
  const DayTimeline line = line_of({row(saturday, 22h, 26h, Posture::sitting, 3600),
                                    row(saturday, 27h, 27h + 30min, Posture::standing, 7200)},
                                   saturday);
  CHECK(line.to_ms - line.from_ms == 23 * hour_ms);
  REQUIRE(line.changes.size() == 1);
  CHECK(line.changes.front().shift_ms == hour_ms);
  CHECK(line.spans[2].begin_ms == line.spans[1].end_ms);
  CHECK(in_order(line));
}

TEST_CASE("a journey lengthens the day, and each moment is told by its own clock") {
  const std::int32_t new_york_s = -5 * 3600;
  const DayTimeline line = line_of({row(monday, 8h, 9h, Posture::sitting, 3600),
                                    // Seven hours of flight later: it is 10:00 there.
                                    row(monday, 10h, 11h, Posture::moving, new_york_s)},
                                   monday);
  CHECK(line.to_ms - line.from_ms == 30 * hour_ms);
  CHECK(in_order(line));
  REQUIRE(line.spans.size() == 5);
  CHECK(line.spans[3].words == "Moving\n10:00 – 11:00\n1 h 00");
  CHECK(line.spans[3].begin_ms - line.spans[1].end_ms == 7 * hour_ms);
  REQUIRE(line.changes.size() == 1);
  CHECK(line.changes.front().words == "From 10:00 on, clocks showed 6 h 00 less");
}

TEST_CASE("today ends at now: what is to come is no gap") {
  const World world = working_week_world();
  const DayTimeline line =
      timeline_view(world.history.recent, world.now.today, world.now, world.wording);
  REQUIRE(line.now_ms);
  CHECK(line.spans.back().end_ms == *line.now_ms);
  CHECK(line.spans.back().words == "Sitting\n14:58 – now\n22 min");
  REQUIRE_FALSE(line.bouts.empty());
  CHECK(line.bouts.back().open);
  CHECK(line.bouts.back().end == "now");
}

TEST_CASE("a day without rows is one long gap, and today without rows until now") {
  const DayTimeline past = line_of({}, monday);
  REQUIRE(past.spans.size() == 1);
  CHECK(past.spans.front().stroke == Stroke::gap);
  CHECK(past.spans.front().end_ms - past.spans.front().begin_ms == 24 * hour_ms);
  const Now now = fixed_now();
  const DayTimeline today = line_of({}, now.today);
  REQUIRE(today.spans.size() == 1);
  CHECK(today.spans.front().end_ms == today.now_ms);
  const DayTimeline tomorrow = line_of({}, now.today + std::chrono::days{1});
  CHECK(tomorrow.spans.empty());
}

TEST_CASE("prompts and routines are marked on their day alone") {
  StoredDays stored = days_of_rows({row(monday, 8h, 10h, Posture::sitting)}, monday, monday);
  const auto prompt_at = [](std::int64_t utc_ms) {
    return StoredPrompt{.shown_utc_ms = utc_ms,
                        .utc_offset_s = 3600,
                        .sat_ms = 31 * minute_ms,
                        .outcome = PromptOutcome::acted,
                        .ended_utc_ms = utc_ms + minute_ms,
                        .break_ms = 3 * minute_ms};
  };
  stored.prompts = {prompt_at(wall(monday, 8h + 31min, 3600)), prompt_at(wall(monday, 29h, 3600))};
  StoredRoutine done{.begin_utc_ms = wall(monday, 8h + 10min, 3600),
                     .utc_offset_s = 3600,
                     .routine = "lunge",
                     .title = "Lunge",
                     .outcome = RoutineOutcome::completed,
                     .length_ms = 95'000};
  StoredRoutine left = done;
  left.outcome = RoutineOutcome::abandoned;
  stored.routines = {done, left};
  const DayTimeline line = timeline_view(stored, monday, fixed_now(), {});
  REQUIRE(line.marks.size() == 2);
  CHECK(line.marks[0].stroke == Stroke::routine);
  CHECK(line.marks[0].words == "Lunge\n08:10, 1 min 35 s: completed");
  CHECK(line.marks[1].words ==
        "Prompt at 08:31\nAfter 31 min of sitting: followed\nA break of 3 min");
}
