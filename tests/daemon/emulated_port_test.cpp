#include <array>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/clip/emulated_port.hpp"
#include "daemon/clock.hpp"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

/// A port that has been opened, and what it reported.
struct OpenedPort {
  explicit OpenedPort(const Clock& clock, EmulatedClip clip, std::function<void()> ended = {})
      : port(io, clock, std::move(clip), "a clip for tests", std::move(ended)) {
    port.set_handler({.opened = [this](OpenResult result, const std::string&) { opened = result; },
                      .controlled =
                          [this](SitwellRequest request, TransferStatus status, auto bytes) {
                            CHECK_FALSE(calling);
                            asked = request;
                            answered = status;
                            reply.assign(bytes.begin(), bytes.end());
                          },
                      .received =
                          [this](Endpoint endpoint, TransferStatus status, auto bytes) {
                            CHECK_FALSE(calling);
                            CHECK(status == TransferStatus::completed);
                            auto& to = endpoint == Endpoint::live ? live : log;
                            to.emplace_back(bytes.begin(), bytes.end());
                          },
                      .closed = [this] { ++closed; }});
    call([this] { port.open(); });
    REQUIRE(run_until([this] { return opened.has_value(); }));
    CHECK(*opened == OpenResult::opened);
  }

  /// Whatever is called on the port, it answers later.
  template <class Call>
  void call(Call&& what) {
    calling = true;
    what();
    calling = false;
  }

  void control(SitwellRequest request, std::uint16_t value = 0,
               const std::vector<std::uint8_t>& data = {}) {
    answered.reset();
    call([&] { port.control(request, value, data); });
    REQUIRE(run_until([this] { return answered.has_value(); }));
    CHECK(asked == request);
  }

  template <class Condition>
  bool run_until(Condition&& condition) {
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (!condition() && std::chrono::steady_clock::now() < end) {
      io.restart();
      io.run_one_for(100ms);
    }
    return condition();
  }

  boost::asio::io_context io;
  EmulatedPort port;
  bool calling = false;
  std::optional<OpenResult> opened;
  SitwellRequest asked{};
  std::optional<TransferStatus> answered;
  std::vector<std::uint8_t> reply;
  std::vector<std::vector<std::uint8_t>> live, log;
  int closed = 0;
};

std::unique_ptr<Imu> wearer() { return simulated_imu({}, {DayKind::office}, 9 * 3600); }

SitwellReport report_in(const std::vector<std::uint8_t>& bytes) {
  SitwellReport report{};
  REQUIRE(sitwell_open(bytes.data(), bytes.size(), &report) == sitwell_ok);
  return report;
}

/// Ends with the last reading taken a few seconds in.
class ShortImu : public Imu {
 public:
  std::optional<ImuReading> next() override {
    if (count_ == 300) return std::nullopt;
    return ImuReading{.true_us = 10'000ULL * ++count_, .raw = {.acceleration = {0, 0, 8196}}};
  }

 private:
  unsigned count_ = 0;
};

}  // namespace

TEST_CASE("an emulated clip says who it is, and stalls what it does not know") {
  const ScaledClock clock(1);
  OpenedPort clip(clock, EmulatedClip({.serial = "TEST-7"}, wearer()));
  clip.control(sitwell_request_get_identity);
  CHECK(*clip.answered == TransferStatus::completed);
  const SitwellReport report = report_in(clip.reply);
  SitwellIdentity identity{};
  REQUIRE(sitwell_decode_identity(&report, &identity) == sitwell_ok);
  CHECK(std::string(identity.serial) == "TEST-7");

  clip.control(sitwell_request_set_stream, 17);
  CHECK(*clip.answered == TransferStatus::stall);
  CHECK(clip.reply.empty());
}

TEST_CASE("an emulated clip streams without a report lost, however fast its clock") {
  const ScaledClock clock(GENERATE(1.0, 100.0, 2000.0));
  OpenedPort clip(clock, EmulatedClip({}, wearer()));
  clip.call([&] { clip.port.listen(Endpoint::live); });
  clip.control(sitwell_request_set_stream, 12);
  REQUIRE(
      clip.run_until([&] { return clip.live.size() >= (clock.timer_for(1s) > 1s / 2 ? 4 : 400); }));
  std::uint32_t sequence = 0;
  std::optional<std::uint64_t> next_us;
  for (const auto& bytes : clip.live) {
    const SitwellReport report = report_in(bytes);
    CHECK(report.sequence == sequence++);
    SitwellSamples samples{};
    if (sitwell_decode_samples(&report, &samples) != sitwell_ok) continue;
    if (next_us) CHECK(std::abs(static_cast<std::int64_t>(samples.first_us - *next_us)) < 2000);
    next_us = samples.first_us + samples.count * std::uint64_t{samples.interval_ns} / 1000;
  }
}

