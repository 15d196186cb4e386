#include "core/seat_angle.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace sitwell {
namespace {

/// ln of gamma(x + 1/2) / gamma(x), x > 0, to 1e-9: the asymptotic series (Tricomi & Erdelyi 1951)
/// beyond 8, the recurrence up to there. C's lgamma() keeps a sign where every thread sees it.
double log_gamma_step(double x) {
  double log = 0;
  for (; x < 8; x += 1) log += std::log(x / (x + 0.5));
  const double inverse = 1 / x, squared = inverse * inverse;
  return log + 0.5 * std::log(x) -
         inverse * (1.0 / 8 - squared * (1.0 / 192 - squared * (1.0 / 640)));
}

}  // namespace

bool LearnedSeat::is_plausible() const {
  const auto count = [](double sits) { return sits > 0 && sits <= 1000; };
  return mean_deg >= 0 && mean_deg <= 180 && count(mean_sits) && count(spread_sits) &&
         squares_deg2 > 0 && squares_deg2 <= 1e6 && shown_deg >= 0 && shown_deg <= 180;
}

SeatAngle::SeatAngle(const SeatAngleSettings& settings)
    : settings_(settings),
      learned_{.mean_deg = settings.mean_deg,
               .mean_sits = settings.mean_sits,
               .squares_deg2 = settings.spread_sits * settings.spread_deg * settings.spread_deg,
               .spread_sits = settings.spread_sits} {}

void SeatAngle::show(double inclination_deg) {
  if (inclination_deg == learned_.shown_deg) return;
  const bool first = std::exchange(learned_.shown_deg, inclination_deg) == 0;
  learned_.mean_deg = inclination_deg;
  learned_.mean_sits = 1;
  if (!first) return;
  // Sits seen before were in the same chair, or in others: they go on counting as they did.
  learned_.squares_deg2 +=
      settings_.shown_spread_sits * settings_.shown_spread_deg * settings_.shown_spread_deg -
      settings_.spread_sits * settings_.spread_deg * settings_.spread_deg;
  learned_.spread_sits += settings_.shown_spread_sits - settings_.spread_sits;
}

void SeatAngle::restore(const LearnedSeat& learned) {
  if (learned.is_plausible()) learned_ = learned;
}

void SeatAngle::add(double inclination_deg) {
  auto& [mean_deg, mean_sits, squares_deg2, spread_sits, shown_deg] = learned_;
  const double off = inclination_deg - mean_deg;
  squares_deg2 += mean_sits / (mean_sits + 1) * off * off;
  mean_sits += 1;
  mean_deg += off / mean_sits;
  spread_sits += 1;
  if (spread_sits <= settings_.most_sits) return;
  squares_deg2 *= settings_.most_sits / spread_sits;
  spread_sits = settings_.most_sits;
  mean_sits = settings_.most_sits;
}

double SeatAngle::spread_deg() const {
  return std::sqrt(learned_.squares_deg2 / learned_.spread_sits * (1 + 1 / learned_.mean_sits));
}

double SeatAngle::log_density(double inclination_deg) const {
  const double scale = spread_deg();
  const double off = (inclination_deg - learned_.mean_deg) / scale;
  const double n = learned_.spread_sits;
  return log_gamma_step(n / 2) - 0.5 * std::log(n * std::numbers::pi * scale * scale) -
         (n + 1) / 2 * std::log1p(off * off / n);
}

}  // namespace sitwell
