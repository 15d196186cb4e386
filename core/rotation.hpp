// How far and about what a sensor has turned: a unit quaternion, summed up from turn rates.
#pragma once

#include <cmath>

#include "core/vector3.hpp"

namespace sitwell {

/// Takes coordinates in the frame after the turn to coordinates in the frame before it.
class Rotation {
 public:
  Rotation() = default;

  /// The least rotation that takes one direction to another; about any axis where they are opposed.
  static Rotation between(const Vector3& from, const Vector3& to) {
    const Vector3 a = normalized(from);
    const Vector3 b = normalized(to);
    const Vector3 half = a + b;
    constexpr double opposed = 1e-9;
    if (dot(half, half) > opposed)
      return Rotation(dot(a, normalized(half)), cross(a, normalized(half)));
    const Vector3 any = std::abs(a.x) < 0.5 ? Vector3{1, 0, 0} : Vector3{0, 1, 0};
    return {0, normalized(cross(a, any))};
  }

  /// Turns on by a small turn (under a radian; exact to 1e-5 at half of one) about the axes of the
  /// frame reached so far.
  void turn(const Vector3& turn_rad) {
    const Vector3 half = turn_rad * 0.5;
    const double q = dot(half, half);
    *this = *this * Rotation(1 - q * (0.5 - q * (1.0 / 24)), half * (1 - q * (1.0 / 6)));
  }

  /// First this turn, then the next.
  friend Rotation operator*(const Rotation& a, const Rotation& b) {
    return {a.w_ * b.w_ - dot(a.v_, b.v_), a.v_ * b.w_ + b.v_ * a.w_ + cross(a.v_, b.v_)};
  }

  [[nodiscard]] Vector3 operator()(const Vector3& v) const {
    const Vector3 t = cross(v_, v) * 2;
    return v + t * w_ + cross(v_, t);
  }
  [[nodiscard]] Rotation inverse() const { return {w_, -v_}; }
  [[nodiscard]] double angle_deg() const { return degrees(2 * std::atan2(norm(v_), std::abs(w_))); }
  /// Length one again, after many small turns.
  [[nodiscard]] Rotation normal() const {
    const double length = std::sqrt(w_ * w_ + dot(v_, v_));
    return {w_ / length, v_ * (1 / length)};
  }

 private:
  Rotation(double w, const Vector3& v) : w_(w), v_(v) {}

  double w_ = 1;
  Vector3 v_;
};

}  // namespace sitwell
