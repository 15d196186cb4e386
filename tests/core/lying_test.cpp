// Lying, sitting, and what nobody can tell: evidence over poses of a bout.
#include <chrono>
#include <cmath>

#include "core/lying.hpp"
#include "core/posture.hpp"
#include "core/trunk_reference.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Thigh along y, front along x: what a guided calibration on a chair of that angle gives.
Mounting guided_on(double chair_deg) {
  Mounting mounting;
  mounting.source = MountingSource::guided;
  mounting.front_known = true;
  mounting.seated_flexion_deg = chair_deg;
  mounting.evidence_s = 6;
  return mounting;
}

/// Seconds of a bout, each at its pose; a lively leg nods by some degrees every ten seconds.
class LevelBout {
 public:
  explicit LevelBout(double chair_deg) : mounting_(guided_on(chair_deg)) { evidence.begin(now_); }

  LevelBout& hold(double flexion_deg, Duration length, double nod_deg = 0,
                  std::optional<double> trunk = {}, double roll_deg = 0, bool at_computer = false) {
    for (const Instant end = now_ + length; now_ < end; now_ += 1s) {
      const bool nods = (now_ - Instant{}) / 10s % 2 == 1;
      const double flexion = radians(flexion_deg + (nods ? nod_deg : 0));
      const double roll = radians(roll_deg);
      Epoch epoch;
      epoch.begin = now_;
      epoch.up.fill({std::sin(flexion) * std::cos(roll), std::cos(flexion),
                     std::sin(flexion) * std::sin(roll)});
      epoch.total_sd_g = 0.005;
      evidence.add(epoch, mounting_, {trunk, at_computer});
    }
    return *this;
  }
  LevelBout& stand_up() {
    evidence.begin(now_);
    return *this;
  }

  LyingEvidence evidence;

 private:
  Mounting mounting_;
  Instant now_{};
};

}  // namespace

TEST_CASE("a calm level leg well above its wearer's chair lies, a lively one sits") {
  CHECK(LevelBout(72).hold(72, 10min).evidence.verdict() == Recline::sitting);
  CHECK(LevelBout(72).hold(72, 5min).stand_up().hold(88, 5min).evidence.verdict() ==
        Recline::lying);
  CHECK(LevelBout(72).hold(72, 5min).stand_up().hold(88, 5min, 3).evidence.verdict() ==
        Recline::sitting);
}

TEST_CASE("somewhat above the chair nobody can tell, and that is what is said") {
  const LevelBout bout = LevelBout(81).hold(81, 5min).stand_up().hold(89, 5min);
  CHECK(bout.evidence.log_odds() > -1);
  CHECK(bout.evidence.log_odds() < 2.6);
}

TEST_CASE("who changes the way they sit without standing up still sits") {
  CHECK(LevelBout(72).hold(72, 5min, 3).hold(88, 5min).evidence.verdict() != Recline::lying);
}

TEST_CASE("many chairs make a level leg say less") {
  LevelBout one_chair(72), many_chairs(72);
  for (const double deg : {72.0, 62.0, 80.0, 66.0, 83.0, 75.0}) {
    one_chair.hold(72, 3min, 3).stand_up();
    many_chairs.hold(deg, 3min, 3).stand_up();
  }
  one_chair.hold(88, 4min);
  many_chairs.hold(88, 4min);
  CHECK(many_chairs.evidence.log_odds() < one_chair.evidence.log_odds() - 1);
}

TEST_CASE("a trunk tells lying from sitting within seconds, whatever the thigh looks like") {
  CHECK(LevelBout(80).hold(80, 20s, 0, 88).evidence.verdict() == Recline::lying);
  CHECK(LevelBout(80).hold(95, 5min, 0, 20).evidence.verdict() == Recline::sitting);
  CHECK(LevelBout(80).hold(90, 60s, 0, 15, 85).evidence.verdict() == Recline::sitting);
  LevelBout sits_up(80);
  sits_up.hold(88, 10min, 0, 88);
  CHECK(sits_up.hold(80, 30s, 0, 20).evidence.verdict() == Recline::sitting);
  CHECK(sits_up.evidence.since() == Instant{10min});
}

