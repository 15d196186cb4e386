#include "core/figure.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

using namespace sitwell;

namespace {

constexpr double near_enough = 0.006;  // a centimetre of a person

double distance(FigurePoint a, FigurePoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

double lowest_of(const FigureJoints& at) {
  double lowest = std::min(at.pelvis.y - half_trunk, at.head.y - at.head_radius);
  for (const FigureLimbs& limbs : {at.near, at.far})
    lowest = std::min({lowest, limbs.knee.y - half_leg, limbs.ankle.y - half_leg, limbs.heel.y,
                       limbs.toe.y, limbs.elbow.y - half_arm, limbs.hand.y - half_arm});
  return lowest;
}

void check_flat_on_floor(const FigureLimbs& limbs) {
  CHECK(limbs.heel.y == Approx(0).margin(near_enough));
  CHECK(limbs.toe.y == Approx(0).margin(near_enough));
}

Figure figure(double trunk, Limbs near, Limbs far) {
  return {.name = "pose", .trunk = trunk, .near = near, .far = far};
}

const Figure standing{};
const Limbs bent{.hip = 52, .knee = 115, .ankle = -27, .shoulder = -10, .elbow = 55};
const Figure on_back = figure(-90, bent, bent);
const Figure kneeling = figure(0, {.hip = -20, .knee = 70, .ankle = -90, .elbow = 68},
                               {.hip = 96, .knee = 96, .elbow = 68});

}  // namespace

TEST_CASE("somebody who stands is as tall as they are, head and all, and faces right") {
  const FigureJoints at = joints_of(standing);
  CHECK(at.head.y + at.head_radius == Approx(1.0));
  CHECK(at.pelvis.y == Approx(0.530));
  CHECK(at.near.knee.y == Approx(0.285));
  CHECK(at.near.hand.y < at.pelvis.y);
  check_flat_on_floor(at.near);
  CHECK(at.near.toe.x > 0);
  CHECK(at.near.heel.x < 0);
  CHECK(distance(at.near.toe, at.near.heel) == Approx(0.152));
}

TEST_CASE("somebody who sits has level thighs, upright shins and flat feet") {
  const Limbs seated{.hip = 90, .knee = 90};
  const FigureJoints at = joints_of(figure(0, seated, seated));
  CHECK(at.near.knee.y == Approx(at.pelvis.y));
  CHECK(at.near.knee.x > at.pelvis.x);
  CHECK(at.near.ankle.x == Approx(at.near.knee.x));
  check_flat_on_floor(at.near);
  CHECK(at.head.y + at.head_radius == Approx(1 - 0.245));
}

TEST_CASE("on the back with knees bent the feet are flat on the floor, and the back and head too") {
  const FigureJoints at = joints_of(on_back);
  check_flat_on_floor(at.near);
  check_flat_on_floor(at.far);
  CHECK(at.head.x < at.pelvis.x);
  CHECK(at.head.y - at.head_radius == Approx(0).margin(near_enough));
  CHECK(at.pelvis.y - half_trunk == Approx(0).margin(2 * near_enough));
  CHECK(at.near.knee.y > 0.2);
}

TEST_CASE("in a kneeling lunge the rear knee and the front foot are on the floor") {
  const FigureJoints at = joints_of(kneeling);
  CHECK(at.near.knee.y - half_leg == Approx(0).margin(near_enough));
  check_flat_on_floor(at.far);
  CHECK(at.near.knee.x < at.pelvis.x);
  CHECK(at.far.ankle.x == Approx(at.far.knee.x));
}

TEST_CASE("face down the front of the body is towards the floor") {
  Figure prone = figure(90, {.ankle = -90}, {.ankle = -90});
  const FigureJoints at = joints_of(prone);
  CHECK(at.head.x > at.pelvis.x);
  CHECK(at.near.knee.x < at.pelvis.x);
  prone.near.shoulder = 90;  // raised forward: that is down
  CHECK(joints_of(prone).near.elbow.y < joints_of(prone).neck.y);
}

TEST_CASE("what is mirrored is mirrored: the limbs of one side are those of the other") {
  const FigureJoints at = joints_of(kneeling);
  const FigureJoints other = joints_of(figure(0, kneeling.far, kneeling.near));
  CHECK(distance(at.near.knee, other.far.knee) == 0);
  CHECK(distance(at.near.toe, other.far.toe) == 0);
  CHECK(distance(at.far.ankle, other.near.ankle) == 0);
  CHECK(distance(at.far.hand, other.near.hand) == 0);
}

TEST_CASE("nothing is below the floor, and something is on it, whatever the pose") {
  const auto trunk = GENERATE(range(-180, 181, 30));
  const auto hip = GENERATE(range(-30, 131, 40));
  const auto knee = GENERATE(0, 60, 120);
  const FigureJoints at =
      joints_of(figure(trunk, {.hip = double(hip), .knee = double(knee)}, {.shoulder = 170}));
  CHECK(std::min(lowest_of(at), at.neck.y - half_trunk) == Approx(0).margin(1e-9));
}

TEST_CASE("segments keep their lengths in every pose") {
  for (const Figure& pose : {standing, on_back, kneeling}) {
    const FigureJoints at = joints_of(pose);
    CHECK(distance(at.near.hip, at.near.knee) == Approx(0.245));
    CHECK(distance(at.near.knee, at.near.ankle) == Approx(0.246));
    CHECK(distance(at.pelvis, at.neck) == Approx(0.288));
    CHECK(distance(at.near.shoulder, at.near.elbow) == Approx(0.186));
  }
}

TEST_CASE("between two figures, the way begins at one and ends at the other") {
  Figure last = on_back;
  last.name = "last";
  last.prop = Prop::mat;
  CHECK(between(standing, last, 0) == standing);
  CHECK(between(standing, last, 1) == last);
  CHECK(between(standing, last, -1) == standing);
  CHECK(between(standing, last, 7) == last);
  const Figure half = between(standing, last, 0.5);
  CHECK(half.trunk == -45);
  CHECK(half.near.knee == 57.5);
  CHECK(half.far.ankle == -13.5);
  CHECK(half.name == "last");
  CHECK(between(standing, last, 0.4).prop == Prop::none);
}
