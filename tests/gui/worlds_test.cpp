// The worlds that other tests draw hold together: what they say of one thing, they say everywhere.
#include "gui/support/worlds.hpp"

#include "history/calendar.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

void check_rows(const Story& story) {
  int wrong = 0;
  for (std::size_t i = 0; i < story.bouts.size(); ++i) {
    if (!is_valid(story.bouts[i])) ++wrong;
    if (i > 0 && story.bouts[i].begin_utc_ms < story.bouts[i - 1].end_utc_ms()) ++wrong;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("the worlds' clocks go by Central European time") {
  CHECK(fixed_now().offset_s == 3600);
  CHECK(std::chrono::weekday{fixed_now().today} == std::chrono::Thursday);
  const std::int64_t change_ms = 1792890000000;  // 2026-10-25 01:00 UTC
  CHECK(central_european_offset_s(change_ms - 1) == 7200);
  CHECK(central_european_offset_s(change_ms) == 3600);
}

TEST_CASE("the worlds' rows could be stored, and never overlap") {
  check_rows(working_weeks());
  check_rows(ten_years());
  for (const StoredRoutine& routine : working_weeks().routines) REQUIRE(is_valid(routine));
  for (const StoredPrompt& prompt : working_weeks().prompts) REQUIRE(is_valid(prompt));
}

TEST_CASE("the working week ends with somebody who sits since 14:58") {
  const World world = working_week_world();
  REQUIRE_FALSE(world.history.recent.bouts.empty());
  const StoredBout& last = world.history.recent.bouts.back();
  CHECK(last.open);
  CHECK(last.posture == Posture::sitting);
  CHECK(last.begin_utc_ms == utc_ms_of(world.now.today, 14h + 58min));
  CHECK(last.end_utc_ms() == world.now.utc_ms);
  CHECK(world.daemon.status.posture_since_utc_ms == last.begin_utc_ms);
  CHECK(world.daemon.coach.routines_today == 1);
  REQUIRE(world.history.whole);
  CHECK(world.history.whole->days.back().date == world.now.today);
  CHECK(world.history.whole->days.back().exposure.sitting ==
        world.history.recent.days.back().exposure.sitting);
}

TEST_CASE("a world holds what was needed of it, and no more") {
  const World bare = working_week_world({});
  CHECK_FALSE(bare.history.whole);
  CHECK_FALSE(bare.history.window);
  const auto today = fixed_now().today;
  const World wider =
      working_week_world({.window = std::pair{today - std::chrono::days{30}, today}});
  REQUIRE(wider.history.window);
  CHECK(wider.history.window->days.size() == 31);
}
