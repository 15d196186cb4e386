// A client of sitwelld on the session bus: asks how things are, tells it what the wearer wants, and
// is told of changes. For the command line and the dashboard; used from one thread. Calls wait for
// their answer, but never longer than a time limit. Never starts a daemon by asking.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "dbus/coach_client.hpp"
#include "dbus/tracker_status.hpp"

namespace sitwell {

/// Nobody answers; what() says so in a sentence.
class TrackerUnreachable : public std::runtime_error {
 public:
  enum class Why {
    no_bus,       ///< there is no session bus, or it has gone
    not_running,  ///< nobody has the daemon's name
    no_answer,    ///< it does not answer within the time limit, or went away meanwhile
  };
  TrackerUnreachable(Why why, const std::string& message)
      : std::runtime_error(message), why_(why) {}
  [[nodiscard]] Why why() const { return why_; }

 private:
  Why why_;
};

/// The daemon would not, or could not; what() is its own sentence.
class TrackerRefused : public std::runtime_error {
 public:
  TrackerRefused(std::string name, const std::string& message)
      : std::runtime_error(message), name_(std::move(name)) {}
  /// The D-Bus error's name: "org.sitwell.Error.NoPrompt".
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_;
};

/// Who is told of changes; whatever is empty is not.
struct TrackerListener {
  std::function<void(const TrackerStatus&)> status;
  std::function<void(const TrackerAngle&)> angle;  ///< between subscribe() and unsubscribe()
  std::function<void(const TrackerCalibration&)> calibrated;
  std::function<void(bool running)> running;  ///< the daemon has left the bus, or come back
};

/// Everything that calls the daemon throws TrackerUnreachable and TrackerRefused.
class TrackerClient {
 public:
  /// Connects to the session bus; the daemon need not be there.
  explicit TrackerClient(std::chrono::milliseconds limit = std::chrono::seconds{2});
  ~TrackerClient();
  TrackerClient(const TrackerClient&) = delete;
  TrackerClient& operator=(const TrackerClient&) = delete;

  [[nodiscard]] bool running();
  [[nodiscard]] TrackerStatus status();
  /// Routines, check-ins, screening and the plan: on this client's connection, told from its
  /// wait().
  [[nodiscard]] CoachClient& coach();

  void stand();
  void snooze();
  void skip();
  void take_break();
  /// 1 to 1440 minutes; until when that is.
  std::int64_t quiet(unsigned minutes);
  /// Until tomorrow; until when that is.
  std::int64_t pause();
  void resume();
  /// Site and pose as the interface names them.
  void calibrate(const std::string& site, const std::string& pose);
  /// What is wrong with the settings.
  std::vector<std::string> reload();
  [[nodiscard]] std::vector<TrackerSource> sources();

  /// Told from within wait(), from now on. Once.
  void listen(TrackerListener listener);
  /// The live angle, and again whenever the daemon comes back.
  void subscribe();
  void unsubscribe();
  /// Handles what has arrived; waits for something to arrive at most that long, or until a signal.
  void wait(std::chrono::milliseconds at_most);
  /// Readable when wait() has something to do, for those who wait elsewhere.
  [[nodiscard]] int descriptor() const;
  /// How long from now that may be so though nothing is readable: what came with an answer has been
  /// read already. Nothing: for ever.
  [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell
