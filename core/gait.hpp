// What an epoch's features say about movement, before anything is known of the mounting.
#pragma once

#include "core/epoch.hpp"

namespace sitwell {

struct GaitSettings {
  /// Acti4's walking threshold (Skotte 2014), along the vertical so that no mounting is needed.
  double walking_sd_g = 0.1;
  /// Slow and old walkers stay below it; a leg that turns this fast with half of it is walking.
  double slow_walking_sd_g = 0.05;
  double slow_walking_turn_dps = 35;
  /// A vehicle shakes the thigh without turning it; every walker's thigh turned faster than this.
  double least_turn_dps = 20;
  /// Still: 99 % of seated and standing seconds in the recordings turn slower.
  double still_turn_dps = 15;
  /// Walking that a mounting may be learned from is clean: swings like a leg, not run (whose
  /// impacts blur up), not handled.
  double learning_sd_g = 0.5;
  double learning_swing_deg = 3;
  double learning_turn_dps = 250;
  /// ...and falls on its feet: against the slow part of the vertical, the fast part is 1.3 or more
  /// in walking, 0.5 to 1 in pedalling, which looks like walking otherwise.
  double footfall_share = 1.15;
  /// Steps fall on their feet as well, be it on stairs: against the slow part of the vertical, 95 %
  /// of the seconds on the way up and all others on foot have more than this in the fast part. Of
  /// those at the pedals of an upright bicycle 11 % do, which may keep the thigh below 45 degrees.
  double step_footfall_share = 0.7;
  /// Running: Acti4's 0.72 g (Skotte 2014) is of acceleration whose steps its low-pass leaves
  /// alone. Ours takes a quarter of a runner's 2.7 steps a second away. Of 22 runners' seconds 98 %
  /// are above this, and of their walking and stairs 0.1 %; above 0.72 g are 34 %.
  double running_sd_g = 0.5;
  /// ...and strides in every second: runners take 1.24 or more, a jolt none.
  double running_stride_hz = 1;
  /// A logged second's strides, from how fast up turned over how far it got: of a sine that is its
  /// frequency, and walkers' harmonics make it this much too fast (middle of 22 wearers).
  double logged_stride_share = 0.82;
};

/// Walking, running, stairs, or another movement of the whole leg, in any mounting.
bool is_moving(const Epoch& epoch, const GaitSettings& settings = {});
/// The leg rests; up is a posture's.
bool is_still(const Epoch& epoch, const GaitSettings& settings = {});
/// Moving by steps rather than at pedals: what strides are counted in.
bool is_on_foot(const Epoch& epoch, const GaitSettings& settings = {});
/// Both feet off the ground in an epoch of so many strides: jogging and faster.
bool is_running(const Epoch& epoch, double strides, const GaitSettings& settings = {});
/// About how many strides an epoch had, where nobody counted them: a clip's log does not.
double estimated_strides(const Epoch& epoch, const GaitSettings& settings = {});
/// Walking clean enough to learn a mounting from.
bool is_clean_gait(const Epoch& epoch, const GaitSettings& settings = {});

}  // namespace sitwell
