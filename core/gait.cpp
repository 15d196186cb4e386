#include "core/gait.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitwell {

bool is_moving(const Epoch& epoch, const GaitSettings& s) {
  if (epoch.turn_rms_dps < s.least_turn_dps) return false;
  return epoch.vertical_sd_g > s.walking_sd_g || (epoch.vertical_sd_g > s.slow_walking_sd_g &&
                                                  epoch.turn_rms_dps > s.slow_walking_turn_dps);
}

bool is_still(const Epoch& epoch, const GaitSettings& s) {
  return epoch.turn_rms_dps < s.still_turn_dps;
}

bool is_on_foot(const Epoch& epoch, const GaitSettings& s) {
  return is_moving(epoch, s) && epoch.impact_g > s.step_footfall_share * epoch.vertical_sd_g;
}

bool is_running(const Epoch& epoch, double strides, const GaitSettings& s) {
  return is_on_foot(epoch, s) && strides >= s.running_stride_hz * seconds(epoch.length) &&
         epoch.vertical_sd_g > s.running_sd_g;
}

double estimated_strides(const Epoch& epoch, const GaitSettings& s) {
  if (!is_on_foot(epoch, s) || epoch.swing_deg <= 0) return 0;
  const auto& m = epoch.turn_moment;
  const Vector3 up = epoch.mean_up();
  const double about_up = m[0] * up.x * up.x + m[1] * up.y * up.y + m[2] * up.z * up.z +
                          2 * (m[3] * up.x * up.y + m[4] * up.x * up.z + m[5] * up.y * up.z);
  const double tilting_radps = std::sqrt(std::max(0.0, m[0] + m[1] + m[2] - about_up));
  const double frequency_hz = tilting_radps / radians(epoch.swing_deg) / (2 * std::numbers::pi);
  return s.logged_stride_share * frequency_hz * seconds(epoch.length);
}

bool is_clean_gait(const Epoch& epoch, const GaitSettings& s) {
  return is_moving(epoch, s) && epoch.vertical_sd_g < s.learning_sd_g &&
         epoch.swing_deg > s.learning_swing_deg &&
         epoch.impact_g > s.footfall_share * epoch.vertical_sd_g &&
         epoch.turn_rms_dps < s.learning_turn_dps;
}

}  // namespace sitwell
