// What the guided session counts, and what it does not.
#include "core/routine_session.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/session_run.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

SessionOptions no_clip() { return {.clip = false}; }

bool said(const SessionRun& run, const std::string& words) {
  return std::any_of(run.said.begin(), run.said.end(),
                     [&](const std::string& line) { return line.ends_with(" " + words); });
}

}  // namespace

TEST_CASE("a hold that the clip sees counts from the moment the pose was first seen") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::standing, 4s).shows(thigh::knees_up, 62s);
  CHECK(run.said == Lines{"0.0 exercising", "0.0 get_ready", "8.1 began", "34.1 half", "64.1 ended",
                          "64.1 not exercising", "64.1 completed"});
  CHECK(run.hold(0).confirmed == 60s);
  CHECK(run.hold(0).timed == 0s);
  CHECK(run.hold(0).outcome == HoldOutcome::held);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
  CHECK(run.session.record().length == 64100ms);
}

TEST_CASE("a pose that is not taken is waited for, and nothing counts meanwhile") {
  SessionRun run(rest_routine());
  run.shows(thigh::standing, 30s);
  CHECK(run.status().phase == SessionPhase::finding);
  CHECK(run.status().counted == 0s);
  run.shows(thigh::knees_up, 10s);
  CHECK(run.status().phase == SessionPhase::holding);
  CHECK(run.status().counted == 9900ms);
}

TEST_CASE("a pose that is only passed through does not count") {
  SessionRun run(rest_routine());
  run.shows(thigh::standing, 12s);
  for (int i = 0; i < 5; ++i) run.shows(thigh::knees_up, 2900ms).shows(thigh::standing, 1s);
  CHECK(run.hold(0).confirmed == 0s);
  CHECK_FALSE(said(run, "began"));
}

TEST_CASE("who was in the pose before is believed sooner to be back") {
  SessionRun run(rest_routine());
  run.shows(thigh::knees_up, 10s).shows(thigh::standing, 5s).shows(thigh::knees_up, 1100ms);
  CHECK(run.status().phase == SessionPhase::holding);
  CHECK(run.hold(0).confirmed == 9900ms + 1s);
}

TEST_CASE("a short hold is believed after half of it") {
  SessionRun run(rest_routine(5s));
  run.shows(thigh::standing, 12s).shows(thigh::knees_up, 2600ms);
  CHECK(run.status().phase == SessionPhase::holding);
}

TEST_CASE("a pose that moves is not held") {
  SessionRun run(rest_routine());
  run.shows(thigh::knees_up_shaking, 30s);
  CHECK(run.status().counted == 0s);
  CHECK_FALSE(run.status().in_pose);
}

TEST_CASE("a wobble is not counted, and nothing is said of it") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::knees_up, 20s).shows(thigh::standing, 1500ms).shows(thigh::knees_up, 5s);
  CHECK(run.status().phase == SessionPhase::holding);
  CHECK(run.hold(0).confirmed == 19900ms + 4900ms);
  CHECK_FALSE(said(run, "lost"));
}

TEST_CASE("a pose that is left is told once, and what was held stays") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::knees_up, 20s).shows(thigh::standing, 20s);
  CHECK(run.status().phase == SessionPhase::lost);
  CHECK(std::count_if(run.said.begin(), run.said.end(),
                      [](const auto& line) { return line.ends_with(" lost"); }) == 1);
  CHECK(run.hold(0).confirmed == 19900ms);
  run.shows(thigh::knees_up, 41s);
  CHECK(said(run, "found"));
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
  CHECK(run.hold(0).confirmed == 60s);
}

