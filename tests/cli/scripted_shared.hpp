// What a scripted daemon's objects and the test both look at, each on a thread of its own; private
// to the scripted tracker.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "cli/scripted_tracker.hpp"
#include "dbus/sdbus.hpp"

namespace sitwell::test {

struct ScriptedShared {
  ScriptedState shown() const {
    const std::lock_guard lock(mutex);
    return state;
  }
  /// Notes the call, lets happen what is to happen, and refuses where it is to be refused.
  void asked(const std::string& call) {
    {
      const std::lock_guard lock(mutex);
      calls.push_back(call);
    }
    changed.notify_all();
    if (const auto found = then.find(call); found != then.end()) found->second();
    const std::lock_guard lock(mutex);
    if (!error.empty() && (refused.empty() || refused == call.substr(0, call.find(' '))))
      throw bus::error(error, message);
  }

  mutable std::mutex mutex;
  mutable std::condition_variable changed;
  ScriptedState state;
  std::vector<std::string> calls;
  std::string error, message, refused;
  std::map<std::string, std::function<void()>> then;  ///< set before anybody calls
};

}  // namespace sitwell::test
