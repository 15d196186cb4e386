// What is said of a session, in every phase.
#include "gui/model/session_view.hpp"

#include "gui/model/session_end.hpp"
#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

using test::coach_world;
using test::lunge_session;

SessionLive live_of(const CoachSession& session, SessionMoment moment) {
  return session_live(session_view(coach_world(), session), session, moment);
}

}  // namespace

TEST_CASE("each phase of a session says what goes on, and only holding counts") {
  struct Row {
    const char* phase;
    SessionState state;
    const char* words;
    const char* middle;
    bool counting;
  };
  const std::vector<Row> rows{
      {"getting_ready", SessionState::ready,
       "Get ready: 8 s, or as soon as the clip sees the pose.", "8", false},
      {"finding", SessionState::waits,
       "Waiting for the pose: thigh 12 to 35° behind you, you are at 5° bent.", "18", false},
      {"holding", SessionState::counts, "Held: the clip confirms it.", "18", true},
      {"lost", SessionState::lost,
       "The count waits. Waiting for the pose: thigh 12 to 35° behind you, you are at 5° bent.",
       "18", false},
      {"resting", SessionState::rests, "Rest: 8 s to the next hold.", "8", false},
      {"paused", SessionState::paused, "Paused: nothing counts until you go on.", "18", false},
      {"over", SessionState::over, "Over.", "18", false},
      {"of a later version", SessionState::waits,
       "Waiting for the pose: thigh 12 to 35° behind you, you are at 5° bent.", "18", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phase);
    const SessionLive live =
        live_of(lunge_session(row.phase),
                {.counted_ms = 12'000, .left_ms = 7'200, .flexion_deg = 5.2, .in_pose = false});
    CHECK(live.state == row.state);
    CHECK(live.words == row.words);
    CHECK(live.middle == row.middle);
    CHECK(live.counting == row.counting);
  }
}

