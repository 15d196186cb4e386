#include "core/mounting_fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/hip_angle.hpp"

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
  swing_sum += epoch.swing_deg * s;
}

Walking& Walking::operator+=(const Walking& other) {
  if (length_s == 0) begin = other.begin;
  up_sum += other.up_sum;
  for (std::size_t i = 0; i < moment.size(); ++i) moment[i] += other.moment[i];
  length_s += other.length_s;
  sd_sum += other.sd_sum;
  impact_sum += other.impact_sum;
  turn_sum += other.turn_sum;
  swing_sum += other.swing_sum;
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

GaitAxis gait_axis(const std::array<double, 6>& m, const Vector3& up) {
  const auto along = [&m](const Vector3& v) {
    return Vector3{m[0] * v.x + m[3] * v.y + m[4] * v.z, m[3] * v.x + m[1] * v.y + m[5] * v.z,
                   m[4] * v.x + m[5] * v.y + m[2] * v.z};
  };
  const Vector3 any = std::abs(up.x) < 0.5 ? Vector3{1, 0, 0} : Vector3{0, 1, 0};
  const Vector3 a = normalized(cross(up, any));
  const Vector3 b = cross(up, a);
  const double aa = dot(a, along(a)), bb = dot(b, along(b)), ab = dot(a, along(b));
  const double half = std::hypot((aa - bb) / 2, ab);
  const double angle = std::atan2(ab, (aa - bb) / 2) / 2;
  const double least = (aa + bb) / 2 - half;
  return {a * std::cos(angle) + b * std::sin(angle),
          least > 0 ? ((aa + bb) / 2 + half) / least : 0};
}

Mounting mounting_from_walking(const Walking& walking) {
  const GaitAxis gait = gait_axis(walking.moment, walking.up());
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

Mounting carried(Mounting mounting, const Rotation& carry) {
  mounting.y = carry(mounting.y);
  mounting.x = carry(mounting.x);
  mounting.z = cross(mounting.x, mounting.y);
  return mounting;
}

bool align_to_gait(Mounting& mounting, const Vector3& up, const std::array<double, 6>& moment,
                   double clear_ratio) {
  const GaitAxis gait = gait_axis(moment, up);
  if (gait.ratio < clear_ratio) return false;
  const Vector3 z = normalized(mounting.z - up * dot(mounting.z, up));
  const Vector3& axis = gait.axis;
  mounting = carried(mounting, Rotation::between(z, dot(z, axis) < 0 ? -axis : axis));
  return true;
}

void stand_up(Mounting& mounting, const Vector3& upright) {
  mounting = carried(mounting, Rotation::between(mounting.y, upright));
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
