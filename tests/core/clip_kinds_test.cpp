// The tracker's other sources beside a thigh's samples: epochs a clip logged by itself, and a
// second clip on the pelvis.
#include <chrono>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

ScriptedWearer morning() {
  ScriptedWearer wearer(50, 3);
  wearer.live({{pose::standing, 20s},
               {pose::seated, 4min},
               {pose::walking, 40s},
               {pose::seated, 3min},
               {pose::standing, 30s}});
  return wearer;
}

/// What a clip would log of these samples: the same arithmetic, on its own side of the cable.
std::vector<LoggedEpoch> logged(const std::vector<Input>& inputs) {
  GravityFilter filter;
  FeatureExtractor features;
  std::vector<LoggedEpoch> epochs;
  std::optional<Instant> last;
  for (const Input& input : inputs) {
    const auto& sample = std::get<Sample>(input);
    const double dt_s = last ? seconds(sample.at - *last) : 0;
    last = sample.at;
    filter.update(sample.acceleration_mps2, sample.turn_rate_radps, dt_s);
    if (const auto epoch = features.add(sample.at, dt_s, sample.acceleration_mps2,
                                        filter.turn_rate(), filter.up()))
      epochs.push_back({.epoch = *epoch});
  }
  return epochs;
}

MountingRestored known_mounting(const ScriptedWearer& wearer) {
  return {.at = Instant{}, .mounting = wearer.mounting()};
}

}  // namespace

TEST_CASE("logged epochs say what their samples would have said") {
  const ScriptedWearer wearer = morning();
  Told live;
  live.hear(known_mounting(wearer)).hear(wearer.inputs());
  Told from_log;
  from_log.hear(known_mounting(wearer));
  for (const LoggedEpoch& epoch : logged(wearer.inputs())) from_log.hear(epoch);

  const auto& expected = live.timeline.segments();
  const auto& found = from_log.timeline.segments();
  REQUIRE(expected.size() >= 5);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(found[i].posture == expected[i].posture);
    CHECK(found[i].begin == expected[i].begin);
  }
}

TEST_CASE("a log's gap is a gap, and its clip's silence ends the stretch") {
  const ScriptedWearer wearer = morning();
  Told told;
  told.hear(known_mounting(wearer));
  const auto epochs = logged(wearer.inputs());
  for (const LoggedEpoch& epoch : epochs)  // the middle of the first sit was overwritten
    if (epoch.epoch.begin < Instant{} + 60s || epoch.epoch.begin >= Instant{} + 160s)
      told.hear(epoch);
  CHECK(told.timeline.at(Instant{} + 59s) == Posture::sitting);
  CHECK(told.timeline.at(Instant{} + 100s) == Posture::unknown);
  CHECK(told.timeline.at(Instant{} + 161s) == Posture::sitting);
  told.hear(Tick{.at = epochs.back().epoch.end() + 1s});
  CHECK(told.tracker.posture() == Posture::unknown);
}

TEST_CASE("logged epochs that make no sense change nothing") {
  const ScriptedWearer wearer = morning();
  const auto epochs = logged(wearer.inputs());
  Told clean, hostile;
  clean.hear(known_mounting(wearer));
  hostile.hear(known_mounting(wearer));
  for (const LoggedEpoch& good : epochs) {
    clean.hear(good);
    hostile.hear(good);
    LoggedEpoch again = good;
    hostile.hear(again);
    LoggedEpoch empty = good;
    empty.epoch.begin = good.epoch.end();
    empty.epoch.length = 0s;
    hostile.hear(empty);
    LoggedEpoch broken = good;
    broken.epoch.begin = good.epoch.end();
    broken.epoch.up[1].y = std::numeric_limits<double>::quiet_NaN();
    hostile.hear(broken);
  }
  CHECK(hostile.timeline.names() == clean.timeline.names());
  CHECK(hostile.store.bouts() == clean.store.bouts());
}

TEST_CASE("a clip on the pelvis makes hip flexion a measurement") {
  constexpr double tilt_deg = 20;  // seated, the pelvis leans back
  constexpr Pose leaning_back{tilt_deg, 0, pose::sway};
  ScriptedWearer thigh(50, 5), pelvis(50, 6);
  std::mt19937 random(7);
  thigh.wear(random_mounting(random));
  pelvis.wear(random_mounting(random));
  const auto both = [&](const Pose& thigh_pose, const Pose& pelvis_pose, Duration length) {
    thigh.live({{thigh_pose, length}});
    pelvis.live({{pelvis_pose, length}});
  };
  Told told;
  std::size_t heard = 0;
  const auto hear = [&] {
    for (; heard < thigh.inputs().size(); ++heard) {
      told.hear(thigh.inputs()[heard]);
      Sample sample = std::get<Sample>(pelvis.inputs()[heard]);
      sample.site = BodySite::pelvis;
      told.hear(sample);
    }
  };
  const auto ask = [&](GuidedPose pose) {
    hear();
    for (const BodySite site : {BodySite::thigh, BodySite::pelvis})
      told.hear(GuidedCalibration{.at = thigh.now(), .pose = pose, .site = site});
  };
  ask(GuidedPose::stand);
  both(pose::standing, pose::standing, 5s);
  ask(GuidedPose::changing);
  both(pose::seated, leaning_back, 4s);
  ask(GuidedPose::sit);
  both(pose::seated, leaning_back, 5s);
  ask(GuidedPose::finished);
  for (const auto& finished : told.all<CalibrationFinished>())
    CHECK(finished.result == CalibrationResult::accepted);
  both(pose::seated, leaning_back, 20s);
  hear();

  REQUIRE(told.tracker.hip());
  CHECK(told.tracker.hip()->measured);
  constexpr double published_error_deg = 6;  // 4-6 degrees with two calibrated clips
  CHECK(told.tracker.hip()->flexion_deg == Approx(80 - tilt_deg).margin(published_error_deg));

  told.hear(ClipLost{.at = thigh.last_sample(), .site = BodySite::pelvis});
  REQUIRE(told.tracker.hip());
  CHECK_FALSE(told.tracker.hip()->measured);
  CHECK(told.tracker.hip()->flexion_deg == Approx(0.75 * 80).margin(3));
  CHECK(told.tracker.posture() == Posture::sitting);
}
