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

/// All that is known of how a wearer sits: Student's t with its counts, to be kept from run to run.
struct LearnedSeat {
  double mean_deg = 0;
  double mean_sits = 0;     ///< what the mean is worth
  double squares_deg2 = 0;  ///< sum of squares about the mean
  double spread_sits = 0;   ///< what the spread is worth
  double shown_deg = 0;     ///< of the last guided calibration; 0 before there was one

  /// An inclination, and counts that something can be learned from.
  [[nodiscard]] bool is_plausible() const;
  friend bool operator==(const LearnedSeat&, const LearnedSeat&) = default;
};

class SeatAngle {
 public:
  explicit SeatAngle(const SeatAngleSettings& settings = {});

  /// The wearer has shown how they sit (guided calibration). Showing it anew moves the mean; what
  /// was learned of the spread stays. The same again, as after a restart, is no news.
  void show(double inclination_deg);
  /// Takes over what an earlier run had learned, as long as it is plausible.
  void restore(const LearnedSeat& learned);
  /// A sit was seen.
  void add(double inclination_deg);

  /// Log of the probability density, per degree, that the next sit shows this inclination.
  [[nodiscard]] double log_density(double inclination_deg) const;
  [[nodiscard]] double mean_deg() const { return learned_.mean_deg; }
  /// What the next sit will be off from the mean by, typically (the scale of the t).
  [[nodiscard]] double spread_deg() const;
  [[nodiscard]] const LearnedSeat& learned() const { return learned_; }

 private:
  SeatAngleSettings settings_;
  LearnedSeat learned_;
};

}  // namespace sitwell
