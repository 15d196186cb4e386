// Everything that can change the tracker's mind, with the time it happened.
#pragma once

#include <cstdint>
#include <variant>

#include "core/epoch.hpp"
#include "core/seat_angle.hpp"
#include "core/thigh_frame.hpp"
#include "core/time.hpp"
#include "core/vector3.hpp"

namespace sitwell {

/// One reading of a clip. Acceleration is specific force: at rest +1 g along up.
struct Sample {
  Instant at{};
  Vector3 acceleration_mps2;
  Vector3 turn_rate_radps;
  BodySite site = BodySite::thigh;
};

/// A second (or several) that a clip boiled down by itself while no computer was listening.
struct LoggedEpoch {
  Epoch epoch;
  BodySite site = BodySite::thigh;
};

/// `changing`: on the way from one pose to the next, or settling into it.
enum class GuidedPose : std::uint8_t { stand, sit, changing, finished, cancelled };

/// Guided calibration: from now on the wearer holds this pose; `finished` asks for the result.
struct GuidedCalibration {
  Instant at{};
  GuidedPose pose = GuidedPose::finished;
  BodySite site = BodySite::thigh;
};

/// A mounting kept from an earlier run.
struct MountingRestored {
  Instant at{};
  Mounting mounting;
  BodySite site = BodySite::thigh;
};

/// How the wearer sits, as an earlier run had learned it from sits that ended before `at`.
struct SeatRestored {
  Instant at{};
  LearnedSeat seat;
  BodySite site = BodySite::thigh;
};

/// The clip was unplugged, or its recording ended: nothing after its last sample is known.
struct ClipLost {
  Instant at{};
  BodySite site = BodySite::thigh;
};

/// Time has come this far and nothing happened.
struct Tick {
  Instant at{};
};

/// The computer woke up from sleep.
struct ComputerResumed {
  Instant at{};
};

/// From `at` on the wearer is led through a routine, or no longer is: what the thigh shows in one
/// is no posture of daily life.
struct ExerciseChanged {
  Instant at{};
  bool exercising = false;
};

/// From `at` on a key or pointer of this computer is used every minute, or no longer: at a desk
/// people sit. Told only where the devices themselves are watched.
struct ComputerUseChanged {
  Instant at{};
  bool in_use = false;
};

/// The computer may stop at any moment now: what is open is said as it stands.
struct Checkpoint {
  Instant at{};
};

using Input = std::variant<Sample, LoggedEpoch, GuidedCalibration, MountingRestored, ClipLost, Tick,
                           ExerciseChanged, Checkpoint, SeatRestored, ComputerUseChanged>;

/// When an input takes effect. A logged epoch does so at its end.
Instant when(const Input& input);

}  // namespace sitwell
