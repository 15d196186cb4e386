// Lying against sitting with one clip on the thigh, which both hold level: evidence gathered over
// the open bout, as log-odds. Starts sceptical, because at a desk most level thighs are seated.
#pragma once

#include "core/epoch.hpp"
#include "core/hip_angle.hpp"

namespace sitwell {

struct LyingSettings {
  double prior = -2;
  double lying_from = 2;
  /// On the side: rolled beyond 65 degrees for 5 s, and still (ActiPASS).
  double roll_deg = 65;
  double roll_for_s = 5;
  double roll_still_g = 0.01;
  double roll_weight = 4;
  /// Face down, or knees drawn up past any chair, for 20 s.
  double prone_flexion_deg = -30;
  double knees_up_flexion_deg = 115;
  double extreme_for_s = 20;
  double extreme_weight = 6;
  /// Asleep: three quarters of at least 20 minutes under 4 mg.
  double asleep_g = 0.004;
  double asleep_for_s = 1200;
  double asleep_share = 0.75;
  double asleep_weight = 3;
  /// A thigh flexed less than this without roll is not lying: lying begins after it.
  double least_flexion_deg = 70;
};

class LyingEvidence {
 public:
  explicit LyingEvidence(const LyingSettings& settings = {});

  /// A new bout opens.
  void begin(Instant at);
  /// Takes a second of the open bout; angles without a known front carry no roll.
  void add(const Epoch& epoch, const SegmentAngles& thigh);

  [[nodiscard]] double log_odds() const;
  [[nodiscard]] bool lying() const { return log_odds() >= settings_.lying_from; }
  /// Since when the bout has looked as it does now.
  [[nodiscard]] Instant since() const { return since_; }

 private:
  LyingSettings settings_;
  Instant since_{};
  double rolled_s_ = 0, extreme_s_ = 0, total_s_ = 0, asleep_s_ = 0;
  bool rolled_ = false, extreme_ = false;
};

}  // namespace sitwell
