// The parts of the benchmark: each runs its recordings, prints its tables and notes its figures.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "accuracy/figures.hpp"

namespace sitwell::accuracy {

struct Options {
  std::filesystem::path data;
  std::string only;           ///< the one part wanted; empty is all of them
  std::filesystem::path svg;  ///< where pictures go; empty is none
  bool bookings = false;
  bool check = false;
  [[nodiscard]] bool wanted(std::string_view part) const { return only.empty() || only == part; }
};

/// BROAD: the gravity filter against cameras.
void inclination(const Options& options, Figures& figures);
/// DSADS and MotionSense days with a guided calibration, by wearer, beside the published rules.
void guided_days(const Options& options, Figures& figures);
/// The same days and DiFronzo's, learned from walking.
void learned_days(const Options& options, Figures& figures);
/// GeoTec: edges of timed up-and-go.
void transitions(const Options& options, Figures& figures);
/// HAR70+ through the path of a clip's own log.
void logged_means(const Options& options, Figures& figures);
/// Lying, sitting and seated exercise told apart, with and without a sensor on the trunk.
void lying_or_sitting(const Options& options, Figures& figures);
/// Thresholds chosen on all wearers but one, checked on that one.
void held_apart(const Options& options, Figures& figures);
/// Days with the clip turned, biased, sampled differently, losing batches, drifting.
void robustness(const Options& options, Figures& figures);
/// The sixteen poses of Edwardson 2016, by simulated wearers.
void sixteen_poses(const Options& options, Figures& figures);
/// Sitting time of simulated days against what truly was, with limits of agreement.
void simulated_days(const Options& options, Figures& figures);
/// Strides against an offline estimate and the other leg; running; steps where nobody walked.
void steps(const Options& options, Figures& figures);
/// The clip off the thigh, simulated; and on it, recorded, where it must never be taken for off.
void wear(const Options& options, Figures& figures);

}  // namespace sitwell::accuracy
