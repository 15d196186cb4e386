// What the daemon's feed has heard and nobody has taken yet: the newest of each, answers and angles
// all, so that a flood of signals is a handful of values. Private to the feeds.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "gui/model/world.hpp"

namespace sitwell::gui {

struct DaemonMail {
  /// The trace shows a minute, at 20 a second at most.
  static constexpr std::size_t most_angles = 1'200;

  std::optional<Daemon> daemon;
  std::deque<AnglePoint> angles;
  std::optional<CoachProgress> progress;
  std::optional<CoachCue> cue;
  std::optional<TrackerCalibration> calibrated;
  std::vector<Answer> answers;

  void add(AnglePoint point);
  /// The world deserves another revision.
  [[nodiscard]] bool changes() const { return daemon || calibrated || !answers.empty(); }
  /// There are live values.
  [[nodiscard]] bool is_live() const { return !angles.empty() || progress || cue; }
  void put_into(World& world) &&;
};

}  // namespace sitwell::gui
