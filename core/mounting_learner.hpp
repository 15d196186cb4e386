// Learns how the clip sits on the thigh from the wearer's own walking and sitting, notices when it
// has been turned or put on anew, and remembers earlier mountings in case they return.
//
// Time falls into placements: from one moment at which something may have moved the clip to the
// next. What a placement's walking shows holds for all of it, so what was told since it began is
// told anew.
#pragma once

#include <array>
#include <optional>

#include "core/clip_moves.hpp"
#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/gait.hpp"
#include "core/mounting_fit.hpp"

namespace sitwell {

struct MountingSettings {
  /// Walking enough for a mean that single steps and a turn do not move.
  Duration walking_needed = std::chrono::seconds{30};
  /// Gait is judged in blocks of unbroken walking this long. In a new placement, where nothing else
  /// is known, all movement on the feet counts, and short pauses are passed over.
  Duration walking_block = std::chrono::seconds{5};
  Duration walking_pause = std::chrono::seconds{2};
  /// On the level what the 5 Hz low-pass takes away is 2.0 to 3.3 of the SD along up, by wearer; on
  /// stairs and at the oar 1.0 to 1.7, and pedalling 0.5 to 0.9. Stairs lift the thigh, so what
  /// they teach is provisional; pedals teach nothing.
  double level_footfalls = 1.75;
  double least_footfalls = 0.95;
  /// Nearly all rowing turns a thigh slower than this, nearly all climbing faster; less teaches
  /// nothing, unless it swings at the pace of strides. Its turn rate over its swing, of a sine 2 pi
  /// times the frequency, is 4 to 6 at the oar and this or more on the way down stairs.
  double least_gait_turn_dps = 56;
  double least_gait_pace_per_s = 6.3;
  /// The turn's main axis across the vertical is the hip's where it stands out by this much.
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
  /// On level ground it leans by this at most, and less far off it is turned.
  double most_level_lean_deg = 30;
  double level_shift_deg = 25;
  /// So much walking in the new place before it is believed; in a new placement less will do to
  /// tell that nothing has moved.
  Duration shift_walking = std::chrono::seconds{15};
  Duration same_walking = std::chrono::seconds{10};
  Duration provisional_walking = std::chrono::seconds{30};
  ClipMoveSettings moves;
  /// Turned by less in a hand, the clip was not moved; a leg that is crossed or set down turns by
  /// more, but into a posture that fits. One rotation in forty is under 45 degrees.
  double unmoved_deg = 20;
  double unmoved_fitting_deg = 45;
  /// Nor was it where the posture after is one of the mounting before this closely, or, on the
  /// feet, up is no further from where it was: one place in fifty, and one in thirty, by chance.
  double unmoved_fit_deg = 12;
  double unmoved_walking_deg = 20;
  /// ...but where the leg swings about an axis this far from the one before, it was turned.
  double other_swing_deg = 45;
  /// Odd strides feel like a hand for a second or two; longer, and it is one.
  Duration odd_strides = std::chrono::milliseconds{2500};
  /// So the other explanation is kept, and holds once it was the better one for so long.
  Duration other_for = std::chrono::seconds{10};
  /// A thigh was seated beyond this share of the wearer's seated angle, and stands up by turning as
  /// far (the crossing of posture_machine.hpp).
  double rise_share = 0.65;
  /// Whoever moves the leg without footfalls, this far from upright on average, sits at pedals (36
  /// to 65 degrees): the first rest that is far from there is standing beside them.
  double pedals_deg = 33;
  /// Whoever moves it on the feet and leans so far on average climbs stairs: nobody turns round
  /// there, and up of one stride is as far as this from that of the next.
  double stairs_lean_deg = 20;
  double unmoved_stairs_deg = 30;
  /// Moved while upright, it stands where it rests so long within what stairs leave open; perching
  /// begins at 30, sitting is beyond.
  double stand_deg = 37;
  Duration stand_for = std::chrono::seconds{10};
  /// Wearers turn round while the clip is in hand: front holds where the swing in walking is within
  /// this, and not where the next rest is rolled so far.
  double same_front_deg = 30;
  double rolled_deg = 45;
  /// Walking this close to where what was carried should walk puts it right: twice the lean, and
  /// what the gyroscope is off by.
  double put_right_deg = 30;
  /// Moves of which nothing is known but that they were, this close in time, are one.
  Duration handling_spell = std::chrono::seconds{10};
  /// Front and back are in doubt after a gap, too, from which the thigh comes back in a posture
  /// this far from any.
  double doubtful_fit_deg = 20;
  Duration gap = std::chrono::seconds{1};
  /// In a new placement, walking this close to where it was is the same place.
  double same_place_deg = 15;
  /// Another remembered mounting explains a still posture this much better, for this long.
  double better_fit_deg = 15;
  /// The guided one knows this wearer's chair, and may claim with less.
  double better_guided_fit_deg = 8;
  /// ...and explains it well: a lying thigh fits nothing, and must not call up old mountings.
  double good_fit_deg = 20;
  /// Sitting as before bears out a placement only this close: the cones round standing and sitting
  /// are 2 % of all directions.
  double good_fit_anew_deg = 12;
  Duration better_fit_for = std::chrono::seconds{3};
  /// Nobody rests on the feet or a seat with the knee straight above the hip: further than this
  /// from upright for so long, and the clip is upside down.
  double upside_down_deg = 155;
  Duration upside_down_for = std::chrono::seconds{10};
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
  /// Takes the next second and how the sensor turned in it, where that is known; `jumped` where
  /// its up is not its gyroscope's (sensor_jump.hpp).
  std::optional<News> add(const Epoch& epoch, const std::optional<Rotation>& turned = {},
                          bool jumped = false);

