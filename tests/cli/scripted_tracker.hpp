// A daemon on the bus that says what a test wants it to and remembers what it was asked: the
// interface's generated adaptor with nothing behind it. It answers from a thread of its own, so
// that the test can run `sitwell` meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dbus/coach_client.hpp"

namespace sitwell::test {

struct ScriptedState {
  std::string version = "0.1.0", source = "usb";
  std::string posture = "sitting", bout_posture = "sitting", mounting = "guided";
  std::int64_t posture_since_utc = 0, bout_begin_utc = 0;
  std::int64_t mounting_since_utc = 1'774'000'000'000;
  double mounting_evidence = 7;
  double hip_flexion = 86.4;
  std::int64_t sitting_today = 0, longest_bout_today = 0;
  std::uint32_t breaks_today = 0;
  double coverage = 0.93;
  std::string prompt_state = "counting";
  std::int64_t sat_since_break = 0, next_prompt_utc = 0;
  std::vector<std::string> holds;
  bool overdue = false;
  std::uint32_t prompts_today = 0, snoozes_left = 2;
  std::int64_t quiet_until_utc = 0;
  bool clip = true;
  std::string clip_serial = "SW-0042", routine;

  CoachStatus coach;                ///< what org.sitwell.Coach1 shows
  std::vector<CoachAdvice> advice;  ///< what Hurts, CheckIn, Screen and Advice answer
  std::uint32_t erased = 12;        ///< what ForgetHealth answers
};

class ScriptedTracker {
 public:
  /// Takes org.sitwell.Tracker1 on the session bus the environment names.
  explicit ScriptedTracker(const ScriptedState& state = {});
  /// One that knows only a few of the properties, some with other types, and no method.
  static std::unique_ptr<ScriptedTracker> of_another_version();
  ~ScriptedTracker();
  ScriptedTracker(const ScriptedTracker&) = delete;
  ScriptedTracker& operator=(const ScriptedTracker&) = delete;

  /// Changes what it shows, and tells those who listen.
  void change(const std::function<void(ScriptedState&)>& how);
  void angle(double deg);
  void calibrated(const std::string& result, double pose_angle_deg);
  /// Coach1's signals.
  void progress(std::int64_t counted_ms, std::optional<double> flexion_deg, bool in_pose);
  void cue(const std::string& cue, const std::string& text);
  /// What it was asked so far: "Quiet 45", "Calibrate thigh stand", "Command pause",
  /// "StartRoutine lunge clip=false leg=left", "CheckIn low_back_pain=3 stress=-1 note=better",
  /// "Screen fever=yes", "SetPlan adapts=false goal_min_per_h=30.5 routines=lunge,bridge".
  [[nodiscard]] std::vector<std::string> calls() const;
  /// Waits for a call, at most ten seconds.
  [[nodiscard]] bool was_asked(const std::string& call) const;
  /// From now on answers with that D-Bus error; where a method is named, only that one. An empty
  /// error: refuses nothing any more.
  void refuse(const std::string& error, const std::string& message, const std::string& method = {});
  /// What happens when it is asked that, on its own thread.
  void when(const std::string& call, std::function<void()> then);
  /// Stays on the bus and answers nobody.
  void hang();

 private:
  struct State;
  explicit ScriptedTracker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::test
