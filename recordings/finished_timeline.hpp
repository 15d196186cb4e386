// The whole of a replay's timeline, kept so that postures can be told second by second once every
// edge has been back-dated.
#pragma once

#include <optional>
#include <vector>

#include "core/effect.hpp"
#include "core/hip_angle.hpp"
#include "core/posture_timeline.hpp"
#include "recordings/replay.hpp"

namespace sitwell {

class FinishedTimeline {
 public:
  void on(const Effect& effect);
  /// Notes the directions of up in the middle of each second.
  void on_row(const ReplayRow& row, const Tracker& tracker);
  [[nodiscard]] const std::vector<PostureSegment>& segments() const { return segments_; }
  [[nodiscard]] std::vector<PostureSecond> seconds() const;

 private:
  /// What the sensors showed in one second; its flexion waits for the last word on the mounting.
  struct Second {
    long number = 0;
    Instant first{}, last{};  ///< samples
    Vector3 thigh_up, pelvis_up;
    /// Of what was sampled: a second cut short by a gap is told by the part there is.
    [[nodiscard]] Instant middle() const { return first + (last - first) / 2; }
  };
  struct Mounted {
    Instant at{};
    Mounting mounting;
  };
  [[nodiscard]] std::optional<double> flexion(const Second& second) const;

  std::vector<PostureSegment> segments_;
  std::vector<Mounted> thigh_, pelvis_;
  std::vector<Second> seconds_;
};

}  // namespace sitwell