  /// The clip is being moved: what the second just added, or this one, shows is no posture.
  [[nodiscard]] bool moving() const { return moves_.under_way(); }
  [[nodiscard]] bool in_hand(const Epoch& epoch) const { return moves_.in_hand(epoch); }

  /// The clip was off the thigh until then, and may be anywhere on it now.
  void put_on(Instant at) { put_on_ = at; }

  /// Takes over a mounting that was guided or kept from before.
  void adopt(const Mounting& mounting, Instant at);

  [[nodiscard]] const Mounting& current() const {
    return doubt_ ? doubt_->now.mounting : known_[current_].mounting;
  }

 private:
  struct Known {
    Mounting mounting;
    Vector3 walking_up;  ///< as it walks in this mounting; zero before it did
    /// Learned from stairs or running: level walking puts it right.
    bool provisional = false;
    /// Its beginning was noticed, so the way back from it will be.
    bool noticed = false;
  };
  /// What is known of a placement that nothing has borne out yet.
  enum class Basis : std::uint8_t {
    none,     ///< as it was before, front unknown
    same,     ///< as it was before: it does not look moved
    seen,     ///< carried along as the gyroscope saw it turn
    upright,  ///< the thigh was upright while it was moved unseen
    seated,   ///< it was seated then: which way it will rise is open
  };
  struct Doubt {
    Known now;
    Basis basis = Basis::none;
    Instant since{};
    Instant last{};                   ///< time the clip was turned
    Instant agreed = Instant::min();  ///< when stairs or a run last bore it out, roughly
    bool was_upright = false;
    bool was_moving = false;
    Vector3 moved_up;      ///< where up was after the move
    double moved_deg = 0;  ///< how far from upright the thigh was then
    /// The other explanation of the move, and for how long it has been the better one.
    Known other;
    Basis other_basis = Basis::none;
    double other_s = 0;
    /// Still postures since then that the mounting before explains, and that it does not.
    double fits_s = 0, strange_s = 0;
  };

