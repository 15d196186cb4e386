#include "core/seat_angle.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace sitwell {

SeatAngle::SeatAngle(const SeatAngleSettings& settings)
    : settings_(settings),
      mean_(settings.mean_deg),
      mean_sits_(settings.mean_sits),
      squares_(settings.spread_sits * settings.spread_deg * settings.spread_deg),
      spread_sits_(settings.spread_sits) {}

void SeatAngle::show(double inclination_deg) {
  mean_ = inclination_deg;
  mean_sits_ = 1;
  if (std::exchange(shown_, true)) return;
  // Sits seen before were in the same chair, or in others: they go on counting as they did.
  squares_ +=
      settings_.shown_spread_sits * settings_.shown_spread_deg * settings_.shown_spread_deg -
      settings_.spread_sits * settings_.spread_deg * settings_.spread_deg;
  spread_sits_ += settings_.shown_spread_sits - settings_.spread_sits;
}

void SeatAngle::add(double inclination_deg) {
  const double off = inclination_deg - mean_;
  squares_ += mean_sits_ / (mean_sits_ + 1) * off * off;
  mean_sits_ += 1;
  mean_ += off / mean_sits_;
  spread_sits_ += 1;
  if (spread_sits_ <= settings_.most_sits) return;
  squares_ *= settings_.most_sits / spread_sits_;
  spread_sits_ = settings_.most_sits;
  mean_sits_ = settings_.most_sits;
}

double SeatAngle::spread_deg() const {
  return std::sqrt(squares_ / spread_sits_ * (1 + 1 / mean_sits_));
}

double SeatAngle::log_density(double inclination_deg) const {
  const double scale = spread_deg();
  const double off = (inclination_deg - mean_) / scale;
  const double n = spread_sits_;
  return std::lgamma((n + 1) / 2) - std::lgamma(n / 2) -
         0.5 * std::log(n * std::numbers::pi * scale * scale) -
         (n + 1) / 2 * std::log1p(off * off / n);
}

}  // namespace sitwell
