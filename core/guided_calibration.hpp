// Guided calibration: the wearer stands, then sits, and two directions of up make a mounting.
#pragma once

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/input.hpp"

namespace sitwell {

struct GuidedCalibrationSettings {
  /// A pose needs this much stillness; three seconds are asked for, one is lost to settling.
  Duration least_pose = std::chrono::seconds{2};
  /// Still seconds count: SD under 30 mg (a phone loose in a pocket wobbles up to thrice that
  /// while its wearer stands still, which a mean over the pose bears).
  double still_sd_g = 0.03;
  double wobbling_sd_g = 0.1;
  /// Seconds of one pose agree this closely.
  double pose_spread_deg = 15;
  /// A thigh turns 60-115 degrees from standing to sitting; a phone in a pocket, held away from
  /// the thigh, as little as 35. The pelvis tilts back by 5-60.
  double least_thigh_turn_deg = 35;
  double most_thigh_turn_deg = 115;
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
  /// Seconds of one pose by how still they were: the best kind there is enough of is used.
  struct Pose {
    Vector3 still_sum, wobbling_sum;
    double seen_s = 0, still_s = 0, wobbling_s = 0;
    double spread_deg = 0;
    void add(const Epoch& epoch, const GuidedCalibrationSettings& settings);
  };
  [[nodiscard]] CalibrationResult judge(const Pose& stand, const Pose& sit, BodySite site,
                                        double& angle, Mounting& mounting) const;

  GuidedCalibrationSettings settings_;
  GuidedPose pose_ = GuidedPose::finished;
  Instant pose_since_{};
  Pose stand_, sit_;
};

/// Axes from up while standing and while sitting (ISB: Y along the thigh, X forward, Z right).
Mounting mounting_from_poses(const Vector3& standing_up, const Vector3& seated_up);

}  // namespace sitwell
