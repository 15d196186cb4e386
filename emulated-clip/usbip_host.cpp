#include "emulated-clip/usbip_host.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace sitwell {
namespace {

const std::string vhci = "/sys/devices/platform/vhci_hcd.0/";

std::string reason() { return std::generic_category().message(errno); }

/// The status file has a line a port: hub, port, state (4: nothing there), ...
int free_high_speed_port() {
  std::ifstream status(vhci + "status");
  if (!status)
    throw std::runtime_error("no USB/IP host controller in this kernel: run modprobe vhci-hcd");
  std::string line;
  while (std::getline(status, line)) {
    std::istringstream words(line);
    std::string hub;
    int port = 0;
    int state = 0;
    constexpr int nothing_there = 4;
    if (words >> hub >> port >> state && hub == "hs" && state == nothing_there) return port;
  }
  throw std::runtime_error("every port of vhci_hcd is taken: unplug another emulated clip");
}

}  // namespace

FileDescriptor plug_into_vhci() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw std::runtime_error("no socket pair: " + reason());
  FileDescriptor ours(ends[0]);
  const FileDescriptor theirs(ends[1]);
  const std::string path = vhci + "attach";
  constexpr int device_id = 0x10002;  // bus 1, device 2, wherever that is
  const std::string order = fmt::format("{} {} {} {}", free_high_speed_port(), theirs.number(),
                                        device_id, usbip::full_speed);
  const FileDescriptor attach(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!attach ||
      ::write(attach.number(), order.data(), order.size()) != static_cast<ssize_t>(order.size()))
    throw std::runtime_error(fmt::format("{}: {}", path, reason()));
  return ours;
}

UsbipServer::UsbipServer(const std::string& address, std::uint16_t port)
    : door_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(port);
  if (::inet_pton(AF_INET, address.c_str(), &place.sin_addr) != 1)
    throw std::runtime_error(fmt::format("{}: is no IPv4 address", address));
  const int yes = 1;
  ::setsockopt(door_.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (::bind(door_.number(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0 ||
      ::listen(door_.number(), 4) != 0)
    throw std::runtime_error(
        fmt::format("cannot listen on {} port {}: {}", address, port, reason()));
}

std::uint16_t UsbipServer::port() const {
  sockaddr_in place{};
  socklen_t size = sizeof place;
  ::getsockname(door_.number(), reinterpret_cast<sockaddr*>(&place), &size);
  return ntohs(place.sin_port);
}

std::vector<pollfd> UsbipServer::waits_for() const {
  return {{.fd = door_.number(), .events = POLLIN, .revents = 0},
          {.fd = caller_.number(), .events = POLLIN, .revents = 0}};
}

void UsbipServer::accept() {
  FileDescriptor next(::accept4(door_.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!next) return;
  const int yes = 1;
  ::setsockopt(next.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  caller_ = std::move(next);  // one who said nothing makes way
  heard_.clear();
}

void UsbipServer::on_ready(const usbip::Offer& offer,
                           const std::function<void(FileDescriptor, usbip::Bytes)>& imported) {
  accept();
  if (!caller_) return;
  std::array<std::uint8_t, 4096> buffer;
  const ssize_t size = ::recv(caller_.number(), buffer.data(), buffer.size(), 0);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size <= 0) {
    caller_.reset();
    return;
  }
  heard_.insert(heard_.end(), buffer.begin(), buffer.begin() + size);
  const auto greeting = usbip::greet(heard_, offer);
  if (!greeting) return;
  const auto& reply = greeting->reply;  // far smaller than a socket's buffer
  const bool heard = ::send(caller_.number(), reply.data(), reply.size(), MSG_NOSIGNAL) ==
                     static_cast<ssize_t>(reply.size());
  FileDescriptor caller = std::move(caller_);
  if (!heard || !greeting->imported) return;
  heard_.erase(heard_.begin(), heard_.begin() + static_cast<std::ptrdiff_t>(greeting->used));
  imported(std::move(caller), std::move(heard_));
}

}  // namespace sitwell
