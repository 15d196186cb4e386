// Figures on their way from pose to pose.
#include "gui/model/figure_motion.hpp"

#include "config/routine_catalogue.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

Figure bent(double hip) {
  Figure figure;
  figure.near.hip = hip;
  return figure;
}

}  // namespace

TEST_CASE("every shipped routine has a way to move") {
  for (const Routine& routine : shipped_routines()) {
    CAPTURE(routine.id);
    CHECK(poses_of(routine).size() >= 2);
  }
}

TEST_CASE("a figure at ease stands, lies on its back or face down as the pose would have it") {
  const std::vector<std::pair<double, double>> rows{{0, 0},      {12, 0},  {-90, -90},
                                                    {-114, -90}, {68, 90}, {-40, 0}};
  for (const auto& [trunk, ease] : rows) {
    Figure figure = bent(90);
    figure.trunk = trunk;
    CHECK(at_ease(figure).trunk == ease);
    CHECK(at_ease(figure).near == Limbs{});
  }
}

TEST_CASE("a figure that moves through poses rests in each, and begins again") {
  const std::vector poses{bent(0), bent(60)};
  CHECK(moving_through(poses, 0).near.hip == 0);
  const double half_way = moving_through(poses, 0.8).near.hip;
  CHECK(half_way == Approx(30));
  CHECK(moving_through(poses, 2.0).near.hip == 60);
  CHECK(moving_through(poses, 2.9).near.hip == 60);
  CHECK(moving_through(poses, 5.5).near.hip == 0);
  CHECK(moving_through(poses, 6.8).near.hip == Approx(30));
}

TEST_CASE("without poses there is a standing figure") { CHECK(moving_through({}, 3) == Figure{}); }

TEST_CASE("a change of pose goes on from where the figure is, and ends in the pose") {
  PoseChange change;
  change.lead_to(bent(60), false, 10);
  CHECK(change.moving(10.1));
  const double on_the_way = change.at(10.6).near.hip;
  CHECK(on_the_way > 0);
  CHECK(on_the_way < 60);
  change.lead_to(bent(0), false, 10.6);
  CHECK(change.at(10.6).near.hip == Approx(on_the_way));
  CHECK(change.at(20).near.hip == 0);
  CHECK_FALSE(change.moving(20));
}

TEST_CASE("being led to the same pose again does not begin anew") {
  PoseChange change;
  change.lead_to(bent(60), false, 0);
  change.lead_to(bent(60), false, 5);
  CHECK_FALSE(change.moving(5));
}

TEST_CASE("a change of sides begins at ease, as people get up for it") {
  PoseChange change;
  change.lead_to(bent(60), false, 0);
  change.lead_to(bent(60), true, 5);
  CHECK(change.mirrored);
  CHECK(change.at(5).near.hip == 0);
  CHECK(change.at(9).near.hip == 60);
}

}  // namespace sitwell::gui
