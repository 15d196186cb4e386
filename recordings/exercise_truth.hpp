// How long a simulated exerciser truly was in the pose of each hold, to judge by what the session
// counted.
#pragma once

#include <cstddef>
#include <vector>

#include "core/pose_target.hpp"
#include "core/routine.hpp"
#include "core/routine_session.hpp"
#include "core/time.hpp"

namespace sitwell {

/// Of one hold: sums over the time the hold was on, and the stretch in the pose that led into it.
struct TrueHold {
  Duration on{};    ///< all of it
  Duration near{};  ///< in the band or within 3 degrees of it, which calibration leaves open
  Duration held{};  ///< in the band, and not passing through it
  TrueHold& operator+=(const TrueHold& more) {
    on += more.on;
    held += more.held;
    near += more.near;
    return *this;
  }
};

class ExerciseTruth {
 public:
  ExerciseTruth(Routine routine, Side clip_leg);

  /// For so long, until now, the session stood like this and the thigh truly was in this pose, or
  /// passing through it.
  void add(const SessionStatus& status, const ThighPose& pose, bool passing, Duration lasted);

  /// By the session's number of the hold; nothing where the clip's thigh does not tell.
  [[nodiscard]] TrueHold of(std::size_t hold) const;

 private:
  /// Of the hold that is on; null where the clip's thigh does not tell.
  [[nodiscard]] const PoseTarget* target(const PlannedHold& hold) const;

  Routine routine_;
  Side clip_leg_;
  std::vector<TrueHold> holds_;
  std::size_t hold_ = 0;
  TrueHold before_;   ///< the pose was taken before the hold was on
  bool left_ = true;  ///< the pose was, since the hold before: rest in the pose is rest
};

}  // namespace sitwell
