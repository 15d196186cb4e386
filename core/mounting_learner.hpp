// Learns how the clip sits on the thigh from the wearer's own walking and sitting, notices when it
// has been turned or put on anew, and remembers earlier mountings in case they return.
#pragma once

#include <array>
#include <optional>

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/gait.hpp"

namespace sitwell {

struct MountingSettings {
  /// Walking enough for a mean that single steps and a turn do not move.
  Duration walking_needed = std::chrono::seconds{30};
  /// Gait is judged in blocks of unbroken walking this long.
  Duration walking_block = std::chrono::seconds{5};
  /// The turn's main axis is the hip's where it stands out by this much; a phone loose in a pocket
  /// often does not let it, and a sit then tells front from back alone.
  double clear_axis_ratio = 3;
  /// A thigh leans forward by 11 +- 3 degrees on average while walking (Skotte 2014).
  double walking_lean_deg = 11;
  /// ...and between these whenever it walks: climbing stairs lifts it by up to 50 on average.
  double least_walking_lean_deg = 0;
  double most_walking_lean_deg = 50;
  /// A sit long enough not to be a kneeling or a lie-down on the way.
  Duration sit_needed = std::chrono::seconds{120};
  double sit_inclination_deg = 50;
  /// Walking this far from the reference: turned or put on anew (Acti4). More from a guided one,
  /// whose reference is standing, and where front is unknown, since stairs lift the thigh.
  double shift_deg = 20;
  double shift_from_guided_deg = 30;
  double shift_from_unfaced_deg = 50;
  /// So much walking in the new place before it is believed.
  Duration shift_walking = std::chrono::seconds{15};
  /// A thigh does not turn this fast but in running: a hand did it, and the clip may have moved
  /// (science.md: handling). Front and back are in doubt then until walking bears them out...
  double handling_turn_dps = 300;
  /// ...as they are after a gap from which the thigh comes back in a posture this far from any.
  double doubtful_fit_deg = 20;
  Duration gap = std::chrono::seconds{1};
  /// Walking this close to where it was dispels the doubt.
  double slip_deg = 10;
  /// Another remembered mounting explains a still posture this much better, for this long.
  double better_fit_deg = 15;
  /// The guided one knows this wearer's chair, and may claim with less.
  double better_guided_fit_deg = 8;
  /// ...and explains it well: a lying thigh fits nothing, and must not call up old mountings.
  double good_fit_deg = 20;
  Duration better_fit_for = std::chrono::seconds{3};
};

class MountingLearner {
 public:
  explicit MountingLearner(const MountingSettings& settings = {}, const GaitSettings& gait = {});

  /// A change of mind: from `from` on, `mounting` holds.
  struct News {
    Instant from{};
    Mounting mounting;
    MountingReason reason = MountingReason::walked;
  };
  std::optional<News> add(const Epoch& epoch);

  /// Takes over a mounting that was guided or kept from before.
  void adopt(const Mounting& mounting, Instant at);

  [[nodiscard]] const Mounting& current() const { return known_[current_]; }

 private:
  /// Up and turning summed over walking.
  struct Walking {
    Vector3 up_sum;
    std::array<double, 6> moment{};
    double length_s = 0;
    Instant begin{};
    void add(const Epoch& epoch);
    Walking& operator+=(const Walking& other);
  };

  std::optional<News> on_walking(const Walking& block, Instant end);
  std::optional<News> on_still(const Epoch& epoch);
  std::optional<News> learn_front(const Epoch& epoch);
  void face(Mounting& mounting, const Vector3& seated_up) const;
  std::optional<News> doubt(const Epoch& epoch);
  std::optional<News> settle_doubt(const Vector3& walking_up, Instant end);
  [[nodiscard]] double shift_limit_deg(const Mounting& mounting) const;
  [[nodiscard]] double walking_shift_deg(const Mounting& mounting, const Vector3& up) const;
  [[nodiscard]] Mounting learned(const Walking& walking) const;
  [[nodiscard]] bool agrees(const Mounting& mounting, const Vector3& walking_up) const;
  [[nodiscard]] std::optional<std::size_t> agreeing(const Vector3& walking_up) const;
  void remember(const Mounting& mounting);
  void make_current(std::size_t i);

  MountingSettings settings_;
  GaitSettings gait_;
  std::array<Mounting, 4> known_{};
  std::size_t current_ = 0;
  std::size_t next_ = 0;
  Instant agreed_ = Instant::min();  ///< when the current mounting was last borne out

  std::optional<Mounting> doubted_;  ///< the current mounting as it was before the doubt
  Instant last_end_ = Instant::min();
  bool after_gap_ = false;  ///< nothing still has been seen since

  Walking block_, reference_;
  std::size_t better_ = 0;
  Instant better_since_{};
  double better_for_s_ = 0;
  Vector3 sit_sum_;
  double sat_s_ = 0;
};

/// How far up is from what a standing or seated thigh shows in this mounting, degrees.
double misfit_deg(const Mounting& mounting, const Vector3& up);

}  // namespace sitwell
