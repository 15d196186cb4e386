// Where a session in progress is shown as it goes: on a terminal, as lines, or as JSON.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "cli/coach/session_text.hpp"
#include "dbus/coach_client.hpp"

namespace sitwell::cli {

/// Fills in what goes on between two reports of the daemon.
class SessionClock {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void status(const CoachSession& session, Time at);
  void progress(const CoachProgress& progress, Time at);
  [[nodiscard]] SessionNow now(Time at) const;

 private:
  SessionNow last_;
  Time told_{};     ///< when the session was
  Time counted_{};  ///< when counted_ms was
};

class SessionFollower {
 public:
  virtual ~SessionFollower() = default;
  virtual void status(const CoachSession& session) = 0;
  virtual void progress(const CoachProgress&) {}
  virtual void cue(const CoachCue&) {}
  /// Called ten times a second.
  virtual void draw() {}
  /// What comes next is shown below, or instead.
  virtual void leave() {}
};

std::unique_ptr<SessionFollower> follower_for(bool json, const std::string& purpose);

}  // namespace sitwell::cli
