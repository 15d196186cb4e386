// Lying against sitting, which to a thigh look alike: evidence over the open bout, as log-odds.
// A bout is a row of poses; each is weighed by how far it is from this wearer's chair, by how
// still the leg is, by its roll, and by the trunk where a second clip tells of it.
#pragma once

#include <optional>

#include "core/epoch.hpp"
#include "core/hip_angle.hpp"
#include "core/seat_angle.hpp"

namespace sitwell {

/// Log-odds are natural. How constants were fitted and how well they do on wearers that were left
/// out is in docs/science.md.
struct LyingSettings {
  /// Sceptical: at a desk most level thighs are seated.
  double prior = -2;
  /// Who wears a second clip need not be seen at a desk to be told: of the level hours of HAR70+
  /// 0.29 were spent lying.
  double prior_with_trunk = -0.9;
  /// Lying from here on, sitting below `sitting_below`, unsure between. Who lies has to be seen to
  /// sit up: lying ends at `lying_until`.
  double lying_from = 2;
  double lying_until = 1;
  double sitting_below = 0;
  /// Below it a pose was sitting for certain, whatever follows in the bout.
  double surely_sitting_below = -2.5;

  /// The thigh of somebody lying is level, whatever they lie on: 90 +- 7 degrees in 18 wearers.
  double lying_thigh_deg = 90;
  double lying_thigh_spread_deg = 7;
  /// Seated, it is what this wearer's chairs make it: 80 +- 13 degrees from wearer to wearer, and 5
  /// from sit to sit at home (HAR70+), 2 for who has shown a chair (with DSADS).
  SeatAngleSettings seated_thigh{.mean_deg = 80, .mean_sits = 0.17};
  /// What up in walking is off by from the thigh's axis, until front is known (Skotte 2014).
  double walking_lean_deg = 11;
  /// An angle alone leaves one unsure, and is outweighed by a lively leg.
  double most_by_angle = 3;
  double least_by_angle = -4;

  /// From five seconds to the next up moves by more than a degree: in no more than one of sixteen a
  /// leg is calm, which 5 of 44 seated wearings were and 14 of 23 lying ones; in more than one of
  /// ten it is lively (38 and 7). Calm speaks for lying only as far as the angles do beyond
  /// `calm_from`, for desks have calm sitters, too; lively against it only where no trunk tells.
  double step_s = 5;
  double wide_step_deg = 1;
  double calm_share = 0.0625;
  double lively_share = 0.1;
  double calm_weight = 1.7;
  double calm_from = 1;
  double lively_weight = -1.15;
  /// Who has sat a minute of this bout and has neither risen nor turned over since, sits.
  double sat_weight = -2;

  /// Of somebody who has not turned over and uses key or pointer all the time: people work on
  /// their backs seldom, and a research device does not know (science.md).
  double computer_weight = -3;

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
  /// Asleep: three quarters of at least 20 minutes under 4 mg (ActiPASS).
  double asleep_g = 0.004;
  double asleep_for_s = 1200;
  double asleep_share = 0.75;
  double asleep_weight = 3;
  /// Of what was seen in an earlier pose of the same bout, so much still counts: people turn over,
  /// and they sit up on the edge of the bed.
  double earlier_share = 0.75;

  /// The trunk's tilt from upright: on the back 88 +- 8 degrees in 17 wearers, on the side 75 +-
  /// 14, which is where the thigh is rolled; seated 30 +- 16 from wearer to wearer and 5 from sit
  /// to sit, likeliest again.
  double lying_trunk_deg = 88;
  double lying_trunk_spread_deg = 8;
  double on_side_trunk_deg = 75;
  double on_side_trunk_spread_deg = 14;
  double on_side_roll_deg = 40;
  SeatAngleSettings seated_trunk{
      .mean_deg = 30, .mean_sits = 0.1, .spread_deg = 5, .spread_sits = 2};
  double most_by_trunk = 8;
  /// A trunk upright outweighs all that a thigh can show.
  double least_by_trunk = -12;

