#include "core/guided_calibration.hpp"

#include <algorithm>

namespace sitwell {

GuidedCalibrator::GuidedCalibrator(const GuidedCalibrationSettings& settings)
    : settings_(settings) {}

void GuidedCalibrator::pose(Instant at, GuidedPose pose) {
  if (pose == GuidedPose::stand) stand_ = sit_ = {};
  if (pose == GuidedPose::sit) sit_ = {};
  pose_ = pose;
  pose_since_ = at;
}

void GuidedCalibrator::add(const Epoch& epoch) {
  if (epoch.begin < pose_since_) return;  // began in the pose before, or on the way
  if (pose_ == GuidedPose::stand) stand_.add(epoch, settings_);
  if (pose_ == GuidedPose::sit) sit_.add(epoch, settings_);
}

void GuidedCalibrator::Pose::add(const Epoch& epoch, const GuidedCalibrationSettings& settings) {
  const Vector3 up = epoch.mean_up();
  const double length = seconds(epoch.length);
  seen_s += length;
  if (epoch.total_sd_g < settings.still_sd_g) {
    still_sum += up * length;
    still_s += length;
  }
  if (epoch.total_sd_g < settings.wobbling_sd_g) {
    if (wobbling_s > 0) spread_deg = std::max(spread_deg, angle_deg(up, wobbling_sum));
    wobbling_sum += up * length;
    wobbling_s += length;
  }
}

GuidedCalibrator::Outcome GuidedCalibrator::finish(Instant at, GuidedPose pose, BodySite site) {
  pose_ = pose;
  Outcome outcome;
  outcome.finished = {.at = at, .result = CalibrationResult::cancelled, .site = site};
  if (pose == GuidedPose::cancelled) return outcome;
  outcome.finished.result =
      judge(stand_, sit_, site, outcome.finished.pose_angle_deg, outcome.mounting);
  outcome.mounting.since = at;
  return outcome;
}

CalibrationResult GuidedCalibrator::judge(const Pose& stand, const Pose& sit, BodySite site,
                                          double& angle, Mounting& mounting) const {
  const double least_s = seconds(settings_.least_pose);
  for (const Pose* pose : {&stand, &sit}) {
    if (pose->seen_s < least_s) return CalibrationResult::too_short;
    if (pose->wobbling_s < least_s) return CalibrationResult::not_still;
    if (pose->spread_deg > settings_.pose_spread_deg) return CalibrationResult::not_still;
  }
  const auto up_of = [least_s](const Pose& pose) {
    return pose.still_s >= least_s ? pose.still_sum : pose.wobbling_sum;
  };
  angle = angle_deg(up_of(stand), up_of(sit));
  const bool thigh = site == BodySite::thigh;
  if (angle < (thigh ? settings_.least_thigh_turn_deg : settings_.least_pelvis_turn_deg))
    return CalibrationResult::poses_alike;
  if (angle > (thigh ? settings_.most_thigh_turn_deg : settings_.most_pelvis_turn_deg))
    return CalibrationResult::poses_opposed;
  mounting = mounting_from_poses(up_of(stand), up_of(sit));
  mounting.evidence_s = stand.wobbling_s + sit.wobbling_s;
  return CalibrationResult::accepted;
}

Mounting mounting_from_poses(const Vector3& standing_up, const Vector3& seated_up) {
  Mounting mounting;
  mounting.source = MountingSource::guided;
  mounting.y = normalized(standing_up);
  mounting.x = normalized(seated_up - mounting.y * dot(seated_up, mounting.y));
  mounting.z = cross(mounting.x, mounting.y);
  mounting.front_known = true;
  mounting.seated_flexion_deg = angle_deg(standing_up, seated_up);
  return mounting;
}

}  // namespace sitwell
