// What others do, on the same recordings in the same run: an oracle to be compared with, no part of
// the product.
#pragma once

#include <vector>

#include "accuracy/recorded.hpp"
#include "accuracy/score.hpp"

namespace sitwell::accuracy {

/// Beyond 45 degrees of inclination from the standing calibration is sitting, one-second means.
std::vector<PostureSecond> forty_five_degrees(const Recorded& recorded);

/// Acti4's decision tree for one thigh sensor, after Skotte et al. 2014
/// (doi:10.1123/jpah.2011-0347): two-second windows every second of the acceleration after a 5 Hz
/// low-pass, angles against the wearer's standing reference. Thresholds (45 degrees, 0.1 g, 0.72 g)
/// and the least durations of sitting, standing and walking as docs/science.md quotes them; that
/// cycling begins 25 degrees forward and lasts 15 s, that rowing lies beyond 90 degrees, and how
/// short bouts are dropped are ours, so this is Acti4's rules and not Acti4. Stairs and walking are
/// one here, and so are cycling and rowing; lying needs its trunk sensor and is not told.
std::vector<PostureSecond> acti4(const Recorded& recorded);

}  // namespace sitwell::accuracy
