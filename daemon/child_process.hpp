// A program that the daemon starts and does not wait for: without a shell, in a process group of
// its own, ended when it takes too long. On the loop's thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

struct ChildLimits {
  /// Then it is asked to end.
  std::chrono::milliseconds time = std::chrono::seconds{10};
  /// Then it is made to: time to put things away.
  std::chrono::milliseconds grace = std::chrono::seconds{2};
};

struct ChildEnd {
  int status = 0;         ///< as waitpid() has it
  bool too_long = false;  ///< it was ended
  [[nodiscard]] bool well() const { return status == 0 && !too_long; }
};

class ChildProcess {
 public:
  /// Starts the program at the path that is the first of `words`, with this environment
  /// (NAME=value) and nothing to read; what it prints goes where our own log goes. `ended` is told
  /// once, from the loop, and may destroy this. Throws std::system_error where it cannot be
  /// started.
  ChildProcess(boost::asio::io_context& io, std::vector<std::string> words,
               std::vector<std::string> environment, const ChildLimits& limits,
               std::function<void(const ChildEnd&)> ended);
  /// Kills what still runs, with all that it started.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

 private:
  struct State;
  std::shared_ptr<State> state_;  // waits that have ended already hold it weakly
};

/// Our own environment, NAME=value.
[[nodiscard]] std::vector<std::string> own_environment();
/// Where a program of that name is, by $PATH; empty where there is none.
[[nodiscard]] std::string program_path(const std::string& name);

}  // namespace sitwell::daemon
