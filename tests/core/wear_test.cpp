// Worn, or lying on a table, in a hand, carried in a bag, driven about, in the laundry.
#include "core/wear.hpp"

#include <chrono>
#include <string>

#include "core/features.hpp"
#include "core/gravity_filter.hpp"
#include "recordings/simulated_wear.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

const Mounting straight = turned_mounting({1, 0, 0}, 0);

/// On its face, not quite level.
constexpr Pose on_the_table{89, 0, {}};
/// Propped up against something, on none of its faces.
constexpr Pose propped_up{60, 30, {}};
constexpr Pose turned_over{170, 0, {.rumble_g = 0.1}};
constexpr Pose in_hand{30, 60, {.sway_deg = 6, .sway_every_s = 0.4, .rumble_g = 0.1}};
/// A quiet reader: a physiological tremor of a few milli-g, a small shift now and then.
constexpr Pose reading{85, 5, {.sway_deg = 0.4, .sway_every_s = 8, .rumble_g = 0.006}};

ScriptedWearer known_wearer() {
  ScriptedWearer wearer(25);
  wearer.input(MountingRestored{.at = wearer.now(), .mounting = straight});
  return wearer;
}

/// What a scene's wearer was told to do, against what was true.
struct Scene {
  Duration as_sitting{};  ///< while off
  Duration as_unworn{};   ///< while on
};

Scene played(WearScene kind, std::uint64_t seed, bool as_logged) {
  SimulatedWearer wearer =
      SimulatedWearer::of({.seed = seed, .rate_hz = 25, .guided_calibration = false},
                          plan_wear(kind, false, Random(seed)));
  Told told;
  GravityFilter filter;
  FeatureExtractor features;
  Instant last{};
  for (SimulatedSample s; wearer.next(s);) {
    const double dt_s = last == Instant{} ? 0 : seconds(s.sample.at - last);
    last = s.sample.at;
    if (!as_logged) {
      told.hear(s.sample);
      continue;
    }
    filter.update(s.sample.acceleration_mps2, s.sample.turn_rate_radps, dt_s);
    if (const auto epoch =
            features.add(last, dt_s, s.sample.acceleration_mps2, filter.turn_rate(), filter.up()))
      told.hear(LoggedEpoch{.epoch = *epoch});
  }
  told.hear(ClipLost{.at = last});
  Scene scene;
  for (const SimulatedSegment& truth : wearer.truth()) {
    const bool off = truth.posture == Posture::unworn;
    const auto time_in = [&](Posture posture) {
      return told.timeline.time_in(posture, truth.begin, std::min(truth.end, last));
    };
    if (off)
      scene.as_sitting += time_in(Posture::sitting) + time_in(Posture::perching);
    else
      scene.as_unworn += time_in(Posture::unworn);
  }
  return scene;
}

}  // namespace

TEST_CASE("a clip that a hand puts on the table is unworn since the hand, within four minutes") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}});
  const Instant off = wearer.now();
  wearer.live({{turned_over, 1s, 350ms}, {in_hand, 1s, 350ms}, {turned_over, 1s, 350ms}});
  const Instant down = wearer.now();
  wearer.live({{on_the_table, 150s}});
  Told told;
  told.hear(wearer.inputs());
  CHECK_FALSE(told.timeline.begin_of(Posture::unworn));
  wearer.live({{on_the_table, 90s}});
  told = told_of(wearer.inputs());
  const auto unworn = told.timeline.begin_of(Posture::unworn);
  REQUIRE(unworn);
  CHECK(std::abs(seconds(*unworn - off)) < 3);
  CHECK(told.timeline.time_in(Posture::sitting, down, wearer.now()) == 0s);
}

TEST_CASE("a clip that nobody was seen to take off is unworn after ten minutes' rest") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}});
  const Instant down = wearer.now();
  wearer.live({{on_the_table, 9min + 30s}});
  CHECK_FALSE(told_of(wearer.inputs()).timeline.begin_of(Posture::unworn));
  wearer.live({{on_the_table, 90s}});
  const Told told = told_of(wearer.inputs());
  const auto unworn = told.timeline.begin_of(Posture::unworn);
  REQUIRE(unworn);
  CHECK(std::abs(seconds(*unworn - down)) < 5);
  CHECK(told.timeline.time_in(Posture::sitting, down, wearer.now()) < 5s);
}

