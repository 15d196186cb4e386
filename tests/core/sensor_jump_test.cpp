// A clip that sits differently from one reading to the next, unseen by its gyroscope.
#include "core/sensor_jump.hpp"

#include <chrono>
#include <random>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

std::size_t doubts(const Told& told) {
  std::size_t n = 0;
  for (const auto& changed : told.all<MountingChanged>())
    n += changed.reason == MountingReason::slipped || changed.reason == MountingReason::carried;
  return n;
}

}  // namespace

TEST_CASE("up is right again a second after a clip has jumped") {
  std::mt19937 random(3);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.live({{pose::standing, 3s}}).calibrate().live({{pose::seated, 60s}});
    const Mounting anew = random_mounting(random);
    const Vector3 seated_up = pose_at(pose::seated.flexion_deg);
    if (angle_deg(to_sensor(wearer.mounting(), seated_up), to_sensor(anew, seated_up)) < 30)
      continue;  // turned about the vertical: nothing shows
    wearer.wear(anew).live({{pose::seated, 3s}});
    const Told told = Told().hear(wearer.inputs());
    CHECK(angle_deg(told.tracker.up(), to_sensor(anew, seated_up)) < 5);
    wearer.live({{pose::seated, 3s}});
    CHECK(doubts(Told().hear(wearer.inputs())) == 1);
  }
}

TEST_CASE("what a leg does is no jump") {
  ScriptedWearer wearer(50, 5);
  wearer.live({{pose::standing, 3s}}).calibrate();
  for (int i = 0; i < 3; ++i)
    wearer.live({{pose::walking, 2min}, {pose::seated, 1min}})
        .live({{pose::pedalling, 1min}, {pose::rowing, 1min}, {pose::on_side, 1min}});
  CHECK(doubts(told_of(wearer.inputs())) == 0);
}

TEST_CASE("in movement a jump is what stands out from what it showed lately") {
  const Epoch walks{.turn_rms_dps = 80};
  SensorJump calm;
  for (int i = 0; i < 60; ++i) CHECK_FALSE(calm.add(walks, 15, false));
  CHECK_FALSE(calm.add(walks, 30, false));
  CHECK(calm.add(walks, 50, false));

  SensorJump rough;
  rough.add(walks, 50, false);  // the first time it cannot be told from one
  for (int i = 0; i < 60; ++i) CHECK_FALSE(rough.add(walks, 50, false));
  CHECK(rough.add(walks, 100, false));
}

TEST_CASE("what a hand does with a sensor is no jump, unless it rests") {
  SensorJump jump;
  CHECK_FALSE(jump.add({.turn_rms_dps = 500}, 120, true));
  for (int i = 0; i < 3; ++i) jump.add({.turn_rms_dps = 1}, 0, true);
  CHECK(jump.add({.turn_rms_dps = 1}, 60, true));
}
