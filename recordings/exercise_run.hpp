// A guided session with a simulated wearer in counted time: the tracker, the pose watcher and the
// session run as they do live, and what they came to stands beside the truth.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/pose_watcher.hpp"
#include "core/routine.hpp"
#include "core/routine_record.hpp"
#include "core/routine_session.hpp"
#include "core/tracker.hpp"
#include "recordings/exercise_truth.hpp"
#include "recordings/simulated_exerciser.hpp"

namespace sitwell {

struct ExerciseRunOptions {
  TrackerSettings tracker;
  PoseWatcherSettings watcher;
  SessionSettings session;
  Dose dose = 0;
  /// A session that goes on for longer is left to itself.
  Duration most = std::chrono::hours{1};
};

/// What a hold came to, by the session and in truth.
struct HoldRun {
  PlannedHold planned;
  bool by_clip = false;  ///< the clip could tell, and did: to be compared
  Duration confirmed{};
  Duration timed{};
  int taken =
      0;  ///< how often the session saw the pose taken: once, and once more each time it was lost
  TrueHold truth;
  /// What the session has too much (or too little) of what truly was held.
  [[nodiscard]] double error_s() const { return seconds(confirmed - truth.held); }
};

struct ExerciseRun {
  CalibrationResult calibration = CalibrationResult::cancelled;
  RoutineRecord record;
  std::vector<HoldRun> holds;
  SessionEffects effects;  ///< of the session
  Effects tracked;         ///< of the tracker, from first to last sample
  Instant begin{};         ///< of the session
  Instant end{};

  [[nodiscard]] bool gave(SessionCue cue) const;
};

/// One exerciser through one routine, until the session is over.
ExerciseRun exercise(const Routine& routine, const ExerciserSettings& settings,
                     const ExerciseRunOptions& options = {});

/// A session that nobody minds: the wearer sits at a desk for ten minutes and stands at it for ten,
/// after a guided calibration. All that the session confirms is false.
ExerciseRun ignore_session(const Routine& routine, std::uint64_t seed, Side clip_leg,
                           const ExerciseRunOptions& options = {});

/// The effects in words, a line each, in seconds since the session began; heartbeats are left out.
std::string to_text(const ExerciseRun& run);

}  // namespace sitwell
