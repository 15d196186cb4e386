// A clip as a computer and its wearer meet it: streams, the log over the cable, sleep, and no.
#include <cmath>
#include <cstdint>
#include <vector>

#include "board.hpp"
#include "firmware-protocol/identity.h"
#include "recordings/simulated_wearer.hpp"
#include "support/catch.hpp"

using namespace sitwell;

// What a small microcontroller has to spare. On it, with pointers of four bytes, it is less.
static_assert(sizeof(SitwellClip) < 4096);

TEST_CASE("a stream's reports follow one another, each with as many readings as were asked for") {
  Board board;
  sitwell_clip_attach(&board.clip, true);
  board.pass(3);
  CHECK(board.samples().empty());
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  board.pass(12);
  const auto reports = board.samples();
  CHECK(reports.size() == 100);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    CHECK(reports[i].sequence == i);
    CHECK(reports[i].count == 12);
    CHECK(reports[i].interval_ns == 10'000'000);
    CHECK(reports[i].first_us == reports[0].first_us + i * 120'000);
    // A second is logged by the reading after its last.
    CHECK(reports[i].log_end == (reports[i].first_us + 110'000 - 10'000) / 1'000'000);
  }
  const SitwellSample first = stirring(reports[0].first_us);
  CHECK(reports[0].samples[0].acceleration[0] == first.acceleration[0]);
  CHECK(reports[0].samples[0].turn_rate[2] == first.turn_rate[2]);
  REQUIRE(board.tell(sitwell_request_set_stream, 0));
  board.pass(1);
  CHECK(board.samples().empty());
}

TEST_CASE("the time between readings is measured on the crystal, not believed of the sensor") {
  Board board;
  board.interval_us = 9'623.7;  // 103.9 Hz of an LSM6DSO that is said to do 100
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell(sitwell_request_set_stream, 8));
  board.pass(60);
  const auto reports = board.samples();
  REQUIRE(reports.size() > 700);
  for (std::size_t i = 200; i < reports.size(); ++i) {
    CHECK(std::abs(reports[i].interval_ns - 9'623'700.0) < 500);
    const double step_us = static_cast<double>(reports[i].first_us - reports[i - 1].first_us);
    CHECK(std::abs(step_us - 8 * 9'623.7) < 3);
  }
}

TEST_CASE("a stream that nobody collects drops its oldest reports, and the sequence shows it") {
  Board board;
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell(sitwell_request_set_stream, 10));
  board.pass(1);
  CHECK(board.samples().size() == 10);
  board.live_blocked = true;
  board.pass(2);
  board.live_blocked = false;
  board.pass(0.1);
  const auto reports = board.samples();
  REQUIRE(reports.size() >= sitwell_clip_queue);
  CHECK(reports[0].sequence > 20);
  for (std::size_t i = 1; i < reports.size(); ++i)
    CHECK(reports[i].sequence == reports[i - 1].sequence + 1);
  CHECK(board.extent().end == 3);  // the log has it all
}

