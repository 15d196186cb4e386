#include "emulated-clip/usbip_wire.hpp"

#include <algorithm>

namespace sitwell::usbip {
namespace {

enum : std::uint32_t { cmd_submit = 1, cmd_unlink = 2, ret_submit = 3, ret_unlink = 4 };
enum : std::uint16_t {
  protocol = 0x0111,
  request_list = 0x8005,
  reply_list = 0x0005,
  request_import = 0x8003,
  reply_import = 0x0003,
};
constexpr std::size_t greeting_length = 8;
constexpr std::size_t bus_id_length = 32;
constexpr std::size_t path_length = 256;

std::uint32_t get32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24U | std::uint32_t{bytes[at + 1]} << 16U |
         std::uint32_t{bytes[at + 2]} << 8U | bytes[at + 3];
}

void put16(Bytes& out, std::uint16_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

void put32(Bytes& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value >> 16U));
  put16(out, static_cast<std::uint16_t>(value));
}

void put_text(Bytes& out, std::string_view text, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i)
    out.push_back(i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0});
}

/// A header of zeros but for these; the replies ignore devid, direction and endpoint.
void put_header(Bytes& out, std::uint32_t command, std::uint32_t seqnum, int status,
                std::size_t actual) {
  const std::size_t begin = out.size();
  for (const std::uint32_t field : {command, seqnum, 0U, 0U, 0U}) put32(out, field);
  put32(out, static_cast<std::uint32_t>(status));
  put32(out, static_cast<std::uint32_t>(actual));
  out.resize(begin + header_length);
}

void put_device(Bytes& out, const Offer& offer) {
  put_text(out, "/sys/devices/sitwell/" + offer.bus_id, path_length);
  put_text(out, offer.bus_id, bus_id_length);
  for (const std::uint32_t field : {1U, 2U, full_speed}) put32(out, field);  // bus, device
  for (const std::uint16_t field : {offer.vendor, offer.product, offer.release}) put16(out, field);
  // Class, subclass and protocol as in the device descriptor; configuration 1 of 1; 1 interface.
  out.insert(out.end(), {0, 0, 0, 1, 1, 1});
}

Greeting list(const Offer& offer) {
  Greeting greeting{.reply = {}, .used = greeting_length, .refused = true};
  put16(greeting.reply, protocol);
  put16(greeting.reply, reply_list);
  put32(greeting.reply, 0);
  put32(greeting.reply, offer.available ? 1 : 0);
  if (!offer.available) return greeting;
  put_device(greeting.reply, offer);
  for (const std::uint8_t byte : offer.interface_class) greeting.reply.push_back(byte);
  greeting.reply.push_back(0);
  return greeting;
}

Greeting import(std::span<const std::uint8_t> bus_id, const Offer& offer) {
  const std::string asked(bus_id.begin(), std::ranges::find(bus_id, 0));
  const bool agreed = offer.available && asked == offer.bus_id;
  Greeting greeting{
      .reply = {}, .used = greeting_length + bus_id_length, .imported = agreed, .refused = !agreed};
  put16(greeting.reply, protocol);
  put16(greeting.reply, reply_import);
  put32(greeting.reply, agreed ? 0 : 1);
  if (agreed) put_device(greeting.reply, offer);
  return greeting;
}

}  // namespace

std::optional<Command> parse_command(std::span<const std::uint8_t, header_length> header) {
  Command command{
      .seqnum = get32(header, 4), .endpoint = get32(header, 16), .in = get32(header, 12) == 1};
  switch (get32(header, 0)) {
    case cmd_unlink:
      command.kind = Command::Kind::unlink;
      command.unlinked = get32(header, 20);
      return command;
    case cmd_submit: break;
    default: return {};
  }
  command.length = get32(header, 24);
  const std::uint32_t iso_packets = get32(header, 32);
  std::ranges::copy(header.subspan(40), command.setup.begin());
  const bool isochronous = iso_packets != 0 && iso_packets != 0xffffffffU;
  if (isochronous || get32(header, 12) > 1 || command.endpoint > 15) return {};
  if (!command.in && command.length > most_sent_out) return {};
  return command;
}

void append_submitted(Bytes& out, std::uint32_t seqnum, int status, std::size_t actual,
                      std::span<const std::uint8_t> data) {
  put_header(out, ret_submit, seqnum, status, actual);
  out.insert(out.end(), data.begin(), data.end());
}

void append_unlinked(Bytes& out, std::uint32_t seqnum, int status) {
  put_header(out, ret_unlink, seqnum, status, 0);
}

std::optional<Greeting> greet(std::span<const std::uint8_t> request, const Offer& offer) {
  if (request.size() < greeting_length) return {};
  switch (get32(request, 0) & 0xffffU) {
    case request_list: return list(offer);
    case request_import:
      if (request.size() < greeting_length + bus_id_length) return {};
      return import(request.subspan(greeting_length, bus_id_length), offer);
    default: return Greeting{.reply = {}, .used = request.size(), .refused = true};
  }
}

}  // namespace sitwell::usbip
