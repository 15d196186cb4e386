// A pose as joint angles, for whoever draws it: a figure seen from its right side, facing right.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sitwell {

/// One side's limbs, degrees. Straight and hanging is zero everywhere, and each angle is measured
/// from the line of the part before it: a clip on a thigh shows `hip - trunk` as its flexion.
struct Limbs {
  double hip = 0;       ///< flexion: the thigh forward of the trunk's line; behind it < 0
  double knee = 0;      ///< flexion: the heel towards the seat
  double ankle = 0;     ///< the toes towards the shin; 0 at a right angle
  double shoulder = 0;  ///< the arm raised forward of the trunk's line; 180 beside the ear
  double elbow = 0;     ///< flexion: the hand towards the shoulder, in front
  friend bool operator==(const Limbs&, const Limbs&) = default;
};

/// What the figure rests on or uses.
enum class Prop : unsigned char {
  none,
  mat,
  cushion,  ///< under the knee of the near side
  ball,     ///< under the front of the hip
  chair,    ///< behind one who sits, else in front, its back within reach
  wall,     ///< in front, at the hands
};
inline constexpr std::array all_props{Prop::none, Prop::mat,   Prop::cushion,
                                      Prop::ball, Prop::chair, Prop::wall};
std::string_view name_of(Prop prop);

struct Figure {
  std::string name;
  /// Leaning forward of upright: face down 90, on the back -90, hips lifted off the floor below
  /// -90.
  double trunk = 0;
  double neck = 0;  ///< the head forward of the trunk's line
  Limbs near;       ///< the right side, drawn in front
  Limbs far;        ///< the left side
  Prop prop = Prop::none;
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// A place in the picture: x to the right, y up, in units of the figure's standing height; y = 0 is
/// the floor under its lowest point, the limbs' thickness counted.
struct FigurePoint {
  double x = 0;
  double y = 0;
};

/// Half of what is drawn around the joints' lines, in the same units.
inline constexpr double half_trunk = 0.055;
inline constexpr double half_leg = 0.033;
inline constexpr double half_arm = 0.022;

/// The joints of one leg and arm, from the trunk outwards.
struct FigureLimbs {
  FigurePoint hip, knee, ankle;
  FigurePoint heel, toe;  ///< of the sole
  FigurePoint shoulder, elbow;
  FigurePoint hand;  ///< the middle of the palm
};

struct FigureJoints {
  FigurePoint pelvis;
  FigurePoint neck;  ///< where the shoulders are
  FigurePoint head;  ///< the middle of its circle
  double head_radius = 0;
  FigureLimbs near, far;
};

/// Where everything is: segment lengths after Winter 2009 (Biomechanics and Motor Control of Human
/// Movement, fig. 4.1). The pelvis is at x = 0.
FigureJoints joints_of(const Figure& figure);

/// Part of the way from one figure to another, 0 to 1: for drawing the way between two poses. The
/// name and the prop are of the one that is nearer.
Figure between(const Figure& from, const Figure& to, double share);

}  // namespace sitwell
