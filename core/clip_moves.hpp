// Follows a clip that is moved on its wearer: by a hand, which its gyroscope sees, or unseen while
// readings were lost. Says where the thigh's axes went if the thigh itself did not move meanwhile.
#pragma once

#include <array>
#include <optional>

#include "core/epoch.hpp"
#include "core/gait.hpp"
#include "core/mounting_fit.hpp"
#include "core/rotation.hpp"

namespace sitwell {

struct ClipMoveSettings {
  /// A thigh does not turn this fast but in running: a hand did it, and the clip may have moved
  /// (science.md: handling).
  double handling_turn_dps = 300;
  /// A hand that turns the clip feels like movement, too: faster on average than a walking leg,
  /// without a runner's bounce.
  double handling_mean_turn_dps = 200;
  double handling_sd_g = 0.5;
  /// The second before it is noticed may hold its beginning, where it turned so fast: people sit
  /// down and rise more slowly.
  double onset_dps = 120;
  /// A hand goes on as long as the clip turns this much faster than before it, and so fast.
  double goes_on_share = 1.5;
  double goes_on_dps = 50;
  /// The clip is where it stays after the last turn: so many seconds without one, the first of
  /// which may have its end. One that jumped between two readings is there at once.
  int calm_epochs = 2;
  /// A leg that moves shows its mean over some strides.
  int moving_epochs = 5;
  /// A turn rate summed up for longer is a guess (per cents of scale), and the thigh will not have
  /// waited.
  Duration longest = std::chrono::seconds{30};
  /// Where gravity and the gyroscope disagree by more about where up went, it did not see all; at
  /// rest by `unseen_deg`, while the leg swings by the swing on either side.
  double swinging_deg = 60;
  /// Up elsewhere from one resting second to the next: readings were lost. As JumpSettings.
  double unseen_deg = 25;
  double rest_turn_dps = 20;
  /// A wearer does not change posture unnoticed in a gap this short, or we are wrong for once.
  Duration shortest_gap = std::chrono::seconds{1};
  Duration longest_gap = std::chrono::seconds{10};
};

class ClipMoves {
 public:
  explicit ClipMoves(const ClipMoveSettings& settings, const GaitSettings& gait);

  /// The clip was moved and is at rest on the thigh again.
  struct Moved {
    Instant since{};  ///< where it is now
    Vector3 up_before, up_after;
    bool resting = false;   ///< the leg, before and after
    bool moved = false;     ///< it moved before,
    bool moves_on = false;  ///< and does so after
    Walking after;          ///< what was seen since the clip is where it is now
    /// From sensor coordinates before to those now, for what did not move in the world. Right about
    /// the vertical only where seen.
    Rotation carry;
    bool seen = false;
    double hand_s = 0;  ///< in which a hand was felt
    /// Between two readings: no hand was felt.
    [[nodiscard]] bool jumped() const { return hand_s == 0; }
    /// Nothing can be said of where it went.
    bool lost = false;
  };
  /// Takes the next second and how the sensor turned in it, where that is known; `jumped` where its
  /// up is not its gyroscope's.
  std::optional<Moved> add(const Epoch& epoch, const std::optional<Rotation>& turned, bool jumped);

  /// A hand has the clip just now: what it shows is no posture.
  [[nodiscard]] bool under_way() const { return move_.has_value(); }
  [[nodiscard]] bool in_hand(const Epoch& epoch) const;
  void forget();

 private:
  struct Second {
    Vector3 up, last_up;  ///< mean, and at its end
    std::optional<Rotation> turned;
    double turn_rms_dps = 0, turn_peak_dps = 0;
    bool resting = false;
    bool moving = false;  ///< as in gait
  };
  struct Move {
    Instant begin{};
    Vector3 up;  ///< before it
    bool resting = false, moving = false;
    double turn_rms_dps = 0;
    std::optional<Rotation> turned;
    bool seen = true;
    double hand_s = 0;  ///< 0 while only unseen
    int calm = 0;
    bool rests = false;  ///< in the last of these
    Vector3 up_after;
    Walking after;
  };

  void begin(const Epoch& epoch, bool after_gap);
  [[nodiscard]] bool unseen(const Second& now, bool after_gap) const;
  std::optional<Moved> follow(const Epoch& epoch, const Second& now, bool stirred, bool unseen);
  [[nodiscard]] Moved settled(const Epoch& epoch, bool rests) const;

  ClipMoveSettings settings_;
  GaitSettings gait_;
  std::array<Second, 2> last_{};  ///< the older one first
  std::size_t known_ = 0;         ///< of them
  Instant last_end_{};
  /// Means over the last strides of a moving leg; zero at rest.
  Vector3 moving_up_;
  double moving_turn_dps_ = 0;
  std::optional<Move> move_;
};

}  // namespace sitwell
