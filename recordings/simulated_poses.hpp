// The sixteen poses of a laboratory study, played by the simulated wearer: what a thigh clip is
// usually tried on, and what trips those that go by inclination alone.
#pragma once

#include <array>
#include <string_view>

#include "core/posture.hpp"
#include "recordings/simulated_movements.hpp"
#include "recordings/simulated_plan.hpp"

namespace sitwell {

/// A pose of the thigh that wears the clip, for some minutes.
struct PlayedPose {
  std::string_view label;
  Posture posture = Posture::unknown;
  double flexion_deg = 0;
  double roll_deg = 0;  ///< atan2(up.Z, up.X); knees apart or crossed turn the thigh about itself
  Movement movement;
};

/// Four lying, seven sitting and five upright ones, as in Edwardson et al. 2016
/// (doi:10.1249/MSS.0000000000000865). The paper names the kinds and some of the poses; which leg
/// goes where, and all angles, are ours.
inline constexpr std::array<PlayedPose, 16> sixteen_poses_of_edwardson{{
    {"lying, back, legs straight", Posture::lying, 88, 0, movement::lying_still},
    {"lying, back, legs bent", Posture::lying, 132, 0, movement::lying_still},
    {"lying, front", Posture::lying, -88, 0, movement::lying_still},
    {"lying, side, legs bent", Posture::lying, 85, -84, movement::lying_still},
    {"sitting, upright chair", Posture::sitting, 84, 4, movement::seated},
    {"sitting, legs crossed", Posture::sitting, 72, -18, movement::seated},
    {"sitting, ankle on knee", Posture::sitting, 76, 42, movement::seated},
    {"sitting, legs stretched out", Posture::sitting, 61, 0, movement::seated},
    {"sitting, slumped", Posture::sitting, 68, 8, movement::seated},
    {"sitting, feet under the chair", Posture::sitting, 74, 0, movement::seated},
    {"sitting, high stool", Posture::sitting, 52, 10, movement::on_a_stool},
    {"standing, still", Posture::standing, 0, 0, movement::on_the_feet},
    {"standing, weight on the other leg", Posture::standing, 16, 0, movement::on_the_feet},
    {"standing, washing up",
     Posture::standing,
     6,
     0,
     {.sway_deg = 2, .sway_every_s = 1, .turning_dps = 8}},
    {"walking, slowly",
     Posture::moving,
     9,
     0,
     {.sway_deg = 1.2,
      .sway_every_s = 2,
      .swing_deg = 15,
      .stride_hz = 0.75,
      .bounce_g = 0.1,
      .footfall_g = 0.2,
      .turning_dps = 14}},
    {"walking, fast",
     Posture::moving,
     13,
     0,
     {.sway_deg = 1.2,
      .sway_every_s = 2,
      .swing_deg = 25,
      .stride_hz = 1.05,
      .bounce_g = 0.34,
      .footfall_g = 0.6,
      .turning_dps = 14}},
}};

/// A clip put on any way round, a minute's walk (or a guided calibration before it) and a sit, then
/// the poses in a random order, five minutes each, half a minute of standing and walking between.
SimulatedPlan plan_sixteen_poses(bool guided_calibration, Random random);

}  // namespace sitwell
