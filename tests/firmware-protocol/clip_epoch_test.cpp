// The clip's single precision against the core's double: the same readings, the same seconds.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "firmware-protocol/clip/epoch_maker.h"
#include "read_epoch.hpp"
#include "recordings/simulated_wearer.hpp"
#include "support/catch.hpp"
#include "support/epoch_chain.hpp"
#include "support/told.hpp"

using namespace sitwell;

namespace {

constexpr std::uint32_t acceleration_ng_per_lsb = 122'000;
constexpr std::uint32_t turn_ndps_per_lsb = 35'000'000;

struct RawReading {
  std::uint64_t at_us = 0;
  SitwellSample raw{};
};

void quantise(const Vector3& value, double step, std::int16_t (&raw)[3]) {
  const double axes[] = {value.x, value.y, value.z};
  for (std::size_t i = 0; i < 3; ++i)
    raw[i] = static_cast<std::int16_t>(std::lround(std::clamp(axes[i] / step, -32768.0, 32767.0)));
}

Vector3 unquantised(const std::int16_t (&raw)[3], double step) {
  return {raw[0] * step, raw[1] * step, raw[2] * step};
}

const double acceleration_step = acceleration_ng_per_lsb * 1e-9 * standard_gravity_mps2;
const double turn_step = radians(turn_ndps_per_lsb * 1e-9);

/// An office day as a sensor would have read it.
const std::vector<RawReading>& day() {
  static const std::vector<RawReading> readings = [] {
    std::vector<RawReading> all;
    SimulatedWearer wearer({.rate_hz = 100}, {DayKind::office});
    for (SimulatedSample s; wearer.next(s);) {
      RawReading reading{.at_us =
                             static_cast<std::uint64_t>(s.sample.at.time_since_epoch().count())};
      quantise(s.sample.acceleration_mps2, acceleration_step, reading.raw.acceleration);
      quantise(s.sample.turn_rate_radps, turn_step, reading.raw.turn_rate);
      all.push_back(reading);
    }
    return all;
  }();
  return readings;
}

Sample sample_of(const RawReading& reading) {
  return {.at = Instant{Duration{static_cast<std::int64_t>(reading.at_us)}},
          .acceleration_mps2 = unquantised(reading.raw.acceleration, acceleration_step),
          .turn_rate_radps = unquantised(reading.raw.turn_rate, turn_step)};
}

std::vector<Epoch> by_core() {
  EpochChain chain;
  std::vector<Epoch> epochs;
  for (const RawReading& reading : day()) {
    const Sample sample = sample_of(reading);
    if (chain.last() && sample.at - *chain.last() >= std::chrono::seconds{1}) chain.restart();
    if (const auto epoch = chain.add(sample)) epochs.push_back(*epoch);
  }
  return epochs;
}

std::vector<Epoch> by_clip() {
  SitwellEpochMaker maker;
  sitwell_epoch_maker_start(&maker, acceleration_ng_per_lsb, turn_ndps_per_lsb);
  std::vector<Epoch> epochs;
  for (const RawReading& reading : day()) {
    SitwellEpoch epoch;
    std::uint64_t begin_us = 0;
    if (sitwell_epoch_maker_add(&maker, reading.at_us, &reading.raw, &epoch, &begin_us))
      epochs.push_back(read_epoch(epoch, Instant{Duration{static_cast<std::int64_t>(begin_us)}}));
  }
  return epochs;
}

}  // namespace

TEST_CASE("the clip makes of a day's readings what the core makes of them", "[long]") {
  const std::vector<Epoch> core = by_core(), clip = by_clip();
  REQUIRE(core.size() > 30'000);
  REQUIRE(clip.size() == core.size());
  double up_deg = 0, relative = 0, moment = 0;
  bool same_time = true;
  // Beyond half a step, relative to what it was.
  const auto compare = [&](double is, double was, double unit) {
    relative = std::max(relative, (std::abs(is - was) - unit) / std::max(was, unit));
  };
  for (std::size_t i = 0; i < core.size(); ++i) {
    same_time = same_time && clip[i].begin == core[i].begin;
    for (std::size_t half = 0; half < 2; ++half)
      up_deg = std::max(up_deg, angle_deg(clip[i].up[half], core[i].up[half]));
    compare(clip[i].vertical_sd_g, core[i].vertical_sd_g, 1e-4);
    compare(clip[i].total_sd_g, core[i].total_sd_g, 1e-4);
    compare(clip[i].impact_g, core[i].impact_g, 1e-4);
    compare(clip[i].swing_deg, core[i].swing_deg, 0.01);
    compare(clip[i].turn_rms_dps, core[i].turn_rms_dps, 0.01);
    compare(clip[i].turn_peak_dps, core[i].turn_peak_dps, 0.01);
    const auto& m = core[i].turn_moment;
    if (core[i].turn_rms_dps > 5)
      for (std::size_t k = 0; k < 6; ++k)
        moment = std::max(moment, std::abs(clip[i].turn_moment[k] - m[k]) / (m[0] + m[1] + m[2]));
  }
  CAPTURE(up_deg, relative, moment);
  CHECK(same_time);
  CHECK(up_deg < 0.1);
  CHECK(relative < 0.05);  // of which 1/32 is the compact numbers'
  CHECK(moment < 0.08);
}

TEST_CASE("a day judged from the clip's epochs is the day judged from its readings", "[long]") {
  Told live, logged;
  for (const RawReading& reading : day()) live.hear(sample_of(reading));
  const std::vector<Epoch> epochs = by_clip();
  for (const Epoch& epoch : epochs) logged.hear(LoggedEpoch{.epoch = epoch});
  const Instant end = sample_of(day().back()).at;
  live.hear(ClipLost{.at = end});
  logged.hear(ClipLost{.at = end});

  int same = 0, all = 0;
  for (Instant at = epochs.front().begin; at < end; at += std::chrono::seconds{1}) {
    ++all;
    same += live.timeline.at(at) == logged.timeline.at(at);
  }
  INFO(all - same << " of " << all << " seconds differ");
  REQUIRE(all > 30'000);
  CHECK(same >= 0.999 * all);
  const double lived_s = seconds(sitting_in(live.store.bouts()));
  REQUIRE(lived_s > 3600);
  CHECK(std::abs(seconds(sitting_in(logged.store.bouts())) - lived_s) < 2);
}
