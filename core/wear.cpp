#include "core/wear.hpp"

#include <algorithm>
#include <cmath>

namespace sitwell {

WearDetector::WearDetector(const WearSettings& settings) : settings_(settings) {}

void WearDetector::restart() {
  still_running_ = false;
  moved_s_ = quiet_s_ = 0;
}

std::optional<WearDetector::Change> WearDetector::add(const Epoch& epoch) {
  return worn_ ? watch_stillness(epoch) : watch_pick_up(epoch);
}

std::optional<WearDetector::Change> WearDetector::watch_stillness(const Epoch& epoch) {
  const Vector3 up = epoch.mean_up();
  if (epoch.total_sd_g >= settings_.still_g ||
      (still_running_ && angle_deg(up, still_up_) > settings_.wander_deg)) {
    still_running_ = false;
    return {};
  }
  if (!still_running_) {
    still_running_ = true;
    still_since_ = epoch.begin;
    still_up_ = up;
  }
  const Duration still = epoch.end() - still_since_;
  const double most = std::max({std::abs(up.x), std::abs(up.y), std::abs(up.z)});
  const bool flat = most > std::cos(radians(settings_.flat_deg));
  if (still < settings_.flat_for || (!flat && still < settings_.still_for)) return {};
  worn_ = false;
  restart();
  return Change{.worn = false, .since = still_since_};
}

std::optional<WearDetector::Change> WearDetector::watch_pick_up(const Epoch& epoch) {
  const double s = seconds(epoch.length);
  const bool moved =
      epoch.total_sd_g > settings_.moving_g || epoch.turn_rms_dps > settings_.moving_turn_dps;
  if (moved && moved_s_ == 0) moved_since_ = epoch.begin;
  (moved ? moved_s_ : quiet_s_) += s;
  if (moved_s_ >= settings_.picked_up_s) {
    worn_ = true;
    restart();
    return Change{.worn = true, .since = moved_since_};
  }
  if (moved_s_ + quiet_s_ > settings_.picked_up_within_s || moved_s_ == 0) moved_s_ = quiet_s_ = 0;
  return {};
}

}  // namespace sitwell
