#include "recordings/simulated_exerciser.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "recordings/exercise_poses.hpp"
#include "recordings/exercise_truth.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

constexpr PoseTarget behind{.flexion_from_deg = -35, .flexion_to_deg = -10, .most_roll_deg = 30};
constexpr PoseTarget in_front{.flexion_from_deg = 60, .flexion_to_deg = 120};
constexpr PoseTarget knees_up{.flexion_from_deg = 115, .flexion_to_deg = 165, .facing = Facing::up};
constexpr PoseTarget face_down{
    .flexion_from_deg = -130, .flexion_to_deg = -50, .facing = Facing::down};

Routine lunge() {
  return {.id = "lunge",
          .steps = {{.side = StepSide::each, .target = behind, .other_leg = in_front}}};
}

/// An exerciser and the words of a session, said by the test.
struct Led {
  Routine routine;
  SimulatedExerciser exerciser;
  SimulatedSample sample;
  SessionStatus status{.holds = 2};

  Led(const Routine& of, const ExerciserSettings& settings)
      : routine(of), exerciser(routine, settings) {
    status.planned = {.side = Side::right, .asked = 30s};
    while (!exerciser.ready()) exerciser.next(sample);
  }
  [[nodiscard]] Instant now() const { return sample.sample.at; }
  /// Ten times a second; returns the seconds from the first word to the pose.
  double say(SessionPhase phase, double length_s, const PoseTarget* target = nullptr) {
    status.phase = phase;
    const Instant begin = now();
    double until_s = -1;
    while (now() - begin < from_seconds(length_s)) {
      exerciser.told(status, now());
      for (int i = 0; i < 10; ++i) exerciser.next(sample);
      const bool there = target && in_band(*target, exerciser.pose());
      if (there && until_s < 0) until_s = seconds(now() - begin);
    }
    return until_s;
  }
};

ExerciserSettings wearer(ExerciseStyle style, std::uint64_t seed = 1) {
  return {.seed = seed, .style = style};
}

}  // namespace

TEST_CASE("poses lie where their targets are") {
  for (const PoseTarget& target : {behind, in_front, knees_up, face_down}) {
    const FlexionRange range = flexions_of(target);
    CHECK(in_band(target, pose_of(up_when(range.middle_deg()))));
    CHECK(range.from_deg >= target.flexion_from_deg);
    CHECK(range.to_deg <= target.flexion_to_deg);
  }
  const PoseTarget beyond{.flexion_from_deg = 160, .flexion_to_deg = 200};
  CHECK(flexions_of(beyond).middle_deg() == Approx(180));
  const ThighPose pose = pose_of(up_when(-20, 10));
  CHECK(pose.flexion_deg == Approx(-20));
  CHECK(pose.roll_deg == Approx(10));
}

TEST_CASE("a thigh rests on the back, on hands and knees or upright, whichever is near") {
  const auto rest_by = [](const PoseTarget& target) {
    const Routine routine{.steps = {{.target = target}}};
    return resting_flexion_deg(routine, routine.steps.front());
  };
  CHECK(rest_by(behind) == 0);
  CHECK(rest_by(face_down) == 0);
  CHECK(rest_by(knees_up) == 135);
  const Routine unseen{.steps = {{.title = "not seen"}, {.target = knees_up}}};
  CHECK(resting_flexion_deg(unseen, unseen.steps.front()) == 135);
}

TEST_CASE("an exerciser calibrates first, and stands waiting") {
  SimulatedExerciser exerciser(lunge(), {});
  SimulatedSample sample;
  std::vector<std::string> labels;
  while (!exerciser.ready()) {
    exerciser.next(sample);
    if (labels.empty() || labels.back() != sample.label) labels.emplace_back(sample.label);
  }
  CHECK(labels == std::vector<std::string>{"calibrate_stand", "transition", "sit", "calibrate_sit",
                                           "transition", "std"});
  for (int i = 0; i < 6000; ++i) exerciser.next(sample);
  CHECK(std::abs(exerciser.pose().flexion_deg) < 25);
}

