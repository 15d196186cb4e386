#include "core/features.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitwell {

FeatureExtractor::FeatureExtractor(const FeatureSettings& settings)
    : settings_(settings), stride_counter_(settings.strides) {}

void FeatureExtractor::Spread::add(const Vector3& acceleration_g, double vertical_g) {
  n += 1;
  vertical += vertical_g;
  vertical_squared += vertical_g * vertical_g;
  total += acceleration_g;
  total_squared += dot(acceleration_g, acceleration_g);
}

FeatureExtractor::Spread& FeatureExtractor::Spread::operator+=(const Spread& other) {
  n += other.n;
  vertical += other.vertical;
  vertical_squared += other.vertical_squared;
  total += other.total;
  total_squared += other.total_squared;
  return *this;
}

void FeatureExtractor::begin_epoch(Instant at) {
  previous_ = spread_;
  spread_ = {};
  begin_ = at;
  middle_ = at + settings_.epoch / 2;
  end_ = at + settings_.epoch;
  count_ = 0;
  up_sum_ = {};
  impact_squared_ = turn_squared_ = turn_peak_squared_ = 0;
  moment_ = {};
  turning_ = {};
  up_before_ = last_up_;
  steady_sum_ = {};
}

std::optional<Epoch> FeatureExtractor::add(Instant at, double dt_s, const Vector3& acceleration,
                                           const Vector3& turn_rate, const Vector3& up) {
  std::optional<Epoch> completed;
  const Vector3 acceleration_g = acceleration * (1 / standard_gravity_mps2);
  if (!running_) {
    running_ = true;
    spread_ = {};
    low1_ = low2_ = acceleration_g;
    last_up_ = {};
    stride_counter_.restart();
    running_strides_ = 0;
    begin_epoch(at);
  } else if (at >= end_) {
    completed = complete(settings_.epoch);
    begin_epoch(end_);  // on the grid of the stretch's first reading, not of this one
  }
  const Vector3 low = low_passed(acceleration_g, dt_s);
  spread_.add(low, dot(low, up));
  const Vector3 impact = acceleration_g - low;
  impact_squared_ += dot(impact, impact);
  up_sum_[at < middle_ ? 0 : 1] += up;
  if (stride_counter_.add(dt_s, up)) ++running_strides_;
  turning_.turn(turn_rate * dt_s);
  steady_sum_ += turning_(acceleration_g);
  last_up_ = up;
  const double turn = dot(turn_rate, turn_rate);
  turn_squared_ += turn;
  turn_peak_squared_ = std::max(turn_peak_squared_, turn);
  moment_[0] += turn_rate.x * turn_rate.x;
  moment_[1] += turn_rate.y * turn_rate.y;
  moment_[2] += turn_rate.z * turn_rate.z;
  moment_[3] += turn_rate.x * turn_rate.y;
  moment_[4] += turn_rate.x * turn_rate.z;
  moment_[5] += turn_rate.y * turn_rate.z;
  ++count_;
  last_ = at;
  return completed;
}

std::optional<Epoch> FeatureExtractor::finish() {
  if (!running_) return {};
  running_ = false;
  const Duration length = last_ - begin_;
  const bool enough = seconds(length) >= settings_.shortest_part * seconds(settings_.epoch);
  return enough ? std::optional(complete(length)) : std::nullopt;
}

/// Two one-pole stages: half the cost of a biquad, and the window's SD does not ask for more.
Vector3 FeatureExtractor::low_passed(const Vector3& acceleration_g, double dt_s) {
  const double x = 2 * std::numbers::pi * settings_.low_pass_hz * dt_s;
  const double weight = x / (1 + x);
  low1_ += (acceleration_g - low1_) * weight;
  low2_ += (low1_ - low2_) * weight;
  return low2_;
}

Epoch FeatureExtractor::complete(Duration length) {
  Epoch epoch;
  epoch.begin = begin_;
  epoch.length = length;
  const Vector3 sum = up_sum_[0] + up_sum_[1];
  const double n = std::max(count_, 1);
  for (int half = 0; half < 2; ++half)
    epoch.up[half] = normalized(dot(up_sum_[half], up_sum_[half]) > 0 ? up_sum_[half] : sum);
  epoch.swing_deg = degrees(std::sqrt(2 * std::max(0.0, 1 - norm(sum) / n)));

  unexplained_deg_ = up_before_ == Vector3{} ? 0 : angle_deg(steady_sum_, up_before_);
  strides_ = std::exchange(running_strides_, 0);
  turned_ = turning_.normal();

  Spread window = previous_;
  window += spread_;
  const double m = std::max(window.n, 1.0);
  const double vertical_mean = window.vertical / m;
  epoch.vertical_sd_g =
      std::sqrt(std::max(0.0, window.vertical_squared / m - vertical_mean * vertical_mean));
  const Vector3 mean = window.total * (1 / m);
  epoch.total_sd_g = std::sqrt(std::max(0.0, window.total_squared / m - dot(mean, mean)));

  epoch.impact_g = std::sqrt(impact_squared_ / n);
  epoch.turn_rms_dps = degrees(std::sqrt(turn_squared_ / n));
  epoch.turn_peak_dps = degrees(std::sqrt(turn_peak_squared_));
  for (std::size_t i = 0; i < moment_.size(); ++i) epoch.turn_moment[i] = moment_[i] / n;
  return epoch;
}

}  // namespace sitwell
