// A message bus of the test's own, on which nobody else is and nothing is started by itself; and
// the event loop run until something has come true.
#pragma once

#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

namespace sitwell::testing {

/// A dbus-daemon that this test started, alone on its bus. While it lives, the environment's
/// DBUS_SESSION_BUS_ADDRESS or DBUS_SYSTEM_BUS_ADDRESS is its own.
class PrivateBus {
 public:
  enum class Role { session, system };
  /// `more` is put into its configuration: limits, for instance.
  explicit PrivateBus(Role role = Role::session, const std::string& more = {});
  ~PrivateBus();
  PrivateBus(const PrivateBus&) = delete;
  PrivateBus& operator=(const PrivateBus&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  /// As a bus that crashes.
  void kill();

 private:
  std::filesystem::path folder_;
  std::string variable_, address_;
  pid_t process_ = -1;
};

/// Runs the loop until `done`, at most `limit` of real time: other processes are waited for.
[[nodiscard]] bool run_until(boost::asio::io_context& io, const std::function<bool()>& done,
                             std::chrono::milliseconds limit = std::chrono::seconds{10});
/// Runs the loop for that long.
void run_for(boost::asio::io_context& io, std::chrono::milliseconds time);

/// A program started for the test with this environment on top of ours; ended with it.
class Program {
 public:
  explicit Program(const std::string& command_line);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  void kill();
  [[nodiscard]] pid_t id() const { return process_; }

 private:
  pid_t process_ = -1;
};

/// Whether a program of that name can be started here.
[[nodiscard]] bool installed(const std::string& program);

}  // namespace sitwell::testing
