// Guided calibration: the wearer stands, then sits, and two directions of up make a mounting.
#pragma once

#include <array>
#include <cstddef>

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/input.hpp"

namespace sitwell {

struct GuidedCalibrationSettings {
  /// A pose needs this much; three seconds are asked for, one is lost to settling.
  double least_pose_s = 2;
  /// The stillest seconds of a pose count, all of those with an SD under 30 mg...
  double still_sd_g = 0.03;
  /// ...or else the stillest few, since a phone loose in a pocket wobbles while its wearer stands
  /// still, and a mean over them bears it.
  double wobbling_sd_g = 0.2;
  /// Seconds of one pose agree this closely; people shift their weight while they stand.
  double pose_spread_deg = 20;
  /// A thigh turns 60-115 degrees from standing to sitting; a phone in a pocket, held away from
  /// the thigh, as little as 35 and now and then less. The pelvis tilts back by 5-60.
  double least_thigh_turn_deg = 30;
  double most_thigh_turn_deg = 120;
  double least_pelvis_turn_deg = 5;
  double most_pelvis_turn_deg = 60;
};

/// Collects the two poses of one body site.
class GuidedCalibrator {
 public:
  explicit GuidedCalibrator(const GuidedCalibrationSettings& settings = {});

  /// The wearer holds this pose from now on. Starting again with `stand` forgets what was.
  void pose(Instant at, GuidedPose pose);
  void add(const Epoch& epoch);
  [[nodiscard]] bool running() const { return pose_ <= GuidedPose::changing; }

  struct Outcome {
    CalibrationFinished finished;
    Mounting mounting;  ///< known only where accepted
  };
  /// The outcome at `finished` or `cancelled`; running() is false afterwards.
  Outcome finish(Instant at, GuidedPose pose, BodySite site);

 private:
  /// The stillest epochs of a pose, stillest first.
  struct Pose {
    std::array<Epoch, 8> stillest{};
    std::size_t size = 0;
    double seen_s = 0;
    void add(const Epoch& epoch);
  };
  /// What a pose shows, or why it cannot be used.
  struct Shown {
    CalibrationResult result = CalibrationResult::accepted;
    Vector3 up;
    double length_s = 0;
  };
  [[nodiscard]] Shown shown(const Pose& pose) const;
  void judge(Outcome& outcome, BodySite site) const;

  GuidedCalibrationSettings settings_;
  GuidedPose pose_ = GuidedPose::finished;
  Instant pose_since_{};
  Pose stand_, sit_;
};

/// Axes from up while standing and while sitting (ISB: Y along the thigh, X forward, Z right).
Mounting mounting_from_poses(const Vector3& standing_up, const Vector3& seated_up);

}  // namespace sitwell
