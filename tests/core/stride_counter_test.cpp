// Strides are counted in any mounting, at any rate, and nothing else is.
#include "core/stride_counter.hpp"

#include <chrono>
#include <random>

#include "core/gait.hpp"
#include "core/gait_tally.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

Instant at_s(int s) { return Instant{std::chrono::seconds{s}}; }

/// Steps and running of all bouts that were told.
struct Sum {
  int steps = 0;
  Duration running{};
};

Sum sum_of(const Told& told) {
  Sum sum;
  for (const Bout& bout : told.store.bouts()) {
    sum.steps += bout.steps.value_or(0);
    sum.running += bout.running;
  }
  return sum;
}

constexpr Pose walking_at(double stride_hz) {
  Pose pose = pose::walking;
  pose.movement.stride_hz = stride_hz;
  return pose;
}

/// The same second, logged: what a clip knows of it without counting.
Epoch logged_walk(double stride_hz, double swing_deg) {
  Epoch epoch;
  epoch.up.fill({0, 1, 0});
  epoch.vertical_sd_g = epoch.impact_g = 0.2;
  epoch.swing_deg = swing_deg;
  const double turn_radps = 2 * std::numbers::pi * stride_hz * radians(swing_deg);
  epoch.turn_rms_dps = degrees(turn_radps);
  epoch.turn_moment = {0, 0, turn_radps * turn_radps, 0, 0, 0};
  return epoch;
}

}  // namespace

TEST_CASE("a walk's steps are counted at any rate and cadence, in any mounting") {
  std::mt19937 random(7);
  for (const double rate_hz : {12.5, 25.0, 50.0, 100.0}) {
    for (const double stride_hz : {0.7, 0.9, 1.05}) {
      INFO(rate_hz << " Hz, " << stride_hz << " strides a second");
      ScriptedWearer wearer(rate_hz);
      wearer.wear(random_mounting(random));
      wearer.live({{pose::standing, 10s}, {walking_at(stride_hz), 120s}, {pose::standing, 20s}});
      const int steps = sum_of(told_of(wearer.inputs())).steps;
      const double truth = 2 * stride_hz * 120;
      CHECK(steps > 0.96 * truth);
      CHECK(steps < 1.02 * truth);
    }
  }
}

TEST_CASE("sitting, standing, pedalling and rowing hold no steps") {
  ScriptedWearer wearer;
  wearer.live({{pose::standing, 3s}}).calibrate();
  for (const Pose& pose : {pose::seated, pose::standing, pose::pedalling, pose::rowing})
    wearer.live({{pose, 300s}, {pose::seated, 60s}});
  CHECK(sum_of(told_of(wearer.inputs())).steps <= 12);  // getting on and off
}

TEST_CASE("running is told from walking, and its steps are counted") {
  ScriptedWearer wearer;
  wearer.live({{pose::standing, 3s}}).calibrate();
  wearer.live(
      {{pose::walking, 120s}, {pose::running, 300s}, {pose::walking, 120s}, {pose::seated, 60s}});
  const Sum sum = sum_of(told_of(wearer.inputs()));
  CHECK(seconds(sum.running) > 290);
  CHECK(seconds(sum.running) < 306);
  const double truth = 2 * (0.9 * 240 + 1.35 * 300);
  CHECK(sum.steps > 0.97 * truth);
  CHECK(sum.steps < 1.02 * truth);
}

TEST_CASE("turning on the spot is no stride") {
  StrideCounter counter;
  int strides = 0;
  for (int i = 0; i < 1000; ++i) {
    // About up, slowly bowing: neither moves up fast.
    const Vector3 up = rotated({0, 1, 0}, {0, 0, 1}, 0.3 * std::sin(i * 0.02 * 0.5));
    if (counter.add(0.02, up)) ++strides;
  }
  CHECK(strides == 0);
}

TEST_CASE("strides of a logged second are estimated from its turn and swing") {
  CHECK(estimated_strides(logged_walk(1.1, 14)) == Approx(0.9).margin(0.01));
  Epoch twice = logged_walk(1.1, 14);
  twice.length *= 2;
  CHECK(estimated_strides(twice) == Approx(1.8).margin(0.02));
  Epoch still = logged_walk(1.1, 14);
  still.turn_rms_dps = 5;
  CHECK(estimated_strides(still) == 0);
  Epoch unswung = logged_walk(1.1, 14);
  unswung.swing_deg = 0;
  CHECK(estimated_strides(unswung) == 0);
}

TEST_CASE("a tally gives a stretch its share, and keeps the sum when it grows coarse") {
  GaitTally tally;
  for (int s = 0; s < 3600; s += 2)  // an errand every other second: more than it has pieces
    tally.add(at_s(s), at_s(s + 1), {.strides = 1, .running_s = 0.5});
  CHECK(tally.between(at_s(0), at_s(3600)).strides == Approx(1800));
  CHECK(tally.between(at_s(0), at_s(3600)).running_s == Approx(900));
  CHECK(tally.between(at_s(3580), at_s(3590)).strides == Approx(5));
  CHECK(tally.between(at_s(0), at_s(1800)).strides == Approx(900).margin(10));
  CHECK(tally.between(at_s(4000), at_s(5000)).strides == 0);
  tally.forget_before(at_s(3590));
  CHECK(tally.between(at_s(0), at_s(3600)).strides == Approx(5));
}

TEST_CASE("a walk longer than a tally can hold takes none of its steps elsewhere") {
  GaitTally tally;
  tally.add(at_s(0), at_s(20), {.strides = 18});
  for (int s = 1800; s < 3 * 3600; ++s) tally.add(at_s(s), at_s(s + 1), {.strides = 0.9});
  CHECK(tally.between(at_s(0), at_s(20)).strides == Approx(18));
  CHECK(tally.between(at_s(20), at_s(1800)).strides == 0);
  CHECK(tally.between(at_s(1800), at_s(3 * 3600)).strides == Approx(0.9 * 9000).epsilon(1e-4));
}

TEST_CASE("steps stay with the stretch they were taken in when postures are revised") {
  Bouts bouts;
  BoutStore store;
  const auto tell = [&](int now_s) {
    Effects effects;
    bouts.advance(at_s(now_s), effects);
    for (const Effect& effect : effects) store.apply(effect);
  };
  bouts.change({.at = at_s(0), .posture = Posture::moving, .decided = at_s(2)});
  for (int s = 0; s < 300; ++s) bouts.walked(at_s(s), at_s(s + 1), {.strides = 0.9});
  tell(300);
  CHECK(store.bouts().at(0).steps == 540);
  // The second half was on a bicycle.
  bouts.change({.at = at_s(150), .posture = Posture::cycling, .decided = at_s(300)});
  tell(301);
  REQUIRE(store.bouts().size() == 2);
  CHECK(store.bouts()[0].steps == 270);
  CHECK(store.bouts()[1].steps == 0);
}
