// Moves what happens between one clip's port, its link, a timer and whoever listens to it. No
// judgement of its own: that is the link's.
#pragma once

#include <memory>
#include <string>

#include "core/input.hpp"
#include "daemon/clip/link.hpp"
#include "daemon/clip/port.hpp"
#include "daemon/clock.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class ClipDriver;

/// Whoever takes what clips tell: the daemon's engine. Called on the event loop's thread. It may
/// call the driver in turn, but destroys it only later.
class ClipListener {
 public:
  virtual ~ClipListener() = default;
  virtual void backlog_begins(const ClipDriver& clip, const BacklogBegins& begins) = 0;
  virtual void feed(const ClipDriver& clip, const Input& input) = 0;
  virtual void backlog_ends(const ClipDriver& clip, const BacklogEnds& ends) = 0;
  virtual void say(const ClipDriver& clip, Severity severity, const std::string& text) = 0;
  /// The clip has left or was stopped, and its port is closed: nothing more will come of it.
  virtual void finished(const ClipDriver& clip) = 0;
};

class ClipDriver {
 public:
  /// The clock, the listener and the link's registry outlive the driver.
  ClipDriver(boost::asio::io_context& io, const Clock& clock, std::unique_ptr<ClipPort> port,
             Link link, ClipListener& listener);
  ~ClipDriver();
  ClipDriver(const ClipDriver&) = delete;
  ClipDriver& operator=(const ClipDriver&) = delete;

  /// The clip is on the bus: begins.
  void arrived();
  void left();
  void settled(Instant until);
  void watch(bool watched);
  /// Takes leave of the clip; ends in finished().
  void stop();

  [[nodiscard]] const Link& link() const;
  /// The port's, for messages.
  [[nodiscard]] std::string name() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
