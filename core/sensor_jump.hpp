// Notices that a sensor sits differently although no gyroscope saw it turn: readings were lost
// meanwhile, or it broke loose faster than they come. The gravity filter would glide there for
// seconds and call it a movement.
#pragma once

#include <algorithm>
#include <utility>

#include "core/epoch.hpp"

namespace sitwell {

struct JumpSettings {
  /// At rest, gravity is all there is to feel: in 60,000 seconds of recordings no resting thigh was
  /// further from where up was than this, but on stitches between segments.
  double resting_deg = 25;
  double rest_turn_dps = 20;
  /// Who moves and comes to rest again is accelerated a little in between: walking shows 18 degrees
  /// at most, jogging and ball games 30, and where two recordings were joined once 48.
  double moving_deg = 34;
  /// Fast runs show up to 50, and stairs, of which recordings are joined from short ones, up to 75
  /// over and over: a jump stands out from what this wearer's movement showed lately. That fades to
  /// two fifths in half a minute, and however rough, two turns in five are still noticed.
  double usual_times = 1.6;
  double usual_kept = 0.97;
  double most_usual_deg = 60;
  double first_usual_deg = 15;
};

/// One sensor's; takes its seconds in order.
class SensorJump {
 public:
  explicit SensorJump(const JumpSettings& settings = {})
      : settings_(settings), usual_deg_(settings.first_usual_deg) {}

  /// Whether it jumped before or in this epoch, whose mean acceleration was so far from where up
  /// was (FeatureExtractor::unexplained_deg): its filter's up is wrong. While it is `handled`, only
  /// at rest: readings come too seldom to follow a hand.
  bool add(const Epoch& epoch, double unexplained_deg, bool handled) {
    const bool rests = epoch.turn_rms_dps < settings_.rest_turn_dps;
    // Where up was is as good as the second before.
    const bool rested = std::exchange(rested_, rests);
    const double limit_deg =
        rests && rested ? settings_.resting_deg
                        : std::max(settings_.moving_deg, settings_.usual_times * usual_deg_);
    usual_deg_ = std::max(std::min(unexplained_deg, settings_.most_usual_deg),
                          settings_.usual_kept * usual_deg_);
    return unexplained_deg > limit_deg && (rests || !handled);
  }

 private:
  JumpSettings settings_;
  double usual_deg_;
  bool rested_ = false;
};

}  // namespace sitwell