TEST_CASE("the leg behind is confirmed, the leg in front is timed and said to be") {
  SessionRun run(lunge_routine(30s), {.clip_leg = Side::right, .clip = true});
  // The left leg goes first: the clip, on the right, is on the leg in front.
  run.shows(thigh::in_front, 9s);
  CHECK(run.status().by_clock == ByClock::other_leg);
  run.shows(thigh::in_front, 31s);
  REQUIRE(run.session.record().holds.size() == 1);
  CHECK(run.hold(0).side == Side::left);
  CHECK(run.hold(0).timed == 30s);
  CHECK(run.hold(0).confirmed == 0s);
  CHECK(run.status().phase == SessionPhase::resting);
  run.shows(thigh::behind, 34s);
  CHECK(run.hold(1).side == Side::right);
  CHECK(run.hold(1).confirmed == 30s);
  CHECK(run.hold(1).timed == 0s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
}

TEST_CASE("who is in the next pose before the rest is over need not wait") {
  SessionRun run(lunge_routine(30s), {.clip_leg = Side::right, .clip = true});
  run.shows(thigh::in_front, 40s).shows(thigh::standing, 2s).shows(thigh::behind, 5s);
  CHECK(run.status().phase == SessionPhase::holding);
  CHECK(run.hold(1).confirmed == 4900ms);
}

TEST_CASE("a rest that is spent in the pose is a rest") {
  SessionRun run(rest_routine(20s, 2));
  run.shows(thigh::knees_up, 20100ms);
  CHECK(run.status().phase == SessionPhase::resting);
  run.shows(thigh::knees_up, 5s + 4s);
  CHECK(run.hold(1).confirmed <= 4s);
  CHECK(run.hold(1).confirmed >= 3800ms);
}

TEST_CASE("a rest between two steps that look alike to the clip is a rest") {
  Routine routine = rest_routine(20s);
  routine.steps.push_back(routine.steps.front());
  SessionRun run(routine);
  run.shows(thigh::knees_up, 20200ms);
  run.shows(thigh::knees_up_shaking, 1s).shows(thigh::knees_up, 3500ms);
  CHECK(run.status().phase == SessionPhase::resting);
  run.shows(thigh::knees_up, 21s);
  CHECK(run.session.over());
  CHECK(run.session.record().length == 45100ms);
}

TEST_CASE("the wrong leg behind is told, and the clock waits for the right one") {
  SessionRun run(lunge_routine(30s), {.clip_leg = Side::right, .clip = true});
  run.shows(thigh::standing, 10s).shows(thigh::behind, 20s);  // asked was the left leg behind
  CHECK(said(run, "wrong_side"));
  CHECK(run.status().wrong_side);
  CHECK(run.hold(0).timed <= 100ms);
  run.shows(thigh::in_front, 31s);
  CHECK(run.hold(0).timed == 30s);
}

TEST_CASE("the leg in front where it should be behind is told") {
  SessionRun run(lunge_routine(30s), {.clip_leg = Side::left, .clip = true});
  run.shows(thigh::in_front, 14s);
  CHECK_FALSE(said(run, "wrong_side"));  // sits on a chair, for all that is known
  run.shows(thigh::standing, 2s).shows(thigh::in_front, 4s);
  CHECK(run.said.back() == "19.1 wrong_side");
  CHECK(run.status().phase == SessionPhase::finding);
  run.shows(thigh::behind, 31s);
  CHECK(run.hold(0).confirmed == 30s);
}

TEST_CASE("without a clip every hold is timed, and none confirmed") {
  SessionRun run(lunge_routine(30s), no_clip());
  run.passes(2min);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
  REQUIRE(run.session.record().holds.size() == 2);
  for (const HoldRecord& hold : run.session.record().holds) {
    CHECK(hold.timed == 30s);
    CHECK(hold.confirmed == 0s);
  }
  CHECK(run.said == Lines{"0.0 exercising", "0.0 get_ready", "10.0 began", "25.0 half",
                          "40.0 ended", "40.0 get_ready", "50.0 began", "65.0 half", "80.0 ended",
                          "80.0 not exercising", "80.0 completed"});
}

TEST_CASE("readings without a pose are as good as no clip") {
  SessionRun run(rest_routine(30s));
  run.shows(std::nullopt, 45s);
  CHECK(run.hold(0).timed == 30s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
}

TEST_CASE("a clip that is lost in a hold leaves it to the clock, and loses nothing") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::knees_up, 20s).passes(10s);
  CHECK(said(run, "by_clock"));
  CHECK(run.status().by_clock == ByClock::no_clip);
  CHECK(run.hold(0).confirmed == 19900ms);
  CHECK(run.hold(0).timed == 5s);  // what passed before it was given up for lost is nobody's
  run.shows(thigh::knees_up, 10s);
  CHECK(run.status().by_clock == ByClock::no);
  CHECK(run.hold(0).confirmed == 29700ms);
  run.shows(thigh::knees_up, 30s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
}

TEST_CASE("a clip that comes in the middle counts from there on") {
  SessionRun run(rest_routine(60s), {.clip = true, .heard = false});
  CHECK(run.status().by_clock == ByClock::no_clip);
  run.passes(30s).shows(thigh::knees_up, 41s);
  CHECK(run.hold(0).timed >= 20s);
  CHECK(run.hold(0).confirmed > 35s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
}

TEST_CASE("a clip that is lost before the pose was taken gives time to take it") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::standing, 15s).passes(5s);
  CHECK(run.status().phase == SessionPhase::getting_ready);
  run.passes(10s);
  CHECK(run.status().phase == SessionPhase::holding);
}

