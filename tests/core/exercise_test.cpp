// Time in a routine is not sitting, whatever the thigh shows; and a routine that nobody started is
// noticed, and said.
#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

#include "core/hip_angle.hpp"
#include "core/pose_watcher.hpp"
#include "core/tracker.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

ScriptedWearer calibrated_wearer(std::uint64_t seed = 1) {
  ScriptedWearer wearer(50, seed);
  wearer.live({{pose::standing, 3s}}).calibrate().live({{pose::seated, 60s}});
  return wearer;
}

void exercise(ScriptedWearer& wearer, bool exercising) {
  wearer.input(ExerciseChanged{.at = wearer.now(), .exercising = exercising});
}

TrackerSettings looking_out() {
  TrackerSettings settings;
  settings.spotter.poses = {
      {.target = {.flexion_from_deg = 115,
                  .flexion_to_deg = 165,
                  .most_roll_deg = 30,
                  .still_g = 0.03,
                  .facing = Facing::up},
       .after = 180s},
      {.target =
           {.flexion_from_deg = -30, .flexion_to_deg = -8, .most_roll_deg = 30, .still_g = 0.06},
       .after = 20s,
       .from_upright = true,
       .other_side = PoseTarget{.flexion_from_deg = 60, .flexion_to_deg = 120}}};
  return settings;
}

constexpr Pose lunging{-18, 0, pose::sway};

}  // namespace