TEST_CASE("who does it well is in the pose within seven seconds, and stays until told") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    Led led(lunge(), wearer(ExerciseStyle::well, seed));
    const double reached_s = led.say(SessionPhase::finding, 10, &behind);
    CHECK(reached_s > 1);
    CHECK(reached_s < 7);
    led.say(SessionPhase::holding, 20);
    CHECK_FALSE(led.exerciser.passing());
    led.say(SessionPhase::resting, 6);
    CHECK_FALSE(in_band(behind, led.exerciser.pose()));
    led.status.planned.side = Side::left;
    led.status.hold = 1;
    CHECK(led.say(SessionPhase::finding, 10, &in_front) > 0);
  }
}

TEST_CASE("a sloppy exerciser leaves the pose now and then, and comes back") {
  Led led(lunge(), wearer(ExerciseStyle::sloppy));
  led.say(SessionPhase::finding, 10);
  int left = 0;
  bool in = true;
  for (int i = 0; i < 1200; ++i) {
    led.say(SessionPhase::holding, 0.1);
    const bool was_in = std::exchange(in, in_band(behind, led.exerciser.pose()));
    left += was_in && !in;
  }
  CHECK(left >= 4);
}

TEST_CASE("the wrong leg is taken until that is said") {
  Led led(lunge(), wearer(ExerciseStyle::wrong_side));
  CHECK(led.say(SessionPhase::finding, 10, &in_front) > 0);
  led.status.wrong_side = true;
  CHECK(led.say(SessionPhase::finding, 0.2, &behind) < 0);
  led.status.wrong_side = false;
  CHECK(led.say(SessionPhase::finding, 8, &behind) > 0);
  CHECK(in_band(behind, led.exerciser.pose()));
}

TEST_CASE("who is interrupted walks about for less than a minute, and goes on") {
  Led led(lunge(), wearer(ExerciseStyle::interrupted));
  led.say(SessionPhase::finding, 10);
  led.status.counted = 20s;
  double walked_s = 0;
  for (int i = 0; i < 500; ++i) {
    led.say(SessionPhase::holding, 0.1);
    if (led.sample.label == "walk") walked_s += 0.1;
  }
  CHECK(walked_s > 10);
  CHECK(walked_s < 30);
  CHECK(in_band(behind, led.exerciser.pose()));
}

TEST_CASE("the clip sits off by no more than was asked, and may be upside down") {
  double most_deg = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed)
    for (const bool upside_down : {false, true}) {
      ExerciserSettings settings = wearer(ExerciseStyle::well, seed);
      settings.upside_down = upside_down;
      SimulatedExerciser exerciser(lunge(), settings);
      SimulatedSample sample;
      exerciser.next(sample);  // standing
      const double off_deg = angle_deg(sample.true_up, {0, upside_down ? -1.0 : 1.0, 0});
      most_deg = std::max(most_deg, off_deg);
    }
  CHECK(most_deg < 21);
  CHECK(most_deg > 12);
}

TEST_CASE("the truth of a hold is the time in the pose while it was on, and what led into it") {
  const Routine routine{.steps = {{.target = behind}}};
  ExerciseTruth truth(routine, Side::right);
  const ThighPose in{.flexion_deg = -20};
  const ThighPose out{.flexion_deg = 0};
  SessionStatus status{.holds = 2};
  const auto add = [&](SessionPhase phase, const ThighPose& pose, Duration lasted,
                       bool passing = false) {
    status.phase = phase;
    truth.add(status, pose, passing, lasted);
  };
  add(SessionPhase::getting_ready, in, 5s);
  add(SessionPhase::getting_ready, out, 1s);
  add(SessionPhase::getting_ready, in, 2s);
  add(SessionPhase::finding, in, 1s);
  add(SessionPhase::holding, in, 10s);
  add(SessionPhase::lost, out, 4s);
  add(SessionPhase::lost, in, 1s, true);
  add(SessionPhase::lost, {.flexion_deg = -8}, 1s);  // calibration may say otherwise
  CHECK(truth.of(0).held == 13s);
  CHECK(truth.of(0).near == 15s);
  CHECK(truth.of(0).on == 19s);
  status.hold = 1;
  add(SessionPhase::resting, in, 5s);  // a rest in the pose is a rest
  add(SessionPhase::holding, in, 7s);
  CHECK(truth.of(1).held == 7s);
  CHECK(truth.of(1).on == 7s);
  CHECK(truth.of(2).on == 0s);
}
