#include "core/remembered_epochs.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {
namespace {

/// Short enough to keep the last seconds before a movement apart, where edges are placed.
constexpr Duration longest_join = std::chrono::seconds{30};
constexpr double still_turn_dps = 3;
constexpr double same_up_deg = 2;
constexpr float same_trunk_deg = 5;

bool continues(const Epoch& stretch, const Epoch& next) {
  return next.begin - stretch.end() <= std::chrono::milliseconds{100} &&
         stretch.turn_peak_dps < still_turn_dps * 2 && next.turn_peak_dps < still_turn_dps * 2 &&
         stretch.turn_rms_dps < still_turn_dps && next.turn_rms_dps < still_turn_dps &&
         stretch.length + next.length <= longest_join &&
         angle_deg(stretch.mean_up(), next.mean_up()) < same_up_deg;
}

}  // namespace

RememberedEpochs::Kept::Kept(const Epoch& e)
    : begin(e.begin),
      length(e.length),
      vertical_sd_g(static_cast<float>(e.vertical_sd_g)),
      total_sd_g(static_cast<float>(e.total_sd_g)),
      impact_g(static_cast<float>(e.impact_g)),
      swing_deg(static_cast<float>(e.swing_deg)),
      turn_rms_dps(static_cast<float>(e.turn_rms_dps)),
      turn_peak_dps(static_cast<float>(e.turn_peak_dps)) {
  for (std::size_t half = 0; half < e.up.size(); ++half) {
    up[3 * half] = static_cast<float>(e.up[half].x);
    up[3 * half + 1] = static_cast<float>(e.up[half].y);
    up[3 * half + 2] = static_cast<float>(e.up[half].z);
  }
}

Epoch RememberedEpochs::Kept::epoch() const {
  Epoch epoch{.begin = begin,
              .length = length,
              .vertical_sd_g = vertical_sd_g,
              .total_sd_g = total_sd_g,
              .impact_g = impact_g,
              .swing_deg = swing_deg,
              .turn_rms_dps = turn_rms_dps,
              .turn_peak_dps = turn_peak_dps};
  for (std::size_t half = 0; half < epoch.up.size(); ++half)
    epoch.up[half] = {up[3 * half], up[3 * half + 1], up[3 * half + 2]};
  return epoch;
}

void RememberedEpochs::add(const Epoch& epoch, std::optional<double> trunk_tilt_deg) {
  const auto tilt = static_cast<float>(trunk_tilt_deg.value_or(-1));
  if (size_ > 0) {
    const std::size_t i = (first_ + size_ - 1) % capacity;
    Epoch last = epochs_[i].epoch();
    const bool same_trunk = std::abs(tilt - trunk_tilts_deg_[i]) < same_trunk_deg;
    if (same_trunk && continues(last, epoch)) {
      last.length = epoch.end() - last.begin;
      last.up[1] = epoch.mean_up();
      last.vertical_sd_g = std::max(last.vertical_sd_g, epoch.vertical_sd_g);
      last.total_sd_g = std::max(last.total_sd_g, epoch.total_sd_g);
      last.turn_rms_dps = std::max(last.turn_rms_dps, epoch.turn_rms_dps);
      last.turn_peak_dps = std::max(last.turn_peak_dps, epoch.turn_peak_dps);
      epochs_[i] = Kept(last);
      return;
    }
  }
  if (size_ == capacity) {
    first_ = (first_ + 1) % capacity;
    --size_;
  }
  epochs_[(first_ + size_) % capacity] = Kept(epoch);
  trunk_tilts_deg_[(first_ + size_) % capacity] = tilt;
  ++size_;
}

}  // namespace sitwell
