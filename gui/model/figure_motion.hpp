// How a drawn figure moves: through the poses of a routine on its card, and into the pose of a
// session's step. Pure: the page says how much time has passed.
#pragma once

#include <vector>

#include "core/figure.hpp"
#include "core/routine.hpp"

namespace sitwell::gui {

/// Lying or standing with straight limbs, as the trunk of that pose would have it: where somebody
/// comes from who takes it.
Figure at_ease(const Figure& figure);

/// The poses of a routine, in the order they are taken, beginning with where one comes from. At
/// least two where there is a figure at all.
std::vector<Figure> poses_of(const Routine& routine);

/// Where a figure is that has moved through these poses for that many seconds: it rests in each,
/// and begins again after the last. Empty poses give a standing figure.
Figure moving_through(const std::vector<Figure>& poses, double elapsed_s);

/// On the way into a pose. What works is on the near side: a left one is seen from the left.
struct PoseChange {
  Figure from;
  Figure to;
  double begin_s = 0;
  bool mirrored = false;

  [[nodiscard]] bool moving(double now_s) const;
  [[nodiscard]] Figure at(double now_s) const;
  /// From wherever it is now; seen from the other side, from being at ease. Nothing happens where
  /// it is on its way there already.
  void lead_to(const Figure& pose, bool from_left, double now_s);
};

}  // namespace sitwell::gui
