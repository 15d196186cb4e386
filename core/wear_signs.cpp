#include "core/wear_signs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace sitwell {
namespace {

/// Root mean square of the turn rate about level axes: what a thigh that changes its pose has, and
/// a vehicle that takes a curve has not.
double tilting_dps(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  const auto& m = epoch.turn_moment;
  const double about_up = m[0] * up.x * up.x + m[1] * up.y * up.y + m[2] * up.z * up.z +
                          2 * (m[3] * up.x * up.y + m[4] * up.x * up.z + m[5] * up.y * up.z);
  return degrees(std::sqrt(std::max(0.0, m[0] + m[1] + m[2] - about_up)));
}

}  // namespace

bool is_turned_over(const Epoch& epoch, const WearSignSettings& s) {
  return epoch.swing_deg > s.turned_over_deg && epoch.turn_rms_dps > s.turned_over_dps;
}

bool is_handled(const Epoch& epoch, double path_deg, const WearSignSettings& s) {
  return is_turned_over(epoch, s) || path_deg > s.hand_path_deg ||
         (epoch.turn_peak_dps > s.hand_peak_dps && epoch.vertical_sd_g < s.step_sd_g);
}

bool is_stepping(const Epoch& epoch, const WearSignSettings& s) {
  return epoch.vertical_sd_g > s.step_sd_g && epoch.vertical_sd_g < s.most_step_sd_g;
}

bool is_carried(const Epoch& epoch, const WearSignSettings& s) {
  return is_stepping(epoch, s) && epoch.turn_rms_dps < s.carried_turn_dps &&
         epoch.vertical_sd_g > s.carried_g_per_dps * epoch.turn_rms_dps;
}

bool is_on_thigh(const Epoch& epoch, const WearSignSettings& s) {
  return is_stepping(epoch, s) && epoch.turn_rms_dps > s.thigh_turn_dps &&
         !is_turned_over(epoch, s);
}

bool is_stirring(const Epoch& epoch, const WearSignSettings& s) {
  return tilting_dps(epoch) > s.stir_dps + s.stir_dps_per_g * epoch.vertical_sd_g;
}

bool is_riding(const Epoch& epoch, const WearSignSettings& s) {
  return epoch.total_sd_g > s.ride_sd_g && epoch.vertical_sd_g < s.step_sd_g &&
         epoch.turn_rms_dps > 0;
}

void UpPath::add(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  if (!known_) turned_deg_ = {};
  turned_deg_[next_ % turned_deg_.size()] = known_ ? static_cast<float>(angle_deg(up_, up)) : 0;
  ++next_;
  up_ = up;
  known_ = true;
}

double UpPath::deg() const { return std::accumulate(turned_deg_.begin(), turned_deg_.end(), 0.0); }

void Rest::Box::take(const Box& other) {
  for (std::size_t i = 0; i < low.size(); ++i) {
    low[i] = std::min(low[i], other.low[i]);
    high[i] = std::max(high[i], other.high[i]);
  }
}

double Rest::Box::half_diagonal() const {
  double square = 0;
  for (std::size_t i = 0; i < low.size(); ++i) square += std::pow(high[i] - low[i], 2);
  return std::sqrt(square) / 2;
}

void Rest::restart() {
  count_ = 0;
  length_ = lasted_ = Duration{0};
}

void Rest::add(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  const std::array<float, 3> point{static_cast<float>(up.x), static_cast<float>(up.y),
                                   static_cast<float>(up.z)};
  if (length_ == Duration{0}) running_ = {point, point};
  running_.take({point, point});
  length_ += epoch.length;
  if (length_ < block_) return;
  boxes_[count_ % blocks] = running_;
  ++count_;
  length_ = Duration{0};
  look_back(epoch.end());
}

void Rest::look_back(Instant end) {
  Box all = running_;
  std::size_t n = 0;
  for (; n < std::min(count_, blocks); ++n) {
    all.take(boxes_[(count_ - 1 - n) % blocks]);
    if (all.half_diagonal() > radians(wander_deg_)) break;
  }
  lasted_ = block_ * static_cast<Duration::rep>(n);
  since_ = end - lasted_;
}

int StepKinds::of_last(int seconds) const {
  return std::popcount(kinds_ & ((std::uint64_t{1} << seconds) - 1));
}

}  // namespace sitwell
