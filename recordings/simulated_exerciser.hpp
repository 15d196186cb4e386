// A wearer who never was, in a guided session: the session leads, the exerciser obeys, each in its
// own style, and the truth about the thigh that wears the clip is known at every sample.
//
// First comes a guided calibration (labelled calibrate_stand and calibrate_sit), so that the clip
// knows how it sits; then the exerciser stands and waits for the session's first word.
#pragma once

#include <cstdint>

#include "core/pose_target.hpp"
#include "core/routine.hpp"
#include "core/routine_session.hpp"
#include "core/time.hpp"
#include "recordings/obedient_thigh.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"
#include "recordings/simulated_sensor.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {

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
  ExerciserSettings settings_;
  Random random_;  ///< until the thigh goes on with it
  SimulatedBody body_;
  SimulatedSensor sensor_;
  ObedientThigh thigh_;

  Instant now_{};
  std::int64_t emitted_ = 0;
  ThighPose pose_;
  bool ready_ = false;
};

}  // namespace sitwell
