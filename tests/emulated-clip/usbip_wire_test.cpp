#include "emulated-clip/usbip_wire.hpp"

#include "support/catch.hpp"

using namespace sitwell::usbip;

namespace {

const Bytes list_request{0x01, 0x11, 0x80, 0x05, 0, 0, 0, 0};

Bytes import_request(const std::string& bus_id) {
  Bytes bytes(8 + 32);
  bytes[0] = 0x01;
  bytes[1] = 0x11;
  bytes[2] = 0x80;
  bytes[3] = 0x03;
  for (std::size_t i = 0; i < bus_id.size(); ++i)
    bytes[8 + i] = static_cast<std::uint8_t>(bus_id[i]);
  return bytes;
}

const Offer offer{
    .vendor = 0x1209, .product = 0x0001, .release = 0x0100, .interface_class = {0xff, 0x53, 1}};

}  // namespace

TEST_CASE("the list of devices has the clip while it is plugged in") {
  const auto greeting = greet(list_request, offer);
  REQUIRE(greeting);
  CHECK(greeting->reply.size() == 12 + 312 + 4);
  CHECK(greeting->reply[11] == 1);
  CHECK(greeting->reply[12 + 300] == 0x12);
  CHECK(greeting->reply[12 + 301] == 0x09);
  CHECK_FALSE(greeting->imported);

  Offer nothing = offer;
  nothing.available = false;
  CHECK(greet(list_request, nothing)->reply == Bytes{0x01, 0x11, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("the clip is imported by its bus id, and by nothing else") {
  const auto greeting = greet(import_request("1-1"), offer);
  REQUIRE(greeting);
  CHECK(greeting->imported);
  CHECK(greeting->used == 40);
  CHECK(greeting->reply.size() == 8 + 312);

  const auto other = greet(import_request("1-2"), offer);
  CHECK(other->refused);
  CHECK(other->reply == Bytes{0x01, 0x11, 0, 3, 0, 0, 0, 1});
  Bytes unending = import_request("1-1");
  for (std::size_t i = 8; i < unending.size(); ++i) unending[i] = '1';
  CHECK(greet(unending, offer)->refused);
}

TEST_CASE("a greeting is answered once it is whole") {
  const Bytes whole = import_request("1-1");
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(greet(std::span(whole).first(size), offer));
  CHECK(greet(Bytes{'G', 'E', 'T', ' ', '/', ' ', 'H', 'T'}, offer)->refused);
}
