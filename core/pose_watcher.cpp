#include "core/pose_watcher.hpp"

#include <algorithm>
#include <cmath>

#include "core/hip_angle.hpp"

namespace sitwell {

ThighPose thigh_pose(const Mounting& mounting, const Vector3& up, double movement_g) {
  const double aside = std::clamp(dot(up, mounting.z), -1.0, 1.0);
  return {.flexion_deg = segment_angles(mounting, up).flexion_deg,
          .roll_deg = std::abs(degrees(std::asin(aside))),
          .front_up = dot(up, mounting.x),
          .movement_g = movement_g};
}

PoseWatcher::PoseWatcher(const PoseWatcherSettings& settings) : settings_(settings) {}

std::optional<PoseReading> PoseWatcher::add(const Sample& sample, const Vector3& up,
                                            const Mounting& mounting) {
  // What is left of the acceleration without gravity; a constant offset is in its mean.
  const Vector3 rest_g = sample.acceleration_mps2 * (1 / standard_gravity_mps2) - up;
  const double dt_s = seconds(sample.at - last_);
  constexpr double gap_s = 0.5;
  if (!running_ || dt_s < 0 || dt_s > gap_s) {
    running_ = true;
    mean_g_ = rest_g;
    variance_ = 0;
    up_mean_ = up;
    told_ = sample.at;
  } else {
    const double share = dt_s / (settings_.movement_tau_s + dt_s);
    const Vector3 off = rest_g - mean_g_;
    mean_g_ = mean_g_ + off * share;
    variance_ = (1 - share) * (variance_ + share * dot(off, off));
    up_mean_ = up_mean_ + (up - up_mean_) * (dt_s / (settings_.way_tau_s + dt_s));
  }
  last_ = sample.at;
  if (sample.at - told_ < settings_.interval) return std::nullopt;
  told_ = sample.at;
  PoseReading reading{.at = sample.at};
  if (up != Vector3{} && mounting.known() && mounting.front_known)
    reading.pose = thigh_pose(mounting, up, std::max(std::sqrt(variance_), norm(up - up_mean_)));
  return reading;
}

}  // namespace sitwell
