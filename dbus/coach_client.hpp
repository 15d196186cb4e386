// Routines, check-ins, screening and the plan, as sitwelld has them on the session bus: the part of
// TrackerClient that speaks org.sitwell.Coach1. Used from the thread of its TrackerClient.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dbus/coach_status.hpp"

namespace sitwell {

struct CoachProgress {
  std::int64_t counted_ms = 0;
  std::optional<double> flexion_deg;
  bool in_pose = false;
};

struct CoachCue {
  std::string cue;  ///< as SessionCue is named
  std::string text;
};

/// Who is told; whatever is empty is not.
struct CoachListener {
  std::function<void(const CoachStatus&)> status;
  std::function<void(const CoachProgress&)> progress;
  std::function<void(const CoachCue&)> cue;
};

struct StartOptions {
  std::string leg;   ///< left or right: the thigh that wears the clip; empty: as the settings say
  bool clip = true;  ///< false: all of it by the clock
};

/// Everything throws TrackerUnreachable and TrackerRefused (dbus/tracker_client.hpp).
class CoachClient {
 public:
  struct State;
  explicit CoachClient(State& state) : state_(state) {}

  [[nodiscard]] CoachStatus status();
  void start(const std::string& routine, const StartOptions& options = {});
  /// pause, resume, skip, repeat, by_clock, stop.
  void command(const std::string& command);
  std::vector<CoachAdvice> hurts(const std::string& where, const std::string& how);
  void record_offer();
  void dismiss_offer();
  std::vector<CoachAdvice> check_in(const std::map<std::string, std::uint32_t>& figures,
                                    std::optional<int> stress, const std::string& note);
  std::vector<CoachAdvice> screen(const std::map<std::string, std::string>& answers);
  std::vector<CoachAdvice> advice();
  void set_plan(const CoachPlanChanges& changes);
  /// How many rows were erased.
  std::uint32_t forget_health();

  /// Told from within TrackerClient::wait(), from now on. Once.
  void listen(CoachListener listener);

 private:
  State& state_;
};

}  // namespace sitwell
