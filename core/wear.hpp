// Whether the clip is on the thigh at all, or in a hand, lying somewhere, carried or driven about.
//
// A clip does not leave a thigh but by a hand. So a hand begins a doubt, which a walking thigh
// ends; in doubt, little is needed to believe the clip off, without it there is only one sign that
// no thigh ever shows: up that stays where it is.
#pragma once

#include <optional>

#include "core/wear_signs.hpp"

namespace sitwell {

struct WearSettings {
  WearSignSettings signs;
  /// At rest on something rigid, which may tremble: up does not wander. The stillest three minutes
  /// of a worn thigh came about by 0.20 degrees, the stillest five by 0.52 (12 wearers of HAR70+;
  /// with any of them left out 0.20 to 0.24). A clip that cools down on a desk does by 0.1.
  double rest_deg = 0.15;
  Duration rest_block = std::chrono::seconds{20};
  Duration rest_after_hand = std::chrono::minutes{3};
  Duration rest = std::chrono::minutes{10};
  /// ...and where nothing more will be known, since it was put away into its charger.
  Duration rest_before_end = std::chrono::minutes{1};
  /// A gyroscope too noisy for that (0.5 dps and more) shows Acti4's stillness: it is off after so
  /// long, faces up or not.
  double still_g = 0.01;
  double still_deg = 1.5;
  Duration still_for = std::chrono::minutes{90};
  /// Turned over for so long by one hand: the longest of recorded takings-out took 2 s.
  Duration turned_over_for = std::chrono::seconds{5};
  /// Turns this close in time are one handling.
  Duration handling_spell = std::chrono::seconds{10};
  /// Steps of a walk with no longer pauses: of twenty seconds a worn thigh looked carried in at
  /// most 10 (rowing), of sixty in 28; every trunk did in 20 and in 57.
  Duration step_pause = std::chrono::seconds{10};
  int carried_of_20 = 16;
  /// ...where nobody was seen to take it off.
  int carried_of_60 = 54;
  /// A thigh that walks ends the doubt.
  int thigh_of_20 = 10;
  /// In doubt, a ride during which no leg stirs: the longest of worn people was 167 s.
  Duration ride_for = std::chrono::minutes{20};
  double ride_share = 0.7;
  /// What begins this soon after the hand is where the hand has put it.
  Duration put_down = std::chrono::minutes{2};
  /// Taken up again: so many seconds of movement out of the last five.
  double moving_g = 0.03;
  double moving_turn_dps = 8;
  double picked_up_s = 3;
  double picked_up_within_s = 5;
};

class WearDetector {
 public:
  explicit WearDetector(const WearSettings& settings = {});

  struct Change {
    bool worn = true;
    Instant since{};  ///< back-dated to when it began
  };
  std::optional<Change> add(const Epoch& epoch);
  /// The data ends: settles a doubt that more rest would have settled.
  std::optional<Change> finish();
  [[nodiscard]] bool worn() const { return place_ == Place::thigh; }
  /// After a gap nothing is known of the stillness before it.
  void restart();

 private:
  enum class Place : std::uint8_t { thigh, hand, rest, carried, driven };
  /// The last handling, which no walking has put behind us.
  struct Hand {
    Instant since{}, last{};
    double turned_over_s = 0;
  };
  /// Since a leg last stirred.
  struct Ride {
    Instant since{};
    double length_s = 0, riding_s = 0;
  };

  void note(const Epoch& epoch);
  void note_hand(const Epoch& epoch);
  void note_steps(const Epoch& epoch);
  void begin_walk(Instant at);
  void note_ride(const Epoch& epoch);
  void note_rest(const Epoch& epoch);
  std::optional<Change> watch_leaving(Instant now);
  std::optional<Change> watch_return(const Epoch& epoch);
  std::optional<Change> watch_pick_up(const Epoch& epoch);
  [[nodiscard]] std::optional<Change> leave(Place place, Instant since);
  [[nodiscard]] std::optional<Change> come_back(Instant since);
  [[nodiscard]] bool by_hand(Instant since) const;
  [[nodiscard]] Instant put_down(Instant since) const;
  [[nodiscard]] std::optional<Instant> rested(Duration needed) const;

  WearSettings settings_;
  Place place_ = Place::thigh;
  std::optional<Hand> hand_;
  bool handled_ = false;  ///< in the last second
  UpPath path_;
  Rest rest_;
  Instant stirred_ = Instant::min();  ///< until then
  Instant still_since_{};
  Vector3 still_up_;
  bool still_ = false;
  StepKinds carried_, on_thigh_;
  Instant stepped_{};
  Instant walked_since_{};
  Ride ride_;
  double moved_s_ = 0, quiet_s_ = 0;
  Instant moved_since_{};
};

}  // namespace sitwell
