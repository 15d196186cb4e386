// Puts a guided session to work: gives it the time, the clip's poses and what the wearer asks for,
// keeps its record in the history, and passes on what it wants done. One session at a time. Lives
// on the event loop's thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/routine_session.hpp"
#include "daemon/clock.hpp"
#include "daemon/deadline_timer.hpp"
#include "daemon/sleep_watch.hpp"
#include "history/writer.hpp"

namespace sitwell::daemon {

class RoutineRunnerListener {
 public:
  virtual ~RoutineRunnerListener() = default;
  /// The tracker is to be told.
  virtual void exercise(const ExerciseChanged& changed) = 0;
  virtual void cue(SessionCue cue) = 0;
  /// The session was given something; its status may be another.
  virtual void session_changed() = 0;
};

class RoutineRunner {
 public:
  /// What the wearer should know, a sentence.
  using Tell = std::function<void(const std::string&)>;

  /// The clock, the history and the listener outlive this.
  RoutineRunner(boost::asio::io_context& io, const Clock& clock, HistoryWriter& history,
                RoutineRunnerListener& listener, Tell tell);

  /// None may be running.
  void begin(const Routine& routine, const SessionOptions& options);
  [[nodiscard]] bool running() const { return session_ && !session_->over(); }
  /// The one in progress, or the last one; null before the first, and when it was forgotten.
  [[nodiscard]] const RoutineSession* session() const { return session_ ? &*session_ : nullptr; }
  [[nodiscard]] SessionStatus status() const { return session_->status(clock_.boot()); }
  /// One that is over is no longer to be shown.
  void forget();

  // Nothing without a session.
  void pose(const PoseReading& reading);
  void command(SessionCommand command);
  void hurts(const Hurt& hurt);
  void computer_resumed();
  /// The program ends: the session ends as it stands.
  void interrupt();

  /// Keeps a record that did not come from a session.
  void keep(const RoutineRecord& record);

 private:
  void notice_sleep();
  void tell_session(const SessionInput& input);
  void act(const CueGiven& given) { listener_.cue(given.cue); }
  void act(const ExerciseChanged& changed) { listener_.exercise(changed); }
  void act(const RoutineSaved& saved) { keep(saved.record); }
  void save_waiting();
  void wake();
  [[nodiscard]] std::optional<Instant> deadline() const;

  const Clock& clock_;
  HistoryWriter& history_;
  RoutineRunnerListener& listener_;
  Tell tell_;
  std::optional<RoutineSession> session_;
  SleepWatch sleep_;
  std::vector<RoutineRecord> unsaved_;
  std::optional<Instant> retry_at_;
  DeadlineTimer timer_;
};

}  // namespace sitwell::daemon
