#include "emulated-clip/usb_computer.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace sitwell::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
}

std::uint32_t get32(const Bytes& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | bytes[at + i];
  return value;
}

Bytes submit(std::uint32_t seqnum, std::uint32_t endpoint, bool in, std::uint32_t length,
             const std::array<std::uint8_t, 8>& setup = {}) {
  Bytes bytes;
  for (const std::uint32_t field :
       {1U, seqnum, 0x10002U, in ? 1U : 0U, endpoint, 0U, length, 0U, 0U, 0U})
    put32(bytes, field);
  bytes.insert(bytes.end(), setup.begin(), setup.end());
  return bytes;
}

}  // namespace

UsbComputer::UsbComputer(EmulatedClipSettings settings)
    : clip(settings, std::make_unique<CountingImu>(1'000'000)), cable(clip, faults) {
  plug();
}

UsbComputer::~UsbComputer() { leave(); }

void UsbComputer::leave() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void UsbComputer::plug() {
  leave();
  heard_.clear();
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw std::runtime_error("no socket pair");
  socket_ = ends[0];
  cable.plug(FileDescriptor(ends[1]));
}

void UsbComputer::send(const Bytes& bytes) {
  if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the cable is not read");
  cable.on_ready();
}

std::uint32_t UsbComputer::submit_in(std::uint8_t endpoint, std::uint32_t length) {
  is_in_[++seqnum_] = true;
  send(submit(seqnum_, endpoint & 0x7fU, true, length));
  return seqnum_;
}

std::uint32_t UsbComputer::unlink(std::uint32_t submitted) {
  Bytes bytes;
  for (const std::uint32_t field : {2U, ++seqnum_, 0x10002U, 0U, 0U, submitted})
    put32(bytes, field);
  bytes.resize(48);
  send(bytes);
  return seqnum_;
}

std::vector<Reply> UsbComputer::replies() {
  std::array<std::uint8_t, 65536> buffer;
  for (;;) {
    cable.pump();
    const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size <= 0) break;
    heard_.insert(heard_.end(), buffer.begin(), buffer.begin() + size);
  }
  std::vector<Reply> all;
  while (heard_.size() >= 48) {
    Reply reply{.unlinked = get32(heard_, 0) == 4,
                .seqnum = get32(heard_, 4),
                .status = static_cast<int>(get32(heard_, 20)),
                .data = {}};
    const std::size_t length =
        !reply.unlinked && is_in_[reply.seqnum] ? std::size_t{get32(heard_, 24)} : 0;
    if (heard_.size() < 48 + length) break;
    reply.data.assign(heard_.begin() + 48,
                      heard_.begin() + 48 + static_cast<std::ptrdiff_t>(length));
    heard_.erase(heard_.begin(), heard_.begin() + 48 + static_cast<std::ptrdiff_t>(length));
    all.push_back(std::move(reply));
  }
  return all;
}

Reply UsbComputer::control(std::uint8_t type, std::uint8_t request, std::uint16_t value,
                           std::uint16_t index, std::uint16_t length, const Bytes& out) {
  const bool in = (type & 0x80U) != 0;
  const auto low = [](std::uint16_t word) { return static_cast<std::uint8_t>(word); };
  const auto high = [](std::uint16_t word) { return static_cast<std::uint8_t>(word >> 8U); };
  is_in_[++seqnum_] = in;
  Bytes bytes = submit(
      seqnum_, 0, in, length,
      {type, request, low(value), high(value), low(index), high(index), low(length), high(length)});
  bytes.insert(bytes.end(), out.begin(), out.end());
  send(bytes);
  for (Reply& reply : replies())
    if (reply.seqnum == seqnum_) return std::move(reply);
  throw std::runtime_error("a control transfer was not answered");
}

void UsbComputer::configure() {
  if (control(0x00, 9, 1, 0, 0).status != 0) throw std::runtime_error("not configured");
}

void UsbComputer::live(std::uint64_t us) {
  const std::uint64_t until = clip.true_us() + us;
  while (clip.true_us() < until) {
    clip.advance(std::min(until, clip.next_event_us()));
    cable.pump();
  }
}

}  // namespace sitwell::test