  /// Nothing is known of where the clip is now, but from where it was.
  [[nodiscard]] bool at_a_loss() const { return doubt_ && doubt_->basis <= Basis::same; }
  [[nodiscard]] bool teaches(const Epoch& epoch) const;
  std::optional<News> watch(const Epoch& epoch, const std::optional<Rotation>& turned, bool jumped);
  std::optional<News> settle(const ClipMoves::Moved& moved);
  std::optional<News> begin_placement(Instant at);
  [[nodiscard]] bool was_upright(const ClipMoves::Moved& moved) const;
  [[nodiscard]] Known carried_along(Known known, const ClipMoves::Moved& moved, Basis basis) const;
  [[nodiscard]] bool walks_on(const ClipMoves::Moved& moved) const;
  [[nodiscard]] bool swings_elsewhere(const ClipMoves::Moved& moved) const;
  [[nodiscard]] bool looks_unmoved(const ClipMoves::Moved& moved) const;
  [[nodiscard]] bool goes_on_alike(const ClipMoves::Moved& moved) const;
  std::optional<News> rise(const Epoch& epoch);
  [[nodiscard]] bool stands_at(const Vector3& up) const;
  std::optional<News> weigh_hypotheses(const Epoch& epoch);
  void swap_hypotheses();
  std::optional<News> doubt_front(const Epoch& epoch);
  void weigh_doubt(const Epoch& epoch);
  [[nodiscard]] bool on_level_ground(const Walking& walking) const;
  [[nodiscard]] bool is_level(const Walking& walking) const;
  [[nodiscard]] bool has_footfalls(const Walking& walking) const;
  [[nodiscard]] bool is_on_feet(const Walking& walking) const;
  std::optional<News> add_walking(const Epoch& epoch);
  std::optional<News> on_walking(const Walking& block, Instant end);
  std::optional<News> walk_in_placement(Instant end);
  std::optional<std::optional<News>> walk_carried(Instant end, const Vector3& up);
  std::optional<News> walk_elsewhere(Instant end, bool first);
  std::optional<News> on_still(const Epoch& epoch);
  std::optional<News> upside_down(const Epoch& epoch);
  std::optional<News> learn_front(const Epoch& epoch);
  std::optional<News> replace(const Mounting& mounting, bool provisional, Instant from,
                              Instant now);
  [[nodiscard]] double shift_limit_deg(const Mounting& mounting) const;
  [[nodiscard]] double walking_shift_deg(const Mounting& mounting, const Vector3& up) const;
  [[nodiscard]] bool agrees(const Mounting& mounting, const Walking& walking) const;
  [[nodiscard]] bool same_place(const Known& known, bool current, const Vector3& walking_up) const;
  [[nodiscard]] std::size_t better_at(const Vector3& up) const;
  [[nodiscard]] bool same_axes(const Mounting& a, const Mounting& b) const;
  void note_walking(const Vector3& up);
  void remember(const Mounting& mounting, bool provisional = false);
  void make_current(std::size_t i);
  void forget_poses();

  MountingSettings settings_;
  GaitSettings gait_;
  std::array<Known, 4> known_{};
  std::size_t current_ = 0;
  std::size_t next_ = 0;
  Instant agreed_ = Instant::min();  ///< when the current mounting was last borne out
  Instant placed_ = Instant::min();  ///< since when the clip is where it is

  ClipMoves moves_;
  std::optional<Doubt> doubt_;
  std::optional<Instant> put_on_;
  Instant last_end_ = Instant::min();
  bool after_gap_ = false;  ///< nothing still has been seen since

  Walking block_, reference_;
  double pause_s_ = 0;
  std::size_t better_ = 0;
  Instant better_since_{};
  double better_for_s_ = 0;
  Vector3 odd_sum_;  ///< up while upside down, or risen
  double odd_s_ = 0;
  Vector3 sit_sum_;
  double sat_s_ = 0;
};

}  // namespace sitwell
