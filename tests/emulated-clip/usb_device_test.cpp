#include "emulated-clip/usb_device.hpp"

#include <algorithm>
#include <cerrno>
#include <string>

#include "emulated-clip/computer.hpp"
#include "emulated-clip/usb_computer.hpp"
#include "firmware-protocol/usb.h"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;

namespace {

constexpr std::uint8_t get_status = 0, clear_feature = 1, get_descriptor = 6, get_configuration = 8,
                       set_configuration = 9;
constexpr std::uint8_t live = sitwell_usb_live_endpoint;
constexpr std::uint8_t backlog = sitwell_usb_log_endpoint;

bool start_stream(UsbComputer& computer, std::uint16_t readings) {
  return computer.control(sitwell_usb_request_out, sitwell_request_set_stream, readings, 0, 0)
             .status == 0;
}

Bytes head_of(const Bytes& bytes, std::size_t length) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)};
}

}  // namespace

TEST_CASE("a computer enumerates the clip") {
  UsbComputer computer({.serial = "SW-000123"});
  const Reply device = computer.control(0x80, get_descriptor, 0x0100, 0, 64);
  REQUIRE(device.status == 0);
  REQUIRE(device.data.size() == 18);
  CHECK(head_of(device.data, 12) ==
        Bytes(sitwell_device_descriptor, sitwell_device_descriptor + 12));
  CHECK(computer.control(0x80, get_descriptor, 0x0100, 0, 8).data == head_of(device.data, 8));

  const Reply configuration = computer.control(0x80, get_descriptor, 0x0200, 0, 255);
  CHECK(configuration.data == Bytes(std::begin(sitwell_configuration_descriptor),
                                    std::end(sitwell_configuration_descriptor)));
  const Reply serial = computer.control(0x80, get_descriptor, 0x0303, 0x0409, 255);
  std::string text;
  for (std::size_t i = 2; i < serial.data.size(); i += 2) text += char(serial.data[i]);
  CHECK(text == "SW-000123");
  CHECK(serial.data[0] == serial.data.size());
  CHECK(computer.control(0x80, get_descriptor, 0x0300, 0, 255).data == Bytes{4, 3, 9, 4});

  CHECK(computer.control(0x80, get_descriptor, 0x0600, 0, 10).status == -EPIPE);  // high speed
  CHECK(computer.control(0x80, get_descriptor, 0x0304, 0, 255).status == -EPIPE);
  CHECK(computer.control(0x80, get_configuration, 0, 0, 1).data == Bytes{0});
  computer.configure();
  CHECK(computer.control(0x80, get_configuration, 0, 0, 1).data == Bytes{1});
  CHECK(computer.control(0x00, set_configuration, 2, 0, 0).status == -EPIPE);
  CHECK(computer.control(0x80, get_status, 0, 0, 2).data == Bytes{1, 0});
}

TEST_CASE("vendor requests reach the clip, and what it does not know is stalled") {
  UsbComputer computer;
  computer.configure();
  const Reply identity =
      computer.control(sitwell_usb_request_in, sitwell_request_get_identity, 0, 0, 512);
  CHECK(std::string(identity_in(identity.data).serial) == "EMULATED-1");
  CHECK(computer.control(sitwell_usb_request_in, 99, 0, 0, 512).status == -EPIPE);
  CHECK(computer.control(sitwell_usb_request_in, sitwell_request_get_identity, 0, 1, 512).status ==
        -EPIPE);
  CHECK(computer.control(0xa1, 1, 0, 0, 512).status == -EPIPE);  // a class request
  CHECK(computer.control(sitwell_usb_request_out, sitwell_request_set_clock, 0, 0, 3, {1, 2, 3})
            .status == -EPIPE);
  CHECK(computer.control(sitwell_usb_request_in, sitwell_request_get_status, 0, 0, 512).status ==
        0);
}

TEST_CASE("live reports fill transfers that wait, and only those") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  const std::uint32_t first = computer.submit_in(live);
  const std::uint32_t second = computer.submit_in(live);
  CHECK(computer.replies().empty());
  computer.live(1'000'000);
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 2);
  CHECK(replies[0].seqnum == first);
  CHECK(replies[1].seqnum == second);
  CHECK(samples_in(replies[0].data).sequence == 0);
  CHECK(samples_in(replies[1].data).sequence == 1);
}

TEST_CASE("a transfer taken back is not answered by a report") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  const std::uint32_t waiting = computer.submit_in(live);
  const std::uint32_t unlink = computer.unlink(waiting);
  auto replies = computer.replies();
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].unlinked);
  CHECK(replies[0].seqnum == unlink);
  CHECK(replies[0].status == -ECONNRESET);
  computer.live(1'000'000);
  CHECK(computer.replies().empty());
  computer.unlink(waiting);  // it is gone already
  replies = computer.replies();
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].status == 0);
}

TEST_CASE("a report longer than a transfer goes on in the next, in packets of 64") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));  // 172 bytes: 64, 64 and 44
  for (int i = 0; i < 3; ++i) computer.submit_in(live, 64);
  computer.live(300'000);
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 3);
  Bytes whole;
  for (const Reply& reply : replies)
    whole.insert(whole.end(), reply.data.begin(), reply.data.end());
  CHECK(samples_in(whole).count == 12);
}

