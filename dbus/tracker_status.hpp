// What sitwelld shows of itself on the bus, as those who watch it want it. Plain values; how they
// travel is tracker_client.cpp's business.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sitwell {

struct TrackerClip {
  std::string serial;
  std::string site;  ///< thigh or pelvis
  std::string link;  ///< streaming, absent, ...
  std::string firmware;
  std::optional<unsigned> battery_percent;
  bool charging = false;
  friend bool operator==(const TrackerClip&, const TrackerClip&) = default;
};

/// The properties of org.sitwell.Tracker1 (dbus/org.sitwell.Tracker1.xml). What the daemon does not
/// say, or says in a way that makes no sense, is absent or empty: it may be of another version.
/// Texts are free of control characters.
struct TrackerStatus {
  std::string version;
  std::string source;   ///< usb, simulated or recording
  std::string history;  ///< the database's path

  std::string posture = "unknown";
  std::optional<std::int64_t> posture_since_utc_ms;
  std::optional<double> hip_flexion_deg;
  std::string mounting;
  std::optional<std::int64_t> mounting_since_utc_ms;
  std::optional<double> mounting_evidence_s;  ///< 0: carried along as the clip was turned
  std::string bout_posture;
  std::optional<std::int64_t> bout_begin_utc_ms;
  std::optional<std::chrono::milliseconds> sitting_today;
  std::optional<unsigned> breaks_today;
  std::optional<std::chrono::milliseconds> longest_bout_today;
  std::optional<double> coverage;  ///< 0 to 1

  std::string prompt_state;
  std::optional<std::chrono::milliseconds> sat_since_break;
  std::optional<std::int64_t> next_prompt_utc_ms;
  std::vector<std::string> holds;
  bool overdue = false;
  std::optional<unsigned> prompts_today;
  std::optional<unsigned> snoozes_left;
  std::optional<std::int64_t> quiet_until_utc_ms;

  std::vector<TrackerClip> clips;
  std::string routine;  ///< the one in progress

  friend bool operator==(const TrackerStatus&, const TrackerStatus&) = default;
};

/// The live angle, at most 20 times a second.
struct TrackerAngle {
  std::int64_t time_utc_ms = 0;
  std::optional<double> hip_flexion_deg;
  std::string posture;
};

/// A guided calibration has ended; the result is named as core/effect.hpp has it.
struct TrackerCalibration {
  std::string site;
  std::string result;
  double pose_angle_deg = 0;  ///< between the two poses; 0 where one is missing
};

/// Where the daemon learns of the desktop.
struct TrackerSource {
  std::string name;
  bool live = false;
  std::string detail;
};

}  // namespace sitwell
