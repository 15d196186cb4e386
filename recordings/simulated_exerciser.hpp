// A wearer who never was, in a guided session: the session leads, the exerciser obeys, each in its
// own style, and the truth about the thigh that wears the clip is known at every sample.
//
// First comes a guided calibration (labelled calibrate_stand and calibrate_sit), so that the clip
// knows how it sits; then the exerciser stands and waits for the session's first word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

#include "core/pose_target.hpp"
#include "core/posture.hpp"
#include "core/routine.hpp"
#include "core/routine_session.hpp"
#include "core/time.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_sensor.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {

enum class ExerciseStyle : std::uint8_t {
  well,         ///< near the middle of the band, with the sway that people have
  sloppy,       ///< near its edge, fidgeting, and out of it for some seconds now and then
  wrong_side,   ///< the other leg first, until told
  interrupted,  ///< gets up in the middle of a hold, walks a few steps, comes back
};
std::string_view name_of(ExerciseStyle style);

struct ExerciserSettings {
  std::uint64_t seed = 1;
  /// What the clip delivers.
  double rate_hz = 100;
  /// The clip is turned by up to so much about any axis against its place on the thigh.
  double most_mounting_turn_deg = 20;
  bool upside_down = false;
  Side clip_leg = Side::right;
  ExerciseStyle style = ExerciseStyle::well;
  /// Each axis of the gyroscope is off by up to so much: what consumer parts are specified to.
  double most_gyroscope_bias_dps = 1;
  /// The rest of what is wrong with the clip; the gyroscope's bias is as the seed has it.
  SimulatedSensorSettings sensor;
};

class SimulatedExerciser {
 public:
  SimulatedExerciser(Routine routine, const ExerciserSettings& settings);

  /// One sample further; it never ends.
  void next(SimulatedSample& out);
  /// What the session shows: what is asked is done once the exerciser has reacted to it.
  void told(const SessionStatus& status, Instant now);

  /// The calibration is over: stands, and waits for the session.
  [[nodiscard]] bool ready() const { return ready_; }
  /// What the thigh truly shows; its movement is not told.
  [[nodiscard]] const ThighPose& pose() const { return pose_; }
  /// Moves too fast to be holding anything: on the way from one pose to another, or walking. Who
  /// eases into a pose, slower than this, is in it as soon as its band is reached.
  [[nodiscard]] bool passing() const;

 private:
  /// Something done: on the way for so long, then there for so long.
  struct Act {
    Vector3 pose;
    Movement movement;
    double way_s = 0;
    double stay_s = 0;
    std::string_view label;
    Posture posture = Posture::exercising;
  };
  /// What the session asks for.
  enum class Aim : std::uint8_t { stand, rest, hold };
  struct Wish {
    Aim aim = Aim::stand;
    std::size_t hold = 0;  ///< which, when one is asked for
    bool wrong_leg = false;
    friend bool operator==(const Wish&, const Wish&) = default;
  };

  [[nodiscard]] Wish wish_of(const SessionStatus& status);
  void obey();
  void go_into_hold();
  void get_up_for_a_while();
  void leave_and_come_back();
  void begin(const Act& act);
  void go_on();
  [[nodiscard]] Act hold_act();
  [[nodiscard]] Act standing_act(double way_s, double stay_s) const;
  [[nodiscard]] const RoutineStep& step() const { return routine_.steps[planned_.step]; }
  [[nodiscard]] double held_flexion_deg(const PoseTarget& shown);

  Routine routine_;
  ExerciserSettings settings_;
  Random random_;
  SimulatedBody body_;
  SimulatedSensor sensor_;

  Instant now_{};
  std::int64_t emitted_ = 0;
  ThighPose pose_;
  Act act_;
  Instant arrival_{};
  Instant act_end_{};
  std::deque<Act> acts_;  ///< what follows; after the last one, it goes on for ever
  bool ready_ = false;

  // What was asked, and what became of it.
  Wish heard_;
  PlannedHold planned_;
  bool to_obey_ = false;
  Instant obey_at_{};
  std::optional<PoseTarget> shown_;  ///< by the clip's thigh in the hold, where the step says
  double lax_deg_ = 0;               ///< where a sloppy thigh sinks to
  std::size_t corrected_ = no_hold;  ///< the hold in which the wrong leg was pointed out
  bool interrupted_ = false;
  double interrupted_at_share_;

  static constexpr std::size_t no_hold = static_cast<std::size_t>(-1);
};

}  // namespace sitwell
