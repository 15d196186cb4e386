// The simulated wearer in the middle of their day, led through a session or a calibration: does
// what is asked, with the clip as it sits, and goes on with the day.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

#include "core/pose_watcher.hpp"
#include "core/routine_session.hpp"
#include "core/tracker.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/simulated_activities.hpp"
#include "recordings/simulated_plan.hpp"
#include "recordings/simulated_wearer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Lying on the back with bent knees, twice.
Routine rest_routine() {
  const RoutineStep step{
      .hold_from = 30s,
      .hold_to = 30s,
      .repetitions = 2,
      .rest = 5s,
      .target = PoseTarget{
          .flexion_from_deg = 115, .flexion_to_deg = 165, .still_g = 0.03, .facing = Facing::up}};
  return {.id = "rest", .title = "Rest", .steps = {step}};
}

/// Puts the clip on, calibrates, and sits at the desk for so long; then walks.
SimulatedWearer desk_wearer(double sitting_min) {
  SimulatedPlan plan;
  SimulatedActivities does(plan, Random(5));
  does.put_on(PlannedStep::Remount::any_way_round);
  does.guided_calibration();
  does.sit(sitting_min);
  does.walk(2);
  return SimulatedWearer::of({.seed = 5}, plan);
}

/// The wearer, and the tracker and the session that watch them.
struct Watched {
  SimulatedWearer wearer;
  Tracker tracker;
  PoseWatcher watcher;
  LabelledCalibration calibration;
  std::optional<RoutineSession> session;
  SimulatedSample sample;
  std::vector<Effect> said;

  explicit Watched(SimulatedWearer of) : wearer(std::move(of)) {}
  [[nodiscard]] Instant now() const { return sample.sample.at; }

  bool step() {
    if (!wearer.next(sample)) return false;
    if (const auto pose = calibration.before(sample.label); pose && !session)
      track(GuidedCalibration{.at = now(), .pose = *pose});
    track(sample.sample);
    const auto reading = watcher.add(sample.sample, tracker.up(), tracker.mounting());
    if (reading && session) {
      feed(*session, *reading, [](const SessionEffect&) {});
      wearer.told(session->routine(), session->clip_leg(), session->status(now()));
    }
    return true;
  }
  void run_for(Duration length) {
    for (const Instant end = now() + length; now() < end && step();) {
    }
  }
  void lead(const Routine& routine) {
    session.emplace(routine, SessionOptions{.clip = true}, now());
    static_cast<void>(session->begin());
  }
  void track(const Input& input) {
    feed(tracker, input, [this](const Effect& effect) { said.push_back(effect); });
  }
};

}  // namespace

TEST_CASE("a wearer who is led in the middle of a day confirms the holds, then sits down again") {
  Watched watched(desk_wearer(20));
  watched.run_for(5min);
  REQUIRE(watched.sample.truth == Posture::sitting);
  REQUIRE(watched.tracker.mounting().front_known);
  const auto mountings = std::count_if(watched.said.begin(), watched.said.end(), [](const auto& e) {
    return std::holds_alternative<MountingChanged>(e);
  });

  watched.lead(rest_routine());
  const Instant begun = watched.now();
  while (!watched.session->over() && watched.now() - begun < 5min) watched.step();
  const RoutineRecord& record = watched.session->record();
  REQUIRE(record.outcome == RoutineOutcome::completed);
  for (const HoldRecord& hold : record.holds) {
    CHECK(hold.confirmed >= 29s);
    CHECK(hold.timed == Duration{});
  }

  watched.run_for(30s);
  CHECK(watched.sample.truth == Posture::sitting);
  CHECK(watched.tracker.posture() == Posture::sitting);
  CHECK(watched.sample.true_flexion_deg > 55);
  CHECK(std::count_if(watched.said.begin(), watched.said.end(), [](const auto& e) {
          return std::holds_alternative<MountingChanged>(e);
        }) == mountings);
}

TEST_CASE("nobody moves faster than people do when a session begins and ends") {
  Watched watched(desk_wearer(20));
  watched.run_for(5min);
  watched.lead(rest_routine());
  Vector3 before = watched.sample.true_up;
  double most_dps = 0;
  for (const Instant end = watched.now() + 3min; watched.now() < end;) {
    watched.step();
    most_dps = std::max(most_dps, angle_deg(before, watched.sample.true_up) * 100);
    before = watched.sample.true_up;
  }
  CHECK(watched.session->over());
  CHECK(most_dps < 150);
}

TEST_CASE("the day goes on at its own hours while somebody is led, and a plan may end meanwhile") {
  Watched alone(desk_wearer(5));
  while (alone.step()) {
  }
  Watched watched(desk_wearer(5));
  watched.run_for(4min);
  watched.lead(rest_routine());
  while (watched.step() && watched.sample.label != "walk") {
  }
  CHECK(watched.sample.label == "walk");
  while (watched.step()) {
  }
  CHECK(watched.now() == alone.now());
}

TEST_CASE("a wearer who is not led lives as planned, to the last bit") {
  SimulatedWearer one({}, {DayKind::office});
  SimulatedWearer other({}, {DayKind::office});
  SessionStatus over{.phase = SessionPhase::over};
  SimulatedSample a, b;
  for (int i = 0; i < 20'000; ++i) {
    REQUIRE(one.next(a));
    REQUIRE(other.next(b));
    if (i % 1000 == 0) other.told(rest_routine(), Side::right, over);
    REQUIRE(a.sample.acceleration_mps2.x == b.sample.acceleration_mps2.x);
  }
}

TEST_CASE("a clip on the table is not led") {
  SimulatedPlan plan;
  SimulatedActivities does(plan, Random(1));
  does.leave_on_table(2);
  SimulatedWearer wearer = SimulatedWearer::of({}, plan);
  SimulatedSample sample;
  for (int i = 0; i < 6000; ++i) REQUIRE(wearer.next(sample));
  const Vector3 up = sample.true_up;
  wearer.told(rest_routine(), Side::right, {.phase = SessionPhase::getting_ready, .holds = 2});
  for (int i = 0; i < 1500; ++i) REQUIRE(wearer.next(sample));
  CHECK(angle_deg(up, sample.true_up) < 5);
}

TEST_CASE("a wearer who is asked to calibrate stands, sits, and goes on with the day") {
  Watched watched(desk_wearer(20));
  watched.run_for(5min);
  const auto ask = [&](GuidedPose pose) {
    watched.track(GuidedCalibration{.at = watched.now(), .pose = pose});
    watched.wearer.told(pose);
  };
  watched.said.clear();
  watched.wearer.told(GuidedPose::stand);
  watched.run_for(4s);
  ask(GuidedPose::stand);
  watched.run_for(6s);
  CHECK(watched.sample.truth == Posture::standing);
  watched.wearer.told(GuidedPose::sit);
  ask(GuidedPose::changing);
  watched.run_for(4s);
  ask(GuidedPose::sit);
  watched.run_for(6s);
  CHECK(watched.sample.truth == Posture::sitting);
  ask(GuidedPose::finished);
  watched.run_for(10s);
  CHECK(std::any_of(watched.said.begin(), watched.said.end(), [](const Effect& effect) {
    const auto* finished = std::get_if<CalibrationFinished>(&effect);
    return finished && finished->result == CalibrationResult::accepted;
  }));
  CHECK(watched.sample.label == "sit");
}
