// Notices that a sensor sits differently although no gyroscope saw it turn: readings were lost
// meanwhile, or it broke loose faster than they come. The gravity filter would glide there for
// seconds and call it a movement.
#pragma once

#include "core/epoch.hpp"

namespace sitwell {

struct JumpSettings {
  /// At rest, gravity is all there is to feel: in 60,000 seconds of recordings no resting thigh was
  /// further from the filter's up than this, but on stitches between segments. In movement it says
  /// nothing: stairs show up to 75 degrees, a sensor swung by hand more.
  double unexplained_deg = 25;
  double rest_turn_dps = 20;
};

/// Whether the sensor jumped before or in this epoch, whose mean acceleration was so far from its
/// mean up: its filter's up is wrong.
inline bool has_jumped(const Epoch& epoch, double unexplained_deg, const JumpSettings& settings) {
  return epoch.turn_rms_dps < settings.rest_turn_dps && unexplained_deg > settings.unexplained_deg;
}

}  // namespace sitwell
