#include "core/mounting_fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/hip_angle.hpp"
#include "core/symmetric_eigen.hpp"

namespace sitwell {

void Walking::add(const Epoch& epoch) {
  if (length_s == 0) begin = epoch.begin;
  const double s = seconds(epoch.length);
  up_sum += epoch.mean_up() * s;
  for (std::size_t i = 0; i < moment.size(); ++i) moment[i] += epoch.turn_moment[i] * s;
  length_s += s;
  sd_sum += epoch.vertical_sd_g * s;
  impact_sum += epoch.impact_g * s;
  turn_sum += epoch.turn_rms_dps * s;
}

Walking& Walking::operator+=(const Walking& other) {
  if (length_s == 0) begin = other.begin;
  up_sum += other.up_sum;
  for (std::size_t i = 0; i < moment.size(); ++i) moment[i] += other.moment[i];
  length_s += other.length_s;
  sd_sum += other.sd_sum;
  impact_sum += other.impact_sum;
  turn_sum += other.turn_sum;
  return *this;
}

double misfit_deg(const Mounting& mounting, const Vector3& up) {
  const double inclination = angle_deg(up, mounting.y);
  if (!mounting.front_known)
    return std::min(inclination, std::abs(inclination - mounting.seated_flexion_deg));
  return std::min(inclination, angle_deg(up, up_at(mounting, mounting.seated_flexion_deg)));
}

double walking_misfit_deg(const Mounting& mounting, const Vector3& up, double least_lean_deg,
                          double most_lean_deg) {
  if (!mounting.front_known) return angle_deg(up, mounting.y);
  const double lean = std::clamp(degrees(std::atan2(dot(up, mounting.x), dot(up, mounting.y))),
                                 least_lean_deg, most_lean_deg);
  return angle_deg(up, up_at(mounting, lean));
}

GaitAxis gait_axis(const Walking& walking) {
  const Eigen3 turning = symmetric_eigen(walking.moment);
  return {turning.axes[0], turning.values[1] > 0 ? turning.values[0] / turning.values[1] : 0};
}

Mounting mounting_from_walking(const Walking& walking) {
  const GaitAxis gait = gait_axis(walking);
  Mounting m;
  m.source = MountingSource::learned;
  m.y = walking.up();
  m.z = normalized(gait.axis - m.y * dot(gait.axis, m.y));
  m.x = cross(m.y, m.z);
  m.axis_ratio = gait.ratio;
  m.evidence_s = walking.length_s;
  m.since = walking.begin;
  return m;
}

void face(Mounting& mounting, const Vector3& seated_up, bool keep_axis) {
  const Vector3 forward = normalized(seated_up - mounting.y * dot(seated_up, mounting.y));
  if (!keep_axis) mounting.x = forward;
  if (dot(mounting.x, forward) < 0) mounting.x = -mounting.x;
  mounting.z = cross(mounting.x, mounting.y);
  mounting.front_known = true;
}

void take_out_lean(Mounting& mounting, double lean_deg) {
  const Vector3 walking_up = mounting.y;
  const double lean = radians(lean_deg);
  mounting.y = walking_up * std::cos(lean) - mounting.x * std::sin(lean);
  mounting.x = mounting.x * std::cos(lean) + walking_up * std::sin(lean);
  mounting.z = cross(mounting.x, mounting.y);
}

}  // namespace sitwell
