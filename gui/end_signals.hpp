// SIGINT and SIGTERM as a closed window: the session's end puts things away as the wearer would.
#pragma once

#include <functional>
#include <thread>

namespace sitwell::gui {

/// One a program.
class EndSignals {
 public:
  /// Calls `ended` from a thread of its own when one comes. @throws std::system_error
  explicit EndSignals(std::function<void()> ended);
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

 private:
  int told_ = -1;
  std::thread waits_;
};

}  // namespace sitwell::gui
