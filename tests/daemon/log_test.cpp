// What is made of a clip's log: epochs, their dates, and what of it may be erased.
#include <cmath>

#include "daemon/clip/epochs.hpp"
#include "daemon/clip/log_dates.hpp"
#include "daemon/clip/samples.hpp"
#include "daemon/clip/waypoints.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

constexpr Instant at_s(double s) { return Instant{from_seconds(s)}; }
constexpr std::int64_t us(double s) { return from_seconds(s).count(); }

/// The clip's present start is number 7; its clock said 1000 s when ours said 5000 s, and UTC was
/// 1 000 005 000 s.
struct Dates {
  DeviceClock clock;
  std::optional<BootPair> seen;
  UtcAnchor utc{at_s(5000), us(1'000'005'000)};
  SitwellEpochs epochs{.boot_id = 7};

  Dates() { clock.observe(us(1000), at_s(5000)); }
  std::optional<double> date(double device_s) const {
    const auto at = LogDates(7, clock, seen).date(epochs, us(device_s), utc);
    if (!at) return {};
    return seconds(at->time_since_epoch());
  }
};

}  // namespace

TEST_CASE("the present start is dated by its clock as it is now") {
  Dates dates;
  CHECK(dates.date(900) == 4900.0);
  CHECK(dates.date(1001) == 5001.0);
}

TEST_CASE("between two moments at which both clocks were seen, drift is shared out") {
  Dates dates;
  dates.seen = BootPair{7, {us(0), at_s(3999.5)}};  // slow by 500 ppm
  CHECK(*dates.date(500) == Approx(4499.75).margin(1e-5));
  CHECK(*dates.date(0) == Approx(3999.5).margin(1e-5));
}

TEST_CASE("where a clock was set in between, the nearer moment counts") {
  Dates dates;
  dates.seen = BootPair{7, {us(0), at_s(3900)}};
  CHECK(dates.date(400) == 4300.0);
  CHECK(dates.date(600) == 4600.0);
}

TEST_CASE("what nobody saw is dated by the time that the clip was told") {
  Dates dates;
  dates.epochs.sync_device_us = std::uint64_t(us(100));
  dates.epochs.sync_utc_us = std::uint64_t(us(1'000'004'100.09));  // fast by 100 ppm since
  CHECK(*dates.date(100) == Approx(4100.09).margin(1e-5));
  CHECK(*dates.date(550) == Approx(4550.045).margin(1e-5));
  dates.seen = BootPair{7, {us(600), at_s(4600)}};  // but what was seen since is better
  CHECK(*dates.date(800) == Approx(4800).margin(1e-5));
}

TEST_CASE("an earlier start is dated by the time it was told, and never after the restart") {
  Dates dates;
  dates.epochs.boot_id = 6;
  CHECK(!dates.date(50));
  dates.epochs.sync_device_us = std::uint64_t(us(10));
  dates.epochs.sync_utc_us = std::uint64_t(us(1'000'003'000));
  CHECK(dates.date(60) == 3050.0);
  CHECK(dates.date(1009) == 3999.0);
  CHECK(!dates.date(1020));
  dates.seen = BootPair{6, {us(40), at_s(3035)}};
  CHECK(dates.date(60) == 3055.0);
}

TEST_CASE("an epoch whose up was not found is none, and a cut one keeps the half it has") {
  SitwellEpoch logged{};
  logged.up[0][0] = sitwell_up_one;
  CHECK(!to_epoch(logged));
  logged.up[1][2] = sitwell_up_one;
  logged.vertical_sd = sitwell_compact(1000);
  auto epoch = to_epoch(logged);
  REQUIRE(epoch);
  CHECK(epoch->up[0] == Vector3{1, 0, 0});
  CHECK(epoch->vertical_sd_g == Approx(0.1).epsilon(1.0 / 32));
  keep_after(0.4, *epoch);
  CHECK(epoch->up[0] == Vector3{1, 0, 0});
  keep_after(0.6, *epoch);
  CHECK(epoch->up[0] == Vector3{0, 0, 1});
}

TEST_CASE("readings are in metres a second squared and radians a second") {
  SitwellIdentity identity{};
  identity.acceleration_ng_per_lsb = 122'000;
  identity.turn_ndps_per_lsb = 35'000'000;
  identity.body_site = sitwell_site_pelvis;
  const SitwellSample raw{{0, -8197, 100}, {5143, 0, -1}};
  const Sample sample = Scale(identity).sample(raw, at_s(3));
  CHECK(sample.at == at_s(3));
  CHECK(sample.site == BodySite::pelvis);
  CHECK(sample.acceleration_mps2.y == Approx(-9.80700).margin(1e-4));
  CHECK(sample.turn_rate_radps.x == Approx(radians(180.005)).margin(1e-6));
}

TEST_CASE("readings that cannot be are told from those that can") {
  SitwellSamples samples{.first_us = 1, .interval_ns = 10'000'000, .count = 12};
  CHECK(is_plausible(samples));
  CHECK(last_reading_us(samples) == 110'001);
  samples.interval_ns = 999'999;
  CHECK(!is_plausible(samples));
  samples.interval_ns = 200'000'001;
  CHECK(!is_plausible(samples));
  samples = {.first_us = ~std::uint64_t{0}, .interval_ns = 10'000'000, .count = 12};
  CHECK(!is_plausible(samples));
}

TEST_CASE("a waypoint is taken once, when all before it has ended") {
  Waypoints waypoints;
  for (std::uint32_t s = 1; s <= 3600; ++s) waypoints.pass(s, at_s(s));
  CHECK(!waypoints.take(at_s(0.5)));
  CHECK(waypoints.take(at_s(1000)) == 901u);
  CHECK(!waypoints.take(at_s(1000)));
  CHECK(waypoints.take(at_s(3000)) == 2701u);
}

TEST_CASE("a bout that lasts all day costs coarser waypoints, not more of them") {
  Waypoints waypoints;
  for (std::uint32_t s = 1; s <= 86'400; ++s) waypoints.pass(s, at_s(s));
  const auto position = waypoints.take(at_s(86'400));
  REQUIRE(position);
  CHECK(*position > 86'400 - 3600);
  for (std::uint32_t s = 86'400; s <= 2 * 86'400; ++s) waypoints.pass(s, at_s(s));
  const auto early = waypoints.take(at_s(86'400 + 4 * 3600));
  REQUIRE(early);
  CHECK(*early > 86'400 + 3 * 3600);
}

TEST_CASE("a place on the body is one clip's until it lets go") {
  ClipRegistry registry;
  const int one = registry.new_holder(), two = registry.new_holder();
  CHECK(!registry.claim(BodySite::thigh, "A", one));
  CHECK(!registry.claim(BodySite::thigh, "A", one));
  CHECK(registry.claim(BodySite::thigh, "B", two) == "A");
  CHECK(!registry.claim(BodySite::pelvis, "B", two));
  CHECK(registry.claim(BodySite::pelvis, "A", registry.new_holder()) == "B");
  registry.release(one);
  CHECK(!registry.claim(BodySite::thigh, "B", two));  // moved there
  CHECK(!registry.claim(BodySite::pelvis, "A", one));
}

TEST_CASE("a clip on two ports at once is one clip") {
  ClipRegistry registry;
  const int one = registry.new_holder(), two = registry.new_holder();
  CHECK(!registry.claim(BodySite::thigh, "A", one));
  CHECK(registry.claim(BodySite::pelvis, "A", two) == "A");
  CHECK(&registry.remember("A") == &registry.remember("A"));
}
