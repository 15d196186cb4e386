// Whole hours of a clip's and a daemon's life, against the hour as it would have been without
// trouble: nothing lost, nothing twice, the sitting time the same.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "daemon/life.hpp"
#include "history/fixture.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

EmulatedClip worn_clip(double drift_ppm = 0) {
  SimulatedWearerSettings wearer;
  wearer.random_mounting = false;
  wearer.guided_calibration = false;
  return {{.serial = "SW-1", .drift_ppm = drift_ppm},
          simulated_imu(wearer, {DayKind::standing_desk}, 13 * 3600)};
}

/// A history in which it is known how the clip sits.
void calibrate(const std::filesystem::path& file) {
  HistoryWriter history(file);
  history.record_as(SourceKind::clip, "SW-1", Calendar({Instant{1s}, monday_ms}));
  const Mounting mounting{
      .source = MountingSource::guided, .front_known = true, .since = Instant{1s}};
  history.apply(std::vector<Effect>{
      MountingChanged{mounting.since, mounting, MountingReason::guided, BodySite::thigh}});
}

struct Hour {
  double sitting_s = 0;
  double known_s = 0;  ///< of any posture
  int sits = 0;
  std::int64_t from_ms = 0, to_ms = 0;
};

Hour told(const std::filesystem::path& file) {
  Hour hour;
  std::int64_t flexed_until = 0;
  for (const StoredBout& row : stored(file)) {
    REQUIRE(row.begin_utc_ms >= hour.to_ms);
    if (hour.from_ms == 0) hour.from_ms = row.begin_utc_ms;
    hour.to_ms = row.end_utc_ms();
    hour.known_s += double(row.duration_ms) / 1e3;
    if (!is_flexed(row.posture)) continue;
    hour.sitting_s += double(row.duration_ms - row.interrupted_ms) / 1e3;
    if (row.begin_utc_ms > flexed_until) ++hour.sits;
    flexed_until = row.end_utc_ms();
  }
  return hour;
}

Hour untroubled(double drift_ppm = 0) {
  TempFolder folder;
  calibrate(folder.file());
  Life life(folder.file(), worn_clip(drift_ppm));
  life.start_daemon();
  life.plug();
  life.run_for(1h);
  life.end_daemon();
  return told(folder.file());
}

void check_like(const Hour& found, const Hour& whole) {
  REQUIRE(whole.sits > 1);
  REQUIRE(whole.sitting_s > 1200);
  CHECK(std::abs(found.sitting_s - whole.sitting_s) <= 2.0);
  CHECK(std::abs(found.known_s - whole.known_s) <= 2.0);
  CHECK(found.sits == whole.sits);
}

}  // namespace

TEST_CASE("an hour without trouble is known to the second") {
  const Hour whole = untroubled();
  CHECK(whole.known_s > 3597);
  CHECK(double(whole.to_ms - whole.from_ms) / 1e3 - whole.known_s < 1.0);
}

TEST_CASE("an hour with 200 unplugs and kills is the hour without them") {
  const Hour whole = untroubled();
  for (const unsigned seed : {1u, 2u}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto between = [&random](int least, int most) {
      return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
    };
    TempFolder folder;
    calibrate(folder.file());
    Life life(folder.file(), worn_clip());
    life.start_daemon();
    life.plug();
    int unplugs = 0, kills = 0;
    for (int i = 0; i < 400; ++i) {
      life.run_for(std::chrono::milliseconds{between(200, 8800)});
      if (random() % 2 == 0) {
        life.unplug();
        ++unplugs;
        life.run_for(std::chrono::milliseconds{between(1, 3000)});
        life.plug();
      } else {
        life.kill_daemon();
        ++kills;
        life.run_for(std::chrono::milliseconds{between(1, 3000)});
        life.start_daemon();
      }
      if (life.now() > Instant{24h * 365} + 58min) break;
    }
    life.run_for(Instant{24h * 365} + 1h - life.now());
    life.end_daemon();
    CHECK(unplugs + kills >= 200);
    check_like(told(folder.file()), whole);
  }
}

TEST_CASE("a bad cable costs nothing", "[long]") {
  const Hour whole = untroubled();
  TempFolder folder;
  calibrate(folder.file());
  Life life(folder.file(), worn_clip());
  life.set_cable(50, 20);
  life.start_daemon();
  life.plug();
  life.run_for(1h);
  life.end_daemon();
  check_like(told(folder.file()), whole);
}

TEST_CASE("a clip that restarts goes on where it was", "[long]") {
  const Hour whole = untroubled();
  TempFolder folder;
  calibrate(folder.file());
  Life life(folder.file(), worn_clip());
  life.start_daemon();
  life.plug();
  for (int i = 0; i < 4; ++i) {
    life.run_for(14min);
    life.reboot_clip();
    life.run_for(1min);
  }
  life.end_daemon();
  const Hour found = told(folder.file());
  // What it measures in the second of its restart it loses.
  CHECK(std::abs(found.sitting_s - whole.sitting_s) <= 8.0);
  CHECK(found.known_s > whole.known_s - 8.0);
}

TEST_CASE("an hour on a clock that is off by 500 ppm is an hour", "[long]") {
  const Hour whole = untroubled();
  for (const double ppm : {500.0, -500.0}) {
    INFO(ppm << " ppm");
    check_like(untroubled(ppm), whole);
    // Logged for the most part, and read afterwards.
    TempFolder folder;
    calibrate(folder.file());
    Life life(folder.file(), worn_clip(ppm));
    life.start_daemon();
    life.plug();
    life.run_for(5min);
    life.unplug();
    life.run_for(50min);
    life.plug();
    life.run_for(5min);
    life.end_daemon();
    check_like(told(folder.file()), whole);
  }
}

TEST_CASE("an hour worn far from the computer is there when the clip is plugged in", "[long]") {
  const Hour whole = untroubled();
  TempFolder folder;
  calibrate(folder.file());
  Life life(folder.file(), worn_clip());
  life.start_daemon();
  life.plug();
  life.run_for(10s);
  life.unplug();
  life.run_for(1h - 20s);
  life.plug();
  life.run_for(10s);
  CHECK(life.streaming());
  life.end_daemon();
  check_like(told(folder.file()), whole);
}
