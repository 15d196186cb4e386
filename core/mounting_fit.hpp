// How well a mounting explains what a thigh shows: pure geometry on which the mounting learner
// decides.
#pragma once

#include <array>

#include "core/epoch.hpp"
#include "core/rotation.hpp"
#include "core/thigh_frame.hpp"

namespace sitwell {

/// Up and turning summed over walking.
struct Walking {
  Vector3 up_sum;
  std::array<double, 6> moment{};  ///< of the turn rate, as Epoch::turn_moment, times seconds
  double length_s = 0;
  Instant begin{};
  /// Times seconds: what tells level walking from stairs, pedals and oars.
  double sd_sum = 0, impact_sum = 0, turn_sum = 0, swing_sum = 0;

  void add(const Epoch& epoch);
  Walking& operator+=(const Walking& other);
  [[nodiscard]] Vector3 up() const { return normalized(up_sum); }
};

/// How far up is from what a standing or seated thigh shows in this mounting, degrees.
double misfit_deg(const Mounting& mounting, const Vector3& up);

/// How far walking is from leaning forward by an angle between these and to no side, degrees; from
/// the long axis where front is not known.
double walking_misfit_deg(const Mounting& mounting, const Vector3& up, double least_lean_deg,
                          double most_lean_deg);

/// The level axis that a walking leg swings about, and how far it stands out: first to second
/// eigenvalue across the vertical. (Thighs turn about their own length, too, and wearers round.)
struct GaitAxis {
  Vector3 axis;
  double ratio = 0;
};
GaitAxis gait_axis(const std::array<double, 6>& moment, const Vector3& up);

/// The mounting that walking shows: only its long axis, the lean of walking left in. A leg swings
/// forward much as it swings back, so which is which waits for a sit.
Mounting mounting_from_walking(const Walking& walking);

/// The same thigh seen from where the sensor was carried to.
Mounting carried(Mounting mounting, const Rotation& carry);

/// Turns the axes about the vertical until z is the nearer end of the axis that the leg swings
/// about, where that stands out by `clear_ratio`: says whether it does.
bool align_to_gait(Mounting& mounting, const Vector3& up, const std::array<double, 6>& moment,
                   double clear_ratio);

/// Turns the axes the least way that puts the long one there.
void stand_up(Mounting& mounting, const Vector3& upright);

/// Tells front from back by where up is when seated, turning x about the long axis; where
/// `keep_axis`, x stays in the plane that it was in.
void face(Mounting& mounting, const Vector3& seated_up, bool keep_axis);

/// Takes out the forward lean that a mean over walking has in it; front is known.
void take_out_lean(Mounting& mounting, double lean_deg);

}  // namespace sitwell
