// A session between what is told of it: smooth, and never ahead of what was seen.
#include "gui/model/session_clock.hpp"

#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

using test::lunge_session;

CoachProgress progress(std::int64_t counted_ms, double flexion_deg = -20) {
  return {.counted_ms = counted_ms, .flexion_deg = flexion_deg, .in_pose = true};
}

}  // namespace

TEST_CASE("the clip's count runs on for a second at most when nothing more is heard") {
  SessionClock clock;
  clock.see(lunge_session(), std::nullopt, 1000);
  CHECK(clock.at(1000).counted_ms == 12'000);
  CHECK(clock.at(1400).counted_ms == 12'400);
  CHECK(clock.at(9000).counted_ms == 13'000);
}

TEST_CASE("the clock's count goes on by itself, up to what was asked") {
  CoachSession session = lunge_session();
  session.by_clock = "no_clip";
  SessionClock clock;
  clock.see(session, std::nullopt, 0);
  CHECK(clock.at(9000).counted_ms == 21'000);
  CHECK(clock.at(60'000).counted_ms == 30'000);
}

TEST_CASE("nothing counts but in holding") {
  for (const char* phase : {"getting_ready", "finding", "lost", "resting", "paused", "over"}) {
    SessionClock clock;
    clock.see(lunge_session(phase), std::nullopt, 0);
    CAPTURE(phase);
    CHECK(clock.at(5000).counted_ms == 12'000);
  }
}

TEST_CASE("progress is taken over once, not with every frame that shows it") {
  SessionClock clock;
  clock.see(lunge_session(), progress(12'300), 0);
  clock.see(lunge_session(), progress(12'300), 500);
  CHECK(clock.at(500).counted_ms == 12'800);
  CHECK(clock.at(500).flexion_deg == -20.0);
}

TEST_CASE("a session told in whole seconds does not take the count back") {
  SessionClock clock;
  clock.see(lunge_session(), progress(12'900), 0);
  CoachSession next = lunge_session();
  next.counted_ms = 12'000;
  next.all_confirmed_ms += 1000;
  clock.see(next, progress(12'900), 20);
  CHECK(clock.at(20).counted_ms == 12'920);
}

TEST_CASE("a hold that begins again begins at nothing") {
  SessionClock clock;
  clock.see(lunge_session(), progress(12'900), 0);
  CoachSession again = lunge_session("finding");
  again.counted_ms = 0;
  clock.see(again, progress(12'900), 20);
  CHECK(clock.at(40).counted_ms == 0);
}

TEST_CASE("the next hold does not begin with the count of the one before") {
  SessionClock clock;
  clock.see(lunge_session(), progress(29'900), 0);
  CoachSession next = lunge_session("resting");
  next.hold = 3;
  next.side = "left";
  next.counted_ms = 0;
  next.left_ms = 10'000;
  clock.see(next, progress(29'900), 100);
  CHECK(clock.at(100).counted_ms == 0);
}

TEST_CASE("a rest and getting ready run down, and stop at nothing") {
  for (const char* phase : {"getting_ready", "resting"}) {
    CoachSession session = lunge_session(phase);
    session.left_ms = 10'000;
    SessionClock clock;
    clock.see(session, std::nullopt, 0);
    CHECK(clock.at(2500).left_ms == 7500);
    CHECK(clock.at(2500).whole_ms == 10'000);
    session.left_ms = 4000;
    clock.see(session, std::nullopt, 6000);
    CHECK(clock.at(6000).left_ms == 4000);
    CHECK(clock.at(6000).whole_ms == 10'000);
    CHECK(clock.at(20'000).left_ms == 0);
  }
}

TEST_CASE("a clock that was set back takes nothing away") {
  SessionClock clock;
  clock.see(lunge_session(), std::nullopt, 100'000);
  CHECK(clock.at(50'000).counted_ms == 12'000);
}

TEST_CASE("why a hold is timed is remembered while it counts") {
  ClockReasons reasons;
  CoachSession session = lunge_session();
  note_reason(reasons, session);
  CHECK(reasons.empty());
  session.by_clock = "other_leg";
  note_reason(reasons, session);
  CHECK(reasons.at({0, 1, Side::right}) == "other_leg");
}

}  // namespace sitwell::gui
