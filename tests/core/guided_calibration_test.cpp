#include "core/guided_calibration.hpp"

#include <chrono>
#include <cmath>
#include <random>
#include <string>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// A calibration by the epoch: seconds held at an angle, this still.
struct Held {
  double flexion_deg = 0;
  int seconds = 4;
  double sd_g = 0.01;
  double drift_deg = 0;  ///< from one second to the next
};

class Script {
 public:
  Script& hold(GuidedPose pose, const Held& held) {
    calibrator_.pose(now_, pose);
    for (int i = 0; i < held.seconds; ++i) {
      Epoch epoch{.begin = now_};
      epoch.up.fill(pose_at(held.flexion_deg + i * held.drift_deg));
      epoch.total_sd_g = epoch.vertical_sd_g = held.sd_g;
      calibrator_.add(epoch);
      now_ = epoch.end();
    }
    return *this;
  }
  GuidedCalibrator::Outcome finish(GuidedPose pose = GuidedPose::finished,
                                   BodySite site = BodySite::thigh) {
    return calibrator_.finish(now_, pose, site);
  }
  [[nodiscard]] const GuidedCalibrator& calibrator() const { return calibrator_; }

 private:
  GuidedCalibrator calibrator_;
  Instant now_{1h};
};

GuidedCalibrator::Outcome outcome_of(const Held& stand, const Held& sit,
                                     BodySite site = BodySite::thigh) {
  return Script()
      .hold(GuidedPose::stand, stand)
      .hold(GuidedPose::sit, sit)
      .finish(GuidedPose::finished, site);
}

}  // namespace

TEST_CASE("each way a guided calibration can end") {
  struct Row {
    std::string what;
    Held stand, sit;
    CalibrationResult result;
  };
  const Held upright{.flexion_deg = 0};
  const Held seated{.flexion_deg = 80};
  for (const Row& row : {
           Row{"well held", upright, seated, CalibrationResult::accepted},
           Row{"a phone in a pocket turns little",
               upright,
               {.flexion_deg = 37},
               CalibrationResult::accepted},
           Row{"a low sofa", upright, {.flexion_deg = 112}, CalibrationResult::accepted},
           Row{"stood for a second",
               {.flexion_deg = 0, .seconds = 1},
               seated,
               CalibrationResult::too_short},
           Row{"sat for a second",
               upright,
               {.flexion_deg = 80, .seconds = 1},
               CalibrationResult::too_short},
           Row{"never stood", {.seconds = 0}, seated, CalibrationResult::too_short},
           Row{"walked instead of standing",
               {.flexion_deg = 0, .sd_g = 0.3},
               seated,
               CalibrationResult::not_still},
           Row{"wobbled like a loose phone",
               {.flexion_deg = 0, .sd_g = 0.08},
               seated,
               CalibrationResult::accepted},
           Row{"did not sit down", upright, {.flexion_deg = 20}, CalibrationResult::poses_alike},
           Row{"sat first and lay down",
               upright,
               {.flexion_deg = 130},
               CalibrationResult::poses_opposed},
       }) {
    INFO(row.what);
    const auto outcome = outcome_of(row.stand, row.sit);
    CHECK(name_of(outcome.finished.result) == name_of(row.result));
    CHECK(outcome.mounting.known() == (row.result == CalibrationResult::accepted));
  }
}

TEST_CASE("cancelling a guided calibration makes no mounting, however good the poses") {
  Script script;
  script.hold(GuidedPose::stand, {.flexion_deg = 0}).hold(GuidedPose::sit, {.flexion_deg = 80});
  CHECK(script.calibrator().running());
  const auto outcome = script.finish(GuidedPose::cancelled);
  CHECK(outcome.finished.result == CalibrationResult::cancelled);
  CHECK_FALSE(outcome.mounting.known());
  CHECK_FALSE(script.calibrator().running());
}

TEST_CASE("standing again forgets the first attempt") {
  const auto outcome = Script()
                           .hold(GuidedPose::stand, {.flexion_deg = 50})
                           .hold(GuidedPose::sit, {.flexion_deg = 60})
                           .hold(GuidedPose::stand, {.flexion_deg = 0})
                           .hold(GuidedPose::sit, {.flexion_deg = 80})
                           .finish();
  CHECK(outcome.finished.result == CalibrationResult::accepted);
  CHECK(outcome.finished.pose_angle_deg == Approx(80));
  CHECK(outcome.mounting.seated_flexion_deg == Approx(80));
}

TEST_CASE("a pelvis tilts less than a thigh turns") {
  CHECK(outcome_of({.flexion_deg = 0}, {.flexion_deg = 3}, BodySite::pelvis).finished.result ==
        CalibrationResult::poses_alike);
  CHECK(outcome_of({.flexion_deg = 0}, {.flexion_deg = 20}, BodySite::pelvis).finished.result ==
        CalibrationResult::accepted);
  CHECK(outcome_of({.flexion_deg = 0}, {.flexion_deg = 70}, BodySite::pelvis).finished.result ==
        CalibrationResult::poses_opposed);
}

TEST_CASE("two poses give the thigh's axes in the sensor however it is worn") {
  std::mt19937 random(5);
  for (int i = 0; i < 100; ++i) {
    const Mounting truth = random_mounting(random);
    const Mounting found =
        mounting_from_poses(to_sensor(truth, pose_at(0)) * 3, to_sensor(truth, pose_at(75)) * 5);
    CHECK(angle_deg(found.x, truth.x) < 1e-6);
    CHECK(angle_deg(found.y, truth.y) < 1e-6);
    CHECK(angle_deg(found.z, truth.z) < 1e-6);
    CHECK(found.seated_flexion_deg == Approx(75));
    CHECK(found.front_known);
  }
}

TEST_CASE("a wearer who stands and sits as asked calibrates the clip any way round") {
  std::mt19937 random(11);
  for (unsigned seed = 0; seed < 20; ++seed) {
    ScriptedWearer wearer(50, seed);
    wearer.wear(random_mounting(random)).live({{pose::standing, 3s}}).calibrate();
    wearer.live({{pose::seated, 5s}});
    const Told told = told_of(wearer.inputs());
    REQUIRE(told.all<CalibrationFinished>().size() == 1);
    CHECK(told.all<CalibrationFinished>()[0].result == CalibrationResult::accepted);
    const Mounting& found = told.tracker.mounting();
    CHECK(found.source == MountingSource::guided);
    CHECK(angle_deg(found.y, wearer.mounting().y) < 5);
    CHECK(angle_deg(found.x, wearer.mounting().x) < 5);
  }
}
