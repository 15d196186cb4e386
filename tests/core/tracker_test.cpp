// What must hold of the tracker whatever the wearer does: random short days, many seeds.
#include "core/tracker.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "recordings/effect_text.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

constexpr unsigned days = 20;

Duration up_to(std::mt19937& random, Duration most) {
  return Duration{static_cast<Duration::rep>(random()) % most.count()};
}

/// A quarter of an hour or so of anything: poses, gaps, unplugging, handling, calibration.
ScriptedWearer random_day(unsigned seed, Instant begin = Instant{}) {
  std::mt19937 random(seed);
  ScriptedWearer wearer(25, seed, begin);
  wearer.wear(random_mounting(random));
  if (seed % 3 == 0) wearer.live({{pose::standing, 3s}}).calibrate();
  if (seed % 3 == 1) wearer.input(MountingRestored{.at = begin, .mounting = wearer.mounting()});
  constexpr Pose in_hand{120, 50, {.sway_deg = 20, .sway_every_s = 0.4, .rumble_g = 0.2}};
  for (int i = 0; i < 14; ++i) {
    switch (random() % 12) {
      case 0:
      case 1:
      case 2: wearer.live({{pose::seated, 10s + up_to(random, 3min)}}); break;
      case 3:
      case 4: wearer.live({{pose::walking, 3s + up_to(random, 90s)}}); break;
      case 5: wearer.live({{pose::standing, 1s + up_to(random, 1min)}}); break;
      case 6: wearer.live({{pose::perched, 5s + up_to(random, 1min)}}); break;
      case 7: wearer.live({{pose::pedalling, 10s + up_to(random, 1min)}}); break;
      case 8: wearer.live({{pose::on_side, 10s + up_to(random, 1min), 3s}}); break;
      case 9: wearer.silence(100ms + up_to(random, 2min)); break;
      case 10: wearer.unplug().silence(up_to(random, 2min)); break;
      case 11:
        wearer.live({{in_hand, 3s}});
        wearer.put_on_anew(random_mounting(random)).live({{pose::standing, 5s}});
        break;
    }
  }
  return wearer;
}

std::vector<std::string> texts_of(const Effects& effects, Instant origin = Instant{}) {
  std::vector<std::string> texts;
  for (const Effect& effect : effects) texts.push_back(to_text(effect, origin));
  return texts;
}

bool is_sample(const Input& input) { return std::holds_alternative<Sample>(input); }

}  // namespace

TEST_CASE("ticks at any times in between change nothing") {
  for (unsigned seed = 1; seed <= days; ++seed) {
    INFO("seed " << seed);
    const ScriptedWearer wearer = random_day(seed);
    std::mt19937 random(seed);
    Told ticked;
    Instant last{};
    for (const Input& input : wearer.inputs()) {
      while (random() % 3 == 0 && when(input) > last) {
        last += up_to(random, when(input) - last + 1us);
        ticked.hear(Tick{last});
      }
      ticked.hear(input);
      last = std::max(last, when(input));
    }
    ticked.hear(ClipLost{.at = when(wearer.inputs().back())});
    CHECK(texts_of(ticked.effects) == texts_of(told_of(wearer.inputs()).effects));
  }
}

TEST_CASE("shifting time shifts the effects and nothing else", "[long]") {
  for (unsigned seed = 1; seed <= days; ++seed) {
    for (const Duration shift : {Duration{1us}, Duration{7h + 13us}, Duration{400 * 24h}}) {
      INFO("seed " << seed << " by " << shift.count() << " us");
      const Told plain = told_of(random_day(seed).inputs());
      const Told shifted = told_of(random_day(seed, Instant{shift}).inputs());
      CHECK(texts_of(shifted.effects, Instant{shift}) == texts_of(plain.effects));
    }
  }
}

TEST_CASE("bouts come in order, never overlap, and hold no more than was worn") {
  for (unsigned seed = 1; seed <= 3 * days; ++seed) {
    INFO("seed " << seed);
    const ScriptedWearer wearer = random_day(seed);
    const Told told = told_of(wearer.inputs());
    const std::vector<Bout> bouts = told.store.bouts();
    Duration total{};
    for (std::size_t i = 0; i < bouts.size(); ++i) {
      if (i > 0) CHECK(bouts[i].begin >= bouts[i - 1].end());
      CHECK(bouts[i].duration > 0s);
      CHECK(bouts[i].interrupted >= 0s);
      CHECK(bouts[i].interrupted <= bouts[i].duration);
      CHECK(bouts[i].posture != Posture::unknown);
      if (bouts[i].posture != Posture::unworn) total += bouts[i].duration;
    }
    CHECK(total <= wearer.last_sample() - when(wearer.inputs().front()));
    if (!bouts.empty()) CHECK(bouts.back().end() <= wearer.last_sample());
  }
}

