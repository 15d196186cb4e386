// USB/IP as it is on the wire (Linux Documentation/usb/usbip_protocol.rst): the URBs of an imported
// device, and the greeting that imports one over TCP. Numbers are big-endian. Pure functions; what
// the other side sends may be anything.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitwell::usbip {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::size_t header_length = 48;
/// No request to a clip sends more; whoever announces more is not talking to one.
inline constexpr std::uint32_t most_sent_out = 4096;
inline constexpr std::uint32_t full_speed = 2;

struct Command {
  enum class Kind : std::uint8_t { submit, unlink } kind = Kind::submit;
  std::uint32_t seqnum = 0;
  std::uint32_t endpoint = 0;  ///< without the bit for its direction
  bool in = false;
  std::uint32_t length = 0;  ///< of the transfer
  std::array<std::uint8_t, 8> setup{};
  std::uint32_t unlinked = 0;  ///< the submit that an unlink takes back
};

/// Nothing where no such command exists, or it cannot be meant for a clip.
std::optional<Command> parse_command(std::span<const std::uint8_t, header_length> header);

/// Appends a RET_SUBMIT. `status` is 0 or a negative errno; `actual` bytes were transferred, and of
/// an IN transfer they are in `data`.
void append_submitted(Bytes& out, std::uint32_t seqnum, int status, std::size_t actual,
                      std::span<const std::uint8_t> data = {});
void append_unlinked(Bytes& out, std::uint32_t seqnum, int status);

/// What there is to import.
struct Offer {
  std::string bus_id = "1-1";
  std::uint16_t vendor = 0, product = 0, release = 0;
  bool available = true;
  std::array<std::uint8_t, 3> interface_class{};
};

struct Greeting {
  Bytes reply;
  std::size_t used = 0;   ///< bytes of the request; the rest belongs to what follows
  bool imported = false;  ///< from here on the connection carries URBs
  bool refused = false;   ///< send the reply, then hang up
};
/// Answers a request for the list of devices or for one of them; nothing while more bytes are
/// needed.
std::optional<Greeting> greet(std::span<const std::uint8_t> request, const Offer& offer);

}  // namespace sitwell::usbip
