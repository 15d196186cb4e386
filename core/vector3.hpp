// A vector in three dimensions and the handful of operations the core needs of it.
#pragma once

#include <cmath>
#include <numbers>

namespace sitwell {

constexpr double standard_gravity_mps2 = 9.80665;

constexpr double degrees(double radians) { return radians * (180.0 / std::numbers::pi); }
constexpr double radians(double degrees) { return degrees * (std::numbers::pi / 180.0); }

struct Vector3 {
  double x = 0;
  double y = 0;
  double z = 0;

  friend constexpr bool operator==(const Vector3&, const Vector3&) = default;
  constexpr Vector3& operator+=(const Vector3& b) { return *this = *this + b; }
  constexpr Vector3& operator-=(const Vector3& b) { return *this = *this - b; }

  friend constexpr Vector3 operator+(const Vector3& a, const Vector3& b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
  }
  friend constexpr Vector3 operator-(const Vector3& a, const Vector3& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
  }
  friend constexpr Vector3 operator-(const Vector3& a) { return {-a.x, -a.y, -a.z}; }
  friend constexpr Vector3 operator*(const Vector3& a, double s) {
    return {a.x * s, a.y * s, a.z * s};
  }
  friend constexpr Vector3 operator*(double s, const Vector3& a) { return a * s; }
};

constexpr double dot(const Vector3& a, const Vector3& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

constexpr Vector3 cross(const Vector3& a, const Vector3& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

inline double norm(const Vector3& a) { return std::sqrt(dot(a, a)); }

/// The vector at length one; the zero vector stays zero, so that callers can test for it.
inline Vector3 normalized(const Vector3& a) {
  const double length = norm(a);
  return length > 0 ? a * (1.0 / length) : Vector3{};
}

/// Angle between two directions in degrees, 0..180; exact near 0 and 180, where acos is not.
inline double angle_deg(const Vector3& a, const Vector3& b) {
  return degrees(std::atan2(norm(cross(a, b)), dot(a, b)));
}

inline bool is_finite(const Vector3& a) {
  return std::isfinite(a.x) && std::isfinite(a.y) && std::isfinite(a.z);
}

/// a turned about the unit axis by an angle (right-hand rule; Rodrigues' formula).
inline Vector3 rotated(const Vector3& a, const Vector3& axis, double angle_rad) {
  const double c = std::cos(angle_rad);
  const double s = std::sin(angle_rad);
  return a * c + cross(axis, a) * s + axis * (dot(axis, a) * (1 - c));
}

}  // namespace sitwell