TEST_CASE("the wearer may say that the pose is taken") {
  SessionRun run(rest_routine(30s));
  run.shows(thigh::standing, 20s).command(SessionCommand::by_clock).shows(thigh::knees_up, 31s);
  CHECK(run.hold(0).timed == 30s);
  CHECK(run.hold(0).confirmed == 0s);
}

TEST_CASE("a pause stops everything, and what was held is kept") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::knees_up, 20s).command(SessionCommand::pause).shows(thigh::knees_up, 60s);
  CHECK(run.hold(0).confirmed == 19900ms);
  CHECK(said(run, "not exercising"));
  run.command(SessionCommand::resume).shows(thigh::knees_up, 41s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
  const auto& active = run.session.record().active;
  REQUIRE(active.size() == 2);
  CHECK(active[0].end - active[0].begin == 20s);
  CHECK(active[1].begin - active[0].end == 60s);
}

TEST_CASE("who is not in the pose for a minute has the session paused, and ended in the end") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::standing, 71s);
  CHECK(run.status().phase == SessionPhase::paused);
  run.passes(10min);
  CHECK(run.session.record().outcome == RoutineOutcome::abandoned);
  CHECK(run.session.record().length == 70s);
}

TEST_CASE("a hold that is skipped is kept as far as it went") {
  SessionRun run(lunge_routine(30s), no_clip());
  run.passes(20s).command(SessionCommand::skip);
  CHECK(run.hold(0).outcome == HoldOutcome::skipped);
  CHECK(run.hold(0).timed == 10s);
  CHECK(run.status().phase == SessionPhase::resting);
  run.command(SessionCommand::skip);  // the rest
  CHECK(run.status().phase == SessionPhase::holding);
  run.command(SessionCommand::skip);
  CHECK(run.session.record().outcome == RoutineOutcome::stopped);  // nothing was held to its end
}

TEST_CASE("a hold can be repeated") {
  SessionRun run(lunge_routine(30s), no_clip());
  run.passes(45s).command(SessionCommand::repeat).passes(40s);
  REQUIRE(run.session.record().holds.size() == 2);
  CHECK(run.hold(0).side == Side::left);
  CHECK(run.hold(1).side == Side::left);
  CHECK(run.hold(1).timed == 30s);
}

