// A logged epoch as the tracker takes it.
#pragma once

#include "core/epoch.hpp"
#include "firmware-protocol/log.h"

namespace sitwell {

inline Epoch read_epoch(const SitwellEpoch& read, Instant begin) {
  Epoch epoch{.begin = begin};
  for (std::size_t half = 0; half < 2; ++half) {
    const auto& up = read.up[half];
    epoch.up[half] = normalized({double(up[0]), double(up[1]), double(up[2])});
  }
  epoch.vertical_sd_g = 1e-4 * sitwell_expand(read.vertical_sd);
  epoch.total_sd_g = 1e-4 * sitwell_expand(read.total_sd);
  epoch.impact_g = 1e-4 * sitwell_expand(read.impact);
  epoch.swing_deg = 0.01 * sitwell_expand(read.swing);
  epoch.turn_rms_dps = 0.01 * sitwell_expand(read.turn_rms);
  epoch.turn_peak_dps = 0.01 * sitwell_expand(read.turn_peak);
  const double rms = radians(epoch.turn_rms_dps);
  constexpr double one = sitwell_moment_one;
  const double scale = rms * rms / one;
  const auto& m = read.moment;
  epoch.turn_moment = {scale * m[0], scale * m[1], scale * (one - m[0] - m[1]),
                       scale * m[2], scale * m[3], scale * m[4]};
  return epoch;
}

}  // namespace sitwell
