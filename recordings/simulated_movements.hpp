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

/// A desk somebody types on: a few thousandths of g, and it does not turn.
inline constexpr Movement on_a_shaken_desk{.rumble_g = 0.005};
/// Brakes and curves of a car: comfortable ones are 0.1 to 0.2 g (the usual bound of passenger
/// comfort is 0.2), for seconds at a time. Its ride is 0.02 to 0.06 g along the vertical (ISO
/// 2631-1 calls 0.03 to 0.06 a little uncomfortable), and its body pitches and rolls by degrees a
/// second.
inline constexpr Movement lying_in_a_car{.sway_deg = 0.15,
                                         .sway_every_s = 0.8,
                                         .rumble_g = 0.04,
                                         .turning_dps = 4,
                                         .surge_g = 0.08,
                                         .surge_every_s = 8};
inline constexpr Movement seated_in_a_car{.sway_deg = 0.6,
                                          .sway_every_s = 4,
                                          .rumble_g = 0.03,
                                          .turning_dps = 4,
                                          .surge_g = 0.08,
                                          .surge_every_s = 8};
/// Trains ride softer, and their curves last (uncompensated lateral acceleration up to 0.1 g).
inline constexpr Movement lying_in_a_train{.sway_deg = 0.08,
                                           .sway_every_s = 0.8,
                                           .rumble_g = 0.012,
                                           .turning_dps = 1,
                                           .surge_g = 0.03,
                                           .surge_every_s = 20};
inline constexpr Movement seated_in_a_train{.sway_deg = 0.6,
                                            .sway_every_s = 5,
                                            .rumble_g = 0.01,
                                            .turning_dps = 1,
                                            .surge_g = 0.03,
                                            .surge_every_s = 20};
inline constexpr Movement in_a_drum{.sway_deg = 4, .sway_every_s = 0.3, .rumble_g = 0.5};

/// What a walker carries, at a trunk's sway or a strap's: the trunk bounces like the thigh but
/// turns by a few degrees; a bag in the hand or on the shoulder swings by more, about any axis.
inline Movement carried(Random& random) {
  return {.sway_deg = 1.5,
          .sway_every_s = 1.5,
          .swing_deg = random.between(2.5, 8),
          .stride_hz = random.between(0.82, 1.0),
          .bounce_g = random.between(0.14, 0.3),
          .footfall_g = random.between(0.05, 0.3),
          .turning_dps = 10};
}

/// On a long strap, or in a swinging hand.
inline Movement swung(Random& random) {
  Movement movement = carried(random);
  movement.swing_deg = random.between(10, 16);
  return movement;
}

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
