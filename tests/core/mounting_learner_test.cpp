// How the clip learns how it is worn, from samples on.
#include <algorithm>
#include <chrono>
#include <random>

#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

Told told_by(const ScriptedWearer& wearer) { return told_of(wearer.inputs()); }

double y_error_deg(const Told& told, const ScriptedWearer& wearer) {
  return angle_deg(told.tracker.mounting().y, wearer.mounting().y);
}

}  // namespace

TEST_CASE("half a minute of walking teaches the long axis in any rotation") {
  std::mt19937 random(42);
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.wear(random_mounting(random)).live({{pose::standing, 10s}, {pose::walking, 45s}});
    const Told told = told_by(wearer);
    REQUIRE(told.tracker.mounting().source == MountingSource::learned);
    // The thigh leans forward by 11 degrees while it walks, and nothing tells yet which way.
    const Vector3 walking_up = to_sensor(wearer.mounting(), pose_at(11));
    CHECK(angle_deg(told.tracker.mounting().y, walking_up) < 8);
  }
}

TEST_CASE("a sit of two minutes tells front from back, and takes out the walking lean") {
  std::mt19937 random(43);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.wear(random_mounting(random))
        .live({{pose::walking, 50s}, {pose::seated, 140s}, {pose::standing, 20s}});
    const Told told = told_by(wearer);
    const Mounting& found = told.tracker.mounting();
    REQUIRE(found.front_known);
    CHECK(y_error_deg(told, wearer) < 8);
    CHECK(dot(found.x, wearer.mounting().x) > 0.9);
    CHECK(told.timeline.time_in(Posture::sitting, Instant{50s}, Instant{190s}) > 137s);
  }
}

TEST_CASE("what was told as unknown before the walking is told anew after it") {
  ScriptedWearer wearer(50, 4);
  std::mt19937 random(4);
  wearer.wear(random_mounting(random))
      .live({{pose::seated, 5min}, {pose::standing, 10s}, {pose::walking, 60s}});
  const Told told = told_by(wearer);
  CHECK(told.timeline.names() == "sitting standing moving unknown");
  CHECK(told.timeline.time_in(Posture::sitting, Instant{}, Instant{300s}) > 290s);
}

TEST_CASE("a clip put on upside down is put right at once") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.live({{pose::walking, 60s}, {pose::seated, 150s}, {pose::standing, 20s}});
    const Instant handled = wearer.now();
    wearer.put_on_anew(turned_mounting({1, 0, 0}, 180)).live({{pose::standing, 10s}});
    wearer.live({{pose::walking, 40s}, {pose::standing, 30s}});
    const Told told = told_by(wearer);
    CHECK(y_error_deg(told, wearer) < 15);
    CHECK(std::ranges::any_of(told.all<MountingChanged>(), [&](const auto& edge) {
      return edge.reason == MountingReason::carried && edge.at <= handled + 4s;
    }));
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
  }
}

TEST_CASE("a sit between putting the clip on anew and the next walking is put right") {
  std::mt19937 random(8);
  Duration sitting{}, sampled{};
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.wear(random_mounting(random))
        .live({{pose::walking, 60s}, {pose::seated, 200s}, {pose::standing, 20s}});
    const Mounting before = wearer.mounting();
    wearer.put_on_anew(random_mounting(random)).live({{pose::standing, 20s}});
    // A seated thigh that happens to look upright in the old mounting bears it out.
    if (angle_deg(before.y, to_sensor(wearer.mounting(), pose_at(80))) < 20) continue;
    const Instant sat = wearer.now();
    wearer.live({{pose::seated, 5min}});
    const Instant stood = wearer.now();
    wearer.live({{pose::standing, 20s}, {pose::walking, 60s}, {pose::standing, 20s}});
    const Told told = told_by(wearer);
    CHECK(y_error_deg(told, wearer) < 15);
    CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
    sitting += told.timeline.time_in(Posture::sitting, sat, stood);
    sampled += stood - sat;
  }
  CHECK(seconds(sitting) / seconds(sampled) > 0.95);
}

