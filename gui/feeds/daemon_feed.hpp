// The daemon on the session bus, on a connection and a thread of its own: what it says is posted to
// the UI thread, and what is asked of it is carried there.
#pragma once

#include <functional>
#include <memory>

#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// Belongs to the UI thread. The daemon may come, go and come back.
class DaemonFeed {
 public:
  /// `arrived` is called from the other thread when there is something to take. Never blocks.
  explicit DaemonFeed(std::function<void()> arrived);
  ~DaemonFeed();
  DaemonFeed(const DaemonFeed&) = delete;
  DaemonFeed& operator=(const DaemonFeed&) = delete;

  void want_angle(bool wanted);
  /// Requests to the tracker and the coach; others are not for it and do nothing.
  void ask(std::uint64_t number, const Request& request);
  /// Puts into the world what has arrived: the daemon, answers, and live values.
  struct Taken {
    bool changed = false;  ///< the world deserves another revision
    bool live = false;     ///< live values changed
  };
  Taken take(World& world);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::gui
