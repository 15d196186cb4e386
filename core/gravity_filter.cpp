#include "core/gravity_filter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitwell {
namespace {

/// A world-fixed vector seen from a sensor that turns by `turn` (rad): rotation by -turn.
struct FrameTurn {
  explicit FrameTurn(const Vector3& turn_rad) : turn(turn_rad) {
    const double q = dot(turn, turn);
    if (q < 0.04) {  // under 11 degrees a sample: the series is exact to 1e-9 and needs no sine
      sine = 1 - q * (1.0 / 6) * (1 - q * (1.0 / 20));
      versine = 0.5 - q * (1.0 / 24) * (1 - q * (1.0 / 30));
    } else {
      const double angle = std::sqrt(q);
      sine = std::sin(angle) / angle;
      versine = (1 - std::cos(angle)) / q;
    }
  }
  [[nodiscard]] Vector3 operator()(const Vector3& v) const {
    const Vector3 c = cross(turn, v);
    return v - c * sine + cross(turn, c) * versine;
  }
  Vector3 turn;
  double sine, versine;
};

}  // namespace

GravityFilter::GravityFilter(const GravityFilterSettings& settings) : settings_(settings) {}

void GravityFilter::restart() {
  running_ = false;
  started_samples_ = 0;
  started_s_ = 0;
  has_reference_ = false;
  rest_s_ = 0;
}

void GravityFilter::update(const Vector3& acceleration, const Vector3& turn_rate, double dt_s) {
  if (!(dt_s >= 0) || dt_s > settings_.restart_after_s) restart();
  if (started_samples_ > 0) follow_rate(dt_s);
  update_bias(acceleration, turn_rate, dt_s);
  turn_rate_ = turn_rate - bias_;

  if (!running_) {
    start_up(acceleration, dt_s);
    return;
  }
  const FrameTurn turned(turn_rate_ * dt_s);
  const auto& k = coefficients_;
  const Vector3 s1 = turned(state1_);
  const Vector3 s2 = turned(state2_);
  const Vector3 y = acceleration * k.b0 + s1;
  state1_ = acceleration * k.b1 - y * k.a1 + s2;
  state2_ = acceleration * k.b0 - y * k.a2;
  up_ = normalized(y);
}

/// A mean over the first time constant stands in for the filter until it can be started in its
/// steady state: starting it from one reading would keep that reading's error for seconds.
void GravityFilter::start_up(const Vector3& acceleration, double dt_s) {
  if (started_samples_ > 0) {
    start_mean_ = FrameTurn(turn_rate_ * dt_s)(start_mean_);
    started_s_ += dt_s;
  } else {
    start_mean_ = Vector3{};
  }
  ++started_samples_;
  start_mean_ += (acceleration - start_mean_) * (1.0 / started_samples_);
  up_ = normalized(start_mean_);
  if (started_s_ < settings_.time_constant_s) return;
  const auto& k = coefficients_;
  state1_ = start_mean_ * (1 - k.b0);
  state2_ = start_mean_ * (k.b0 - k.a2);
  running_ = true;
}

/// The sampling interval is measured, not trusted: it jitters, and oscillators are off by
/// per cents. The turn uses each dt, the filter's coefficients its running mean.
void GravityFilter::follow_rate(double dt_s) {
  constexpr double memory_samples = 256;
  const double weight = 1.0 / std::min<double>(started_samples_ + 1, memory_samples);
  mean_dt_s_ += (dt_s - mean_dt_s_) * (started_samples_ == 1 && !running_ ? 1.0 : weight);
  constexpr double tolerance = 0.01;
  if (std::abs(mean_dt_s_ - designed_for_s_) <= tolerance * designed_for_s_ || mean_dt_s_ <= 0)
    return;
  designed_for_s_ = mean_dt_s_;
  const double c = std::tan(mean_dt_s_ / (std::numbers::sqrt2 * settings_.time_constant_s));
  const double d = 1 + std::numbers::sqrt2 * c + c * c;
  coefficients_ = {.b0 = c * c / d,
                   .b1 = 2 * c * c / d,
                   .a1 = 2 * (c * c - 1) / d,
                   .a2 = (1 - std::numbers::sqrt2 * c + c * c) / d};
}

void GravityFilter::update_bias(const Vector3& acceleration, const Vector3& turn_rate,
                                double dt_s) {
  if (!has_reference_) {
    turn_reference_ = turn_rate;
    acceleration_reference_ = acceleration;
    has_reference_ = true;
    return;
  }
  const double weight = dt_s / (settings_.rest_reference_s + dt_s);
  turn_reference_ += (turn_rate - turn_reference_) * weight;
  acceleration_reference_ += (acceleration - acceleration_reference_) * weight;

  const Vector3 turn_off = turn_rate - turn_reference_;
  const Vector3 acceleration_off = acceleration - acceleration_reference_;
  const double limit = settings_.rest_bias_limit_radps;
  const bool still =
      dot(turn_off, turn_off) < settings_.rest_turn_rate_radps * settings_.rest_turn_rate_radps &&
      dot(acceleration_off, acceleration_off) <
          settings_.rest_acceleration_mps2 * settings_.rest_acceleration_mps2 &&
      std::abs(turn_reference_.x) < limit && std::abs(turn_reference_.y) < limit &&
      std::abs(turn_reference_.z) < limit;
  rest_s_ = still ? rest_s_ + dt_s : 0;
  if (!at_rest()) return;
  bias_ += (turn_reference_ - bias_) * (dt_s / std::min(rest_s_, settings_.bias_memory_s));
}

}  // namespace sitwell