TEST_CASE("an emulated clip streams with a wake-up for each report") {
  const ScaledClock clock(1);
  OpenedPort clip(clock, EmulatedClip({}, wearer()));
  clip.control(sitwell_request_set_stream, 12);
  clip.call([&] { clip.port.listen(Endpoint::live); });
  clip.io.restart();
  CHECK(clip.io.run_for(2s) <= 2 * 12);
  CHECK(clip.live.size() >= 14);
}

TEST_CASE("a log that was written before is read at one go") {
  const ScaledClock clock(1);
  EmulatedClip worn({}, wearer());
  worn.advance(600'000'000);
  OpenedPort clip(clock, std::move(worn));
  clip.call([&] { clip.port.listen(Endpoint::log); });
  clip.control(sitwell_request_get_log);
  SitwellReport report = report_in(clip.reply);
  SitwellLogExtent extent{};
  REQUIRE(sitwell_decode_log_extent(&report, &extent) == sitwell_ok);
  REQUIRE(extent.end >= 590);

  const SitwellLogPosition from{.boot_id = extent.boot_id, .position = extent.begin};
  std::vector<std::uint8_t> data(sitwell_log_position_length);
  std::size_t length = 0;
  sitwell_encode_log_position(&from, data.data(), data.size(), &length);
  clip.control(sitwell_request_read_log, 0, data);
  REQUIRE(*clip.answered == TransferStatus::completed);

  std::uint32_t epochs = 0;
  REQUIRE(clip.run_until([&] {
    if (clip.log.empty()) return false;
    report = report_in(clip.log.back());
    SitwellEpochs last{};
    return sitwell_decode_epochs(&report, &last) == sitwell_ok && last.count == 0;
  }));
  for (const auto& bytes : clip.log) {
    report = report_in(bytes);
    SitwellEpochs some{};
    REQUIRE(sitwell_decode_epochs(&report, &some) == sitwell_ok);
    epochs += some.count;
  }
  CHECK(epochs >= extent.end - extent.begin);
}

TEST_CASE("nothing comes of an emulated clip once it is closed, until it is opened again") {
  const ScaledClock clock(20);
  OpenedPort clip(clock, EmulatedClip({}, wearer()));
  clip.control(sitwell_request_set_stream, 12);
  clip.call([&] { clip.port.listen(Endpoint::live); });
  REQUIRE(clip.run_until([&] { return clip.live.size() > 10; }));
  clip.port.control(sitwell_request_get_status, 0, {});
  clip.answered.reset();
  clip.call([&] {
    clip.port.close();
    clip.port.close();
  });
  clip.live.clear();
  clip.io.restart();
  CHECK(clip.io.run_for(100ms) > 0);
  CHECK(clip.closed == 1);
  CHECK(clip.live.empty());
  CHECK_FALSE(clip.answered.has_value());

  clip.opened.reset();
  clip.call([&] { clip.port.open(); });
  REQUIRE(clip.run_until([&] { return clip.opened.has_value(); }));
  clip.control(sitwell_request_set_stream, 12);
  clip.call([&] { clip.port.listen(Endpoint::live); });
  REQUIRE(clip.run_until([&] { return !clip.live.empty(); }));
  CHECK(report_in(clip.live.front()).sequence == 0);
}

TEST_CASE("the end of a recording is told once its last readings are delivered") {
  const ScaledClock clock(50);
  int ended = 0;
  std::size_t before = 0;
  OpenedPort* opened = nullptr;
  OpenedPort clip(clock, EmulatedClip({}, std::make_unique<ShortImu>()), [&] {
    ++ended;
    before = opened->live.size();
  });
  opened = &clip;
  clip.control(sitwell_request_set_stream, 10);
  clip.call([&] { clip.port.listen(Endpoint::live); });
  REQUIRE(clip.run_until([&] { return ended > 0; }));
  CHECK(before >= 10);
  clip.io.restart();
  clip.io.run_for(100ms);
  CHECK(ended == 1);
}
