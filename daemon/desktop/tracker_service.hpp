// org.sitwell.Tracker1 on the session bus: what the daemon knows as properties, what it can be
// asked to do as methods (dbus/org.sitwell.Tracker1.xml). Checks what callers send; knows nothing
// of what it shows. Lives on the event loop's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/effect.hpp"
#include "core/input.hpp"
#include "core/prompts.hpp"
#include "daemon/desktop/presence.hpp"
#include "daemon/desktop/refusals.hpp"

namespace sitwell::daemon {

class Bus;

/// What never changes while the daemon runs.
struct TrackerIdentity {
  std::string version;
  std::string source;   ///< usb, simulated or recording
  std::string history;  ///< the database's path
};

/// One clip, as it is shown.
struct ClipView {
  std::string serial;
  std::string site;
  std::string link;  ///< name_of(LinkState)
  std::string firmware;
  std::optional<unsigned> battery_percent;
  bool charging = false;
  friend bool operator==(const ClipView&, const ClipView&) = default;
};

/// Everything that is shown and changes; the names are the interface's. Times in milliseconds.
struct TrackerView {
  std::string posture = "unknown";
  std::int64_t posture_since_utc = 0;
  std::string mounting;
  std::int64_t mounting_since_utc = 0;
  double mounting_evidence = 0;  ///< seconds
  std::string bout_posture;
  std::int64_t bout_begin_utc = 0;
  std::int64_t sitting_today = 0;
  std::uint32_t breaks_today = 0;
  std::int64_t longest_bout_today = 0;
  double coverage = 0;
  std::string prompt_state = "idle";
  std::int64_t sat_since_break = 0;
  std::int64_t next_prompt_utc = 0;
  std::vector<std::string> holds;
  bool overdue = false;
  std::uint32_t prompts_today = 0;
  std::uint32_t snoozes_left = 0;
  std::int64_t quiet_until_utc = 0;
  std::vector<ClipView> clips;
  std::string routine;
  friend bool operator==(const TrackerView&, const TrackerView&) = default;
};

/// Who carries out what callers ask for. Arguments have been checked. May throw what is in
/// refusals.hpp.
class TrackerCommands {
 public:
  virtual ~TrackerCommands() = default;
  virtual void request(Request request) = 0;
  /// Until when; minutes from 1 to 1440.
  virtual std::int64_t quiet(unsigned minutes) = 0;
  /// Until tomorrow; until when that is.
  virtual std::int64_t pause() = 0;
  virtual void resume() = 0;
  virtual void calibrate(BodySite site, GuidedPose pose) = 0;
  virtual std::vector<std::string> reload() = 0;
  [[nodiscard]] virtual std::vector<PresenceSource> sources() const = 0;
  /// Now, in degrees; nothing where it is unknown.
  [[nodiscard]] virtual std::optional<double> hip_flexion() const = 0;
  /// The first subscriber to the live angle has come, or the last has gone.
  virtual void watched(bool anybody) = 0;
};

class TrackerService {
 public:
  /// Takes the name org.sitwell.Tracker1: `real` takes it from a simulated daemon, which gives it
  /// up. `say` is told when the name is lost or cannot be had. The bus and the commands outlive
  /// this. Throws std::runtime_error where the object cannot be made.
  TrackerService(Bus& bus, TrackerCommands& commands, const TrackerIdentity& identity, bool real,
                 std::function<void(const std::string&)> say);
  ~TrackerService();
  TrackerService(const TrackerService&) = delete;
  TrackerService& operator=(const TrackerService&) = delete;

  /// What has changed since the last call is told in one PropertiesChanged.
  void publish(const TrackerView& view);
  /// Sent at most 20 times a second, and only to subscribers; cheap to call with every sample.
  void angle(std::int64_t time_utc, std::optional<double> hip_flexion_deg, Posture posture);
  void calibrated(const CalibrationFinished& finished);
  void event(const std::string& name, const std::map<std::string, std::string>& details);
  [[nodiscard]] bool watched() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