TEST_CASE("a table that somebody types on is a table") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}});
  const Instant down = wearer.now();
  for (int i = 0; i < 20; ++i)
    wearer.live({{{60, 30, {.rumble_g = 0.005}}, 40s}, {propped_up, 20s}});
  const Told told = told_of(wearer.inputs());
  const auto unworn = told.timeline.begin_of(Posture::unworn);
  REQUIRE(unworn);
  CHECK(std::abs(seconds(*unworn - down)) < 5);
}

TEST_CASE("a clip that is picked up is worn again from the first movement on") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}, {on_the_table, 20min}});
  const Instant up = wearer.now();
  wearer.live({{in_hand, 4s}, {pose::standing, 1min}, {pose::walking, 1min}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.time_in(Posture::unworn, up, wearer.now()) < 3s);
  CHECK(told.timeline.at(up + 90s) == Posture::moving);
  for (const Bout& bout : told.store.bouts())
    if (bout.posture == Posture::unworn) CHECK(std::abs(seconds(bout.end() - up)) < 3);
}

TEST_CASE("a knock on the table is not picking up") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}, {on_the_table, 15min}});
  const Instant knock = wearer.now();
  wearer.live({{{89, 0, {.rumble_g = 0.2}}, 1s}, {on_the_table, 15min}});
  const Told told = told_of(wearer.inputs());
  CHECK(told.timeline.time_in(Posture::unworn, knock, wearer.now()) ==
        wearer.last_sample() - knock);
}

TEST_CASE("a clip that is nudged where it lies is unworn after an hour and a half") {
  constexpr Pose nudged{60.6, 30, {}};
  for (const auto& [length, unworn] : {std::pair{85min, false}, std::pair{95min, true}}) {
    ScriptedWearer wearer = known_wearer();
    wearer.live({{pose::standing, 10s}});
    for (auto passed = 0min; passed < length; passed += 5min)
      wearer.live({{passed % 10min == 0min ? propped_up : nudged, 5min}});
    Told told;
    told.hear(wearer.inputs());
    CHECK(told.timeline.begin_of(Posture::unworn).has_value() == unworn);
  }
}

TEST_CASE("a seated wearer who hardly stirs stays worn") {
  for (const double roll_deg : {0.0, 5.0}) {
    ScriptedWearer wearer = known_wearer();
    Pose quiet = reading;
    quiet.roll_deg = roll_deg;
    wearer.live({{pose::standing, 10s}, {quiet, 2h}});
    const Told told = told_of(wearer.inputs());
    CHECK(told.timeline.names() == "standing sitting unknown");
  }
}

TEST_CASE("stillness before a gap does not count towards being unworn") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 10s}, {on_the_table, 7min}}).silence(5s);
  wearer.live({{on_the_table, 7min}});
  CHECK_FALSE(told_of(wearer.inputs()).timeline.begin_of(Posture::unworn));
}

TEST_CASE("wherever a clip is off, it does not sit; worn, it is never off") {
  for (const WearSceneInfo& scene : wear_scenes) {
    if (scene.scene == WearScene::bag_swung) continue;  // swings like a leg: not told
    for (const bool as_logged : {false, true}) {
      INFO(std::string(scene.name) << (as_logged ? ", as logged" : ""));
      const Scene told = played(scene.scene, 3, as_logged);
      CHECK(told.as_sitting < 20s);
      CHECK(told.as_unworn < 20s);
    }
  }
}

TEST_CASE("a clip that a hand puts away into its charger is unworn since the hand") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}});
  const Instant off = wearer.now();
  wearer.live({{turned_over, 1s, 350ms}, {in_hand, 1s, 350ms}, {turned_over, 1s, 350ms}});
  wearer.live({{on_the_table, 100s}});
  const auto unworn = told_of(wearer.inputs()).timeline.begin_of(Posture::unworn);
  REQUIRE(unworn);
  CHECK(std::abs(seconds(*unworn - off)) < 3);
}

TEST_CASE("a clip put back on begins a placement of its own") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}, {pose::walking, 1min}, {on_the_table, 20min}});
  wearer.live({{in_hand, 4s}, {pose::standing, 5s}, {pose::walking, 20s}});
  bool doubted = false;
  for (const MountingChanged& changed : told_of(wearer.inputs()).all<MountingChanged>())
    doubted = doubted || changed.reason == MountingReason::slipped;
  CHECK(doubted);
}
