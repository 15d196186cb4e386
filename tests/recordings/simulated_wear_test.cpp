// Scenes of a clip off the thigh, and on it where that is easily mistaken.
#include "recordings/simulated_wear.hpp"

#include <chrono>
#include <cmath>
#include <string>

#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

TEST_CASE("a wear scene is off for most of an hour, or on but for putting on") {
  for (std::size_t i = 0; i < wear_scenes.size(); ++i) {
    const WearSceneInfo& scene = wear_scenes[i];
    INFO(std::string(scene.name));
    CHECK(static_cast<std::size_t>(scene.scene) == i);
    Duration off{};
    for (const SimulatedSegment& segment : plan_wear(scene.scene, true, Random(7)).truth)
      if (segment.posture == Posture::unworn) off += segment.end - segment.begin;
    if (scene.worn)
      CHECK(off < 30s);
    else if (scene.scene == WearScene::handled)
      CHECK(off > 20s);
    else
      CHECK(off > 35min);
  }
}

TEST_CASE("a vehicle's brakes and curves are felt along the level alone") {
  SimulatedBody body(50, 1);
  body.appear_at({0, 1, 0});
  body.set_movement({.surge_g = 0.1, .surge_every_s = 4});
  double level = 0, vertical = 0;
  for (int i = 0; i < 50 * 120; ++i) {
    body.step();
    const Vector3 felt = body.acceleration_mps2() - body.up() * standard_gravity_mps2;
    vertical = std::max(vertical, std::abs(dot(felt, body.up())));
    level += dot(felt, felt) / (50 * 120);
  }
  CHECK(vertical < 1e-6);
  CHECK(std::sqrt(level) / standard_gravity_mps2 > 0.03);
  CHECK(std::sqrt(level) / standard_gravity_mps2 < 0.2);
}
