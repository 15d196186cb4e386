// The whole of Sitwell's judgement: inputs in, effects out, nothing else touched. The daemon, a
// replay and every test drive it through feed(). One instance per wearer.
#pragma once

#include <optional>
#include <vector>

#include "core/bouts.hpp"
#include "core/effect.hpp"
#include "core/features.hpp"
#include "core/gravity_filter.hpp"
#include "core/guided_calibration.hpp"
#include "core/hip_angle.hpp"
#include "core/input.hpp"
#include "core/mounting_learner.hpp"
#include "core/posture_machine.hpp"
#include "core/remembered_epochs.hpp"
#include "core/routine_spotter.hpp"
#include "core/sensor_jump.hpp"
#include "core/told_spans.hpp"
#include "core/trunk_reference.hpp"
#include "core/wear.hpp"

namespace sitwell {

struct TrackerSettings {
  GravityFilterSettings gravity;
  FeatureSettings features;
  JumpSettings jumps;
  GuidedCalibrationSettings guided;
  MountingSettings mounting;
  TrunkReferenceSettings trunk;
  PostureSettings posture;
  WearSettings wear;
  BoutSettings bouts;
  /// Without poses nothing is looked out for.
  SpotterSettings spotter;
  /// Silence this long is a gap: nothing is known of it.
  Duration gap = std::chrono::seconds{1};
};

class Tracker {
 public:
  explicit Tracker(const TrackerSettings& settings = {});

  /// Takes one input. A clip's inputs come in order of time; a sample or epoch that goes back is
  /// ignored. Samples and logged epochs may take turns: where they touch, nothing is broken off.
  /// Allocates only when there is something to say.
  [[nodiscard]] Effects step(const Input& input);

  /// When step() must next be called, with a Tick if nothing else has happened by then.
  [[nodiscard]] std::optional<Instant> deadline() const;

  /// What was said of the time before it will not be revised, and no bout spans it: a tracker that
  /// is fed again from here on says the same of what follows. Half an hour and a bout behind.
  [[nodiscard]] Instant settled() const;

  // What is known right now, for those who watch.
  [[nodiscard]] Posture posture() const { return posture_; }
  [[nodiscard]] const Mounting& mounting() const { return learner_.current(); }
  /// Up in a sensor's frame after its last sample; zero before the first and after a gap.
  [[nodiscard]] Vector3 up(BodySite site = BodySite::thigh) const;
  /// From the last samples; nothing while the thigh's mounting or up is unknown.
  [[nodiscard]] std::optional<HipAngle> hip() const;

 private:
  /// One clip's chain from samples to epochs.
  struct Channel {
    GravityFilter filter;
    FeatureExtractor features;
    SensorJump jump;
    GuidedCalibrator guided;
    Instant last{};        ///< known until here
    bool known = false;    ///< there has been anything at all
    bool live = false;     ///< a stretch of samples or logged epochs is under way
    bool sampled = false;  ///< ...of samples
  };

  void on(const Sample& sample, Effects& effects);
  void on(const LoggedEpoch& logged, Effects& effects);
  void on(const GuidedCalibration& guided, Effects& effects);
  void on(const MountingRestored& restored, Effects& effects);
  void on(const ClipLost& lost, Effects& effects);
  void on(const Tick& tick, Effects& effects);
  void on(const ExerciseChanged& changed, Effects& effects);
  void on(const Checkpoint& checkpoint, Effects& effects);
  void on(const SeatRestored& restored, Effects& effects);
  void on(const ComputerUseChanged& changed, Effects& effects);

  [[nodiscard]] Channel& channel(BodySite site) {
    return site == BodySite::thigh ? thigh_ : pelvis_;
  }
  [[nodiscard]] const Channel& channel(BodySite site) const {
    return site == BodySite::thigh ? thigh_ : pelvis_;
  }
  [[nodiscard]] bool silent(const Channel& channel, Instant now) const;
  void begin_stretch(BodySite site, Instant at, Effects& effects);
  void end_samples(BodySite site, Effects& effects);
  void end_stretch(BodySite site, Effects& effects);
  /// What is known of a second beside its epoch.
  struct Seen {
    std::optional<Rotation> turned;  ///< from samples alone
    bool jumped = false;
    double strides = 0;
  };
  void take_epoch(BodySite site, const Epoch& epoch, const Seen& seen, Effects& effects);
  void note_gait(const Epoch& epoch, double strides);
  void take_trunk(const Epoch& epoch, Effects& effects);
  [[nodiscard]] std::optional<double> trunk_tilt_deg(const Epoch& thigh) const;
  [[nodiscard]] Surroundings around(const Epoch& epoch, std::optional<double> trunk_tilt_deg) const;
  void judge(const Epoch& epoch, const Seen& seen, Effects& effects);
  void catch_up(Instant until, Instant now, Effects& effects);
  void judge_again(Instant from, Instant now, Effects& effects);
  void pass_over(const Epoch& epoch, Instant exercise, Effects& effects);
  void wear_changed(const WearDetector::Change& change, Instant decided, Effects& effects);
  void say_posture(Instant at, Posture posture, Instant decided, Effects& effects);
  void follow_edges(std::size_t first, Effects& effects);
  void say_seats(Instant now, Effects& effects);

  Duration epoch_, gap_;
  GaitSettings gait_;
  Channel thigh_, pelvis_;
  MountingLearner learner_;
  TrunkReference trunk_;
  Epoch trunk_epoch_{.length = Duration{0}};  ///< the last of the clip at the pelvis
  PostureMachine machine_;
  WearDetector wear_;
  RoutineSpotter spotter_;
  ToldSpans exercise_, computer_in_use_;
  Bouts bouts_;
  RememberedEpochs remembered_;
  LearnedSeat said_seats_[2];        ///< as last said, by site
  std::optional<Instant> in_doubt_;  ///< since when a hand may have the clip: nothing was judged
  Posture posture_ = Posture::unknown;
  Instant first_{};                        ///< of the thigh
  Posture broken_off_ = Posture::unknown;  ///< what the thigh's last stretch ended in
};

/// Runs deadlines that are overdue, each at its own time, then the input; hands every effect to
/// sink(const Effect&). The only way to drive a tracker.
template <class Sink>
void feed(Tracker& tracker, const Input& input, Sink&& sink) {
  const Instant now = when(input);
  for (auto due = tracker.deadline(); due && *due < now; due = tracker.deadline())
    for (const Effect& effect : tracker.step(Tick{*due})) sink(effect);
  for (const Effect& effect : tracker.step(input)) sink(effect);
}

}  // namespace sitwell
