// How a wearer sits, learned from their sits.
#include <cmath>

#include "core/seat_angle.hpp"
#include "support/catch.hpp"

using namespace sitwell;

TEST_CASE("an angle far from the one chair of a wearer is unlikely, and less so for a stranger") {
  SeatAngle stranger, known;
  known.show(70);
  for (int i = 0; i < 5; ++i) known.add(70.5);
  CHECK(known.mean_deg() == Approx(70.4).margin(0.2));
  CHECK(known.spread_deg() < 2);
  CHECK(known.log_density(70) > stranger.log_density(70));
  CHECK(known.log_density(90) < stranger.log_density(90) - 3);
}

TEST_CASE("who sits on everything is expected anywhere") {
  SeatAngle one_chair, any_chair;
  for (const double off : {-9.0, 8.0, 0.0, 11.0, -10.0, 3.0, -6.0, 5.0}) {
    one_chair.add(80);
    any_chair.add(80 + off);
  }
  CHECK(any_chair.spread_deg() > 6);
  CHECK(any_chair.log_density(92) > one_chair.log_density(92));
}

TEST_CASE("a density adds up to one") {
  SeatAngle seat;
  seat.show(75);
  double sum = 0;
  for (double deg = -400; deg < 600; deg += 0.1) sum += 0.1 * std::exp(seat.log_density(deg));
  CHECK(sum == Approx(1).margin(0.01));
}

TEST_CASE("a new chair is learned within the sits that are kept") {
  SeatAngle seat;
  for (int i = 0; i < 200; ++i) seat.add(70);
  for (int i = 0; i < 120; ++i) seat.add(82);
  CHECK(seat.mean_deg() == Approx(82).margin(1));
}

TEST_CASE("what was learned goes on where it was left") {
  SeatAngle first;
  first.show(74);
  for (const double deg : {73.0, 76.0, 75.5}) first.add(deg);
  SeatAngle next;
  next.restore(first.learned());
  next.show(74);  // the mounting that is kept shows the same calibration again
  CHECK(next.learned() == first.learned());
  CHECK(next.log_density(85) == first.log_density(85));
}

TEST_CASE("what makes no sense is not taken over") {
  const LearnedSeat fresh = SeatAngle{}.learned();
  for (LearnedSeat broken :
       {LearnedSeat{}, LearnedSeat{-1, 1, 1, 1, 0}, LearnedSeat{80, 1, 0, 1, 0},
        LearnedSeat{80, 1, 25, 1, 999}, LearnedSeat{80, std::nan(""), 25, 1, 0}}) {
    SeatAngle seat;
    seat.restore(broken);
    CHECK(seat.learned() == fresh);
  }
}
