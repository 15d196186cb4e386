// A clip that is moved while it is worn: what is known of it at once, before anybody walks.
#include "core/clip_moves.hpp"

#include <chrono>
#include <random>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

ScriptedWearer calibrated(std::uint64_t seed) {
  ScriptedWearer wearer(50, seed);
  wearer.live({{pose::standing, 3s}}).calibrate().live({{pose::standing, 10s}});
  return wearer;
}

double y_error_deg(const Told& told, const ScriptedWearer& wearer) {
  return angle_deg(told.tracker.mounting().y, wearer.mounting().y);
}

bool looks_alike(const Mounting& a, const Mounting& b, const Pose& pose, double within_deg = 30) {
  return angle_deg(to_sensor(a, pose_at(pose.flexion_deg)),
                   to_sensor(b, pose_at(pose.flexion_deg))) < within_deg;
}

/// As far as that a moving leg may be mistaken about itself.
constexpr double moving_within_deg = 45;

}  // namespace

TEST_CASE("a clip turned by hand on a seated thigh is known at once, and the sit goes on") {
  std::mt19937 random(31);
  Duration sitting{}, sampled{};
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    wearer.live({{pose::seated, 60s}});
    const Instant handled = wearer.now();
    wearer.put_on_anew(random_mounting(random)).live({{pose::seated, 60s}});
    const Instant stood = wearer.now();
    wearer.live({{pose::standing, 30s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 10);
    CHECK(told.tracker.mounting().front_known);
    CHECK(told.timeline.time_in(Posture::standing, stood, stood + 30s) > 28s);
    sitting += told.timeline.time_in(Posture::sitting, handled, stood);
    sampled += stood - handled;
  }
  // One place in fifty looks by chance as if nothing had moved, for some seconds.
  CHECK(seconds(sitting) / seconds(sampled) > 0.93);
}

TEST_CASE("a clip turned by hand while its wearer stands shows the sit that follows") {
  std::mt19937 random(32);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    wearer.put_on_anew(random_mounting(random)).live({{pose::standing, 20s}});
    const Instant sat = wearer.now();
    wearer.live({{pose::seated, 60s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 10);
    CHECK(told.timeline.time_in(Posture::sitting, sat, sat + 60s) > 58s);
  }
}

TEST_CASE("a sit that looked like standing, the clip having been turned by that, is told whole") {
  // So the clip seems where it was until its wearer stands: nothing of a long stillness is lost.
  ScriptedWearer wearer = calibrated(3);
  wearer.live({{pose::seated, 60s}});
  const Instant handled = wearer.now();
  wearer.put_on_anew(turned_mounting({0, 0, 1}, 80)).live({{pose::still, 60s}});
  const Instant stood = wearer.now();
  wearer.live({{pose::standing, 30s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.time_in(Posture::sitting, handled, stood) > 56s);
  CHECK(told.timeline.time_in(Posture::standing, stood, stood + 30s) > 28s);
}

TEST_CASE("a clip turned half round the thigh while its wearer walks does not make a sit a lie") {
  ScriptedWearer wearer = calibrated(6);
  wearer.live({{pose::walking, 30s}})
      .put_on_anew(turned_mounting({1, 0, 0}, 180))
      .put_on_anew(turned_mounting({0, 0, 1}, 90))
      .put_on_anew(turned_mounting({0, 1, 0}, 180))
      .live({{pose::walking, 6s}, {pose::standing, 5s}});
  const Instant sat = wearer.now();
  wearer.live({{pose::seated, 120s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.time_in(Posture::sitting, sat, sat + 120s) > 117s);
}

TEST_CASE("a clip turned by hand in a run is noticed by the run") {
  std::mt19937 random(37);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    const Mounting anew = random_mounting(random);
    if (looks_alike(wearer.mounting(), anew, pose::running, moving_within_deg)) continue;
    wearer.live({{pose::running, 60s}}).put_on_anew(anew);
    wearer.live({{pose::running, 60s}, {pose::standing, 30s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 20);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}

TEST_CASE("upside down, inside out, or in the other pocket: the thigh stays what it was") {
  for (const Mounting& anew : {turned_mounting({1, 0, 0}, 180), turned_mounting({0, 1, 0}, 180),
                               turned_mounting({0.2, 1, 0.1}, 95)}) {
    ScriptedWearer wearer = calibrated(5);
    wearer.live({{pose::seated, 30s}}).put_on_anew(anew).live({{pose::seated, 30s}});
    wearer.live({{pose::standing, 20s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 10);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}

TEST_CASE("a clip that jumped on a seated thigh is known once its wearer stands up") {
  std::mt19937 random(33);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    wearer.live({{pose::seated, 60s}});
    const Mounting anew = random_mounting(random);
    if (looks_alike(wearer.mounting(), anew, pose::seated)) continue;  // nothing shows
    wearer.wear(anew).live({{pose::seated, 60s}, {pose::standing, 30s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 10);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}

TEST_CASE("a clip that jumped on a standing thigh is known at once") {
  std::mt19937 random(34);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    const Mounting anew = random_mounting(random);
    if (looks_alike(wearer.mounting(), anew, pose::standing)) continue;
    wearer.wear(anew).live({{pose::standing, 20s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 10);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}

TEST_CASE("a clip that jumped on a walking thigh is known within strides") {
  std::mt19937 random(35);
  int jumped = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    wearer.live({{pose::walking, 60s}});
    const Mounting anew = random_mounting(random);
    if (looks_alike(wearer.mounting(), anew, pose::walking, moving_within_deg)) continue;
    ++jumped;
    wearer.wear(anew).live({{pose::walking, 9s}, {pose::standing, 20s}});
    const Instant sat = wearer.now();
    wearer.live({{pose::seated, 60s}});
    const Told told = told_of(wearer.inputs());
    CHECK(told.timeline.at(sat - 5s) == Posture::standing);
    CHECK(told.timeline.time_in(Posture::sitting, sat, sat + 60s) > 57s);
  }
  CHECK(jumped > 6);
}

TEST_CASE("a clip that jumped at the pedals is known once its wearer stands beside them") {
  std::mt19937 random(36);
  int jumped = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer = calibrated(seed);
    wearer.live({{pose::pedalling, 60s}});
    const Mounting anew = random_mounting(random);
    if (looks_alike(wearer.mounting(), anew, pose::pedalling, moving_within_deg)) continue;
    ++jumped;
    wearer.wear(anew).live({{pose::pedalling, 30s}, {pose::standing, 30s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 15);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
  CHECK(jumped > 6);
}
