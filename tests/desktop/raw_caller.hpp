// A program on the bus without a library between: says what no library would, thousands of times a
// second, and need not listen to the answers. For hostile callers and for load.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace sitwell::testing {

struct RawCall {
  std::string interface = "org.freedesktop.DBus.Peer";
  std::string member = "Ping";
  std::string signature;
  std::string body;  ///< marshalled, little-endian
  std::string destination = "org.sitwell.Tracker1";
  std::string path = "/org/sitwell/Tracker1";
};

/// The call's bytes; RawCaller::send() numbers them.
[[nodiscard]] std::string marshalled(const RawCall& call);
/// A string argument for a body that has nothing before it.
[[nodiscard]] std::string marshalled_string(const std::string& text);
/// All properties of the tracker: the status call.
[[nodiscard]] RawCall get_all();

struct RawAnswer {
  bool error = false;
  std::uint32_t to = 0;    ///< the number of the call
  std::size_t length = 0;  ///< bytes of its body
};

class RawCaller {
 public:
  /// Connects and says hello; waits for the bus, and only for it.
  explicit RawCaller(const std::string& address);
  ~RawCaller();
  RawCaller(const RawCaller&) = delete;
  RawCaller& operator=(const RawCaller&) = delete;

  /// Sends as much as the bus takes, keeping the rest; the call's number.
  std::uint32_t send(const std::string& message);
  /// Sends on what was kept. False once the bus has hung up.
  bool flush();
  /// The next answer, if it has come; other messages are passed over.
  [[nodiscard]] std::optional<RawAnswer> answer();
  [[nodiscard]] bool hung_up() const { return hung_up_; }
  /// Sent calls that the bus has not taken yet, in bytes.
  [[nodiscard]] std::size_t kept() const { return outgoing_.size() - sent_; }
  [[nodiscard]] int descriptor() const { return socket_; }

 private:
  bool read();

  int socket_ = -1;
  bool hung_up_ = false;
  std::uint32_t serial_ = 0;
  std::string outgoing_, incoming_;
  std::size_t sent_ = 0, taken_ = 0;
};

}  // namespace sitwell::testing
