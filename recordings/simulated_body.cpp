#include "recordings/simulated_body.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitwell {
namespace {

/// Of the springs that sway follows, rad/s: a fidget takes about a second.
constexpr double sway_stiffness = 4;
/// How fast gait sets in: about half a stride.
constexpr double gait_onset_s = 0.5;
/// One sway in twelve is a fidget, and so many times bigger.
constexpr double fidget_chance = 1.0 / 12;
constexpr double fidget_factor = 8;
/// From the hip's axis down to the clip, in the middle of the thigh.
constexpr Vector3 lever_m{0.05, -0.22, 0};
/// What a stride's second harmonic, turn about the thigh and abduction are of its swing: the thigh
/// goes further forward than back, and is no hinge.
constexpr double second_harmonic = 0.18;
constexpr double axial_share = 0.18;
constexpr double abduction_share = 0.12;
/// Step harmonics of the vertical acceleration; 1/sqrt of half the sum of squares makes SD 1.
constexpr double bounce_2 = 0.4;
constexpr double bounce_3 = 0.2;
constexpr double bounce_scale = 1.291;
/// A footfall rings at 8 Hz, gone after two or three swings, a third of it forward and back.
constexpr double ring_hz = 8;
constexpr double ring_damping = 0.15;
constexpr double ring_forward = 0.35;
/// Of the springs that a vehicle's acceleration follows, rad/s: the brakes take two seconds to
/// bite.
constexpr double surge_stiffness = 1.5;
/// Of the moments at which a driver could brake, steer or pull away, what is left alone.
constexpr double surge_rest_chance = 0.5;
/// A rumble is noise with a memory of three samples at 100 Hz.
constexpr double rumble_memory_s = 0.03;

/// Gets there in the end, for the same reason as SimulatedBody::Follower::aim().
void approach(double& value, double goal, double share) {
  value += share * (goal - value);
  if (std::abs(goal - value) < 1e-9) value = goal;
}

/// For what is of unit length but for rounding and the like: one Newton step for 1/sqrt, no root.
Vector3 kept_unit(const Vector3& a) { return a * (1.5 - 0.5 * dot(a, a)); }

/// a turned by -turn (the rotation vector of the sensor), exact to rounding for |turn| < 1.
Vector3 carried(const Vector3& a, const Vector3& turn) {
  const double q = dot(turn, turn);
  const double c1 = 1 - q * (1. / 6 - q * (1. / 120 - q * (1. / 5040 - q * (1. / 362880))));
  const double c2 = 0.5 - q * (1. / 24 - q * (1. / 720 - q * (1. / 40320 - q * (1. / 3628800))));
  const Vector3 once = cross(turn, a);
  return a - c1 * once + c2 * cross(turn, once);
}

}  // namespace

Vector3 pose_at(double flexion_deg, double roll_deg) {
  const double phi = radians(flexion_deg);
  const double rho = radians(roll_deg);
  return {std::sin(phi) * std::cos(rho), std::cos(phi), std::sin(phi) * std::sin(rho)};
}

SimulatedBody::SimulatedBody(double rate_hz, std::uint64_t seed)
    : rate_hz_(rate_hz), dt_(1 / rate_hz), random_(seed) {
  const double omega = 2 * std::numbers::pi * ring_hz;
  const double keep = std::exp(-ring_damping * omega * dt_);
  ring_cos_ = keep * std::cos(omega * dt_);
  ring_sin_ = keep * std::sin(omega * dt_);
}

void SimulatedBody::go_to(const Vector3& pose, double duration_s, double yaw_deg) {
  from_ = pose_;
  const Vector3 across = cross(from_, pose);
  axis_ = norm(across) > 1e-9 ? normalized(across) : Vector3{0, 0, 1};
  angle_rad_ = radians(angle_deg(from_, pose));
  yaw_rad_ = radians(yaw_deg);
  moved_s_ = 0;
  move_duration_s_ = duration_s;
}

void SimulatedBody::appear_at(const Vector3& pose) {
  up_ = from_ = pose_ = pose;
  move_duration_s_ = yaw_rate_ = 0;
  lean_ = tilt_ = turning_ = {};
  turn_rate_ = {};
}

void SimulatedBody::step() {
  last_turn_rate_ = turn_rate_;
  sway_left_s_ -= dt_;
  if (sway_left_s_ <= 0) choose_sway();
  lean_.step(sway_stiffness, dt_);
  tilt_.step(sway_stiffness, dt_);
  turning_.step(sway_stiffness, dt_);
  advance_gait();
  fall_on_feet();
  if (move_duration_s_ > 0) advance_pose();
  turn_towards(wanted_up());
  feel();
}

void SimulatedBody::choose_sway() {
  sway_left_s_ = movement_.sway_every_s * random_.between(0.4, 1.6);
  double size = radians(movement_.sway_deg);
  if (random_.chance(fidget_chance)) size *= fidget_factor;
  lean_.aim(size * random_.normal());
  tilt_.aim(size * random_.normal());
  turning_.aim(radians(movement_.turning_dps) * random_.normal());
}

