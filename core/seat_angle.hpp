// How a wearer sits, learned over time: what angle to expect of the next sit, and how surely. A
// body segment's inclination from sit to sit is taken as normal with unknown mean and spread, so
// what is expected next is Student's t (Gelman et al., Bayesian Data Analysis, 3.3): wide for a
// stranger and for who sits on everything, narrow for who has one chair.
#pragma once

namespace sitwell {

struct SeatAngleSettings {
  /// Expected before anything is known of this wearer, degrees, and worth so many sits.
  double mean_deg = 80;
  double mean_sits = 1;
  /// What sits of one wearer differ by, worth so many sits...
  double spread_deg = 5;
  double spread_sits = 6;
  /// ...and of one who has shown a chair of their own.
  double shown_spread_deg = 2;
  double shown_spread_sits = 2;
  /// Sits older than this many fade: people buy chairs.
  double most_sits = 40;
};

class SeatAngle {
 public:
  explicit SeatAngle(const SeatAngleSettings& settings = {});

  /// The wearer has shown how they sit (guided calibration). Showing it again moves the mean; what
  /// was learned of the spread stays.
  void show(double inclination_deg);
  /// A sit was seen.
  void add(double inclination_deg);

  /// Log of the probability density, per degree, that the next sit shows this inclination.
  [[nodiscard]] double log_density(double inclination_deg) const;
  [[nodiscard]] double mean_deg() const { return mean_; }
  /// What the next sit will be off from the mean by, typically (the scale of the t).
  [[nodiscard]] double spread_deg() const;

 private:
  SeatAngleSettings settings_;
  double mean_, mean_sits_, squares_, spread_sits_;
  bool shown_ = false;
};

}  // namespace sitwell