TEST_CASE("upright of the trunk is learned in walking, front in a sit after it") {
  TrunkReference trunk;
  Epoch epoch;
  const auto seconds_of = [&](const Vector3& up, Posture thigh, int n) {
    std::optional<Mounting> changed;
    epoch.up.fill(up);
    for (int i = 0; i < n; ++i, epoch.begin += 1s)
      if (const auto now = trunk.add(epoch, thigh)) changed = now;
    return changed;
  };
  CHECK_FALSE(trunk.tilt_deg({0, 1, 0}));
  CHECK_FALSE(seconds_of({0, 1, 0}, Posture::standing, 100));
  const auto walked = seconds_of({0, 1, 0}, Posture::moving, 30);
  REQUIRE(walked);
  CHECK_FALSE(walked->front_known);
  CHECK(*trunk.tilt_deg({1, 0, 0}) == Approx(90));
  const auto sat = seconds_of(normalized(Vector3{0.5, 1, 0}), Posture::sitting, 120);
  REQUIRE(sat);
  CHECK(sat->front_known);
  CHECK(sat->x.x == Approx(1));
  CHECK_FALSE(seconds_of({0, 1, 0}, Posture::moving, 300));
  CHECK(seconds_of({0, 0, 1}, Posture::moving, 30));  // the clip was moved
}

TEST_CASE("who uses key and pointer without having turned over sits") {
  const auto typing_at = [](double flexion_deg, double roll_deg) {
    return LevelBout(72).hold(72, 5min).stand_up().hold(flexion_deg, 5min, 0, {}, roll_deg, true);
  };
  CHECK(typing_at(88, 0).evidence.verdict() == Recline::sitting);
  CHECK(typing_at(88, 85).evidence.verdict() == Recline::lying);  // somebody else's hands
}

TEST_CASE("how a wearer sits is told, and the next run begins with it") {
  ScriptedWearer wearer(25, 3);
  wearer.live({{pose::standing, 10s}}).calibrate();
  for (int i = 0; i < 3; ++i) wearer.live({{pose::seated, 4min}, {pose::walking, 30s}});
  const auto told = told_of(wearer.inputs()).all<SeatLearned>();
  REQUIRE(told.size() >= 3);
  const SeatLearned& last = told.back();
  CHECK(last.site == BodySite::thigh);
  CHECK(last.seat.is_plausible());
  CHECK(last.seat.mean_deg == Approx(pose::seated.flexion_deg).margin(5));
  CHECK(last.seat.mean_sits >= 3);

  // The same readings again, as from the clip's log: these sits are known.
  Told again;
  CHECK(again.tracker.step(SeatRestored{last.at, last.seat, last.site}).empty());
  for (const SeatLearned& learned : again.hear(wearer.inputs()).all<SeatLearned>())
    CHECK(learned.seat.mean_sits <= last.seat.mean_sits);
}

TEST_CASE("a lie-down is told back to where it began, what may be one is said to be unsure") {
  constexpr Movement at_rest{.sway_deg = 0.05, .sway_every_s = 20};
  for (const auto& [flexion_deg, posture] :
       {std::pair{91.0, Posture::lying}, std::pair{86.5, Posture::reclined},
        std::pair{80.0, Posture::sitting}}) {
    INFO(flexion_deg << " degrees");
    ScriptedWearer wearer(25, 4);
    wearer.live({{pose::standing, 10s}}).calibrate();
    wearer.live({{pose::seated, 5min}, {pose::standing, 20s}});
    const Instant down = wearer.now();
    wearer.live({{Pose{flexion_deg, 0, at_rest}, 6min}, {pose::standing, 20s}});
    const Told told = told_of(wearer.inputs());
    CHECK(told.timeline.time_in(posture, down, down + 6min) > 350s);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}
