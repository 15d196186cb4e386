#include "emulated-clip/cable.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace sitwell {
namespace {

/// A computer that takes nothing off is not asked for more than this; then it has to wait.
constexpr std::size_t most_outgoing = 256U << 10U;

bool may_try_again(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

void Cable::plug(FileDescriptor socket, std::span<const std::uint8_t> already_read) {
  unplug();
  socket_ = std::move(socket);
  if (!already_read.empty()) receive(already_read);
}

void Cable::unplug() {
  if (!plugged()) return;
  socket_.reset();
  device_.unplug();
}

pollfd Cable::waits_for() {
  const std::size_t waiting = device_.outgoing().size();
  const int events = (waiting < most_outgoing ? POLLIN : 0) | (waiting > 0 ? POLLOUT : 0);
  return {.fd = socket_.number(), .events = static_cast<short>(events), .revents = 0};
}

void Cable::on_ready() {
  if (!plugged()) return;
  std::array<std::uint8_t, 16384> buffer;
  if (device_.outgoing().size() < most_outgoing) {
    const ssize_t size = ::recv(socket_.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size == 0 || (size < 0 && !may_try_again(errno))) {
      unplug();
      return;
    }
    if (size > 0) receive({buffer.data(), static_cast<std::size_t>(size)});
  }
  flush();
}

void Cable::pump() {
  if (!plugged()) return;
  device_.pump();
  flush();
}

void Cable::receive(std::span<const std::uint8_t> bytes) {
  if (device_.receive(bytes))
    flush();
  else
    unplug();
}

void Cable::flush() {
  while (plugged() && !device_.outgoing().empty()) {
    auto& bytes = device_.outgoing();
    const ssize_t sent =
        ::send(socket_.number(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.erase(bytes.begin(), bytes.begin() + sent);
    } else {
      if (!may_try_again(errno)) unplug();
      return;
    }
  }
}

}  // namespace sitwell
