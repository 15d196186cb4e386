// Golden days: what the tracker says of simulated days, kept as text in tests/golden.
#include <algorithm>
#include <chrono>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "recordings/effect_text.hpp"
#include "recordings/replay.hpp"
#include "recordings/simulated_rows.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

struct GoldenDay {
  std::string name;
  DayKind kind;
  std::uint64_t seed;
  bool guided;
};

const std::vector<GoldenDay> golden_days{
    {"office_guided", DayKind::office, 1, true},
    {"office_learned", DayKind::office, 2, false},
    {"standing_desk_guided", DayKind::standing_desk, 3, true},
    {"weekend_learned", DayKind::weekend, 4, false},
};

struct Replayed {
  std::string text;
  Timeline timeline;
  std::vector<Bout> bouts;
  std::vector<SimulatedSegment> truth;
};

/// Heartbeats would be nine lines in ten; how they come is tested with the bouts.
bool is_heartbeat(const Effect& effect) {
  const auto* saved = std::get_if<BoutSaved>(&effect);
  return saved && saved->open;
}

/// Low rates simulate faster and change nothing in what is decided.
Replayed replay_day(const GoldenDay& day) {
  const SimulatedWearerSettings settings{
      .seed = day.seed, .rate_hz = 25, .guided_calibration = day.guided};
  SimulatedRows rows(settings, {day.kind});
  Replayed replayed;
  std::ostringstream text;
  BoutStore store;
  ReplayOptions options;
  options.calibrate_from_labels = day.guided;
  options.look_ahead = false;
  ReplayWatcher watcher;
  watcher.want_timeline = false;
  watcher.effect = [&](const Effect& effect) {
    if (const auto* edge = std::get_if<PostureChanged>(&effect)) replayed.timeline.apply(*edge);
    store.apply(effect);
    if (!is_heartbeat(effect)) text << to_text(effect) << '\n';
  };
  replay([&rows]() -> Rows& { return rows; }, options, watcher);
  replayed.text = text.str();
  replayed.bouts = store.bouts();
  replayed.truth = rows.wearer().truth();
  return replayed;
}

/// One replay a day and program run: two tests look at it.
const Replayed& replayed(std::size_t i) {
  static std::vector<std::optional<Replayed>> cache(golden_days.size());
  if (!cache[i]) cache[i] = replay_day(golden_days[i]);
  return *cache[i];
}

Duration true_sitting(const std::vector<SimulatedSegment>& truth) {
  Duration sum{};
  for (const SimulatedSegment& segment : truth)
    if (is_flexed(segment.posture)) sum += segment.end - segment.begin;
  return sum;
}

/// Flexed stretches of the truth, those of one group joined.
std::vector<Bout> true_sits(const std::vector<SimulatedSegment>& truth) {
  std::vector<Bout> sits;
  for (const SimulatedSegment& segment : truth) {
    if (!is_flexed(segment.posture)) continue;
    if (!sits.empty() && sits.back().end() == segment.begin)
      sits.back().duration += segment.end - segment.begin;
    else
      sits.push_back({.begin = segment.begin,
                      .duration = segment.end - segment.begin,
                      .posture = segment.posture});
  }
  return sits;
}

}  // namespace

TEST_CASE("golden days are told as they were") {
  for (std::size_t i = 0; i < golden_days.size(); ++i) {
    check_golden(golden_days[i].name, replayed(i).text);
    CHECK(replayed(i).text.size() < 60 * 1024);
  }
}

TEST_CASE("golden days hold the sitting that there was, within a hundredth", "[long]") {
  for (std::size_t i = 0; i < golden_days.size(); ++i) {
    INFO(golden_days[i].name);
    const double truth_min = seconds(true_sitting(replayed(i).truth)) / 60;
    CHECK(truth_min > 120);
    CHECK(seconds(sitting_in(replayed(i).bouts)) / 60 == Approx(truth_min).epsilon(0.01));
  }
}

TEST_CASE("every sit of five minutes of a golden day is told as sitting", "[long]") {
  for (std::size_t i = 0; i < golden_days.size(); ++i) {
    for (const Bout& sit : true_sits(replayed(i).truth)) {
      if (sit.duration < 5min) continue;
      INFO(golden_days[i].name << " at " << seconds(sit.begin - Instant{}) << " for "
                               << seconds(sit.duration));
      Duration found{};
      for (const Bout& bout : replayed(i).bouts)
        if (is_flexed(bout.posture))
          found += std::max(Duration{},
                            std::min(bout.end(), sit.end()) - std::max(bout.begin, sit.begin));
      CHECK(seconds(found) > 0.95 * seconds(sit.duration));
    }
  }
}
