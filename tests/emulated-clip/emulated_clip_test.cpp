#include "emulated-clip/emulated_clip.hpp"

#include <cmath>
#include <string>

#include "emulated-clip/computer.hpp"
#include "emulated-clip/counting_imu.hpp"
#include "firmware-protocol/usb.h"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;

namespace {

constexpr std::uint64_t second_us = 1'000'000;
constexpr std::uint64_t minute_us = 60 * second_us;

EmulatedClip clip_of(EmulatedClipSettings settings = {}, std::uint64_t readings = 1'000'000) {
  return {settings, std::make_unique<CountingImu>(readings)};
}

bool same(const SitwellSample& a, const SitwellSample& b) {
  for (int i = 0; i < 3; ++i)
    if (a.acceleration[i] != b.acceleration[i] || a.turn_rate[i] != b.turn_rate[i]) return false;
  return true;
}

}  // namespace

TEST_CASE("an emulated clip says who it is") {
  EmulatedClip clip = clip_of({.serial = "SW-7", .body_site = sitwell_site_pelvis});
  const SitwellIdentity identity = identity_in(ask(clip, sitwell_request_get_identity));
  CHECK(std::string(identity.serial) == "SW-7");
  CHECK(identity.body_site == sitwell_site_pelvis);
  CHECK(identity.acceleration_ng_per_lsb == emulated_acceleration_ng_per_lsb);
  CHECK(identity.log_capacity >= 86'400);
  CHECK(identity.boot_id == clip.identity().boot_id);
}

TEST_CASE("every reading of a minute is streamed once, in order, at its time by the clip's clock") {
  const double drift_ppm = GENERATE(0.0, 500.0, -20'000.0);
  EmulatedClip clip = clip_of({.drift_ppm = drift_ppm});
  clip.attach(true);
  REQUIRE(tell(clip, sitwell_request_set_stream, 12));
  std::uint64_t reading = 0;
  std::uint32_t sequence = 0;
  double worst_us = 0;
  while (clip.true_us() < minute_us) {
    clip.advance(clip.next_event_us());
    for (const SitwellSamples& report : live_samples(clip)) {
      sequence = report.sequence;
      for (int i = 0; i < report.count; ++i, ++reading) {
        REQUIRE(same(report.samples[i], CountingImu::reading(reading)));
        const double at_us = double(report.first_us) + i * 1e-3 * report.interval_ns;
        const double true_us = double((reading + 1) * CountingImu::interval_us);
        if (reading >= 100)  // until then the clip goes by the rate on the sensor's data sheet
          worst_us = std::max(worst_us, std::abs(at_us - true_us * (1 + drift_ppm * 1e-6)));
      }
    }
  }
  CHECK(reading >= 6000 - 12);
  CHECK(sequence >= reading / 12 - 1);  // samples and, now and then, a status
  CHECK(worst_us < 300);
}

TEST_CASE("a clip that streams wakes its computer about eight times a second") {
  EmulatedClip clip = clip_of();
  clip.attach(true);
  REQUIRE(tell(clip, sitwell_request_set_stream, 12));
  int events = 0;
  for (; clip.true_us() < minute_us; ++events) {
    clip.advance(clip.next_event_us());
    live_samples(clip);
  }
  CHECK(events <= 60 * 9);
}

TEST_CASE("what was worn unplugged is read from the log, each second once") {
  EmulatedClip clip = clip_of();
  clip.advance(10 * minute_us);
  clip.attach(true);
  const auto log = read_log(clip);
  REQUIRE(log.size() >= 598);
  CHECK(log.size() == clip.log_extent().end);
  for (std::size_t i = 0; i < log.size(); ++i) {
    REQUIRE(log[i].position == i);
    REQUIRE(std::abs(double(log[i].begin_us) - double(log[0].begin_us) - 1e6 * double(i)) < 2000);
  }
  CHECK(log[0].begin_us < second_us);
}

TEST_CASE("an hour without readings is a gap in the log") {
  EmulatedClip clip({}, std::make_unique<CountingImu>(
                            1'000'000, std::vector{std::pair{minute_us, 61 * minute_us}}));
  clip.advance(62 * minute_us);
  const auto log = read_log(clip);
  std::uint64_t longest_us = 0;
  for (std::size_t i = 1; i < log.size(); ++i)
    longest_us = std::max(longest_us, log[i].begin_us - log[i - 1].begin_us);
  CHECK(longest_us >= 60 * minute_us);
  CHECK(longest_us <= 60 * minute_us + 2 * second_us);
  CHECK(log.size() >= 116);
  CHECK(log.size() <= 120);
}

TEST_CASE("a restart begins device time anew and keeps the log") {
  EmulatedClip clip = clip_of();
  clip.advance(minute_us);
  const std::uint32_t boot_id = clip.identity().boot_id;
  const std::uint32_t logged = clip.log_extent().end;
  clip.reboot();
  CHECK(clip.identity().boot_id != boot_id);
  CHECK(clock_in(ask(clip, sitwell_request_get_clock)).device_us < second_us);
  CHECK(clip.log_extent().end == logged);
  clip.advance(2 * minute_us);
  const auto log = read_log(clip);
  REQUIRE(log.size() > logged + 50);
  CHECK(log[logged - 1].boot_id == boot_id);
  CHECK(log[logged].boot_id == clip.identity().boot_id);
  CHECK(log[logged].begin_us < 2 * second_us);
  for (std::size_t i = 0; i < log.size(); ++i) REQUIRE(log[i].position == i);
}

TEST_CASE("what was acknowledged is not read again, not even after a restart") {
  EmulatedClip clip = clip_of();
  clip.advance(2 * minute_us);
  REQUIRE(tell(clip, sitwell_request_erase_log, 0, position_report(clip.identity().boot_id, 60)));
  CHECK(read_log(clip).front().position == 60);
  clip.reboot();
  CHECK(clip.log_extent().begin == 60);
  CHECK(read_log(clip).front().position == 60);
}

TEST_CASE("a clip's clock can drift from now on, and jump") {
  EmulatedClip clip = clip_of();
  clip.advance(minute_us);
  CHECK(clip.device_us() == minute_us);
  clip.set_drift(1000);
  clip.advance(2 * minute_us);
  CHECK(clip.device_us() == 2 * minute_us + 60'000);
  clip.jump_clock(5'000'000);
  CHECK(clip.device_us() == 2 * minute_us + 5'060'000);
  clip.advance(3 * minute_us);
  const auto log = read_log(clip);
  std::uint64_t longest_us = 0;
  for (std::size_t i = 1; i < log.size(); ++i)
    longest_us = std::max(longest_us, log[i].begin_us - log[i - 1].begin_us);
  CHECK(longest_us >= 5'000'000);
}

TEST_CASE("a clock that jumps back by a minute does not stop a clip") {
  EmulatedClip clip = clip_of();
  clip.advance(3 * minute_us);
  const std::uint32_t logged = clip.log_extent().end;
  clip.jump_clock(-60'000'000);
  clip.advance(5 * minute_us);
  CHECK(clip.log_extent().end >= logged + 115);
}

TEST_CASE("a full log gives its oldest epochs up, and says so") {
  EmulatedClip clip = clip_of({.flash_bytes = 64 << 10});
  clip.advance(minute_us);
  clip.fill_log();
  const SitwellLogExtent extent = clip.log_extent();
  CHECK(extent.overwritten > 0);
  CHECK(extent.end - extent.begin >= clip.identity().log_capacity);
  const SitwellStatus status = status_in(ask(clip, sitwell_request_get_status));
  CHECK((status.flags & sitwell_flag_log_overwritten) != 0);
  CHECK(read_log(clip).size() == extent.end - extent.begin);
}

TEST_CASE("a low battery is told") {
  EmulatedClip clip = clip_of();
  clip.set_battery(5, false);
  const SitwellStatus low = status_in(ask(clip, sitwell_request_get_status));
  CHECK(low.battery_percent == 5);
  CHECK((low.flags & sitwell_flag_battery_low) != 0);
  clip.set_battery(90, true);
  const SitwellStatus charging = status_in(ask(clip, sitwell_request_get_status));
  CHECK((charging.flags & sitwell_flag_battery_low) == 0);
  CHECK((charging.flags & sitwell_flag_charging) != 0);
}

TEST_CASE("a clip gets another serial number") {
  EmulatedClip clip = clip_of();
  clip.set_serial("OTHER");
  CHECK(std::string(identity_in(ask(clip, sitwell_request_get_identity)).serial) == "OTHER");
}

TEST_CASE("epochs say when they happened by the last time sync") {
  EmulatedClip clip = clip_of();
  clip.advance(10 * second_us);
  const SitwellClock clock{.boot_id = clip.identity().boot_id,
                           .device_us = clip.device_us(),
                           .utc_us = 1'700'000'000'000'000};
  REQUIRE(tell(clip, sitwell_request_set_clock, 0, clock_report(clock)));
  clip.advance(minute_us);
  const Logged last = read_log(clip).back();
  CHECK(last.sync_device_us == clock.device_us);
  CHECK(last.sync_utc_us == clock.utc_us);
}

TEST_CASE("the end of a recording is the end of its readings, not of the clip") {
  EmulatedClip clip = clip_of({}, 1000);
  clip.advance(minute_us);
  CHECK(clip.finished());
  CHECK(clip.log_extent().end >= 9);
  CHECK(clip.next_event_us() > minute_us);
  CHECK(clip.next_event_us() <= minute_us + second_us);
}

TEST_CASE("the truth is told as it changes, and a pause is unknown") {
  EmulatedClip clip({}, std::make_unique<CountingImu>(
                            1'000'000, std::vector{std::pair{minute_us, 2 * minute_us}}));
  std::vector<std::pair<std::uint64_t, Posture>> told;
  clip.on_truth([&](std::uint64_t at, Posture posture) { told.emplace_back(at, posture); });
  clip.advance(3 * minute_us);
  REQUIRE(told.size() == 3);
  CHECK(told[0] == std::pair{std::uint64_t{10'000}, Posture::sitting});
  CHECK(told[1] == std::pair{minute_us - 10'000, Posture::unknown});
  CHECK(told[2] == std::pair{2 * minute_us, Posture::sitting});
}
