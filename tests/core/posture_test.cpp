// What the wearer does against what the tracker makes of it, from samples on.
#include <chrono>
#include <string>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Wears a clip whose mounting is known from before.
ScriptedWearer known_wearer(double rate_hz = 50, std::uint64_t seed = 1) {
  ScriptedWearer wearer(rate_hz, seed);
  std::mt19937 random(static_cast<unsigned>(seed));
  wearer.wear(random_mounting(random));
  wearer.input(MountingRestored{.at = wearer.now(), .mounting = wearer.mounting()});
  return wearer;
}

Told told_by(const ScriptedWearer& wearer) { return told_of(wearer.inputs()); }

/// Standing, then this, then standing again.
Told told_of_going_into(const Pose& pose, Duration length) {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 30s}, {pose, length}, {pose::standing, 30s}});
  return told_by(wearer);
}

double distance_s(Instant a, Instant b) { return std::abs(seconds(a - b)); }

}  // namespace

TEST_CASE("sitting down and standing up are back-dated to the crossing") {
  for (const double rate_hz : {25.0, 100.0}) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      INFO(rate_hz << " Hz, seed " << seed);
      ScriptedWearer wearer = known_wearer(rate_hz, seed);
      wearer.live({{pose::standing, 20s + 37ms * seed}, {pose::seated, 40s}})
          .live({{pose::standing, 20s}});
      const Told told = told_by(wearer);
      REQUIRE(told.timeline.names() == "standing sitting standing unknown");
      REQUIRE(wearer.crossings().size() == 2);
      CHECK(distance_s(told.timeline.segments()[1].begin, wearer.crossings()[0]) <= 0.15);
      CHECK(distance_s(told.timeline.segments()[2].begin, wearer.crossings()[1]) <= 0.15);
    }
  }
}

TEST_CASE("sitting down is known after five seconds and standing up after two") {
  const Told told = told_of_going_into(pose::seated, 60s);
  for (const auto& edge : told.all<PostureChanged>()) {
    if (edge.posture == Posture::sitting) CHECK(seconds(edge.decided - edge.at) < 7.5);
    if (edge.posture == Posture::standing) CHECK(seconds(edge.decided - edge.at) < 4.5);
  }
}

TEST_CASE("a thigh that creeps up unseen by the gyroscope waits twenty seconds") {
  for (const auto& [hold, sits] : {std::pair{24s, false}, std::pair{60s, true}}) {
    ScriptedWearer wearer = known_wearer();
    // 60 degrees in 20 s peak at 6 degrees a second.
    wearer.live({{pose::standing, 30s}, {{60, 0, {}}, hold, 20s}, {pose::standing, 40s, 20s}});
    const Told told = told_by(wearer);
    CHECK(told.timeline.begin_of(Posture::sitting).has_value() == sits);
    for (const auto& edge : told.all<PostureChanged>())
      if (edge.posture == Posture::sitting) CHECK(edge.decided - edge.at >= 20s);
  }
}

TEST_CASE("standing up for less than twenty seconds does not end a sit, and is no sitting") {
  for (const auto& [up, bouts] : {std::pair{10s, 1U}, std::pair{18s, 1U}, std::pair{30s, 2U}}) {
    INFO("up for " << up.count() << " s");
    ScriptedWearer wearer = known_wearer();
    wearer.live({{pose::seated, 5min}, {pose::standing, up}, {pose::seated, 5min}});
    const Told told = told_by(wearer);
    std::vector<Bout> sits;
    for (const Bout& bout : told.store.bouts())
      if (is_flexed(bout.posture)) sits.push_back(bout);
    REQUIRE(sits.size() == bouts);
    CHECK(sits[0].interruptions == (bouts == 1 ? 1 : 0));
    CHECK(seconds(sitting_in(sits)) == Approx(seconds(wearer.flexed())).margin(0.5));
  }
}

TEST_CASE("a walk between two stands is told by the second") {
  const Told told = told_of_going_into(pose::walking, 8s);
  CHECK(told.timeline.names() == "standing moving standing unknown");
  CHECK(distance_s(told.timeline.segments()[1].begin, Instant{30s}) < 2.1);
  CHECK(distance_s(told.timeline.segments()[2].begin, Instant{38s}) < 2.1);
}

TEST_CASE("perching is flexed, and counts from ten seconds on") {
  CHECK(told_of_going_into(pose::perched, 8s).timeline.names() == "standing unknown");
  const Told told = told_of_going_into(pose::perched, 60s);
  CHECK(told.timeline.names() == "standing perching standing unknown");
  CHECK(distance_s(told.timeline.segments()[1].begin, Instant{31s}) < 1.1);
  CHECK(distance_s(told.timeline.segments()[2].begin, Instant{91s}) < 1.6);
}

TEST_CASE("pedalling and rowing are cycling and not sitting") {
  for (const Pose& pose : {pose::pedalling, pose::rowing}) {
    INFO("at " << pose.flexion_deg << " degrees");
    const Told told = told_of_going_into(pose, 5min);
    CHECK(told.timeline.time_in(Posture::cycling, Instant{30s}, Instant{330s}) > 285s);
    CHECK(told.timeline.time_in(Posture::sitting, Instant{30s}, Instant{330s}) < 5s);
  }
}

TEST_CASE("lying face down or with the knees up is lying from its first second on") {
  struct Row {
    std::string how;
    Pose pose;
  };
  for (const Row& row : {Row{"prone", pose::prone}, Row{"knees up", pose::knees_up},
                         Row{"on the side", pose::on_side}}) {
    INFO(row.how);
    ScriptedWearer wearer = known_wearer();
    wearer.live({{pose::standing, 30s}, {row.pose, 10min, 3s}, {pose::standing, 30s, 3s}});
    const Told told = told_by(wearer);
    CHECK(told.timeline.names() == "standing lying standing unknown");
    CHECK(distance_s(told.timeline.segments()[1].begin, Instant{31s}) < 1);
  }
}

TEST_CASE("lying down from the edge of the bed keeps the sitting that was") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 30s}, {pose::seated, 2min}, {pose::knees_up, 10min, 3s}});
  const Told told = told_by(wearer);
  CHECK(told.timeline.time_in(Posture::lying, Instant{}, wearer.now()) > 9min + 30s);
}

TEST_CASE("without a mounting only walking is claimed") {
  ScriptedWearer wearer(50, 3);
  std::mt19937 random(3);
  wearer.wear(random_mounting(random));
  wearer.live({{pose::standing, 1min}, {pose::seated, 2min}, {pose::standing, 20s}});
  wearer.live({{pose::walking, 15s}, {pose::seated, 2min}});
  const Told told = told_by(wearer);
  CHECK_FALSE(told.tracker.mounting().known());
  CHECK(told.timeline.names() == "moving unknown");
  CHECK(told.timeline.time_in(Posture::moving, Instant{}, wearer.now()) < 18s);
  CHECK(sitting_in(told.store.bouts()) == 0s);
}

TEST_CASE("a turned thigh just before the clip is unplugged is settled by what there is") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::seated, 60s}, {pose::standing, 3s}}).unplug();
  const Told told = told_by(wearer);
  CHECK(told.timeline.names() == "sitting standing unknown");
}
