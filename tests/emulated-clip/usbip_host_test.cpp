#include "emulated-clip/usbip_host.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <optional>
#include <utility>

#include "support/catch.hpp"

using namespace sitwell;

namespace {

FileDescriptor caller_of(const UsbipServer& server) {
  FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(server.port());
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket.number(), reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
  return socket;
}

void send_all(const FileDescriptor& socket, const usbip::Bytes& bytes) {
  REQUIRE(::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(bytes.size()));
}

usbip::Bytes import_request() {
  usbip::Bytes bytes(40);
  bytes[0] = 0x01;
  bytes[1] = 0x11;
  bytes[2] = 0x80;
  bytes[3] = 0x03;
  bytes[8] = bytes[10] = '1';
  bytes[9] = '-';
  return bytes;
}

/// Lets the server do what it has to, and says what it handed over.
std::optional<usbip::Bytes> serve(UsbipServer& server, FileDescriptor& imported) {
  std::optional<usbip::Bytes> beyond;
  for (int i = 0; i < 3; ++i) {
    auto sources = server.waits_for();
    ::poll(sources.data(), sources.size(), 100);
    server.on_ready({}, [&](FileDescriptor socket, usbip::Bytes rest) {
      imported = std::move(socket);
      beyond = std::move(rest);
    });
    if (beyond) break;
  }
  return beyond;
}

}  // namespace

TEST_CASE("a caller imports the clip, and what it says next is not lost") {
  UsbipServer server("127.0.0.1", 0);
  const FileDescriptor idle = caller_of(server);  // one who says nothing keeps nobody out
  FileDescriptor imported;
  CHECK_FALSE(serve(server, imported));
  const FileDescriptor caller = caller_of(server);
  usbip::Bytes words = import_request();
  words.push_back(7);
  send_all(caller, words);
  CHECK(serve(server, imported) == usbip::Bytes{7});
  std::array<std::uint8_t, 1024> reply{};
  CHECK(::recv(caller.number(), reply.data(), reply.size(), 0) == 8 + 312);
  CHECK(reply[3] == 3);
}

TEST_CASE("a caller who speaks no USB/IP is hung up on") {
  UsbipServer server("127.0.0.1", 0);
  const FileDescriptor caller = caller_of(server);
  send_all(caller, {'G', 'E', 'T', ' ', '/', ' ', 'H', 'T', 'T', 'P'});
  FileDescriptor imported;
  CHECK_FALSE(serve(server, imported));
  std::array<std::uint8_t, 16> reply{};
  CHECK(::recv(caller.number(), reply.data(), reply.size(), 0) == 0);
}

TEST_CASE("a port that is taken is an error that says so") {
  UsbipServer first("127.0.0.1", 0);
  REQUIRE_THROWS_WITH(UsbipServer("127.0.0.1", first.port()), ContainsSubstring("cannot listen"));
}

TEST_CASE("without vhci_hcd it says what to do") {
  if (::access("/sys/devices/platform/vhci_hcd.0/status", F_OK) == 0) return;
  REQUIRE_THROWS_WITH(plug_into_vhci(), ContainsSubstring("modprobe vhci-hcd"));
}
