// Runs the wearer's hooks: programs started when something happens, watched until they end, and
// ended when they take too long. On the loop's thread; never waits for any of them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "config/settings.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

struct HookLimits {
  /// More at once are a sign of hooks that hang; more would only add to it.
  std::size_t at_once = 8;
  /// Between being asked to end and being made to: time to put things away.
  std::chrono::milliseconds grace{2000};
};

class HookRunner {
 public:
  /// `say`: a sentence for the log, about a hook that failed in one way or another.
  HookRunner(boost::asio::io_context& io, std::function<void(const std::string&)> say,
             const HookLimits& limits = {});
  /// Kills what still runs, with all that it started.
  ~HookRunner();
  HookRunner(const HookRunner&) = delete;
  HookRunner& operator=(const HookRunner&) = delete;

  /// Starts it, or says why not. Its environment is ours, SITWELL_EVENT, and these variables on
  /// top (see hook_events). Other values of variables called SITWELL_ are not passed on.
  void run(const Hook& hook, const std::map<std::string, std::string>& environment);
  [[nodiscard]] std::size_t running() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
