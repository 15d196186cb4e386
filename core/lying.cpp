#include "core/lying.hpp"

#include <cmath>

namespace sitwell {

LyingEvidence::LyingEvidence(const LyingSettings& settings) : settings_(settings) {}

void LyingEvidence::begin(Instant at) {
  since_ = at;
  rolled_s_ = extreme_s_ = total_s_ = asleep_s_ = 0;
  rolled_ = extreme_ = false;
}

void LyingEvidence::add(const Epoch& epoch, const SegmentAngles& thigh) {
  const double s = seconds(epoch.length);
  constexpr double level_deg = 60;  // roll of an upright thigh means nothing
  const bool on_side = thigh.inclination_deg > level_deg &&
                       std::abs(thigh.roll_deg) > settings_.roll_deg &&
                       std::abs(thigh.roll_deg) < 180 - settings_.roll_deg;
  const bool extreme =
      thigh.inclination_deg > level_deg && (thigh.flexion_deg < settings_.prone_flexion_deg ||
                                            thigh.flexion_deg > settings_.knees_up_flexion_deg);
  if (!on_side && !extreme && thigh.flexion_deg < settings_.least_flexion_deg) {
    begin(epoch.end());
    return;
  }
  total_s_ += s;
  if (epoch.total_sd_g < settings_.asleep_g) asleep_s_ += s;
  rolled_s_ = on_side && epoch.total_sd_g < settings_.roll_still_g ? rolled_s_ + s : 0;
  extreme_s_ = extreme ? extreme_s_ + s : 0;
  rolled_ = rolled_ || rolled_s_ >= settings_.roll_for_s;
  extreme_ = extreme_ || extreme_s_ >= settings_.extreme_for_s;
}

double LyingEvidence::log_odds() const {
  const bool asleep =
      total_s_ >= settings_.asleep_for_s && asleep_s_ >= settings_.asleep_share * total_s_;
  return settings_.prior + (rolled_ ? settings_.roll_weight : 0) +
         (extreme_ ? settings_.extreme_weight : 0) + (asleep ? settings_.asleep_weight : 0);
}

}  // namespace sitwell
