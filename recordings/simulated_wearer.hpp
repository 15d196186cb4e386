// A wearer who never was: seeded, plausible days of 100 Hz samples from a clip on the thigh, with
// the truth about every one of them. The physics is right (the gyroscope is the derivative of the
// orientation, gravity turns with it), so what works here works for the right reasons; how people
// really sit is for recordings of people to say.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/input.hpp"
#include "core/posture.hpp"
#include "core/routine_session.hpp"
#include "core/time.hpp"
#include "core/vector3.hpp"
#include "recordings/simulated_sensor.hpp"

namespace sitwell {

enum class DayKind : std::uint8_t { office, standing_desk, weekend };
/// What the simulated clip's wearer does from day to day, and what that clip is called in the
/// history: a demonstration's past days and its live one are of the same wearer.
std::vector<DayKind> simulated_week();
inline constexpr std::string_view simulated_serial = "SIMULATED";

struct SimulatedWearerSettings {
  std::uint64_t seed = 1;
  /// What the clip delivers.
  double rate_hz = 100;
  /// The first putting-on of a day turns the sensor any way round on the thigh, later ones put it
  /// back nearly as before, every fourth upside down; off, its axes are the thigh's (X anterior, Y
  /// proximal, Z right).
  bool random_mounting = true;
  /// The first minute of each day is a guided calibration: standing, then sitting, labelled
  /// calibrate_stand and calibrate_sit.
  bool guided_calibration = true;
  SimulatedSensorSettings sensor;
};

struct SimulatedSample {
  Sample sample;
  Posture truth = Posture::unknown;
  std::string_view label;  ///< static storage
  Vector3 true_up;         ///< sensor frame, unit length
  /// Flexion of the thigh, degrees: standing 0, seated about 80. Means nothing while unworn.
  double true_flexion_deg = 0;
};

/// A stretch of one truth. Unplugged stretches are in it as Posture::unknown, without samples.
struct SimulatedSegment {
  Instant begin{};
  Instant end{};
  Posture posture = Posture::unknown;
  std::string_view label;  ///< static storage
};

struct SimulatedPlan;

class SimulatedWearer {
 public:
  /// Plans the days; Instant{} is the local midnight the first one begins with.
  SimulatedWearer(const SimulatedWearerSettings& settings, const std::vector<DayKind>& days);
  /// Does what somebody else planned (recordings/simulated_plan.hpp).
  static SimulatedWearer of(const SimulatedWearerSettings& settings, const SimulatedPlan& plan);
  ~SimulatedWearer();
  SimulatedWearer(SimulatedWearer&&) noexcept;
  SimulatedWearer& operator=(SimulatedWearer&&) noexcept;

  /// False once the last day is over. Nothing is emitted at night and while unplugged.
  bool next(SimulatedSample& sample);

  /// How a guided session stands, as often as that changes. While the clip is worn, the wearer does
  /// what is asked, from the next sample on, and what was planned for that time is not done; once
  /// the session is over they go on with what the plan has by then.
  void told(const Routine& routine, Side clip_leg, const SessionStatus& status);
  /// A guided calibration asks for this; likewise.
  void told(GuidedPose pose);

  /// All that is planned, in order and without holes from the first sample to the last.
  [[nodiscard]] const std::vector<SimulatedSegment>& truth() const;

 private:
  struct State;
  explicit SimulatedWearer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sitwell
