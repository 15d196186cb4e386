#include "core/guided_calibration.hpp"

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
  if (pose_ == GuidedPose::stand) stand_.add(epoch);
  if (pose_ == GuidedPose::sit) sit_.add(epoch);
}

void GuidedCalibrator::Pose::add(const Epoch& epoch) {
  seen_s += seconds(epoch.length);
  if (size < stillest.size())
    ++size;
  else if (epoch.total_sd_g >= stillest[size - 1].total_sd_g)
    return;
  std::size_t i = size - 1;
  for (; i > 0 && stillest[i - 1].total_sd_g > epoch.total_sd_g; --i) stillest[i] = stillest[i - 1];
  stillest[i] = epoch;
}

GuidedCalibrator::Outcome GuidedCalibrator::finish(Instant at, GuidedPose pose, BodySite site) {
  pose_ = pose;
  Outcome outcome;
  outcome.finished = {.at = at, .result = CalibrationResult::cancelled, .site = site};
  if (pose != GuidedPose::cancelled) judge(outcome, site);
  outcome.mounting.since = at;
  return outcome;
}

GuidedCalibrator::Shown GuidedCalibrator::shown(const Pose& pose) const {
  if (pose.seen_s < settings_.least_pose_s) return {.result = CalibrationResult::too_short};
  Shown shown;
  for (std::size_t i = 0; i < pose.size; ++i) {
    const Epoch& epoch = pose.stillest[i];
    const bool enough = shown.length_s >= settings_.least_pose_s;
    if (enough && epoch.total_sd_g > settings_.still_sd_g) break;
    const bool agrees = i == 0 || angle_deg(shown.up, epoch.mean_up()) <= settings_.pose_spread_deg;
    if (epoch.total_sd_g > settings_.wobbling_sd_g || !agrees)
      return {.result = CalibrationResult::not_still};
    shown.up += epoch.mean_up() * seconds(epoch.length);
    shown.length_s += seconds(epoch.length);
  }
  return shown;
}

void GuidedCalibrator::judge(Outcome& outcome, BodySite site) const {
  const Shown stand = shown(stand_);
  const Shown sit = shown(sit_);
  CalibrationFinished& finished = outcome.finished;
  for (const Shown* pose : {&stand, &sit}) {
    finished.result = pose->result;
    if (finished.result != CalibrationResult::accepted) return;
  }
  const bool thigh = site == BodySite::thigh;
  const double angle = angle_deg(stand.up, sit.up);
  finished.pose_angle_deg = angle;
  if (angle < (thigh ? settings_.least_thigh_turn_deg : settings_.least_pelvis_turn_deg))
    finished.result = CalibrationResult::poses_alike;
  else if (angle > (thigh ? settings_.most_thigh_turn_deg : settings_.most_pelvis_turn_deg))
    finished.result = CalibrationResult::poses_opposed;
  if (finished.result != CalibrationResult::accepted) return;
  outcome.mounting = mounting_from_poses(stand.up, sit.up);
  outcome.mounting.evidence_s = stand.length_s + sit.length_s;
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
