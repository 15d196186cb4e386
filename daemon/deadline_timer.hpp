// A timer for somebody whose deadline keeps moving: it calls when that has come. One that is early
// looks again, which costs less than moving it with every report.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "daemon/clock.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class DeadlineTimer {
 public:
  /// `deadline` says when `wake` is due, or that it is not. The clock outlives the timer. Nothing
  /// is called any more once the timer is gone.
  DeadlineTimer(boost::asio::io_context& io, const Clock& clock,
                std::function<std::optional<Instant>()> deadline, std::function<void()> wake);
  ~DeadlineTimer();
  DeadlineTimer(const DeadlineTimer&) = delete;
  DeadlineTimer& operator=(const DeadlineTimer&) = delete;

  /// The deadline may have moved. Done by itself after `wake`.
  void arm();
  void cancel();

 private:
  struct State;
  std::shared_ptr<State> state_;  // a wait that has ended already holds it weakly
};

}  // namespace sitwell::daemon
