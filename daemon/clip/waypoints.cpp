#include "daemon/clip/waypoints.hpp"

namespace sitwell::daemon {

void Waypoints::pass(std::uint32_t position, Instant ended) {
  if (last_ && (position <= last_->position || ended - last_->ended < apart_)) return;
  if (kept_.size() == most) {
    std::vector<Waypoint> every_other;
    for (std::size_t i = 0; i < kept_.size(); i += 2) every_other.push_back(kept_[i]);
    kept_ = every_other;
    apart_ *= 2;
  }
  last_ = {position, ended};
  kept_.push_back(*last_);
}

std::optional<std::uint32_t> Waypoints::take(Instant until) {
  std::optional<std::uint32_t> found;
  std::size_t passed = 0;
  while (passed < kept_.size() && kept_[passed].ended <= until) found = kept_[passed++].position;
  kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(passed));
  if (kept_.empty()) apart_ = apart;
  return found;
}

}  // namespace sitwell::daemon