TEST_CASE("a report of whole packets ends with an empty one") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 3));  // 64 bytes
  computer.submit_in(live, 64);
  computer.submit_in(live, 64);
  computer.submit_in(live, 512);
  computer.live(300'000);
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 3);
  CHECK(replies[0].data.size() == 64);
  CHECK(replies[1].status == 0);
  CHECK(replies[1].data.empty());
  CHECK(samples_in(replies[2].data).sequence == 1);
}

TEST_CASE("a transfer too short for a packet overflows") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  computer.submit_in(live, 10);
  computer.live(300'000);
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].status == -EOVERFLOW);
}

TEST_CASE("the log comes on the bulk endpoint, beside the stream") {
  UsbComputer computer;
  computer.live(60'000'000);
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  const std::uint32_t boot_id = computer.clip.identity().boot_id;
  const Bytes where = position_report(boot_id, 0);
  REQUIRE(computer
              .control(sitwell_usb_request_out, sitwell_request_read_log, 0, 0,
                       static_cast<std::uint16_t>(where.size()), where)
              .status == 0);
  for (int i = 0; i < 4; ++i) computer.submit_in(backlog);
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 4);
  int epochs = 0;
  for (const Reply& reply : replies) epochs += epochs_in(reply.data).count;
  CHECK(epochs >= 58);
  CHECK(epochs_in(replies.back().data).count == 0);
}

TEST_CASE("a stalled endpoint fails until the halt is cleared") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  computer.submit_in(live);
  computer.faults.set_stalled(live, true);
  CHECK(computer.replies().at(0).status == -EPIPE);
  CHECK(computer.control(0x82, get_status, 0, live, 2).data == Bytes{1, 0});
  computer.submit_in(live);
  CHECK(computer.replies().at(0).status == -EPIPE);
  CHECK(computer.control(0x02, clear_feature, 0, live, 0).status == 0);
  computer.submit_in(live);
  computer.live(300'000);
  CHECK(computer.replies().at(0).status == 0);
}

TEST_CASE("transfers fail, and wait, as asked") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  computer.faults.fail(live, EPROTO, 2);
  computer.submit_in(live);
  computer.submit_in(live);
  for (const Reply& reply : computer.replies()) CHECK(reply.status == -EPROTO);
  computer.faults.set_held(true);
  computer.submit_in(live);
  computer.live(1'000'000);
  CHECK(computer.replies().empty());
  computer.faults.set_held(false);
  CHECK(computer.replies().size() == 1);
}

TEST_CASE("plugging in anew begins a stream anew") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  computer.live(500'000);
  computer.leave();
  computer.cable.on_ready();
  CHECK_FALSE(computer.cable.plugged());
  computer.live(500'000);
  computer.plug();
  computer.configure();
  computer.submit_in(live);
  computer.live(500'000);
  CHECK(computer.replies().empty());  // off after plugging in
  REQUIRE(start_stream(computer, 12));
  computer.live(500'000);
  CHECK(samples_in(computer.replies().at(0).data).sequence == 0);
}

TEST_CASE("a configuration set again is a reset: the stream is off") {
  UsbComputer computer;
  computer.configure();
  REQUIRE(start_stream(computer, 12));
  computer.configure();
  computer.submit_in(live);
  computer.live(500'000);
  CHECK(computer.replies().empty());
}

TEST_CASE("endpoints that are not there are stalled") {
  UsbComputer computer;
  computer.submit_in(live);  // not configured yet
  CHECK(computer.replies().at(0).status == -EPIPE);
  computer.configure();
  computer.submit_in(0x83);
  CHECK(computer.replies().at(0).status == -EPIPE);
}

TEST_CASE("whoever does not speak USB/IP is hung up on") {
  UsbComputer computer;
  SECTION("an unknown command") { computer.send(Bytes(48, 0x41)); }
  SECTION("more sent out than any request has") {
    Bytes bytes(48);
    bytes[3] = 1;
    bytes[24] = 0x7f;
    computer.send(bytes);
  }
  SECTION("an isochronous transfer") {
    Bytes bytes(48);
    bytes[3] = 1;
    bytes[35] = 9;
    computer.send(bytes);
  }
  SECTION("more transfers than any computer keeps waiting") {
    computer.configure();
    for (int i = 0; i < 300 && computer.cable.plugged(); ++i) computer.submit_in(live);
  }
  CHECK_FALSE(computer.cable.plugged());
}

TEST_CASE("commands may come a byte at a time") {
  UsbComputer computer;
  Bytes bytes(48);
  bytes[3] = 2;  // unlink
  bytes[7] = 9;
  for (const std::uint8_t byte : bytes) computer.send({byte});
  const auto replies = computer.replies();
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].unlinked);
  CHECK(replies[0].seqnum == 9);
}

TEST_CASE("noise on the cable never breaks a clip") {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    UsbComputer computer;
    for (int i = 0; i < 20 && computer.cable.plugged(); ++i) {
      Bytes bytes(48 + random.next() % 16);
      for (std::uint8_t& byte : bytes)
        byte = random.chance(0.7) ? 0 : static_cast<std::uint8_t>(random.next() % 16);
      std::fill_n(bytes.begin(), 3, 0);
      bytes[3] = 1;
      computer.send(bytes);
    }
    computer.clip.advance(1'000'000);
    REQUIRE(computer.clip.true_us() == 1'000'000);
  }
}
