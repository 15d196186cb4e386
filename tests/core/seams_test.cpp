// Samples and logged epochs taking turns, as they do when a clip is unplugged, comes back and its
// log is read: what is said of the day may not depend on it.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "core/tracker.hpp"
#include "recordings/simulated_wearer.hpp"
#include "support/catch.hpp"
#include "support/epoch_chain.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// A simulated morning as samples, and as the epochs that its clip would have logged.
struct Morning {
  std::vector<Sample> samples;
  std::vector<LoggedEpoch> logged;
  Mounting mounting;
};

/// The mounting that a guided calibration finds; the day begins with one.
Mounting calibrated(const std::vector<SimulatedSample>& first_minute) {
  Tracker tracker;
  std::optional<GuidedPose> pose;
  const auto keep = [](const Effect&) {};
  for (const SimulatedSample& s : first_minute) {
    std::optional<GuidedPose> now = GuidedPose::changing;
    if (s.label == "calibrate_stand") now = GuidedPose::stand;
    if (s.label == "calibrate_sit") now = GuidedPose::sit;
    if (now != pose) feed(tracker, GuidedCalibration{.at = s.sample.at, .pose = *now}, keep);
    pose = now;
    feed(tracker, s.sample, keep);
  }
  const Instant end = first_minute.back().sample.at;
  feed(tracker, GuidedCalibration{.at = end, .pose = GuidedPose::finished}, keep);
  return tracker.mounting();
}

const Morning& morning() {
  static const Morning found = [] {
    SimulatedWearer wearer({.rate_hz = 50}, {DayKind::office});
    Morning m;
    std::vector<SimulatedSample> first_minute;
    EpochChain chain;
    std::optional<Instant> first;
    for (SimulatedSample s; wearer.next(s);) {
      if (!first) first = s.sample.at;
      if (s.sample.at - *first < 90s) first_minute.push_back(s);
      if (s.sample.at - *first > 2h) break;
      if (const auto epoch = chain.add(s.sample)) m.logged.push_back({.epoch = *epoch});
      m.samples.push_back(s.sample);
    }
    m.mounting = calibrated(first_minute);
    REQUIRE(m.mounting.source == MountingSource::guided);
    return m;
  }();
  return found;
}

/// Plugged in for the first `live` of every `period`; what was missed is read from the log then.
Told lived(Duration period, Duration live, bool told_at_once) {
  const Morning& m = morning();
  Told told;
  const Instant begin = m.samples.front().at;
  told.hear(MountingRestored{.at = begin, .mounting = m.mounting});
  std::size_t logged = 0;
  Instant known = begin;
  bool plugged = true;
  for (const Sample& sample : m.samples) {
    const bool was = plugged;
    plugged = (sample.at - begin) % period < live;
    if (was && !plugged && told_at_once) told.hear(ClipLost{.at = known});
    if (!plugged) continue;
    // The log holds whole seconds; the one under way when live begins again comes from there too.
    while (!was && logged < m.logged.size() && m.logged[logged].epoch.begin < sample.at) {
      LoggedEpoch next = m.logged[logged++];
      if (next.epoch.end() <= known) continue;
      const Instant from = std::max(next.epoch.begin, known);
      next.epoch.length = next.epoch.end() - from;
      next.epoch.begin = from;
      known = next.epoch.end();
      told.hear(next);
    }
    if (sample.at < known) continue;
    told.hear(sample);
    known = sample.at;
  }
  return told.hear(ClipLost{.at = known});
}

std::size_t sits_in(const std::vector<Bout>& bouts) {
  return static_cast<std::size_t>(std::count_if(
      bouts.begin(), bouts.end(), [](const Bout& bout) { return is_flexed(bout.posture); }));
}

}  // namespace

TEST_CASE("plugging in and out leaves the sitting time and its bouts as they are") {
  const std::vector<Bout> whole = lived(1h, 1h, true).store.bouts();
  REQUIRE(sits_in(whole) > 3);
  struct Habit {
    Duration period, live;
  };
  for (const bool told_at_once : {true, false})
    for (const auto& [period, live] :
         {Habit{18s, 9s}, {7s, 2s}, {60s, 59s}, {60s, 1s}, {10min, 1s}, {20s, 300ms}}) {
      const std::vector<Bout> cut = lived(period, live, told_at_once).store.bouts();
      INFO("plugged in for " << seconds(live) << " of every " << seconds(period)
                             << " s, told at once: " << told_at_once);
      CHECK(std::abs(seconds(sitting_in(cut) - sitting_in(whole))) <= 2.0);
      CHECK(sits_in(cut) == sits_in(whole));
    }
}

TEST_CASE("what is settled is not revised, and a new tracker fed from there says the same") {
  const Morning& m = morning();
  const std::vector<Bout> whole = lived(1h, 1h, true).store.bouts();
  Told told;
  told.hear(MountingRestored{.at = m.samples.front().at, .mounting = m.mounting});
  Instant settled = Instant::min();
  for (const Sample& sample : m.samples) {
    const std::size_t before = told.effects.size();
    told.hear(sample);
    for (std::size_t i = before; i < told.effects.size(); ++i) {
      if (const auto* revised = std::get_if<BoutsRevised>(&told.effects[i]))
        REQUIRE(revised->from >= settled);
      if (const auto* saved = std::get_if<BoutSaved>(&told.effects[i]))
        REQUIRE(saved->bout.begin >= settled);
    }
    REQUIRE(told.tracker.settled() >= settled);
    settled = told.tracker.settled();
  }
  REQUIRE(settled > m.samples.front().at + 30min);

  Told again;
  again.hear(MountingRestored{.at = settled, .mounting = told.tracker.mounting()});
  for (const LoggedEpoch& logged : m.logged)
    if (logged.epoch.end() > settled) again.hear(logged);
  again.hear(ClipLost{.at = m.logged.back().epoch.end()});
  std::vector<Bout> since;
  for (const Bout& bout : whole)
    if (bout.begin >= settled) since.push_back(bout);
  const std::vector<Bout> said = again.store.bouts();
  CHECK(sits_in(said) == sits_in(since));
  CHECK(std::abs(seconds(sitting_in(said) - sitting_in(since))) <= 3.0);
}
