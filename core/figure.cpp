#include "core/figure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitwell {
namespace {

// Lengths as fractions of standing height (Winter 2009, fig. 4.1); together 1 where all is
// straight.
constexpr double ankle_height = 0.039;
constexpr double shank = 0.285 - ankle_height;
constexpr double thigh = 0.530 - 0.285;
constexpr double trunk_length = 0.818 - 0.530;
constexpr double head_circle = 0.130 / 2;
constexpr double neck_to_head = 1 - 0.818 - head_circle;
constexpr double upper_arm = 0.186;
constexpr double forearm_to_palm = 0.146 + 0.108 / 2;
constexpr double foot = 0.152;
constexpr double behind_ankle = foot / 4;  // the heel

/// A direction: down at 0, forward at 90, up at 180.
FigurePoint towards(double deg) {
  const double angle = deg * std::numbers::pi / 180;
  return {std::sin(angle), -std::cos(angle)};
}

FigurePoint from(FigurePoint start, double deg, double length) {
  const FigurePoint way = towards(deg);
  return {start.x + length * way.x, start.y + length * way.y};
}

FigureLimbs limbs_of(const Limbs& limbs, double trunk, FigurePoint pelvis, FigurePoint neck) {
  const double thigh_deg = limbs.hip - trunk;
  const double shank_deg = thigh_deg - limbs.knee;
  const double sole_deg = shank_deg + limbs.ankle;  // from the ankle to the sole; the toes 90 on
  const double arm_deg = limbs.shoulder - trunk;
  FigureLimbs at;
  at.hip = pelvis;
  at.knee = from(at.hip, thigh_deg, thigh);
  at.ankle = from(at.knee, shank_deg, shank);
  const FigurePoint below = from(at.ankle, sole_deg, ankle_height);
  at.heel = from(below, sole_deg - 90, behind_ankle);
  at.toe = from(below, sole_deg + 90, foot - behind_ankle);
  at.shoulder = neck;
  at.elbow = from(at.shoulder, arm_deg, upper_arm);
  at.hand = from(at.elbow, arm_deg + limbs.elbow, forearm_to_palm);
  return at;
}

double lowest_of(const FigureLimbs& at) {
  return std::min({at.knee.y - half_leg, at.ankle.y - half_leg, at.heel.y, at.toe.y,
                   at.elbow.y - half_arm, at.hand.y - half_arm});
}

void lift(FigureLimbs& at, double by) {
  for (FigurePoint* point :
       {&at.hip, &at.knee, &at.ankle, &at.heel, &at.toe, &at.shoulder, &at.elbow, &at.hand})
    point->y += by;
}

Limbs between(const Limbs& from, const Limbs& to, double share) {
  return {.hip = std::lerp(from.hip, to.hip, share),
          .knee = std::lerp(from.knee, to.knee, share),
          .ankle = std::lerp(from.ankle, to.ankle, share),
          .shoulder = std::lerp(from.shoulder, to.shoulder, share),
          .elbow = std::lerp(from.elbow, to.elbow, share)};
}

}  // namespace

std::string_view name_of(Prop prop) {
  switch (prop) {
    case Prop::none: return "none";
    case Prop::mat: return "mat";
    case Prop::cushion: return "cushion";
    case Prop::ball: return "ball";
    case Prop::chair: return "chair";
    case Prop::wall: return "wall";
  }
  return "none";
}

FigureJoints joints_of(const Figure& figure) {
  FigureJoints at;
  at.neck = from(at.pelvis, 180 - figure.trunk, trunk_length);
  at.head = from(at.neck, 180 - figure.trunk - figure.neck, neck_to_head);
  at.head_radius = head_circle;
  at.near = limbs_of(figure.near, figure.trunk, at.pelvis, at.neck);
  at.far = limbs_of(figure.far, figure.trunk, at.pelvis, at.neck);
  const double lowest = std::min({at.pelvis.y - half_trunk, at.neck.y - half_trunk,
                                  at.head.y - head_circle, lowest_of(at.near), lowest_of(at.far)});
  for (FigurePoint* point : {&at.pelvis, &at.neck, &at.head}) point->y -= lowest;
  lift(at.near, -lowest);
  lift(at.far, -lowest);
  return at;
}

Figure between(const Figure& from, const Figure& to, double share) {
  share = std::clamp(share, 0.0, 1.0);
  const Figure& nearer = share < 0.5 ? from : to;
  return {.name = nearer.name,
          .trunk = std::lerp(from.trunk, to.trunk, share),
          .neck = std::lerp(from.neck, to.neck, share),
          .near = between(from.near, to.near, share),
          .far = between(from.far, to.far, share),
          .prop = nearer.prop};
}

}  // namespace sitwell
