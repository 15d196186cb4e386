// What the desktop hints at: is the screen locked, do-not-disturb on, a window full-screen, a
// microphone or camera in use; when the wearer pauses, unlocks or comes back; when the computer
// goes to sleep. Every source is optional and only a hint; all that answer are merged. Lives on the
// event loop's thread, never blocks on a bus and never starts a process.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/prompt.hpp"
#include "daemon/event_loop.hpp"

namespace sitwell::daemon {

class Bus;

class PresenceListener {
 public:
  virtual ~PresenceListener() = default;
  /// The merged holds (locked, do_not_disturb, full_screen, call) have changed.
  virtual void holds_changed(Holds holds) = 0;
  /// paused only while watch_input(true); unlocked and returned always.
  virtual void breakpoint(PromptReason kind) = 0;
  /// Whether a key or pointer is used every minute; never told where no source watches them.
  virtual void computer_in_use(bool in_use) = 0;
  /// The computer is about to sleep: what must be written is written before this returns, then the
  /// delay inhibitor is let go.
  virtual void about_to_sleep() = 0;
  virtual void woke_up() = 0;
};

/// One source, for doctor.
struct PresenceSource {
  std::string name;    ///< "logind", "X11 idle counter", ...
  bool live = false;   ///< it answers
  std::string detail;  ///< what it says now, or why it does not; a sentence
};

struct PresenceSettings {
  /// No key or pointer for this long is a pause in what the wearer is doing.
  std::chrono::milliseconds pause{4000};
  /// ...and for this long, being away: coming back is a breakpoint.
  std::chrono::milliseconds away{60000};
  /// A camera or microphone opened for less is only being looked at: no call is that short.
  std::chrono::milliseconds probe{2000};
  /// Where dev and proc are; tests serve devices as files in a folder.
  std::filesystem::path root = "/";
};

class Presence {
 public:
  /// Either bus may be null: its sources are then absent. They, and the listener, outlive this.
  /// The listener is told from the loop, never before this is made, and must not destroy it then.
  Presence(boost::asio::io_context& io, Bus* session, Bus* system, PresenceListener& listener,
           const PresenceSettings& settings = {});
  ~Presence();
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

  /// Whether a pause is worth being told: while a prompt waits for one. Costs nothing otherwise.
  void watch_input(bool wanted);
  [[nodiscard]] Holds holds() const;
  [[nodiscard]] std::vector<PresenceSource> sources() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
