// How often a leg strides, judged offline and from the accelerometer alone: the second opinion that
// the counter, which goes by the turn of up, is held against. Recordings have no counts of steps.
#pragma once

#include <vector>

#include "core/vector3.hpp"

namespace sitwell::accuracy {

struct TimedAcceleration {
  double t_s = 0;
  Vector3 acceleration_mps2;
};

/// Six seconds of one gait.
struct SteadyWindow {
  double begin_s = 0, end_s = 0;
  double stride_hz = 0;
};

/// How long a stride may take.
struct StrideRange {
  double shortest_s = 0.8, longest_s = 1.8;
};
inline constexpr StrideRange walking_strides{};
inline constexpr StrideRange running_strides{.shortest_s = 0.55, .longest_s = 1.0};

/// The windows in which the acceleration repeats itself clearly, and how often: where its
/// autocorrelation, all three axes together, first peaks. Every three seconds, where it does.
std::vector<SteadyWindow> steady_windows(const std::vector<TimedAcceleration>& segment,
                                         const StrideRange& range);

}  // namespace sitwell::accuracy