  /// Another pose: up is elsewhere by so much, for so long.
  double pose_change_deg = 8;
  double trunk_change_deg = 20;
  double pose_change_s = 10;
  /// A pose is judged by its angle after this long, sooner where the trunk tells.
  double least_pose_s = 180;
  double least_pose_with_trunk_s = 10;
  /// A sit this long is one to learn from.
  double least_sit_s = 60;
  /// A thigh flexed less than this for `pose_change_s` did not lie: lying begins after it.
  double least_inclination_deg = 70;
};

/// What is known of a second beside what the thigh shows in it.
struct Surroundings {
  std::optional<double> trunk_tilt_deg;  ///< from upright, where a second clip tells
  bool computer_in_use = false;          ///< a key or pointer within the last minute
};

enum class Recline : std::uint8_t { sitting, unsure, lying };

class LyingEvidence {
 public:
  explicit LyingEvidence(const LyingSettings& settings = {});

  /// A new bout opens. What was learned of the wearer's chairs stays.
  void begin(Instant at);
  /// Takes a second of the open bout.
  void add(const Epoch& epoch, const Mounting& mounting, const Surroundings& surroundings = {});

  [[nodiscard]] double log_odds() const;
  [[nodiscard]] Recline verdict() const { return verdict_; }
  /// Since when the verdict holds.
  [[nodiscard]] Instant since() const { return since_; }

  /// How the wearer sits, of either site, and the end of the last sit that it was learned from: the
  /// clip's log may be read again, and must not teach the same twice.
  [[nodiscard]] const LearnedSeat& seat(BodySite site) const { return seat_at(site).learned(); }
  [[nodiscard]] Instant learned_until() const { return learned_until_; }
  void restore(BodySite site, const LearnedSeat& seat, Instant until);

 private:
  /// A stretch in which up stays where it is.
  struct Pose {
    Instant begin{}, end{};
    Vector3 up_sum;
    double s = 0;
    double inclined = 0, rolled_off = 0;  ///< sums of degrees
    double tilted = 0, tilted_s = 0;
    double in_use_s = 0;  ///< of the computer
    bool rolled = false, extreme = false;
    Vector3 step_sum, last_up;  ///< of the step under way; where up was in the last
    double step_s = 0;
    double steps = 0, wide_steps = 0;

    void add(const Epoch& epoch, double inclination_deg, double roll_deg,
             const Surroundings& surroundings);
    [[nodiscard]] double inclination_deg() const { return inclined / s; }
    void count_steps(const Epoch& epoch, const LyingSettings& settings);
    /// How far from the front up is, either side: on the side 90.
    [[nodiscard]] double roll_deg() const { return rolled_off / s; }
    [[nodiscard]] double tilt_deg() const { return tilted / tilted_s; }
  };

  void see_chair(const Mounting& mounting);
  [[nodiscard]] const SeatAngle& seat_at(BodySite site) const {
    return site == BodySite::thigh ? seated_thigh_ : seated_trunk_;
  }
  [[nodiscard]] bool elsewhere(const Epoch& epoch, std::optional<double> trunk_tilt_deg) const;
  void note_roll(const Epoch& epoch, const Mounting& mounting, const SegmentAngles& thigh);
  void change_pose();
  void conclude();
  void judge();
  [[nodiscard]] double by_angle() const;
  [[nodiscard]] double by_calm() const;
  [[nodiscard]] double by_trunk() const;
  [[nodiscard]] bool asleep() const;
  /// How long a pose has to last before its angle is judged.
  [[nodiscard]] double needed_s() const;

  LyingSettings settings_;
  SeatAngle seated_thigh_, seated_trunk_;
  Instant learned_until_ = Instant::min();

  Pose pose_, next_;
  double rolled_s_ = 0, extreme_s_ = 0;
  bool rolled_earlier_ = false, extreme_earlier_ = false;
  bool sat_ = false;  ///< for a while, in this bout
  double total_s_ = 0, asleep_s_ = 0;
  Instant level_since_{};  ///< since when nothing has looked like a chair
  Recline verdict_ = Recline::sitting;
  Instant since_{};
};

}  // namespace sitwell
