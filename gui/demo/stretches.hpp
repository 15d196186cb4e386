// A day as stretches of postures, which can be painted over, and the bouts that it makes.
#pragma once

#include <vector>

#include "core/bout.hpp"
#include "core/posture.hpp"
#include "core/time.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::gui {

struct Stretch {
  Instant begin{};
  Instant end{};
  Posture posture = Posture::unknown;
};

/// In order of time, without holes or overlaps.
class Stretches {
 public:
  explicit Stretches(const std::vector<SimulatedSegment>& truth);

  /// Nothing is known from `end` on.
  void cut_at(Instant end);
  /// From begin to end it was this posture. Both lie inside.
  void paint(Instant begin, Instant end, Posture posture);

  [[nodiscard]] const std::vector<Stretch>& all() const { return all_; }
  [[nodiscard]] Posture at(Instant at) const;
  /// As the tracker would have said them.
  [[nodiscard]] std::vector<Bout> bouts() const;

 private:
  std::vector<Stretch> all_;
};

}  // namespace sitwell::gui
