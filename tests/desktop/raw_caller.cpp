#include "desktop/raw_caller.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace sitwell::testing {
namespace {

// The D-Bus specification, "Message format".
constexpr std::size_t fixed_header = 16, serial_at = 8;
constexpr char method_return = 2, error_reply = 3;
constexpr std::uint8_t reply_serial_field = 5;

void pad(std::string& bytes, std::size_t to) { bytes.resize((bytes.size() + to - 1) / to * to); }

void append(std::string& bytes, std::uint32_t number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

void append_field(std::string& fields, char code, char type, const std::string& text) {
  if (text.empty()) return;
  pad(fields, 8);
  fields += {code, 1, type, 0};
  if (type == 'g')
    fields += static_cast<char>(text.size());
  else
    append(fields, static_cast<std::uint32_t>(text.size()));
  fields += text;
  fields += '\0';
}

int connected(const std::string& address) {
  const std::string prefix = "unix:path=";
  if (!address.starts_with(prefix)) throw std::runtime_error("not a path: " + address);
  const std::string path = address.substr(prefix.size(), address.find(',') - prefix.size());
  sockaddr_un at{};
  at.sun_family = AF_UNIX;
  std::strncpy(at.sun_path, path.c_str(), sizeof at.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0 || connect(socket, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0)
    throw std::runtime_error("cannot connect to " + path);
  return socket;
}

}  // namespace

std::string marshalled(const RawCall& call) {
  std::string fields;
  append_field(fields, 1, 'o', call.path);
  append_field(fields, 2, 's', call.interface);
  append_field(fields, 3, 's', call.member);
  append_field(fields, 6, 's', call.destination);
  append_field(fields, 8, 'g', call.signature);
  std::string bytes{'l', 1, 0, 1};
  append(bytes, static_cast<std::uint32_t>(call.body.size()));
  append(bytes, 0);
  append(bytes, static_cast<std::uint32_t>(fields.size()));
  bytes += fields;
  pad(bytes, 8);
  return bytes + call.body;
}

std::string marshalled_string(const std::string& text) {
  std::string bytes;
  append(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
  bytes += '\0';
  return bytes;
}

RawCall get_all() {
  return {.interface = "org.freedesktop.DBus.Properties",
          .member = "GetAll",
          .signature = "s",
          .body = marshalled_string("org.sitwell.Tracker1")};
}

RawCaller::RawCaller(const std::string& address) : socket_(connected(address)) {
  std::string hello{'\0'};
  hello += "AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n";
  if (write(socket_, hello.data(), hello.size()) != static_cast<ssize_t>(hello.size()))
    throw std::runtime_error("the bus does not listen");
  std::string said;
  for (char byte = 0; said.find("OK ") == std::string::npos || byte != '\n'; said += byte)
    if (::read(socket_, &byte, 1) != 1) throw std::runtime_error("the bus refuses us: " + said);
  fcntl(socket_, F_SETFL, O_NONBLOCK);
  send(marshalled({.interface = "org.freedesktop.DBus",
                   .member = "Hello",
                   .destination = "org.freedesktop.DBus",
                   .path = "/org/freedesktop/DBus"}));
  while (!answer()) {
    pollfd wait{socket_, POLLIN, 0};
    if (hung_up_ || poll(&wait, 1, 10'000) != 1) throw std::runtime_error("no answer to Hello");
  }
}

RawCaller::~RawCaller() { close(socket_); }

std::uint32_t RawCaller::send(const std::string& message) {
  const std::size_t begin = outgoing_.size();
  outgoing_ += message;
  ++serial_;
  std::memcpy(outgoing_.data() + begin + serial_at, &serial_, sizeof serial_);
  flush();
  return serial_;
}

bool RawCaller::flush() {
  while (!hung_up_ && sent_ < outgoing_.size()) {
    const ssize_t taken =
        ::send(socket_, outgoing_.data() + sent_, outgoing_.size() - sent_, MSG_NOSIGNAL);
    if (taken < 0 && errno == EAGAIN) return true;
    if (taken < 0) hung_up_ = true;
    if (taken > 0) sent_ += static_cast<std::size_t>(taken);
  }
  outgoing_.clear();
  sent_ = 0;
  return !hung_up_;
}

bool RawCaller::read() {
  incoming_.erase(0, std::exchange(taken_, 0));
  char buffer[65536];
  const ssize_t got = hung_up_ ? -1 : recv(socket_, buffer, sizeof buffer, 0);
  if (got > 0) incoming_.append(buffer, static_cast<std::size_t>(got));
  if (got == 0 || (got < 0 && errno != EAGAIN)) hung_up_ = true;
  return got > 0;
}

std::optional<RawAnswer> RawCaller::answer() {
  for (;;) {
    const std::size_t left = incoming_.size() - taken_;
    const std::size_t fields = left < fixed_header ? 0 : number_at(incoming_, taken_ + 12);
    const std::size_t body = left < fixed_header ? 0 : number_at(incoming_, taken_ + 4);
    const std::size_t whole = fixed_header + (fields + 7) / 8 * 8 + body;
    if (left < whole) {
      if (!read()) return std::nullopt;
      continue;
    }
    const std::size_t begin = std::exchange(taken_, taken_ + whole);
    const char type = incoming_[begin + 1];
    if (type != method_return && type != error_reply) continue;
    RawAnswer answer{.error = type == error_reply, .length = body};
    for (std::size_t at = begin + fixed_header; at < begin + fixed_header + fields;) {
      const auto code = static_cast<std::uint8_t>(incoming_[at]);
      const char kind = incoming_[at + 2];
      at += 4;
      if (code == reply_serial_field) answer.to = number_at(incoming_, at);
      if (kind == 'u')
        at += 4;
      else if (kind == 'g')
        at += static_cast<std::uint8_t>(incoming_[at]) + 2U;
      else
        at += number_at(incoming_, at) + 5;
      at = begin + (at - begin + 7) / 8 * 8;
    }
    return answer;
  }
}

}  // namespace sitwell::testing