TEST_CASE("readings that the FIFO lost are counted, and break a report off") {
  Board board;
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  board.pass(1);
  board.samples();
  board.feels = [](std::uint64_t) { return SitwellSample{}; };
  board.lost += 30;
  for (std::uint64_t i = 31; i <= 54; ++i) board.put(1'000'000 + i * 10'000, stirring(i));
  const auto reports = board.samples();
  REQUIRE(reports.size() >= 2);
  CHECK(reports[0].count < 12);
  CHECK(reports[1].first_us == 1'310'000);
  CHECK(board.status().lost_samples == 30);
}

TEST_CASE("a status comes every 30 seconds and when a flag changes") {
  Board board;
  sitwell_clip_attach(&board.clip, true);
  board.pass(2);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  board.pass(100);
  CHECK(board.statuses().size() == 3);
  board.battery = {.millivolts = 3500, .percent = 9, .charging = true};
  board.pass(2);
  const auto told = board.statuses();
  REQUIRE(told.size() == 1);
  CHECK(told[0].flags == (sitwell_flag_charging | sitwell_flag_battery_low));
  CHECK(told[0].battery_percent == 9);
  CHECK(told[0].temperature_cdegc == 3150);
  CHECK(told[0].logged_epochs >= 101);
  board.imu_broken = true;
  board.pass(3);
  const auto broken = board.statuses();
  REQUIRE(broken.size() == 1);
  CHECK((broken[0].flags & sitwell_flag_imu_failed) != 0);
}

TEST_CASE("a sensor that goes silent is said to, and to be well again") {
  Board board;
  sitwell_clip_attach(&board.clip, true);
  board.pass(5);
  board.now_us += 4'000'000;
  sitwell_clip_run(&board.clip);
  CHECK((board.status().flags & sitwell_flag_imu_failed) != 0);
  board.pass(2);
  CHECK((board.status().flags & sitwell_flag_imu_failed) == 0);
}

TEST_CASE("every second is logged, streamed or not, and read over the cable as it was logged") {
  Board board;
  board.pass(50);
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  board.pass(50);
  const auto reports = board.read_log(10);
  CHECK(board.extent().end == 99);
  std::uint32_t next = 10;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    CHECK(reports[i].sequence == i);
    CHECK(reports[i].position == next);
    if (reports[i].count > 0) CHECK(reports[i].first_us == 10'000 + next * 1'000'000ULL);
    CHECK(reports[i].boot_id == board.clip.identity.boot_id);
    next += reports[i].count;
  }
  CHECK(next == 99);
  CHECK(reports.size() == 89 / 23 + 2);
}

TEST_CASE("what is acknowledged is not read again, not even after power was lost") {
  Board board;
  board.pass(100);
  REQUIRE(board.tell_position(sitwell_request_erase_log, 60));
  REQUIRE(board.tell_position(sitwell_request_erase_log, 60));
  REQUIRE(board.tell_position(sitwell_request_erase_log, 30));
  CHECK(board.extent().begin == 60);
  CHECK(board.read_log(0)[0].position == 60);
  board.restart();
  CHECK(board.extent().begin == 60);
  CHECK(board.extent().end == 99);
  CHECK(board.extent().boot_id == 2);
  CHECK(board.read_log(0)[0].position == 60);
  CHECK(board.read_log(0)[0].boot_id == 1);
}

TEST_CASE("a read interrupts another, and its reports count from 0") {
  Board board(64);
  board.pass(2'000);
  CHECK_FALSE(board.tell_position(sitwell_request_read_log, 0));  // nobody has configured it
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell_position(sitwell_request_read_log, 0));
  sitwell_clip_run(&board.clip);
  const auto reports = board.read_log(1'990);
  CHECK(reports[0].sequence == 0);
  CHECK(reports[0].position == 1'990);
}

TEST_CASE("unplugging ends the stream and the reading") {
  Board board(64);
  sitwell_clip_attach(&board.clip, true);
  board.pass(2'000);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  REQUIRE(board.tell_position(sitwell_request_read_log, 0));
  board.pass(0.2);
  sitwell_clip_attach(&board.clip, false);
  board.samples();
  sitwell_clip_attach(&board.clip, true);
  board.pass(2);
  CHECK(board.samples().empty());
  CHECK_FALSE(board.clip.reader.reading);
}

TEST_CASE("a clip told the time knows it, and its log knows when it was told") {
  Board board;
  board.pass(10);
  constexpr std::uint64_t utc_us = 1'750'000'000'000'000;
  const auto clock_of = [&](SitwellClock clock) {
    Board::Bytes bytes(sitwell_clock_length);
    std::size_t length = 0;
    sitwell_encode_clock(&clock, bytes.data(), bytes.size(), &length);
    return bytes;
  };
  const auto clock_now = [&] {
    SitwellClock clock{};
    const auto bytes = board.ask(sitwell_request_get_clock).value();
    const SitwellReport report = opened(bytes);
    REQUIRE(sitwell_decode_clock(&report, &clock) == sitwell_ok);
    return clock;
  };
  CHECK(clock_now().utc_us == 0);
  CHECK_FALSE(board.tell(sitwell_request_set_clock, 0, clock_of({9, 10'000'000, utc_us})));
  CHECK_FALSE(board.tell(sitwell_request_set_clock, 0, clock_of({1, 10'000'000, 0})));
  REQUIRE(board.tell(sitwell_request_set_clock, 0, clock_of({1, 10'000'000, utc_us})));
  board.pass(5);
  CHECK(clock_now().device_us == 15'000'000);
  CHECK(clock_now().utc_us == utc_us + 5'000'000);
  const auto reports = board.read_log(0);
  REQUIRE(reports.size() == 3);
  CHECK(reports[0].sync_utc_us == 0);
  CHECK(reports[1].sync_utc_us == utc_us);
  CHECK(reports[1].sync_device_us == 10'000'000);
  board.restart();
  CHECK(clock_now().utc_us == 0);
}

TEST_CASE("the body site is kept when power fails") {
  Board board;
  CHECK(board.clip.identity.body_site == sitwell_site_thigh);
  REQUIRE(board.tell(sitwell_request_set_body_site, sitwell_site_pelvis));
  board.restart();
  SitwellIdentity identity{};
  const auto bytes = board.ask(sitwell_request_get_identity).value();
  const SitwellReport report = opened(bytes);
  REQUIRE(sitwell_decode_identity(&report, &identity) == sitwell_ok);
  CHECK(identity.body_site == sitwell_site_pelvis);
  CHECK(identity.log_capacity == 15 * 183);
  CHECK(identity.boot_id == 2);
}

TEST_CASE("what a clip does not know or cannot do it stalls, and it is well afterwards") {
  Board board;
  std::uint8_t reply[sitwell_report_max];
  const auto stalls = [&](int type, int request, int value, const Board::Bytes& data = {}) {
    return sitwell_clip_control(
               &board.clip, static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(request),
               static_cast<std::uint16_t>(value), data.data(), data.size(), reply) == sitwell_stall;
  };
  constexpr int in = sitwell_usb_request_in, out = sitwell_usb_request_out;
  CHECK(stalls(out, sitwell_request_set_stream, 12));  // nobody has configured it
  sitwell_clip_attach(&board.clip, true);
  board.pass(10);
  for (const int request : {0, 3, 5, 7, 8, 9, 10, 255}) CHECK(stalls(in, request, 0));
  for (const int request : {0, 1, 2, 4, 6, 10, 255}) CHECK(stalls(out, request, 0));
  for (const int type : {0x00, 0x21, 0x80, 0xa1, 0xc1}) CHECK(stalls(type, 1, 0));
  CHECK(stalls(out, sitwell_request_set_stream, 17));
  CHECK(stalls(out, sitwell_request_set_stream, 12, {1}));
  CHECK(stalls(out, sitwell_request_set_body_site, 2));
  for (const auto request : {sitwell_request_read_log, sitwell_request_erase_log}) {
    CHECK(stalls(out, request, 0));
    CHECK_FALSE(board.tell_position(request, 10));
    CHECK_FALSE(board.tell_position(request, 0, 77));
    CHECK(board.tell_position(request, 9));
  }
  // Every byte of a position flipped: damage is no position.
  const SitwellLogPosition to{.boot_id = 1, .position = 0};
  Board::Bytes bytes(sitwell_log_position_length);
  std::size_t length = 0;
  REQUIRE(sitwell_encode_log_position(&to, bytes.data(), bytes.size(), &length) == sitwell_ok);
  for (auto& byte : bytes) {
    byte ^= 0x40;
    CHECK(stalls(out, sitwell_request_read_log, 0, bytes));
    byte ^= 0x40;
  }
  CHECK_FALSE(stalls(out, sitwell_request_read_log, 0, bytes));
}

TEST_CASE("a clip on a table goes to sleep, and wakes where device time has gone on") {
  Board board;
  board.pass(60);
  board.feels = lying_flat;
  board.pass(25 * 60);
  CHECK(board.power == sitwell_power_asleep);
  const std::uint32_t asleep_at = board.extent().end;
  CHECK(asleep_at > 60 + 20 * 60 - 5);
  CHECK(asleep_at < 60 + 20 * 60 + 15);  // up takes some seconds to be that sure
  board.pass(3600);
  CHECK(board.extent().end == asleep_at);
  board.feels = stirring;
  sitwell_clip_wake(&board.clip);
  CHECK(board.power == sitwell_power_awake);
  board.pass(10);
  const auto reports = board.read_log(asleep_at);
  REQUIRE(reports.size() == 2);
  CHECK(int{reports[0].count} == 9);
  CHECK(reports[0].first_us > (60 + 25 * 60 + 3600) * 1'000'000ULL);
  CHECK((board.status().flags & sitwell_flag_imu_failed) == 0);
}

TEST_CASE("a clip does not sleep while it streams, and wakes when it is plugged in") {
  Board board;
  board.feels = lying_flat;
  sitwell_clip_attach(&board.clip, true);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  board.pass(25 * 60);
  CHECK(board.power == sitwell_power_awake);
  REQUIRE(board.tell(sitwell_request_set_stream, 0));
  board.pass(2);
  CHECK(board.power == sitwell_power_asleep);
  REQUIRE(board.tell(sitwell_request_set_stream, 12));
  CHECK(board.power == sitwell_power_awake);
  sitwell_clip_attach(&board.clip, false);
  board.pass(25 * 60);
  CHECK(board.power == sitwell_power_asleep);
  sitwell_clip_attach(&board.clip, true);
  CHECK(board.power == sitwell_power_awake);
}

TEST_CASE("an empty battery puts a clip to sleep, a charger wakes it") {
  Board board;
  board.pass(5);
  board.battery = {.millivolts = 3100, .percent = 1, .charging = false};
  board.pass(2);
  CHECK(board.power == sitwell_power_asleep);
  board.battery.charging = true;
  sitwell_clip_attach(&board.clip, true);
  board.pass(5);
  CHECK(board.power == sitwell_power_awake);
}

TEST_CASE("nobody who wears a clip is taken for a table", "[long]") {
  for (const DayKind kind : {DayKind::office, DayKind::standing_desk, DayKind::weekend}) {
    Board board(512);
    board.batch = 12;
    // With the axes of the thigh: whoever sits or stands has one that points up.
    SimulatedWearer wearer({.rate_hz = 100, .random_mounting = false}, {kind});
    int slept = 0;
    const auto raw = [](double value, double step) {
      return static_cast<std::int16_t>(
          std::lround(std::max(-32767.0, std::min(32767.0, value / step))));
    };
    for (SimulatedSample s; wearer.next(s);) {
      const Vector3 a = s.sample.acceleration_mps2 * (1 / standard_gravity_mps2);
      const Vector3 w = s.sample.turn_rate_radps * degrees(1);
      const SitwellSample reading{
          .acceleration = {raw(a.x, 122e-6), raw(a.y, 122e-6), raw(a.z, 122e-6)},
          .turn_rate = {raw(w.x, 0.035), raw(w.y, 0.035), raw(w.z, 0.035)}};
      const bool awake = board.power == sitwell_power_awake;
      board.put(static_cast<std::uint64_t>(s.sample.at.time_since_epoch().count()), reading);
      if (board.power == sitwell_power_awake) continue;
      if (awake) {
        ++slept;
        if (s.truth != Posture::unworn) FAIL("put to sleep while " << s.label);
      }
      if (norm(w) > 10) sitwell_clip_wake(&board.clip);
    }
    INFO("slept " << slept << " times");
    CHECK(board.extent().end > 30'000);
    CHECK(board.extent().overwritten == 0);
  }
}
