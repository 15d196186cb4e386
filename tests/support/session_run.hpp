// A guided session driven by a test: what the clip shows and for how long, what the wearer asks
// for; and everything the session said, as lines of text.
#pragma once

#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "core/routine_session.hpp"

namespace sitwell {

/// Two steps that the clip can tell, like those of the shipped lunge and constructive rest.
inline Routine lunge_routine(std::chrono::seconds hold = std::chrono::seconds{30}) {
  RoutineStep step{
      .title = "Lunge",
      .side = StepSide::each,
      .hold_from = hold,
      .hold_to = hold,
      .rest = std::chrono::seconds{10},
      .target =
          PoseTarget{
              .flexion_from_deg = -30, .flexion_to_deg = -8, .most_roll_deg = 30, .still_g = 0.06},
      .other_leg = PoseTarget{.flexion_from_deg = 60, .flexion_to_deg = 120}};
  return {.id = "lunge", .title = "Lunge", .steps = {step}};
}
inline Routine rest_routine(std::chrono::seconds hold = std::chrono::seconds{60},
                            int repetitions = 1) {
  RoutineStep step{
      .title = "Rest",
      .hold_from = hold,
      .hold_to = hold,
      .repetitions = repetitions,
      .rest = std::chrono::seconds{5},
      .target = PoseTarget{
          .flexion_from_deg = 115, .flexion_to_deg = 165, .still_g = 0.03, .facing = Facing::up}};
  return {.id = "rest", .title = "Rest", .steps = {step}};
}

namespace thigh {
inline constexpr ThighPose standing{.flexion_deg = 0, .front_up = 0};
inline constexpr ThighPose behind{.flexion_deg = -18, .front_up = -0.3};
inline constexpr ThighPose in_front{.flexion_deg = 88, .front_up = 1};
inline constexpr ThighPose knees_up{.flexion_deg = 138, .front_up = 0.67};
inline constexpr ThighPose knees_up_shaking{
    .flexion_deg = 138, .front_up = 0.67, .movement_g = 0.2};
}  // namespace thigh

struct SessionRun {
  RoutineSession session;
  Instant now{};
  std::vector<std::string> said;  ///< "12.0 began"
  std::vector<RoutineRecord> saved;
  Duration in_band{};  ///< time between readings that both showed the pose of the hold that is on

  explicit SessionRun(const Routine& routine, const SessionOptions& options = {.clip = true},
                      const SessionSettings& settings = {})
      : session(routine, options, Instant{}, settings) {
    for (const SessionEffect& effect : session.begin()) hear(effect);
  }

  SessionRun& tell(const SessionInput& input) {
    feed(session, input, [this](const SessionEffect& effect) { hear(effect); });
    return *this;
  }
  /// Readings ten times a second.
  SessionRun& shows(std::optional<ThighPose> pose, Duration length) {
    constexpr Duration interval = std::chrono::milliseconds{100};
    for (const Instant end = now + length; now < end;) {
      now += interval;
      tell(PoseReading{.at = now, .pose = pose});
    }
    return *this;
  }
  SessionRun& passes(Duration length) {
    now += length;
    return tell(Tick{.at = now});
  }
  SessionRun& command(SessionCommand command) {
    return tell(SessionCommanded{.at = now, .command = command});
  }
  [[nodiscard]] SessionStatus status() const { return session.status(now); }
  [[nodiscard]] const HoldRecord& hold(std::size_t i) const { return session.record().holds.at(i); }

 private:
  void hear(const SessionEffect& effect) {
    const auto line = [this](Instant at, std::string_view words) {
      const auto tenths = std::lround(seconds(at.time_since_epoch()) * 10);
      said.push_back(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " +
                     std::string(words));
    };
    if (const auto* cue = std::get_if<CueGiven>(&effect)) line(cue->at, name_of(cue->cue));
    if (const auto* exercise = std::get_if<ExerciseChanged>(&effect))
      line(exercise->at, exercise->exercising ? "exercising" : "not exercising");
    if (const auto* kept = std::get_if<RoutineSaved>(&effect)) saved.push_back(kept->record);
  }
};

}  // namespace sitwell
