#include "core/gait.hpp"

namespace sitwell {

bool is_moving(const Epoch& epoch, const GaitSettings& s) {
  if (epoch.turn_rms_dps < s.least_turn_dps) return false;
  return epoch.vertical_sd_g > s.walking_sd_g || (epoch.vertical_sd_g > s.slow_walking_sd_g &&
                                                  epoch.turn_rms_dps > s.slow_walking_turn_dps);
}

bool is_still(const Epoch& epoch, const GaitSettings& s) {
  return epoch.turn_rms_dps < s.still_turn_dps;
}

bool is_clean_gait(const Epoch& epoch, const GaitSettings& s) {
  return is_moving(epoch, s) && epoch.vertical_sd_g < s.learning_sd_g &&
         epoch.swing_deg > s.learning_swing_deg &&
         epoch.impact_g > s.footfall_share * epoch.vertical_sd_g &&
         epoch.turn_rms_dps < s.learning_turn_dps;
}

}  // namespace sitwell