TEST_CASE("this hurts ends the session at once, and takes the details later") {
  SessionRun run(rest_routine(60s));
  run.shows(thigh::knees_up, 20s).tell(SessionHurts{.at = run.now, .hurt = {}});
  CHECK(run.session.over());
  CHECK(run.session.record().outcome == RoutineOutcome::hurt);
  CHECK(run.hold(0).outcome == HoldOutcome::cut_short);
  run.tell(SessionHurts{.at = run.now, .hurt = {HurtPlace::low_back, HurtKind::sharp}});
  CHECK(run.saved.back().hurt == Hurt{HurtPlace::low_back, HurtKind::sharp});
  CHECK_FALSE(run.session.deadline());
}

TEST_CASE("nobody holds a pose in their computer's sleep") {
  SessionRun run(rest_routine(60s), no_clip());
  run.passes(30s);
  run.now += 2h;
  run.tell(ComputerResumed{.at = run.now});
  CHECK(run.session.record().outcome == RoutineOutcome::abandoned);
  CHECK(run.hold(0).timed == 20s);
  CHECK(run.session.record().length == 30s);
}

TEST_CASE("a short sleep pauses the session where it was") {
  SessionRun run(rest_routine(60s), no_clip());
  run.passes(30s);
  run.now += 2min;
  run.tell(ComputerResumed{.at = run.now});
  CHECK(run.status().phase == SessionPhase::paused);
  run.command(SessionCommand::resume).passes(51s);
  CHECK(run.session.record().outcome == RoutineOutcome::completed);
  CHECK(run.hold(0).timed == 60s);
}

TEST_CASE("a program that ends leaves the session as it stood") {
  SessionRun run(rest_routine(60s), no_clip());
  run.passes(30s).tell(SessionInterrupted{.at = run.now});
  CHECK(run.saved.back().outcome == RoutineOutcome::interrupted);
  CHECK(run.saved.back().holds.at(0).timed == 20s);
}

TEST_CASE("a session is said again every ten seconds, so that a crash costs no more") {
  SessionRun run(rest_routine(60s), no_clip());
  run.passes(35s);
  REQUIRE(run.saved.size() >= 4);
  CHECK(run.saved.back().length >= 30s);
}

TEST_CASE("whatever happens, no more is confirmed than was spent in the band, or passed at all") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const bool lunge = random() % 2 == 0;
    const Routine routine = lunge ? lunge_routine(30s) : rest_routine(25s, 2);
    const Side leg = random() % 2 == 0 ? Side::left : Side::right;
    SessionRun run(routine, {.clip_leg = leg, .clip = random() % 8 != 0});
    Duration in_band{};
    for (int i = 0; i < 60 && !run.session.over(); ++i) {
      const ThighPose poses[] = {thigh::standing, thigh::behind, thigh::in_front, thigh::knees_up,
                                 thigh::knees_up_shaking};
      const ThighPose pose = poses[random() % std::size(poses)];
      const Duration length = 100ms * (1 + random() % 200);
      switch (random() % 10) {
        case 0: run.passes(length); break;
        case 1: run.command(static_cast<SessionCommand>(random() % 5)); break;
        case 2: run.shows(std::nullopt, length); break;
        case 3:
          run.now += length;
          run.tell(ComputerResumed{.at = run.now});
          break;
        default:
          run.shows(pose, length);
          if (matches(*routine.steps[0].target, pose)) in_band += length;
      }
    }
    const RoutineRecord& record = run.session.record();
    Duration active{};
    for (const ActiveSpan& span : record.active) active += span.end - span.begin;
    CHECK(record.confirmed() <= in_band);
    CHECK(record.confirmed() + record.timed() <= run.now - Instant{});
    CHECK(active <= run.now - Instant{});
    for (const HoldRecord& hold : record.holds) {
      CHECK(hold.confirmed + hold.timed <= hold.asked);
      CHECK((hold.outcome != HoldOutcome::held || hold.confirmed + hold.timed == hold.asked));
    }
    CHECK((run.session.over() || run.session.deadline() >= run.now));
  }
}