void SimulatedBody::advance_gait() {
  const double onset = dt_ * (1 / gait_onset_s);
  approach(swing_rad_, radians(movement_.swing_deg), onset);
  approach(bounce_mps2_, movement_.bounce_g * standard_gravity_mps2, onset);
  // A turn of the phase by d per sample, to third order; the circle is kept by the last line.
  const double d = 2 * std::numbers::pi * movement_.stride_hz * dt_;
  const double s = d - d * d * d * (1. / 6);
  const double c = 1 - d * d / 2;
  const double x = cos_ * c - sin_ * s;
  const double y = sin_ * c + cos_ * s;
  const double keep = 1.5 - 0.5 * (x * x + y * y);
  cos_ = x * keep;
  sin_ = y * keep;
}

/// Twice a stride the foot comes down, and strikes the ringing anew.
void SimulatedBody::fall_on_feet() {
  approach(footfall_mps2_, movement_.footfall_g * standard_gravity_mps2, dt_ / gait_onset_s);
  const double ringing = ringing_ * ring_cos_ - ringing_aside_ * ring_sin_;
  ringing_aside_ = ringing_ * ring_sin_ + ringing_aside_ * ring_cos_;
  ringing_ = ringing;
  const bool was_down = std::exchange(foot_down_, cos_ * sin_ > 0);
  if (foot_down_ == was_down || !foot_down_ || footfall_mps2_ <= 0) return;
  // The mean square of a strike every half stride is strike^2 / (4 damping omega half_stride).
  const double omega = 2 * std::numbers::pi * ring_hz;
  ringing_aside_ +=
      footfall_mps2_ * std::sqrt(4 * ring_damping * omega / (2 * movement_.stride_hz));
}

/// The least jerk: 10 t^3 - 15 t^4 + 6 t^5 (Flash & Hogan 1985).
void SimulatedBody::advance_pose() {
  moved_s_ = std::min(moved_s_ + dt_, move_duration_s_);
  const double t = moved_s_ / move_duration_s_;
  const double share = t * t * t * (10 + t * (6 * t - 15));
  pose_ = rotated(from_, axis_, angle_rad_ * share);
  yaw_rate_ = yaw_rad_ * 30 * t * t * (1 - t) * (1 - t) / move_duration_s_;
  if (moved_s_ >= move_duration_s_) move_duration_s_ = yaw_rate_ = 0;
}

double SimulatedBody::way_speed_dps() const {
  if (move_duration_s_ <= 0) return 0;
  const double t = moved_s_ / move_duration_s_;
  return degrees(angle_rad_) * 30 * t * t * (1 - t) * (1 - t) / move_duration_s_;
}

Vector3 SimulatedBody::wanted_up() const {
  const double cos2 = cos_ * cos_ - sin_ * sin_;
  const Vector3 turn{tilt_.value + abduction_share * swing_rad_ * cos_,
                     axial_share * swing_rad_ * sin_,
                     lean_.value + swing_rad_ * (cos_ + second_harmonic * cos2)};
  return kept_unit(carried(pose_, turn));
}

/// The level direction is carried along by staying level: up turns little from one sample to the
/// next.
Vector3 SimulatedBody::surge_mps2() {
  surge_left_s_ -= dt_;
  if (surge_left_s_ <= 0) {
    surge_left_s_ = movement_.surge_every_s * random_.between(0.4, 1.6);
    const double size =
        random_.chance(surge_rest_chance) ? 0 : movement_.surge_g * standard_gravity_mps2;
    surge_ahead_.aim(size * random_.normal());
    surge_aside_.aim(size * random_.normal());
  }
  surge_ahead_.step(surge_stiffness, dt_);
  surge_aside_.step(surge_stiffness, dt_);
  ahead_ = normalized(ahead_ - up_ * dot(ahead_, up_));
  return ahead_ * surge_ahead_.value + cross(up_, ahead_) * surge_aside_.value;
}

void SimulatedBody::turn_towards(const Vector3& wanted) {
  const Vector3 across = cross(wanted, up_);
  const double sine2 = dot(across, across);
  // Arc over sine: a series for what a sample brings, the whole truth for what should not happen.
  double stretch = 1 + sine2 * (1. / 6);
  if (sine2 > 0.1 || dot(wanted, up_) < 0)
    stretch = radians(angle_deg(wanted, up_)) / std::max(std::sqrt(sine2), 1e-9);
  turn_rate_ = across * (stretch * rate_hz_) + (yaw_rate_ + turning_.value) * up_;
  up_ = kept_unit(carried(up_, turn_rate_ * dt_));
}

void SimulatedBody::feel() {
  const Vector3 spin = (turn_rate_ - last_turn_rate_) * rate_hz_;
  const double cos2 = cos_ * cos_ - sin_ * sin_;
  const double sin2 = 2 * cos_ * sin_;
  const double cos4 = cos2 * cos2 - sin2 * sin2;
  const double cos6 = cos4 * cos2 - 2 * sin2 * cos2 * sin2;
  double vertical = bounce_mps2_ * bounce_scale * (cos2 + bounce_2 * cos4 + bounce_3 * cos6);
  if (movement_.rumble_g > 0) {
    const double keep = rumble_memory_s / (rumble_memory_s + dt_);
    rumble_ = keep * rumble_ + std::sqrt(1 - keep * keep) * random_.normal();
    vertical += rumble_ * movement_.rumble_g * standard_gravity_mps2;
  }
  vertical += ringing_;
  acceleration_ = up_ * (standard_gravity_mps2 + vertical) +
                  Vector3{ring_forward * ringing_, 0, 0} + cross(spin, lever_m) +
                  cross(turn_rate_, cross(turn_rate_, lever_m));
  if (movement_.surge_g > 0) acceleration_ += surge_mps2();
}

}  // namespace sitwell