TEST_CASE("a routine in the middle of sitting is a bout of its own, and no sitting") {
  ScriptedWearer wearer = calibrated_wearer();
  const Instant began = wearer.now();
  exercise(wearer, true);
  wearer.live({{pose::seated, 90s}});  // the leg in front looks like sitting
  exercise(wearer, false);
  const Instant ended = wearer.now();
  wearer.live({{pose::seated, 60s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.at(began + 1s) == Posture::exercising);
  CHECK(told.timeline.at(ended - 1s) == Posture::exercising);
  CHECK(told.timeline.time_in(Posture::exercising, began, wearer.now()) == ended - began);
  CHECK(told.timeline.at(ended + 2s) == Posture::sitting);
  const auto bouts = told.store.bouts();
  const auto exercised = std::find_if(bouts.begin(), bouts.end(), [](const Bout& bout) {
    return bout.posture == Posture::exercising;
  });
  REQUIRE(exercised != bouts.end());
  CHECK(exercised->duration == ended - began);
}

TEST_CASE("a routine does not unsettle how the clip is known to sit") {
  ScriptedWearer wearer = calibrated_wearer();
  exercise(wearer, true);
  wearer.live({{pose::prone, 60s}, {lunging, 40s}, {pose::knees_up, 300s}});
  exercise(wearer, false);
  wearer.live({{pose::standing, 20s}, {pose::seated, 20s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.all<MountingChanged>().size() == 1);  // the guided calibration
  CHECK(told.timeline.names() == "standing sitting exercising sitting standing sitting unknown");
}

TEST_CASE("a clip that is lost in a routine is unknown, and exercising again when it is back") {
  ScriptedWearer wearer = calibrated_wearer();
  exercise(wearer, true);
  wearer.live({{pose::knees_up, 30s}}).unplug().silence(20s);
  const Instant back = wearer.now();
  wearer.live({{pose::knees_up, 30s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.at(back - 1s) == Posture::unknown);
  CHECK(told.timeline.at(back + 5s) == Posture::exercising);
}

TEST_CASE("a routine that ended while the clip was away is over when it is back") {
  ScriptedWearer wearer = calibrated_wearer();
  exercise(wearer, true);
  wearer.live({{pose::knees_up, 30s}}).unplug();
  exercise(wearer, false);
  wearer.silence(500ms);
  const Instant back = wearer.now();
  wearer.live({{pose::standing, 10s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.at(back + 5s) == Posture::standing);
}

TEST_CASE("a routine while the clip was unplugged is known when its log is read") {
  ScriptedWearer wearer = calibrated_wearer();
  wearer.unplug();
  Told told;
  told.hear(wearer.inputs());
  const Instant lost = wearer.last_sample();
  told.hear(ExerciseChanged{.at = lost + 60s, .exercising = true});
  told.hear(ExerciseChanged{.at = lost + 120s, .exercising = false});
  const Vector3 seated = up_at(wearer.mounting(), 80);
  for (Instant at = lost + 10ms; at < lost + 180s; at += 1s)
    told.hear(LoggedEpoch{.epoch = {.begin = at, .up = {seated, seated}}});
  CHECK(told.timeline.at(lost + 58s) == Posture::sitting);
  CHECK(told.timeline.at(lost + 61s) == Posture::exercising);
  CHECK(told.timeline.at(lost + 119s) == Posture::exercising);
  CHECK(told.timeline.at(lost + 125s) == Posture::sitting);
}

TEST_CASE("a routine without a clip is nothing to the tracker") {
  ScriptedWearer wearer(50, 1);
  exercise(wearer, true);
  exercise(wearer, false);
  CHECK(told_of(wearer.inputs()).effects.empty());
}

TEST_CASE("constructive rest that nobody started is noticed when it is over") {
  ScriptedWearer wearer = calibrated_wearer();
  const Instant began = wearer.now();
  wearer.live({{pose::knees_up, 240s}, {pose::seated, 30s}});
  const auto spotted = told_of(wearer.inputs(), looking_out()).all<RoutineSpotted>();
  REQUIRE(spotted.size() == 1);
  CHECK(spotted[0].pose == 0);
  CHECK(spotted[0].begin - began < 4s);
  CHECK(spotted[0].seen > 234s);
}

TEST_CASE("a lunge on either side is noticed, standing with a leg behind is not") {
  constexpr Pose in_front{88, 0, pose::sway};
  const auto spotted_of = [](std::initializer_list<Stay> stays) {
    ScriptedWearer wearer = calibrated_wearer();
    wearer.live({{pose::standing, 10s}}).live(stays).live({{pose::standing, 10s}});
    return told_of(wearer.inputs(), looking_out()).all<RoutineSpotted>();
  };
  const auto lunges =
      spotted_of({{lunging, 32s}, {in_front, 32s}, {lunging, 32s}, {in_front, 32s}});
  REQUIRE(lunges.size() == 1);
  CHECK(lunges[0].pose == 1);
  CHECK(lunges[0].seen > 56s);
  CHECK(lunges[0].end - lunges[0].begin < 98s);
  CHECK(spotted_of({{lunging, 60s}}).empty());
  CHECK(spotted_of({{lunging, 32s}, {in_front, 32s}}).empty());
  CHECK(spotted_of({{lunging, 32s}, {in_front, 10s}, {lunging, 32s}}).empty());
  CHECK(spotted_of({{lunging, 12s}, {in_front, 32s}, {lunging, 12s}}).empty());
  CHECK(spotted_of({{lunging, 32s}, {in_front, 10min}, {lunging, 32s}}).empty());
}

TEST_CASE("a routine that is led through is not noticed a second time") {
  ScriptedWearer wearer = calibrated_wearer();
  exercise(wearer, true);
  wearer.live({{pose::knees_up, 240s}});
  exercise(wearer, false);
  wearer.live({{pose::seated, 30s}});
  CHECK(told_of(wearer.inputs(), looking_out()).all<RoutineSpotted>().empty());
}

TEST_CASE("sitting, standing and walking are no routines") {
  ScriptedWearer wearer = calibrated_wearer();
  for (int i = 0; i < 5; ++i)
    wearer.live({{pose::seated, 300s}, {pose::standing, 120s}, {pose::walking, 60s}});
  CHECK(told_of(wearer.inputs(), looking_out()).all<RoutineSpotted>().empty());
}

TEST_CASE("the watcher reads the pose ten times a second, whichever way the clip sits") {
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    ScriptedWearer wearer(100, 3);
    wearer.wear(random_mounting(random)).live({{pose::standing, 3s}}).calibrate();
    wearer.live({{pose::knees_up, 20s}});
    Tracker tracker;
    PoseWatcher watcher;
    int readings = 0;
    std::optional<PoseReading> last;
    for (const Input& input : wearer.inputs()) {
      feed(tracker, input, [](const Effect&) {});
      const auto* sample = std::get_if<Sample>(&input);
      if (!sample) continue;
      if (const auto reading =
              watcher.add(*sample, tracker.up(BodySite::thigh), tracker.mounting())) {
        ++readings;
        last = reading;
      }
    }
    REQUIRE((last && last->pose));
    CHECK(std::abs(last->pose->flexion_deg - 135) < 3);
    CHECK(last->pose->roll_deg < 5);
    CHECK(last->pose->movement_g < 0.01);
    CHECK(std::abs(readings - 10 * seconds(wearer.now() - Instant{})) < 3);
  }
}

TEST_CASE("a thigh on its way through a band is not still, one that is eased into a stretch is") {
  Tracker tracker;
  PoseWatcher watcher;
  ScriptedWearer wearer = calibrated_wearer();
  wearer.live({{pose::standing, 10s}});
  const Instant eases = wearer.now();
  wearer.live({{lunging, 10s, 3s}});
  const Instant hurries = wearer.now();
  wearer.live({{pose::knees_up, 10s, 2s}});
  double easing_g = 0;
  double hurrying_g = 0;
  for (const Input& input : wearer.inputs()) {
    feed(tracker, input, [](const Effect&) {});
    const auto* sample = std::get_if<Sample>(&input);
    if (!sample) continue;
    const auto reading = watcher.add(*sample, tracker.up(BodySite::thigh), tracker.mounting());
    if (!reading || !reading->pose) continue;
    const double g = reading->pose->movement_g;
    if (reading->at > eases && reading->at < hurries) easing_g = std::max(easing_g, g);
    if (std::abs(reading->pose->flexion_deg - 70) < 20 && reading->at > hurries)
      hurrying_g = std::max(hurrying_g, g);
  }
  CHECK(easing_g < 0.06);
  CHECK(hurrying_g > 0.1);
}
