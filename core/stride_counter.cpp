#include "core/stride_counter.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {

StrideCounter::StrideCounter(const StrideSettings& settings)
    : settings_(settings),
      least_swing_(radians(settings.least_swing_deg)),
      threshold_(least_swing_) {}

void StrideCounter::restart() { *this = StrideCounter(settings_); }

/// Only turns about horizontal axes move up: going round a corner is no swing.
bool StrideCounter::add(double dt_s, const Vector3& up) {
  if (!running_) {
    running_ = true;
    posture_ = up;
    return false;
  }
  const Vector3 swing = up - posture_;
  posture_ += swing * (dt_s / (settings_.posture_s + dt_s));
  const double weight = dt_s / (settings_.memory_s + dt_s);
  moment_[0] += (swing.x * swing.x - moment_[0]) * weight;
  moment_[1] += (swing.y * swing.y - moment_[1]) * weight;
  moment_[2] += (swing.z * swing.z - moment_[2]) * weight;
  moment_[3] += (swing.x * swing.y - moment_[3]) * weight;
  moment_[4] += (swing.x * swing.z - moment_[4]) * weight;
  moment_[5] += (swing.y * swing.z - moment_[5]) * weight;
  since_axis_s_ += dt_s;
  if (since_axis_s_ >= settings_.axis_every_s) follow_axis();

  since_stride_s_ += dt_s;
  const double along = dot(swing, axis_);
  if (forward_ ? along > -threshold_ : along < threshold_) return false;
  forward_ = !forward_;
  if (!forward_ || since_stride_s_ < settings_.shortest_stride_s) return false;
  since_stride_s_ = 0;
  return true;
}

/// One step of the power method: it converges over the strides, and keeps forward forward, for the
/// moment has no negative eigenvalues.
void StrideCounter::follow_axis() {
  since_axis_s_ = 0;
  const auto& m = moment_;
  const Vector3 turned{m[0] * axis_.x + m[3] * axis_.y + m[4] * axis_.z,
                       m[3] * axis_.x + m[1] * axis_.y + m[5] * axis_.z,
                       m[4] * axis_.x + m[5] * axis_.y + m[2] * axis_.z};
  const double size = norm(turned);
  if (size > 0) axis_ = turned * (1 / size);
  // Of a unit vector on the main axis, the moment's length is the swing's mean square.
  threshold_ = std::max(settings_.share_of_swing * std::sqrt(size), least_swing_);
}

}  // namespace sitwell
