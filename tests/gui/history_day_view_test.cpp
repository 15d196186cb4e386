// A day of the history, opened.
#include "gui/model/day_view.hpp"

#include <algorithm>

#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const auto monday = date(2026, 11, 16);

World world_of_day(std::vector<StoredBout> rows, std::chrono::local_days day) {
  World world = working_week_world({});
  world.history.window = days_of_rows(std::move(rows), day, day);
  world.history.recent = {};
  return world;
}

}  // namespace

TEST_CASE("an opened day lists its bouts, and sums up the short ones") {
  const World world = world_of_day(
      {row(monday, 8h, 8h + 45min, Posture::sitting),
       row(monday, 8h + 45min, 9h, Posture::standing), row(monday, 9h, 9h + 3min, Posture::sitting),
       row(monday, 9h + 3min, 10h, Posture::standing),
       row(monday, 10h, 10h + 4min, Posture::perching),
       row(monday, 10h + 4min, 13h, Posture::moving)},
      monday);
  const DayView view = day_view(world, monday);
  CHECK(view.title == "Monday 16 November 2026");
  CHECK(view.bouts_title == "3 bouts of sitting");
  REQUIRE(view.bouts.size() == 1);
  CHECK(view.bouts[0].begin == "08:00");
  CHECK(view.bouts[0].end == "08:45");
  CHECK(view.bouts[0].length == "45 min");
  CHECK(view.shorter == "and 2 shorter than 5 min, 7 min in all");
  CHECK(view.figures[0].value == "52 min");
  CHECK(view.figures[3].value == "4 h 08");
  CHECK(view.figures[3].note == "moving 2 h 56");
  CHECK(view.note.empty());
}

TEST_CASE("an opened day tells the steps that were counted") {
  std::vector<StoredBout> rows{row(monday, 8h, 9h, Posture::sitting),
                               row(monday, 9h, 10h, Posture::moving),
                               row(monday, 10h, 11h, Posture::standing)};
  rows[1].steps = 6200;
  rows[2].steps = 40;
  const DayView view = day_view(world_of_day(std::move(rows), monday), monday);
  CHECK(view.figures[3].note == "moving 1 h 00, 6,240 steps");
}

TEST_CASE("an opened day that is too short says so, and so does one whose clocks changed") {
  const World world = world_of_day(
      {row(monday, 8h, 9h, Posture::sitting, 3600), row(monday, 9h, 10h, Posture::sitting, 7200)},
      monday);
  CHECK(day_view(world, monday).note ==
        "Worn for too short to stand for a day: left out of means. From 09:00 on, clocks showed 1 "
        "h 00 more.");
}

TEST_CASE("an opened day without rows has nothing, and one that was not read is being read") {
  const World world = world_of_day({}, monday);
  CHECK(day_view(world, monday).nothing);
  CHECK(day_view(world, monday - days{40}).reading);
  CHECK_FALSE(day_view(world, monday).reading);
}

TEST_CASE("an opened day tells its routines and prompts in order") {
  const World world = working_week_world();
  const DayView view = day_view(world, world.now.today);
  REQUIRE_FALSE(view.events.empty());
  for (std::size_t i = 1; i < view.events.size(); ++i)
    CHECK(view.events[i - 1].at_ms <= view.events[i].at_ms);
  const auto rest = std::find_if(view.events.begin(), view.events.end(), [](const DayEvent& each) {
    return each.stroke == Stroke::routine;
  });
  REQUIRE(rest != view.events.end());
  CHECK(rest->words == "Constructive rest, 5 min: completed");
  CHECK(view.note.empty());  // today need not count yet
}
