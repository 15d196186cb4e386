// A clip's clock against ours: when, in boot time, it was this late by the clip. Reports come late,
// never early, so the least late ones tell; what is told to the tracker is smoothed. One a clip and
// connection; pure arithmetic.
#pragma once

#include <cstdint>
#include <optional>

#include "core/time.hpp"

namespace sitwell::daemon {

/// It was this late by both clocks. Device times are microseconds since the clip started.
struct ClockPair {
  std::int64_t device_us = 0;
  Instant host{};
};

/// The dates of a stretch of device time.
struct DateLine {
  ClockPair from;
  double rate = 1;  ///< seconds of ours to one of the clip's
  [[nodiscard]] Instant at(std::int64_t device_us) const;
};

struct DeviceClockSettings {
  /// The clocks' rates differ by no more than this. Olson has 1e-4; crystals of clips are allowed
  /// 5e-4, and the estimate must be able to outrun them.
  double rate_error = 1e-3;
  /// Dates are smoothed by making the clip's seconds longer or shorter by at most this much: too
  /// little to be seen in a turn rate, enough to make up for a late report within seconds.
  double slew = 0.01;
  /// What is further off than this is not lateness but a clock that was set: dates begin anew.
  Duration restart = std::chrono::milliseconds{500};
};

class DeviceClock {
 public:
  explicit DeviceClock(const DeviceClockSettings& settings = {}) : settings_(settings) {}

  /// Something the clip sent at `device_us` of its time arrived at `arrived` of ours.
  /// Source: Olson 2010, A passive solution to the sensor synchronization problem,
  /// doi:10.1109/IROS.2010.5650579. Lateness never restarts it: reports that waited for us while we
  /// were stopped are late, not wrong.
  void observe(std::int64_t device_us, Instant arrived);
  [[nodiscard]] bool known() const { return best_.has_value(); }
  /// The observation that the estimate rests on; known() must hold here and below.
  [[nodiscard]] const ClockPair& best() const { return *best_; }
  /// When it was `device_us`, as best can be told: never later than an arrival said.
  [[nodiscard]] Instant estimate(std::int64_t device_us) const;

  /// Dates go on from here.
  void go_on_from(const ClockPair& pair) { smooth_ = pair; }
  /// Dates up to `last_us`, going on from those before where these are not too far off.
  DateLine follow(std::int64_t first_us, std::int64_t last_us);

 private:
  DeviceClockSettings settings_;
  std::optional<ClockPair> best_;
  std::optional<ClockPair> smooth_;
};

}  // namespace sitwell::daemon
