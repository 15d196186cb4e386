// A daemon on the bus that says what a test wants it to and remembers what it was asked: the
// interface's generated adaptor with nothing behind it. It answers from a thread of its own, so
// that the test can run `sitwell` meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sitwell::test {

struct ScriptedState {
  std::string version = "0.1.0", source = "usb";
  std::string posture = "sitting", bout_posture = "sitting", mounting = "guided";
  std::int64_t posture_since_utc = 0, bout_begin_utc = 0;
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
  /// What it was asked so far: "Quiet 45", "Calibrate thigh stand".
  [[nodiscard]] std::vector<std::string> calls() const;
  /// Waits for a call, at most ten seconds.
  [[nodiscard]] bool was_asked(const std::string& call) const;
  /// From now on answers with that D-Bus error.
  void refuse(const std::string& error, const std::string& message);
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