TEST_CASE("a clip that jumped is healed back to the moment, once its wearer rises") {
  std::mt19937 random(18);
  Duration sitting{}, sampled{};
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    ScriptedWearer wearer(50, seed);
    wearer.wear(random_mounting(random)).live({{pose::standing, 3s}}).calibrate();
    wearer.live({{pose::walking, 60s}, {pose::seated, 60s}});
    const Instant jump = wearer.now();
    const Mounting before = wearer.mounting();
    wearer.wear(random_mounting(random)).live({{pose::seated, 100s}});
    // What looks the same on both sides of the jump tells nobody of it.
    const Vector3 seated_up = pose_at(pose::seated.flexion_deg);
    if (angle_deg(to_sensor(before, seated_up), to_sensor(wearer.mounting(), seated_up)) < 30)
      continue;
    const Instant stood = wearer.now();
    wearer.live({{pose::standing, 60s}, {pose::walking, 60s}, {pose::standing, 20s}});
    const Told told = told_of(wearer.inputs());
    CHECK(y_error_deg(told, wearer) < 15);
    sitting += told.timeline.time_in(Posture::sitting, jump, stood);
    sampled += stood - jump;
    CHECK(told.timeline.time_in(Posture::standing, stood, stood + 60s) > 55s);
  }
  CHECK(seconds(sitting) / seconds(sampled) > 0.95);
}

TEST_CASE("neither oars nor pedals teach a placement that nobody has walked in") {
  constexpr Pose pedalling{// on a trainer: a road would rumble
                           52,
                           0,
                           {.sway_deg = 0.5, .swing_deg = 24, .stride_hz = 1.1, .bounce_g = 0.04}};
  constexpr Pose rowing{70, 0, {.sway_deg = 0.5, .swing_deg = 20, .stride_hz = 0.45}};
  for (const Pose& exercise : {pedalling, rowing}) {
    ScriptedWearer wearer(50, 19);
    wearer.live({{pose::standing, 3s}}).calibrate().live({{pose::walking, 60s}});
    wearer.put_on_anew(turned_mounting({0.3, 1, 0.4}, 100)).live({{exercise, 5min}});
    for (const auto& changed : told_of(wearer.inputs()).all<MountingChanged>())
      CHECK(changed.reason != MountingReason::replaced);
  }
}

TEST_CASE("a clip put back leaning by more than level walking does is learned anew") {
  ScriptedWearer wearer;
  wearer.live({{pose::standing, 3s}}).calibrate().live({{pose::walking, 60s}});
  wearer.silence(20s).wear(turned_mounting({0, 0, 1}, -50));
  wearer.live({{pose::walking, 60s}, {pose::standing, 20s}});
  const Told told = told_of(wearer.inputs());
  CHECK(angle_deg(told.tracker.mounting().y, wearer.mounting().y) < 20);
  CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
}

