// Sway, gait and vibration of what people do, from the figures of docs/science.md and the look of
// real recordings.
#pragma once

#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"

namespace sitwell::movement {

/// A fifth of a seated thigh's steps of five seconds are beyond a degree: the median of 44 recorded
/// wearings (MotionSense, HAR70+, DSADS).
inline constexpr Movement seated{.sway_deg = 0.6, .sway_every_s = 5};
inline constexpr Movement in_a_vehicle{.sway_deg = 0.4, .sway_every_s = 4, .rumble_g = 0.03};
inline constexpr Movement on_a_stool{.sway_deg = 0.6, .sway_every_s = 3};
inline constexpr Movement on_the_feet{.sway_deg = 0.8, .sway_every_s = 1.5, .turning_dps = 4};
inline constexpr Movement lying_still{.sway_deg = 0.1, .sway_every_s = 25};
inline constexpr Movement held_for_calibration{.sway_deg = 0.05, .sway_every_s = 2};
inline constexpr Movement under_way{.sway_deg = 0.5, .sway_every_s = 1};
inline constexpr Movement in_the_hand{.sway_deg = 2, .sway_every_s = 0.4, .rumble_g = 0.1};

/// One person's gait.
inline Movement walking(Random& random) {
  return {.sway_deg = 1.2,
          .sway_every_s = 2,
          .swing_deg = random.between(17, 24),
          .stride_hz = random.between(0.82, 1.0),
          .bounce_g = random.between(0.14, 0.32),
          .footfall_g = random.between(0.35, 0.6),
          .turning_dps = 14};
}

}  // namespace sitwell::movement
