// The coach's client against the scripted daemon: every call as it arrives, and every value as it
// is shown.
#include <chrono>

#include "cli/scripted_tracker.hpp"
#include "dbus/tracker_client.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;
using sitwell::testing::PrivateBus;
using namespace std::chrono_literals;

namespace {

/// As full as it gets.
CoachSession lunge() {
  return {.routine = "lunge",
          .title = "Gentle kneeling lunge",
          .begin_utc_ms = 1'700'000'000'000,
          .phase = "holding",
          .outcome = "stopped",
          .hold = 2,
          .holds = 4,
          .step = 1,
          .repetition = 1,
          .repetitions = 2,
          .step_title = "Left leg behind",
          .instruction = "Kneel on the left knee.",
          .cue = "Hips level",
          .side = "left",
          .figure = "lunge",
          .by_clock = "no",
          .asked_ms = 30'000,
          .counted_ms = 12'000,
          .confirmed_ms = 11'000,
          .timed_ms = 1'000,
          .left_ms = 18'000,
          .in_pose = true,
          .wrong_side = true,
          .flexion_from = -30,
          .flexion_to = 5,
          .breathe_in_s = 4,
          .breathe_out_s = 6,
          .all_confirmed_ms = 41'000,
          .all_timed_ms = 2'000};
}

CoachPlan plan() {
  return {.active = true,
          .adapts = false,
          .baseline_min_per_h = 41.5,
          .goal_min_per_h = 36,
          .routines_a_day = 2,
          .level = 1,
          .routines = {"constructive-rest", "lunge"},
          .reason = "You did it every day."};
}

/// Hears what is told until it has come true, for ten seconds at most.
template <class Condition>
bool hears(TrackerClient& client, Condition&& done) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (!done() && std::chrono::steady_clock::now() < end) client.wait(20ms);
  return done();
}

}  // namespace

TEST_CASE("the coach's client reads all that the daemon shows") {
  const PrivateBus bus;
  const CoachStatus shown{
      .session = lunge(),
      .offer = CoachOffer{"rest", "Constructive rest", 1'700'000'000'000, 300'000},
      .plan = plan(),
      .routines_today = 3,
      .checked_in_today = true,
      .screening_due = true};
  ScriptedState state;
  state.coach = shown;
  const ScriptedTracker tracker(state);
  TrackerClient client;
  CHECK(client.coach().status() == shown);
}

TEST_CASE("without a session and an offer the coach's client shows none") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  TrackerClient client;
  CHECK(client.coach().status() == CoachStatus{});
}

TEST_CASE("every call of the coach's client arrives with its arguments") {
  const PrivateBus bus;
  ScriptedState state;
  state.advice = {{"urgent", "fever", "Call a doctor today", "Fever and back pain.\nDo not wait."}};
  const ScriptedTracker tracker(state);
  TrackerClient client;
  CoachClient& coach = client.coach();
  const std::vector<CoachAdvice> advised{
      {"urgent", "fever", "Call a doctor today", "Fever and back pain. Do not wait."}};
  coach.start("lunge", {.leg = "left", .clip = false});
  coach.start("rest");
  coach.command("pause");
  CHECK(coach.hurts("low_back", "sharp") == advised);
  coach.record_offer();
  coach.dismiss_offer();
  CHECK(coach.check_in({{"low_back_pain", 3}, {"digestion", 0}}, 4, "better") == advised);
  CHECK(coach.check_in({}, std::nullopt, "caf\xE9") == advised);
  CHECK(coach.screen({{"fever", "yes"}, {"pregnancy", "cleared"}}) == advised);
  CHECK(coach.advice() == advised);
  coach.set_plan({.adapts = false,
                  .goal_min_per_h = 30.5,
                  .level = 2,
                  .routines = std::vector<std::string>{"lunge", "bridge"}});
  coach.set_plan({.active = true, .routines_a_day = 1});
  CHECK(coach.forget_health() == 12);
  CHECK(tracker.calls() ==
        std::vector<std::string>{
            "StartRoutine lunge clip=false leg=left", "StartRoutine rest clip=true",
            "Command pause", "Hurts low_back sharp", "RecordOffer", "DismissOffer",
            "CheckIn digestion=0 low_back_pain=3 stress=4 note=better",
            "CheckIn stress=-1 note=caf\xEF\xBF\xBD", "Screen fever=yes pregnancy=cleared",
            "Advice", "SetPlan adapts=false goal_min_per_h=30.5 level=2 routines=lunge,bridge",
            "SetPlan active=true routines_a_day=1", "ForgetHealth"});
}

TEST_CASE("the coach's client is told of changes, progress and cues, and of the daemon's return") {
  const PrivateBus bus;
  auto tracker = std::make_unique<ScriptedTracker>();
  TrackerClient client;
  std::vector<CoachStatus> told;
  std::vector<CoachProgress> progress;
  std::vector<std::string> cues;
  client.coach().listen(
      {.status = [&](const CoachStatus& status) { told.push_back(status); },
       .progress = [&](const CoachProgress& now) { progress.push_back(now); },
       .cue = [&](const CoachCue& cue) { cues.push_back(cue.cue + ": " + cue.text); }});
  tracker->change([](ScriptedState& state) { state.coach.session = lunge(); });
  REQUIRE(hears(client, [&] { return !told.empty(); }));
  CHECK(told.back().session == lunge());
  tracker->progress(1500, 12.5, true);
  tracker->progress(1600, std::nullopt, false);
  tracker->cue("half", "Half way.");
  REQUIRE(hears(client, [&] { return !cues.empty(); }));
  REQUIRE(progress.size() == 2);
  CHECK(progress[0].counted_ms == 1500);
  CHECK(progress[0].flexion_deg == 12.5);
  CHECK(progress[0].in_pose);
  CHECK_FALSE(progress[1].flexion_deg);
  CHECK(cues == std::vector<std::string>{"half: Half way."});

  tracker.reset();
  told.clear();
  tracker = std::make_unique<ScriptedTracker>();
  REQUIRE(hears(client, [&] { return !told.empty(); }));
  CHECK_FALSE(told.back().session);
}

TEST_CASE("the coach's client fails as the tracker's does") {
  const PrivateBus bus;
  TrackerClient client(200ms);
  CHECK_THROWS_AS(client.coach().status(), TrackerUnreachable);
  ScriptedTracker tracker;
  tracker.refuse("org.sitwell.Error.NotScreened", "answer a few questions first", "StartRoutine");
  CHECK_NOTHROW(client.coach().screen({}));
  try {
    client.coach().start("lunge");
    FAIL("it was not refused");
  } catch (const TrackerRefused& refused) {
    CHECK(refused.name() == "org.sitwell.Error.NotScreened");
    CHECK(std::string{refused.what()} == "answer a few questions first");
  }
  tracker.hang();
  CHECK_THROWS_AS(client.coach().advice(), TrackerUnreachable);
}

TEST_CASE("a daemon without a coach is one of another version") {
  const PrivateBus bus;
  const auto tracker = ScriptedTracker::of_another_version();
  TrackerClient client;
  CHECK_THROWS_AS(client.coach().status(), TrackerRefused);
}
