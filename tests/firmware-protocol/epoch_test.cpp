// What twenty bytes keep of a second: enough that a day read from the log is the day as lived.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "firmware-protocol/log.h"
#include "firmware-protocol/read_epoch.hpp"
#include "recordings/simulated_wearer.hpp"
#include "support/catch.hpp"
#include "support/epoch_chain.hpp"
#include "support/told.hpp"

using namespace sitwell;

namespace {

constexpr double up_one = sitwell_up_one;
constexpr double moment_one = sitwell_moment_one;

std::uint8_t compact(double value, double unit) {
  return sitwell_compact(static_cast<std::uint32_t>(std::lround(value / unit)));
}

/// As a clip would log it, and read back.
Epoch over_the_wire(const Epoch& epoch) {
  SitwellEpoch packed{};
  for (std::size_t half = 0; half < 2; ++half) {
    const Vector3& up = epoch.up[half];
    const double axes[] = {up.x, up.y, up.z};
    for (std::size_t i = 0; i < 3; ++i)
      packed.up[half][i] = static_cast<std::int16_t>(std::lround(up_one * axes[i]));
  }
  packed.vertical_sd = compact(epoch.vertical_sd_g, 1e-4);
  packed.total_sd = compact(epoch.total_sd_g, 1e-4);
  packed.impact = compact(epoch.impact_g, 1e-4);
  packed.swing = compact(epoch.swing_deg, 0.01);
  packed.turn_rms = compact(epoch.turn_rms_dps, 0.01);
  packed.turn_peak = compact(epoch.turn_peak_dps, 0.01);
  const auto& m = epoch.turn_moment;
  const double trace = m[0] + m[1] + m[2];
  const double kept[] = {m[0], m[1], m[3], m[4], m[5]};
  for (std::size_t i = 0; i < 5; ++i)
    packed.moment[i] =
        static_cast<std::int8_t>(std::lround(trace > 0 ? moment_one * kept[i] / trace : 0));

  std::uint8_t bytes[sitwell_epoch_length];
  sitwell_encode_epoch(&packed, bytes);
  SitwellEpoch read{};
  sitwell_decode_epoch(bytes, &read);

  Epoch again = read_epoch(read, epoch.begin);
  again.length = epoch.length;
  return again;
}

/// The epochs of a simulated day at an office.
const std::vector<Epoch>& day() {
  static const std::vector<Epoch> epochs = [] {
    SimulatedWearer wearer({.rate_hz = 50}, {DayKind::office});
    EpochChain chain;
    std::vector<Epoch> found;
    for (SimulatedSample s; wearer.next(s);)
      if (const auto epoch = chain.add(s.sample)) found.push_back(*epoch);
    return found;
  }();
  return epochs;
}

}  // namespace

TEST_CASE("a compact number is the nearest there is, and within 1/32") {
  for (std::uint32_t value = 0; value < 600'000; ++value) {
    const std::uint8_t code = sitwell_compact(value);
    const auto error = [value](int c) {
      return std::llabs(static_cast<long long>(sitwell_expand(static_cast<std::uint8_t>(c))) -
                        static_cast<long long>(value));
    };
    const bool nearest = (code == 0 || error(code) <= error(code - 1)) &&
                         (code == 255 || error(code) <= error(code + 1));
    const bool close = value > 507'904 || 32 * error(code) <= value;
    if (!nearest || !close) FAIL(value << " became " << sitwell_expand(code));
  }
  CHECK(sitwell_compact(0xffffffff) == 255);
}

TEST_CASE("every compact number is its own") {
  for (int code = 0; code < 256; ++code)
    CHECK(sitwell_compact(sitwell_expand(static_cast<std::uint8_t>(code))) == code);
}

TEST_CASE("an up that is too long is cut off, not turned round") {
  SitwellEpoch epoch{};
  epoch.up[0][0] = 2048;
  epoch.up[1][2] = -32768;
  std::uint8_t bytes[sitwell_epoch_length];
  sitwell_encode_epoch(&epoch, bytes);
  sitwell_decode_epoch(bytes, &epoch);
  CHECK(epoch.up[0][0] == 2047);
  CHECK(epoch.up[1][2] == -2048);
}

TEST_CASE("an epoch from the log is the epoch that was lived") {
  double up_deg = 0, relative = 0, moment = 0;
  for (const Epoch& epoch : day()) {
    const Epoch read = over_the_wire(epoch);
    for (std::size_t half = 0; half < 2; ++half)
      up_deg = std::max(up_deg, degrees(norm(read.up[half] - epoch.up[half])));
    const auto compare = [&](double is, double was, double unit) {
      relative = std::max(relative, (std::abs(is - was) - unit / 2) / std::max(was, unit));
    };
    compare(read.vertical_sd_g, epoch.vertical_sd_g, 1e-4);
    compare(read.total_sd_g, epoch.total_sd_g, 1e-4);
    compare(read.impact_g, epoch.impact_g, 1e-4);
    compare(read.swing_deg, epoch.swing_deg, 0.01);
    compare(read.turn_rms_dps, epoch.turn_rms_dps, 0.01);
    compare(read.turn_peak_dps, epoch.turn_peak_dps, 0.01);
    const double trace = epoch.turn_moment[0] + epoch.turn_moment[1] + epoch.turn_moment[2];
    if (epoch.turn_rms_dps > 5)
      for (std::size_t i = 0; i < 6; ++i)
        moment = std::max(moment, std::abs(read.turn_moment[i] - epoch.turn_moment[i]) / trace);
  }
  CHECK(up_deg < 0.03);
  CHECK(relative < 1.0 / 31);
  CHECK(moment < 0.08);
}

TEST_CASE("a day from the log, its mounting learnt from it, is the day that was lived", "[long]") {
  Told lived, read;
  for (const Epoch& epoch : day()) {
    lived.hear(LoggedEpoch{.epoch = epoch});
    read.hear(LoggedEpoch{.epoch = over_the_wire(epoch)});
  }
  lived.hear(ClipLost{.at = day().back().end()});
  read.hear(ClipLost{.at = day().back().end()});
  const double was_s = seconds(sitting_in(lived.store.bouts()));
  const double is_s = seconds(sitting_in(read.store.bouts()));
  INFO("sitting lived " << was_s << " s, read " << is_s << " s");
  REQUIRE(was_s > 3600);
  CHECK(read.store.bouts().size() == lived.store.bouts().size());
  CHECK(std::abs(is_s - was_s) < 2);

  // The hip's axis comes from the turn moment alone.
  const auto was = lived.all<MountingChanged>(), is = read.all<MountingChanged>();
  REQUIRE(!was.empty());
  REQUIRE(is.size() == was.size());
  double axis_deg = 0;
  for (std::size_t i = 0; i < is.size(); ++i)
    axis_deg = std::max(axis_deg, degrees(norm(is[i].mounting.z - was[i].mounting.z)));
  CHECK(axis_deg < 0.5);
}