TEST_CASE("nobody rests upside down: the clip is") {
  ScriptedWearer wearer(50, 20);
  wearer.live({{pose::walking, 60s}, {pose::seated, 60s}}).silence(200ms);
  wearer.wear(turned_mounting({1, 0, 0}, 180)).live({{pose::standing, 60s}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.at(wearer.now() - 5s) == Posture::standing);
}

TEST_CASE("pedalling does not replace a mounting") {
  for (const bool guided : {true, false}) {
    INFO((guided ? "guided" : "learned"));
    ScriptedWearer wearer(50, 6);
    if (guided)
      wearer.live({{pose::standing, 3s}}).calibrate();
    else
      wearer.live({{pose::walking, 60s}, {pose::seated, 150s}});
    wearer.live({{pose::standing, 20s}, {pose::pedalling, 10min}, {pose::standing, 20s}});
    const Told told = told_by(wearer);
    CHECK(y_error_deg(told, wearer) < 10);
    for (const auto& changed : told.all<MountingChanged>())
      CHECK(changed.reason != MountingReason::replaced);
  }
}

TEST_CASE("a guided mounting outlasts an hour of everything") {
  ScriptedWearer wearer(50, 7);
  std::mt19937 random(7);
  wearer.wear(random_mounting(random)).live({{pose::standing, 3s}}).calibrate();
  for (int i = 0; i < 4; ++i)
    wearer.live({{pose::walking, 3min}, {pose::seated, 6min}, {pose::standing, 1min}})
        .live({{pose::pedalling, 3min}, {pose::standing, 1min}, {pose::perched, 1min}});
  const Told told = told_by(wearer);
  CHECK(told.tracker.mounting().source == MountingSource::guided);
  CHECK(told.all<MountingChanged>().size() == 1);
}

TEST_CASE("a mounting that returns is remembered") {
  ScriptedWearer wearer(50, 9);
  const Mounting usual = turned_mounting({0.2, 0.5, 1}, 30);
  const Mounting other = turned_mounting({1, 0.3, 0}, 170);
  wearer.wear(usual).live({{pose::standing, 3s}}).calibrate();
  wearer.live({{pose::standing, 10s}});
  wearer.put_on_anew(other).live({{pose::standing, 10s}, {pose::walking, 60s}});
  wearer.put_on_anew(usual).live({{pose::standing, 10s}, {pose::walking, 60s}});
  wearer.live({{pose::standing, 10s}});
  const Told told = told_by(wearer);
  CHECK(told.tracker.mounting().source == MountingSource::guided);
  CHECK(y_error_deg(told, wearer) < 5);
  CHECK(told.timeline.at(wearer.now() - 2s) == Posture::standing);
}

TEST_CASE("a mounting kept from an earlier run holds from the first second") {
  ScriptedWearer wearer(50, 10);
  const Mounting kept = turned_mounting({1, 1, 0.2}, 100);
  wearer.wear(kept).input(MountingRestored{.at = wearer.now(), .mounting = kept});
  wearer.live({{pose::seated, 60s}});
  const Told told = told_by(wearer);
  CHECK(told.timeline.names() == "sitting unknown");
  CHECK(told.timeline.segments()[0].begin == Instant{});
  REQUIRE(told.all<MountingChanged>().size() == 1);
  CHECK(told.all<MountingChanged>()[0].reason == MountingReason::restored);
}

TEST_CASE("calibrating anew forgets a mounting that was in doubt") {
  const auto still_at = [](Instant at, const Vector3& up) {
    Epoch epoch;
    epoch.begin = at;
    epoch.up.fill(up);
    return epoch;
  };
  const Mounting before = mounting_from_poses({0, 1, 0}, {1, 0.2, 0});
  const Mounting anew = mounting_from_poses({0, 0, 1}, {0, -1, 0.2});
  MountingLearner learner;
  Instant now{};
  learner.adopt(before, now);
  Epoch in_hand = still_at(now, before.y);
  in_hand.turn_peak_dps = 500;
  CHECK_FALSE(learner.add(still_at(now, before.y)));
  in_hand.begin = now += 1s;
  CHECK_FALSE(learner.add(in_hand));
  std::optional<MountingLearner::News> doubted;
  for (int calm = 0; calm < 2; ++calm) doubted = learner.add(still_at(now += 1s, before.y));
  REQUIRE(doubted);
  REQUIRE(doubted->reason == MountingReason::slipped);

  learner.adopt(anew, now);
  for (int second = 0; second < 10; ++second) {
    now += 1s;
    CHECK_FALSE(learner.add(still_at(now, before.y)));  // as the old one would show standing
  }
  CHECK(learner.current().y == anew.y);
}

TEST_CASE("walking that is taken for stairs by turns teaches in half a minute, too") {
  MountingLearner learner;
  Epoch walks{.vertical_sd_g = 0.2, .swing_deg = 15, .turn_rms_dps = 90, .turn_peak_dps = 180};
  walks.up.fill({0, 1, 0});
  walks.turn_moment = {0.1, 0.1, 2, 0, 0, 0};
  for (int second = 0; second < 30; ++second) {
    REQUIRE_FALSE(learner.current().known());
    walks.begin = Instant{std::chrono::seconds{second}};
    walks.impact_g = walks.vertical_sd_g * (second / 5 % 2 == 0 ? 1.9 : 1.6);
    learner.add(walks);
  }
  REQUIRE(learner.current().known());
  CHECK(angle_deg(learner.current().y, {0, 1, 0}) < 1);
}
