#include "core/trunk_reference.hpp"

#include <cmath>

namespace sitwell {

TrunkReference::TrunkReference(const TrunkReferenceSettings& settings) : settings_(settings) {}

void TrunkReference::adopt(const Mounting& mounting) {
  current_ = mounting;
  walking_ = sitting_ = {};
}

std::optional<double> TrunkReference::tilt_deg(const Vector3& up) const {
  return current_.known() ? std::optional(angle_deg(up, current_.y)) : std::nullopt;
}

void TrunkReference::Sum::add(const Epoch& epoch) {
  const double length_s = seconds(epoch.length);
  up += epoch.mean_up() * length_s;
  s += length_s;
}

std::optional<Mounting> TrunkReference::add(const Epoch& epoch, Posture thigh) {
  if (thigh == Posture::moving) {
    walking_.add(epoch);
    return walking_.s >= seconds(settings_.walking_needed) ? walked(epoch.end()) : std::nullopt;
  }
  if (thigh != Posture::sitting || !current_.known() || current_.front_known) return {};
  sitting_.add(epoch);
  return sitting_.s >= seconds(settings_.sit_needed) ? sat() : std::nullopt;
}

/// A reference that walking bears out stays: a guided one is of standing still, and knows front.
std::optional<Mounting> TrunkReference::walked(Instant end) {
  const Vector3 up = normalized(walking_.up);
  const double evidence_s = walking_.s;
  walking_ = {};
  if (current_.known() && angle_deg(up, current_.y) <= settings_.shift_deg) return {};
  current_ = {};
  current_.source = MountingSource::learned;
  current_.y = up;
  // Any axes across it, until a sit tells which is front.
  const bool along_x = std::abs(up.x) > std::abs(up.y);
  current_.x = normalized(cross(up, along_x ? Vector3{0, 1, 0} : Vector3{1, 0, 0}));
  current_.z = cross(current_.x, current_.y);
  current_.evidence_s = evidence_s;
  current_.since = end;
  sitting_ = {};
  return current_;
}

std::optional<Mounting> TrunkReference::sat() {
  const Vector3 up = normalized(sitting_.up);
  sitting_ = {};
  if (angle_deg(up, current_.y) < settings_.least_sit_tilt_deg) return {};
  current_.x = normalized(up - current_.y * dot(up, current_.y));
  current_.z = cross(current_.x, current_.y);
  current_.front_known = true;
  return current_;
}

}  // namespace sitwell
