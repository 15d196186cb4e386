// Notices poses of routines that nobody started, so that they can be offered for the record. Fed by
// the tracker, second by second; says nothing while a guided session runs.
#pragma once

#include <optional>
#include <vector>

#include "core/effect.hpp"
#include "core/epoch.hpp"
#include "core/pose_target.hpp"
#include "core/posture.hpp"
#include "core/routine.hpp"
#include "core/thigh_frame.hpp"

namespace sitwell {

/// A pose to look out for.
struct SpottedPose {
  PoseTarget target;
  Duration after = std::chrono::minutes{3};  ///< held for so long
  bool from_upright = false;                 ///< entered from standing or walking
  /// Of a pose that is done on either side: what the thigh shows while the other leg works. People
  /// stand about with a leg behind them, so such a pose is one only when it was held, then the
  /// other side for as long, then it again.
  std::optional<PoseTarget> other_side;
};

/// A step of a routine as something to look out for; nothing where its file does not ask for it.
std::optional<SpottedPose> pose_to_spot(const RoutineStep& step);

struct SpotterSettings {
  std::vector<SpottedPose> poses;
  /// A pose left for no longer than this goes on: people scratch their noses.
  Duration wobble = std::chrono::seconds{3};
  /// Upright this shortly before the pose was entered: getting down on a knee takes a while.
  Duration way_down = std::chrono::seconds{15};
  /// From one side to the other and back takes no longer: a hold of 45 s, and 20 s either way.
  Duration change_over = std::chrono::seconds{90};
};

class RoutineSpotter {
 public:
  explicit RoutineSpotter(const SpotterSettings& settings = {});

  /// Takes a second with the posture that is believed just before it; appends what has ended.
  void add(const Epoch& epoch, const Mounting& mounting, Posture before, Effects& effects);
  /// The data ends, or means something else from here on; what stands is appended.
  void finish(Effects& effects);

 private:
  struct Run {
    Instant begin{}, end{};
    Duration seen{};
    bool from_upright = false;
    bool under_way = false;
  };

  /// What has been seen of one pose.
  struct Seen {
    Run run;                    ///< of the pose
    Run other;                  ///< of the other side
    std::optional<Run> before;  ///< of the pose, when it is done on either side
    Duration other_side{};      ///< the longest hold of the other side since then
  };

  bool follow(Run& run, const PoseTarget& target, const ThighPose& pose, const Epoch& epoch) const;
  void end_run(std::size_t pose, Effects& effects);

  SpotterSettings settings_;
  std::vector<Seen> seen_;
  Instant upright_{};  ///< when the wearer was last seen upright, in none of the poses
  bool was_upright_ = false;
};

}  // namespace sitwell