TEST_CASE("what the bouts say is what the postures say") {
  for (unsigned seed = 1; seed <= days; ++seed) {
    INFO("seed " << seed);
    const ScriptedWearer wearer = random_day(seed);
    const Told told = told_of(wearer.inputs());
    PostureTimeline timeline;
    for (const PostureSegment& segment : told.timeline.segments())
      timeline.change(segment.begin, segment.posture);
    std::vector<Bout> bouts = told.store.bouts();
    for (Bout& bout : bouts) {  // what the postures do not say
      bout.steps.reset();
      bout.running = {};
    }
    CHECK(bouts == bouts_of(timeline, wearer.last_sample()));
  }
}

TEST_CASE("with a known mounting no more sitting is told than the thigh was flexed") {
  for (unsigned seed = 1; seed <= days; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    ScriptedWearer wearer(25, seed);
    wearer.input(MountingRestored{.at = wearer.now(), .mounting = wearer.mounting()});
    for (int i = 0; i < 12; ++i)
      wearer.live({{pose::standing, 1s + up_to(random, 40s)}})
          .live({{pose::seated, 1s + up_to(random, 2min)}})
          .live({{pose::walking, 1s + up_to(random, 40s)}});
    const Told told = told_of(wearer.inputs());
    // Edges are good to 0.15 s, and there are two a sit.
    CHECK(sitting_in(told.store.bouts()) <= wearer.flexed() + 12 * 300ms);
  }
}

TEST_CASE("a gap never adds sitting") {
  for (const Duration gap : {Duration{1s}, Duration{5s}, Duration{15s}, Duration{25s},
                             Duration{2min}, Duration{10min}}) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
      INFO("gap of " << seconds(gap) << " s, seed " << seed);
      std::mt19937 random(seed);
      ScriptedWearer wearer(25, seed);
      wearer.input(MountingRestored{.at = wearer.now(), .mounting = wearer.mounting()});
      wearer.live({{pose::standing, 10s}});
      for (int i = 0; i < 4; ++i)
        wearer.live({{pose::seated, 3s + up_to(random, 1min)}}).silence(gap);
      wearer.live({{pose::seated, 30s}});
      const Told told = told_of(wearer.inputs());
      CHECK(sitting_in(told.store.bouts()) <= wearer.flexed() + 300ms);
      CHECK(sitting_in(told.store.bouts()) >= wearer.flexed() - 5s);
    }
  }
}

TEST_CASE("a bout ends at the last sample when the clip is unplugged or falls silent") {
  for (const bool unplugged : {true, false}) {
    ScriptedWearer wearer(50);
    wearer.input(MountingRestored{.at = wearer.now(), .mounting = wearer.mounting()});
    wearer.live({{pose::seated, 73s + 340ms}});
    Told told;
    told.hear(wearer.inputs());
    if (unplugged)
      told.hear(ClipLost{.at = wearer.now() + 3s});
    else
      told.hear(Tick{wearer.now() + 10min});
    REQUIRE(told.store.bouts().size() == 1);
    CHECK(told.store.bouts()[0].end() == wearer.last_sample());
    CHECK(told.tracker.posture() == Posture::unknown);
    CHECK_FALSE(told.tracker.deadline());
  }
}

TEST_CASE("samples that are no numbers or go back in time change nothing") {
  for (unsigned seed = 1; seed <= days; ++seed) {
    INFO("seed " << seed);
    const ScriptedWearer wearer = random_day(seed);
    std::mt19937 random(seed);
    Told spoilt;
    for (const Input& input : wearer.inputs()) {
      spoilt.hear(input);
      if (!is_sample(input) || random() % 10 != 0) continue;
      Sample bad = std::get<Sample>(input);
      switch (random() % 4) {
        case 0: bad.at += 1ms, bad.acceleration_mps2.y = std::nan(""); break;
        case 1: bad.at += 1ms, bad.turn_rate_radps.z = INFINITY; break;
        case 2: bad.at -= up_to(random, 1h); break;
        case 3: break;  // the same again
      }
      spoilt.hear(bad);
    }
    spoilt.hear(ClipLost{.at = when(wearer.inputs().back())});
    CHECK(texts_of(spoilt.effects) == texts_of(told_of(wearer.inputs()).effects));
  }
}

TEST_CASE("the tracker's deadline comes one second after the last sample") {
  Tracker tracker;
  CHECK_FALSE(tracker.deadline());
  ScriptedWearer wearer(50);
  wearer.live({{pose::standing, 5s}});
  for (const Input& input : wearer.inputs()) feed(tracker, input, [](const Effect&) {});
  REQUIRE(tracker.deadline());
  CHECK(*tracker.deadline() == wearer.last_sample() + 1s);
}