TEST_CASE("why the clock counts is said in words, and the band is not asked for then") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"no_target", "Counted by the clock: the clip cannot tell this one."},
      {"no_clip", "Counted by the clock: no clip, or none that knows how it sits."},
      {"other_leg", "Counted by the clock: the clip is on the other leg."},
      {"wearer_says", "Counted by the clock: as you asked."},
      {"something new", "Counted by the clock: something new."}};
  for (const auto& [why, words] : rows) {
    CAPTURE(why);
    CoachSession session = lunge_session();
    session.by_clock = why;
    const SessionView view = session_view(coach_world(), session);
    CHECK(view.by_clock);
    CHECK_FALSE(view.band_from_deg);
    const SessionLive live = session_live(view, session, {.counted_ms = 12'000});
    CHECK(live.words == words);
    CHECK(live.state == SessionState::clock_counts);
    session.phase = "getting_ready";
    const SessionLive ready = session_live(session_view(coach_world(), session), session,
                                           {.counted_ms = 0, .left_ms = 4'000});
    CHECK(ready.words == "Get ready: the clock starts in 4 s.");
  }
}

TEST_CASE("a clip that counts gives no reason") {
  const SessionView view = session_view(coach_world(), lunge_session());
  CHECK_FALSE(view.by_clock);
  CHECK(view.why_by_clock.empty());
  CHECK(view.band == "The clip looks for a thigh 12 to 35° behind you");
}

TEST_CASE("the wrong leg is told, in finding and when the pose is lost") {
  for (const char* phase : {"finding", "lost"}) {
    CoachSession session = lunge_session(phase);
    session.wrong_side = true;
    const SessionLive live = live_of(session, {.counted_ms = 12'000});
    CHECK(live.state == SessionState::wrong_side);
    CHECK_THAT(live.words, ContainsSubstring("This looks like the other leg"));
  }
}

TEST_CASE("an angle in the band that is not the pose asks for stillness") {
  const SessionLive live = live_of(lunge_session("finding"), {.flexion_deg = -20.0});
  CHECK(live.in_band);
  CHECK(live.words == "The angle fits: now be still, and square to the front.");
  CHECK(live.angle == "Now 20° behind");
}

TEST_CASE("without an angle the words name the band alone") {
  const SessionLive live = live_of(lunge_session("finding"), {});
  CHECK(live.words == "Waiting for the pose: thigh 12 to 35° behind you.");
  CHECK(live.angle == "No angle from the clip yet");
}

TEST_CASE("an angle beyond 180 degrees is on the turn of a band that passes them") {
  CoachSession session = lunge_session("finding");
  session.flexion_from = 160;
  session.flexion_to = 200;
  const SessionLive live = live_of(session, {.flexion_deg = -170.0});
  CHECK(live.flexion_deg == 190.0);
  CHECK(live.in_band);
}

TEST_CASE("a session says where it is, which leg works and what is next") {
  const SessionView view = session_view(coach_world(), lunge_session());
  CHECK(view.place == "Hold 2 of 4");
  CHECK(view.side == "Right side: your right leg, round 1 of 2");
  CHECK(view.next == "Then: left side, 30 s");
  CHECK(view.pace == "Breathe in for 4 s, out for 6 s");
  CHECK(view.so_far == "So far 42 s confirmed by the clip");
  CHECK(view.sided);
}

TEST_CASE("the last hold says that it is the last") {
  CoachSession session = lunge_session();
  session.hold = 4;
  CHECK(session_view(coach_world(), session).next == "This is the last hold.");
}

TEST_CASE("what works is near: the left side is seen from the left") {
  CoachSession session = lunge_session();
  CHECK_FALSE(session_view(coach_world(), session).from_left);
  session.side = "left";
  CHECK(session_view(coach_world(), session).from_left);
  session.side = "";
  CHECK_FALSE(session_view(coach_world(), session).sided);
  CHECK_FALSE(session_view(coach_world(), session).from_left);
}

TEST_CASE("a session of a routine that is not in the catalogue is led through without a figure") {
  CoachSession session = lunge_session();
  session.routine = "somebody-elses";
  session.title = "";
  const SessionView view = session_view(coach_world(), session);
  CHECK_FALSE(view.pose);
  CHECK(view.title == "somebody-elses");
  CHECK(view.next.empty());
  CHECK(view.dots.size() == 4);
  CHECK(session_live(view, session, {.counted_ms = 12'000}).middle == "18");
}

TEST_CASE("dots tell what the record says of the holds behind, and who counts until it is read") {
  World world = coach_world();
  const CoachSession session = lunge_session();
  CHECK(session_view(world, session).dots ==
        std::vector{HoldDot::confirmed, HoldDot::now, HoldDot::to_come, HoldDot::to_come});
  StoredRoutine record = test::done_routine("lunge", 0);
  record.begin_utc_ms = session.begin_utc_ms;
  record.holds = {{.step = 0,
                   .repetition = 1,
                   .side = Side::left,
                   .asked_ms = 30'000,
                   .confirmed_ms = 0,
                   .timed_ms = 30'000,
                   .outcome = HoldOutcome::held}};
  world.history.recent.routines = {record};
  CHECK(session_view(world, session).dots.front() == HoldDot::timed);
  world.history.recent.routines.front().begin_utc_ms += 3;
  world.history.recent.routines.front().holds.front().outcome = HoldOutcome::skipped;
  CHECK(session_view(world, session).dots.front() == HoldDot::skipped);
}

TEST_CASE("a daemon that claims a million holds does not fill the page with dots") {
  CoachSession session = lunge_session();
  session.holds = 1'000'000;
  CHECK(session_view(coach_world(), session).dots.size() <= 100);
}

TEST_CASE("each way a session can end has its calm sentence") {
  const std::vector<std::pair<RoutineOutcome, std::string>> rows{
      {RoutineOutcome::completed, "Gentle kneeling lunge: completed"},
      {RoutineOutcome::stopped, "Gentle kneeling lunge: stopped early"},
      {RoutineOutcome::hurt, "Gentle kneeling lunge: stopped, because it hurt"},
      {RoutineOutcome::abandoned, "Gentle kneeling lunge: left alone, and ended by itself"},
      {RoutineOutcome::interrupted,
       "Gentle kneeling lunge: cut off when the computer or sitwelld ended"}};
  for (const auto& [outcome, title] : rows) {
    const SessionEnd end = session_end(coach_world(), lunge_session("over"), outcome, {});
    CHECK(end.title == title);
    CHECK_FALSE(end.sentence.empty());
    CHECK(end.sentence.find("Well done") == std::string::npos);
    CHECK(end.held == "42 s confirmed by the clip");
  }
}

TEST_CASE("the end tells hold by hold what was confirmed, what was timed, and why") {
  World world = coach_world();
  const CoachSession session = lunge_session("over");
  StoredRoutine record = test::done_routine("lunge", 0);
  record.begin_utc_ms = session.begin_utc_ms;
  const auto hold = [](Side side, int confirmed_ms, int timed_ms, HoldOutcome outcome) {
    return StoredHold{.step = 0,
                      .repetition = 1,
                      .side = side,
                      .asked_ms = 30'000,
                      .confirmed_ms = confirmed_ms,
                      .timed_ms = timed_ms,
                      .outcome = outcome};
  };
  record.holds = {hold(Side::left, 0, 30'000, HoldOutcome::held),
                  hold(Side::right, 30'000, 0, HoldOutcome::held),
                  hold(Side::none, 0, 0, HoldOutcome::skipped)};
  world.history.recent.routines = {record};
  const SessionEnd end =
      session_end(world, session, RoutineOutcome::completed, {{{0, 1, Side::left}, "other_leg"}});
  REQUIRE(end.rows.size() == 3);
  CHECK(end.held == "30 s confirmed by the clip, 30 s by the clock");
  CHECK(end.rows[0].title == "Kneel on one knee, left side");
  CHECK(end.rows[0].held == "30 s by the clock: the clip is on the other leg");
  CHECK_FALSE(end.rows[0].confirmed);
  CHECK(end.rows[1].held == "30 s confirmed by the clip");
  CHECK(end.rows[1].confirmed);
  CHECK(end.rows[2].held == "nothing held; skipped");
  CHECK(end.note.empty());
}

TEST_CASE("what hurts sharply is for a professional, and urgent signs are always named") {
  const StopView unsaid = stop_view({});
  CHECK(unsaid.title == "It hurts: stop here");
  CHECK(unsaid.advice.back().title == "Get urgent care now if one of these is so");
  const StopView sharp = stop_view({HurtPlace::knee, HurtKind::sharp});
  CHECK(sharp.advice.front().level == AdviceLevel::professional);
  CHECK(sharp.advice.size() == unsaid.advice.size() + 1);
}

}  // namespace sitwell::gui
