// Counts the strides of the leg that wears the clip: how often up swings forward and back as the
// thigh swings about the hip. Needs no mounting. One instance per sensor; pure arithmetic.
#pragma once

#include <array>

#include "core/vector3.hpp"

namespace sitwell {

/// Chosen on DSADS and MotionSense, where 0.4 to 0.7 of the swing, 0.2 to 0.35 s and 1 to 2 s all
/// count walking within a per cent (docs/science.md).
struct StrideSettings {
  /// What up does slower than this is a posture changing, not a leg swinging. Walking strides take
  /// 0.9 to 1.4 s, running ones 0.65 to 0.8.
  double posture_s = 0.2;
  /// The swing's axis and size are those of the last stride or two.
  double memory_s = 1;
  /// Between strides the axis turns little; following it oftener would cost for nothing.
  double axis_every_s = 0.25;
  /// A stride passes this share of the swing's root mean square to either side: less is its second
  /// harmonic, strong on the way downstairs.
  double share_of_swing = 0.5;
  /// ...and this much at least: swaying on the feet stays below, walkers are beyond 5 degrees.
  double least_swing_deg = 2;
  /// No leg strides faster: sprinters take 0.45 s.
  double shortest_stride_s = 0.45;
};

class StrideCounter {
 public:
  explicit StrideCounter(const StrideSettings& settings = {});

  /// Takes up in the sensor frame, unit length, dt seconds after the one before (ignored for the
  /// first); whether it completes a stride.
  bool add(double dt_s, const Vector3& up);

  /// Forgets the swing: after a gap.
  void restart();

 private:
  void follow_axis();

  StrideSettings settings_;
  bool running_ = false;
  Vector3 posture_;                 ///< up without its swing
  std::array<double, 6> moment_{};  ///< of the swing: xx yy zz xy xz yz
  Vector3 axis_{1, 0, 0};           ///< where the swing mostly goes
  double since_axis_s_ = 0;
  double least_swing_ = 0;  ///< settings_.least_swing_deg as a length
  double threshold_ = 0;
  double since_stride_s_ = 0;
  bool forward_ = false;
};

}  // namespace sitwell
