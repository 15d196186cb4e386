#include "accuracy/published_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "core/guided_calibration.hpp"

namespace sitwell::accuracy {
namespace {

/// Mean acceleration over the rows of a label.
Vector3 mean_over(const Recorded& recorded, std::string_view label) {
  Vector3 sum;
  for (const ReplayRow& row : recorded.rows)
    if (row.label == label) sum += row.thigh.acceleration_mps2;
  return normalized(sum);
}

/// Sums over one second of the thigh's axes, g.
struct SecondSums {
  double n = 0;
  std::array<double, 3> sum{}, squared{};
  void add(const std::array<double, 3>& g) {
    n += 1;
    for (std::size_t i = 0; i < 3; ++i) sum[i] += g[i], squared[i] += g[i] * g[i];
  }
  SecondSums& operator+=(const SecondSums& o) {
    n += o.n;
    for (std::size_t i = 0; i < 3; ++i) sum[i] += o.sum[i], squared[i] += o.squared[i];
    return *this;
  }
  [[nodiscard]] double mean(std::size_t i) const { return sum[i] / n; }
  [[nodiscard]] double sd(std::size_t i) const {
    return std::sqrt(std::max(0.0, squared[i] / n - mean(i) * mean(i)));
  }
};

/// Fourth-order Butterworth, as two sections of second order, over three axes.
class LowPass {
 public:
  LowPass(double cut_hz, double rate_hz) {
    // Poles of the pairs: Q = 1 / (2 cos(pi/8)) and 1 / (2 cos(3 pi/8)).
    for (std::size_t i = 0; i < 2; ++i) {
      const double q = 1 / (2 * std::cos(std::numbers::pi * (i == 0 ? 1 : 3) / 8));
      const double k = std::tan(std::numbers::pi * std::min(cut_hz / rate_hz, 0.45));
      const double scale = 1 / (1 + k / q + k * k);
      sections_[i] = {k * k * scale, 2 * (k * k - 1) * scale, (1 - k / q + k * k) * scale, {}, {}};
    }
  }
  Vector3 add(const Vector3& in) {
    Vector3 value = in;
    for (Section& s : sections_) {
      if (fresh_) s.rest_at(value);
      const Vector3 out = value * s.b + s.s1;
      s.s1 = value * (2 * s.b) - out * s.a1 + s.s2;
      s.s2 = value * s.b - out * s.a2;
      value = out;
    }
    fresh_ = false;
    return value;
  }

 private:
  struct Section {
    double b = 0, a1 = 0, a2 = 0;
    Vector3 s1, s2;
    void rest_at(const Vector3& value) {
      s1 = value * (1 - b);
      s2 = value * (b - a2);
    }
  };
  std::array<Section, 2> sections_;
  bool fresh_ = true;
};

/// Acti4's thresholds (Skotte 2014), and where cycling and rowing begin.
constexpr double inclination_deg = 45;
constexpr double moving_sd_g = 0.1;
constexpr double running_sd_g = 0.72;
constexpr double cycling_forward_deg = 25;
constexpr double rowing_inclination_deg = 90;

Posture acti4_class(const SecondSums& window) {
  const double x = window.mean(0), y = window.mean(1), z = window.mean(2);
  const double inclination = degrees(std::atan2(std::hypot(x, z), y));
  const double forward = degrees(std::atan2(x, std::hypot(y, z)));
  const double along_sd = window.sd(1);
  const double most_sd = std::max({window.sd(0), along_sd, window.sd(2)});
  const bool turns = along_sd > moving_sd_g;
  if (turns && inclination > rowing_inclination_deg) return Posture::cycling;  // rowing
  if (turns && forward > cycling_forward_deg && along_sd < running_sd_g) return Posture::cycling;
  if (inclination > inclination_deg) return Posture::sitting;
  return most_sd > moving_sd_g ? Posture::moving : Posture::standing;
}

std::size_t least_seconds(Posture posture) {
  switch (posture) {
    case Posture::sitting: return 5;
    case Posture::cycling: return 15;
    default: return 2;
  }
}

/// A bout shorter than its least duration becomes what went before it.
void drop_short_bouts(std::vector<PostureSecond>& seconds, Posture posture) {
  for (std::size_t i = 0; i < seconds.size();) {
    std::size_t end = i + 1;
    while (end < seconds.size() && seconds[end].posture == seconds[i].posture) ++end;
    if (seconds[i].posture == posture && i > 0 && end - i < least_seconds(posture))
      for (std::size_t k = i; k < end; ++k) seconds[k].posture = seconds[i - 1].posture;
    i = end;
  }
}

}  // namespace

std::vector<PostureSecond> forty_five_degrees(const Recorded& recorded) {
  const Vector3 standing = mean_over(recorded, "calibrate_stand");
  std::map<long, Vector3> sums;
  for (const ReplayRow& row : recorded.rows)
    sums[static_cast<long>(row.t_s)] += row.thigh.acceleration_mps2;
  std::vector<PostureSecond> result;
  for (const auto& [second, sum] : sums)
    result.push_back(
        {.t_s = static_cast<double>(second),
         .posture = angle_deg(sum, standing) > 45 ? Posture::sitting : Posture::standing});
  return result;
}

std::vector<PostureSecond> acti4(const Recorded& recorded) {
  const Mounting thigh = mounting_from_poses(mean_over(recorded, "calibrate_stand"),
                                             mean_over(recorded, "calibrate_sit"));
  const auto& rows = recorded.rows;
  if (rows.size() < 2) return {};
  const double rate_hz =
      static_cast<double>(rows.size() - 1) / std::max(rows.back().t_s - rows.front().t_s, 1e-3);
  constexpr double low_pass_hz = 5;
  LowPass low_pass(low_pass_hz, rate_hz);
  std::map<long, SecondSums> sums;
  for (const ReplayRow& row : rows) {
    const Vector3 g = low_pass.add(row.thigh.acceleration_mps2) * (1 / standard_gravity_mps2);
    sums[static_cast<long>(row.t_s)].add({dot(g, thigh.x), dot(g, thigh.y), dot(g, thigh.z)});
  }
  std::vector<PostureSecond> result;
  for (auto sum = sums.begin(); sum != sums.end(); ++sum) {
    SecondSums window = sum->second;
    if (const auto after = std::next(sum); after != sums.end()) window += after->second;
    result.push_back({.t_s = static_cast<double>(sum->first), .posture = acti4_class(window)});
  }
  for (const Posture posture :
       {Posture::cycling, Posture::moving, Posture::standing, Posture::sitting})
    drop_short_bouts(result, posture);
  return result;
}

}  // namespace sitwell::accuracy
