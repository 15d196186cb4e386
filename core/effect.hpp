// Everything the tracker wants done. Effects are facts about the wearer; who acts on them (the
// history, a notifier, a text file) is not the tracker's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "core/bout.hpp"
#include "core/epoch.hpp"
#include "core/posture.hpp"
#include "core/seat_angle.hpp"
#include "core/thigh_frame.hpp"
#include "core/time.hpp"

namespace sitwell {

/// From `at` on the posture is this one. It replaces all that was said of `at` and later: edges
/// are back-dated to the crossing, and what was learned since may revise a whole stretch.
struct PostureChanged {
  Instant at{};
  Posture posture = Posture::unknown;
  Instant decided{};  ///< when it was known; decided - at is the delay
};

/// Bouts beginning at `from` or later are withdrawn, and one that spans it now ends there; what
/// replaces them follows in the same step.
struct BoutsRevised {
  Instant from{};
};

/// A bout to keep, keyed by its begin: saying it again replaces it. While open it is repeated as a
/// heartbeat, so that a crash loses no more than the heartbeat's interval.
struct BoutSaved {
  Bout bout;
  bool open = false;
};

enum class MountingReason : std::uint8_t {
  guided,    ///< the wearer stood and sat when asked
  walked,    ///< learned from walking
  sat,       ///< a long sit told front from back
  restored,  ///< kept from an earlier run
  replaced,  ///< the clip was turned or put on anew; this one fits what came after
  carried,   ///< the clip was turned while the thigh stayed; the mounting was turned with it
  slipped,   ///< it may have moved: front and back are not trusted until walking tells
};

struct MountingChanged {
  Instant at{};  ///< from when on it holds
  Mounting mounting;
  MountingReason reason = MountingReason::restored;
  BodySite site = BodySite::thigh;
};

enum class CalibrationResult : std::uint8_t {
  accepted,
  too_short,      ///< fewer than two still seconds in a pose
  not_still,      ///< a pose was not held still
  poses_alike,    ///< the two poses differ too little: did the thigh turn?
  poses_opposed,  ///< the two poses differ too much for a stand and a sit
  cancelled,
};

struct CalibrationFinished {
  Instant at{};
  CalibrationResult result = CalibrationResult::cancelled;
  double pose_angle_deg = 0;  ///< between the two poses; 0 where one is missing
  BodySite site = BodySite::thigh;
};

/// How the wearer sits was learned better, from sits that ended before `at`: to be kept, and given
/// back to the next run.
struct SeatLearned {
  Instant at{};
  LearnedSeat seat;
  BodySite site = BodySite::thigh;
};

/// A pose of a routine was held that nobody had started; it is over.
struct RoutineSpotted {
  std::size_t pose = 0;  ///< in TrackerSettings::spotter
  Instant begin{};
  Instant end{};
  Duration seen{};  ///< in the pose, wobbles left out
};

using Effect = std::variant<PostureChanged, BoutsRevised, BoutSaved, MountingChanged,
                            CalibrationFinished, RoutineSpotted, SeatLearned>;
using Effects = std::vector<Effect>;

std::string_view name_of(MountingReason reason);
std::string_view name_of(CalibrationResult result);

}  // namespace sitwell
