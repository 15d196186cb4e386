// A clip's samples as poses of the thigh, ten times a second: what a guided session counts by. Fed
// beside the tracker, with the tracker's word on where up is and how the clip sits.
#pragma once

#include <optional>

#include "core/input.hpp"
#include "core/pose_target.hpp"
#include "core/routine_session.hpp"
#include "core/thigh_frame.hpp"
#include "core/vector3.hpp"

namespace sitwell {

struct PoseWatcherSettings {
  /// Often enough that a hold ends when it is over, and a ring fills smoothly.
  Duration interval = std::chrono::milliseconds{100};
  /// The movement is that of the last second or so: a way into a pose is over soon after it ended.
  double movement_tau_s = 0.4;
  /// On the way from one pose to another up outruns its own mean over this time; 35 degrees a
  /// second are then as much as 0.06 g, which neither sway nor easing into a stretch comes to.
  double way_tau_s = 0.1;
};

/// The thigh's pose where up is there; front must be known.
ThighPose thigh_pose(const Mounting& mounting, const Vector3& up, double movement_g);

class PoseWatcher {
 public:
  explicit PoseWatcher(const PoseWatcherSettings& settings = {});

  /// Takes a sample of the thigh and returns the reading that is due. `up` in the sensor's frame,
  /// zero while unknown; the reading has a pose where up and the clip's front are known.
  std::optional<PoseReading> add(const Sample& sample, const Vector3& up, const Mounting& mounting);

 private:
  PoseWatcherSettings settings_;
  bool running_ = false;
  Instant last_{};
  Instant told_{};
  Vector3 mean_g_;
  double variance_ = 0;
  Vector3 up_mean_;
};

}  // namespace sitwell
