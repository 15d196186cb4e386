#include "emulated-clip/usb_device.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <utility>

namespace sitwell {
namespace {

/// A computer keeps a handful; the kernel's limit for one process is of this order.
constexpr std::size_t most_waiting = 256;

enum : std::uint8_t {
  get_status = 0,
  clear_feature = 1,
  set_feature = 3,
  set_address = 5,
  get_descriptor = 6,
  get_configuration = 8,
  set_configuration_request = 9,
  get_interface = 10,
  set_interface = 11,
};
enum : std::uint8_t { device_descriptor = 1, configuration_descriptor = 2, string_descriptor = 3 };
constexpr std::size_t at_release = 12;   // bcdDevice in the device descriptor
constexpr std::size_t at_protocol = 16;  // bInterfaceProtocol in the configuration descriptor

usbip::Bytes text_descriptor(std::string_view text) {
  usbip::Bytes bytes{static_cast<std::uint8_t>(2 + 2 * text.size()), string_descriptor};
  for (const char letter : text) {
    bytes.push_back(static_cast<std::uint8_t>(letter));
    bytes.push_back(0);
  }
  return bytes;
}

std::uint16_t little_endian(const std::array<std::uint8_t, 8>& setup, std::size_t at) {
  return static_cast<std::uint16_t>(setup[at] | setup[at + 1] << 8U);
}

std::uint8_t bcd(std::uint8_t value) {
  return static_cast<std::uint8_t>(value / 10 % 10 << 4U | value % 10);
}

}  // namespace

bool UsbDevice::receive(std::span<const std::uint8_t> bytes) {
  incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
  std::span<const std::uint8_t> rest{incoming_};
  while (rest.size() >= usbip::header_length) {
    const auto command = usbip::parse_command(rest.first<usbip::header_length>());
    if (!command) return false;
    const std::size_t data =
        command->kind == usbip::Command::Kind::submit && !command->in ? command->length : 0;
    if (rest.size() - usbip::header_length < data) break;
    if (command->kind == usbip::Command::Kind::unlink)
      unlink(*command);
    else if (!submit(*command, rest.subspan(usbip::header_length, data)))
      return false;
    rest = rest.subspan(usbip::header_length + data);
  }
  incoming_.erase(incoming_.begin(), incoming_.end() - static_cast<std::ptrdiff_t>(rest.size()));
  pump();
  return true;
}

bool UsbDevice::submit(const usbip::Command& command, std::span<const std::uint8_t> data) {
  if (command.endpoint == 0) {
    control(command, data);
    return true;
  }
  Pipe* const asked = command.in ? pipe(0x80U | command.endpoint) : nullptr;
  if (asked == nullptr || !configured_) {
    usbip::append_submitted(outgoing_, command.seqnum, -EPIPE, 0);
    return true;
  }
  if (asked->waiting.size() >= most_waiting) return false;
  asked->waiting.push_back({.seqnum = command.seqnum, .length = command.length});
  return true;
}

void UsbDevice::unlink(const usbip::Command& command) {
  int status = 0;  // it had ended already
  for (Pipe& pipe : pipes_) {
    const auto taken_back = std::erase_if(pipe.waiting, [&](const Pipe::Transfer& transfer) {
      return transfer.seqnum == command.unlinked;
    });
    if (taken_back > 0) status = -ECONNRESET;
  }
  usbip::append_unlinked(outgoing_, command.seqnum, status);
}

void UsbDevice::control(const usbip::Command& command, std::span<const std::uint8_t> data) {
  if (const int error = faults_.take_error(0)) {
    usbip::append_submitted(outgoing_, command.seqnum, -error, 0);
    return;
  }
  const auto& setup = command.setup;
  constexpr std::uint8_t kind_bits = 0x60;
  constexpr std::uint8_t vendor = 0x40;
  Answer answer;
  if ((setup[0] & kind_bits) == 0) {
    answer = standard_request(setup);
  } else if ((setup[0] & kind_bits) == vendor && little_endian(setup, 4) == 0) {
    answer = clip_.control(setup[0], setup[1], little_endian(setup, 2), data);
    if (answer) *answer = faults_.translated(std::move(*answer));
  }
  if (!answer) {
    usbip::append_submitted(outgoing_, command.seqnum, -EPIPE, 0);
    return;
  }
  const bool to_computer = (setup[0] & 0x80U) != 0;
  if (!to_computer) {
    usbip::append_submitted(outgoing_, command.seqnum, 0, data.size());
    return;
  }
  const std::size_t most = std::min<std::size_t>(little_endian(setup, 6), command.length);
  if (answer->size() > most) answer->resize(most);
  usbip::append_submitted(outgoing_, command.seqnum, 0, answer->size(), *answer);
}

UsbDevice::Answer UsbDevice::standard_request(const std::array<std::uint8_t, 8>& setup) {
  const std::uint16_t value = little_endian(setup, 2);
  const std::uint16_t index = little_endian(setup, 4);
  const auto done = [](bool good) { return good ? Answer{usbip::Bytes{}} : std::nullopt; };
  const std::uint8_t recipient = setup[0] & 0x1fU;
  constexpr std::uint8_t device = 0;
  constexpr std::uint8_t endpoint = 2;
  switch (setup[1]) {
    case get_status: {
      const bool halted = recipient == endpoint && pipe(index) != nullptr &&
                          faults_.stalled(static_cast<std::uint8_t>(index));
      const bool self_powered = recipient == device;
      return usbip::Bytes{static_cast<std::uint8_t>(halted || self_powered), 0};
    }
    case clear_feature:
    case set_feature:
      if (recipient == endpoint) return done(set_halt(index, setup[1] == set_feature));
      return done(recipient == device);
    case set_address: return done(true);
    case get_descriptor:
      return descriptor(static_cast<std::uint8_t>(value >> 8U), static_cast<std::uint8_t>(value));
    case get_configuration: return usbip::Bytes{static_cast<std::uint8_t>(configured_)};
    case set_configuration_request: return done(set_configuration(value));
    case get_interface: return usbip::Bytes{0};
    case set_interface: return done(value == 0 && index == sitwell_usb_interface);
    default: return {};
  }
}

UsbDevice::Answer UsbDevice::descriptor(std::uint8_t kind, std::uint8_t index) const {
  if (kind == device_descriptor) {
    usbip::Bytes bytes(std::begin(sitwell_device_descriptor), std::end(sitwell_device_descriptor));
    bytes[at_release] = bcd(clip_.identity().firmware_version[1]);
    bytes[at_release + 1] = bcd(clip_.identity().firmware_version[0]);
    return bytes;
  }
  if (kind == configuration_descriptor) {
    usbip::Bytes bytes(std::begin(sitwell_configuration_descriptor),
                       std::end(sitwell_configuration_descriptor));
    bytes[at_protocol] = faults_.version();
    return bytes;
  }
  if (kind != string_descriptor) return {};
  switch (index) {
    case 0: return usbip::Bytes{4, string_descriptor, 0x09, 0x04};  // US English
    case 1: return text_descriptor("Sitwell");
    case 2: return text_descriptor("Sitwell clip");
    case 3: return text_descriptor(clip_.serial());
    default: return {};
  }
}

bool UsbDevice::set_configuration(std::uint16_t value) {
  if (value > 1) return false;
  // Also what follows a bus reset, which by itself goes unseen over USB/IP.
  clip_.attach(false);
  faults_.clear();
  for (Pipe& pipe : pipes_) pipe.sending.reset();
  configured_ = value == 1;
  if (configured_) clip_.attach(true);
  return true;
}

bool UsbDevice::set_halt(std::uint16_t endpoint, bool halted) {
  if (pipe(endpoint) == nullptr) return false;
  faults_.set_stalled(static_cast<std::uint8_t>(endpoint), halted);
  return true;
}

UsbDevice::Pipe* UsbDevice::pipe(std::uint32_t endpoint) {
  const auto found = std::ranges::find(pipes_, endpoint, &Pipe::endpoint);
  return found == pipes_.end() ? nullptr : &*found;
}

void UsbDevice::pump() {
  if (configured_ && !faults_.held())
    for (Pipe& pipe : pipes_) pump(pipe);
}

void UsbDevice::pump(Pipe& pipe) {
  while (!pipe.waiting.empty()) {
    const std::uint32_t seqnum = pipe.waiting.front().seqnum;
    const int error = faults_.stalled(pipe.endpoint) ? EPIPE : faults_.take_error(pipe.endpoint);
    if (error != 0) {
      usbip::append_submitted(outgoing_, seqnum, -error, 0);
      pipe.waiting.pop_front();
    } else if (fetch(pipe)) {
      complete(pipe);
    } else {
      return;
    }
  }
}

bool UsbDevice::fetch(Pipe& pipe) {
  while (!pipe.sending) {
    pipe.sending = faults_.next(pipe.endpoint);
    pipe.sent = 0;
    if (pipe.sending) break;
    auto report = clip_.take(pipe.endpoint);
    if (!report) return false;
    faults_.pass(pipe.endpoint, std::move(*report));
  }
  return true;
}

/// Packets fill the transfer until a short one ends it or it is full: what a host controller does.
void UsbDevice::complete(Pipe& pipe) {
  const Pipe::Transfer transfer = pipe.waiting.front();
  pipe.waiting.pop_front();
  const std::span<const std::uint8_t> rest = std::span{*pipe.sending}.subspan(pipe.sent);
  std::size_t taken = 0;
  bool ended = false;
  do {
    const std::size_t packet = std::min<std::size_t>(rest.size() - taken, sitwell_usb_packet_size);
    if (packet > transfer.length - taken) {
      usbip::append_submitted(outgoing_, transfer.seqnum, -EOVERFLOW, 0);
      pipe.sending.reset();
      return;
    }
    taken += packet;
    ended = packet < sitwell_usb_packet_size;
  } while (!ended && taken < transfer.length);
  usbip::append_submitted(outgoing_, transfer.seqnum, 0, taken, rest.first(taken));
  pipe.sent += taken;
  if (!ended) return;
  pipe.sending.reset();
  ++reports_sent_;
}

void UsbDevice::unplug() {
  clip_.attach(false);
  faults_.clear();
  configured_ = false;
  for (Pipe& pipe : pipes_) {
    pipe.waiting.clear();
    pipe.sending.reset();
  }
  incoming_.clear();
  outgoing_.clear();
}

usbip::Offer UsbDevice::offer() const {
  const auto device = *descriptor(device_descriptor, 0);
  const auto number = [&](std::size_t at) {
    return static_cast<std::uint16_t>(device[at] | device[at + 1] << 8U);
  };
  return {.vendor = number(8),
          .product = number(10),
          .release = number(at_release),
          .interface_class = {sitwell_usb_class, sitwell_usb_subclass, faults_.version()}};
}

}  // namespace sitwell
