// What systemd is told of the daemon: that it is ready, that it still lives, that it is ending.
// Does nothing where nobody asked (NOTIFY_SOCKET, WATCHDOG_USEC).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class Supervisor {
 public:
  /// From now on the watchdog is fed, from the event loop: a loop that hangs is noticed.
  explicit Supervisor(boost::asio::io_context& io);
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  void ready(const std::string& status);
  /// One line for `systemctl status`.
  void status(const std::string& status);
  void reloading();
  void stopping();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
