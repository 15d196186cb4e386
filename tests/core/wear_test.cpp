// Worn, or lying on a table.
#include "core/wear.hpp"

#include <chrono>

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
constexpr Pose in_hand{30, 60, {.sway_deg = 6, .sway_every_s = 0.4, .rumble_g = 0.1}};
/// A quiet reader: a physiological tremor of a few milli-g, a small shift now and then.
constexpr Pose reading{85, 5, {.sway_deg = 0.4, .sway_every_s = 8, .rumble_g = 0.006}};

ScriptedWearer known_wearer() {
  ScriptedWearer wearer(25);
  wearer.input(MountingRestored{.at = wearer.now(), .mounting = straight});
  return wearer;
}

}  // namespace

TEST_CASE("a clip flat on the table for ten minutes is unworn since it was put there") {
  ScriptedWearer wearer = known_wearer();
  wearer.live({{pose::standing, 1min}, {in_hand, 5s}});
  const Instant down = wearer.now();
  wearer.live({{on_the_table, 9min + 30s}});
  CHECK_FALSE(told_of(wearer.inputs()).timeline.begin_of(Posture::unworn));
  wearer.live({{on_the_table, 5min}});
  const Told told = told_of(wearer.inputs());
  const auto unworn = told.timeline.begin_of(Posture::unworn);
  REQUIRE(unworn);
  CHECK(std::abs(seconds(*unworn - down)) < 5);
  CHECK(told.timeline.time_in(Posture::sitting, down, wearer.now()) < 5s);
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

TEST_CASE("a clip on none of its faces is unworn after an hour and a half without a stir") {
  for (const auto& [length, unworn] : {std::pair{89min, false}, std::pair{95min, true}}) {
    ScriptedWearer wearer = known_wearer();
    wearer.live({{pose::standing, 10s}});
    const Instant down = wearer.now();
    wearer.live({{propped_up, length}});
    const Told told = told_of(wearer.inputs());
    const auto since = told.timeline.begin_of(Posture::unworn);
    REQUIRE(since.has_value() == unworn);
    if (since) CHECK(std::abs(seconds(*since - down)) < 5);
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
