// The physics of the simulated wearer: a thigh that holds a pose, goes to another, sways, fidgets,
// swings in gait; and what a perfect sensor on it feels. All in the thigh's frame (X anterior, Y
// proximal, Z right).
//
// The turn rate of a step carries the last up to the next one exactly, so d(up)/dt = -omega x up
// holds for the samples as they are, not only in the limit.
#pragma once

#include <cmath>
#include <cstdint>

#include "core/vector3.hpp"
#include "recordings/random.hpp"

namespace sitwell {

/// How a thigh moves about its pose.
struct Movement {
  /// Sway: a new small lean every `sway_every_s`; one in twelve is a fidget, eight times as big.
  double sway_deg = 0;
  double sway_every_s = 3;
  /// Swing about the hip at the stride's frequency, half of its range.
  double swing_deg = 0;
  double stride_hz = 0.9;
  /// SD of the vertical acceleration at the step's frequency (two a stride) and its harmonics.
  double bounce_g = 0;
  /// Root mean square of what each footfall sets ringing in the thigh and the clip.
  double footfall_g = 0;
  /// Vibration without a period: road, bus.
  double rumble_g = 0;
  /// Turns about the vertical: a new turn rate of this SD with every sway.
  double turning_dps = 0;
  /// A vehicle that brakes, pulls away and takes curves: every `surge_every_s` a level acceleration
  /// of this SD, or none as often as not.
  double surge_g = 0;
  double surge_every_s = 8;
};

class SimulatedBody {
 public:
  SimulatedBody(double rate_hz, std::uint64_t seed);

  void set_movement(const Movement& movement) { movement_ = movement; }
  /// From the present pose to this one along the shortest way, with the least jerk, turning
  /// about the vertical by `yaw_deg` meanwhile.
  void go_to(const Vector3& pose, double duration_s, double yaw_deg = 0);
  /// Is there from now on, without having moved: after a gap.
  void appear_at(const Vector3& pose);
  /// The same body and sensor, seen from a frame turned by this: `turn` maps the old frame's
  /// vectors to the new one's.
  template <typename Turn>
  void change_frame(const Turn& turn) {
    up_ = from_ = pose_ = turn(up_);
    turn_rate_ = turn(turn_rate_);
    lean_ = tilt_ = {};  // they are part of up, and so of the pose, from here on
    move_duration_s_ = 0;
  }

  /// How fast it goes to its next pose at this moment, sway and gait left out.
  [[nodiscard]] double way_speed_dps() const;

  /// One sample further.
  void step();

  [[nodiscard]] const Vector3& up() const { return up_; }
  [[nodiscard]] const Vector3& turn_rate_radps() const { return turn_rate_; }
  /// Specific force, gravity included.
  [[nodiscard]] const Vector3& acceleration_mps2() const { return acceleration_; }

 private:
  /// Follows a goal as a critically damped spring does: smooth in its rate.
  struct Follower {
    double value = 0;
    double rate = 0;
    double goal = 0;
    void step(double stiffness, double dt) {
      rate += dt * stiffness * (stiffness * (goal - value) - 2 * rate);
      value += dt * rate;
    }
    /// A new goal. What is there but for a breath is there: an ever smaller rest becomes denormal,
    /// and as slow as a hundred additions.
    void aim(double new_goal) {
      if (std::abs(goal - value) + std::abs(rate) < 1e-9) {
        value = goal;
        rate = 0;
      }
      goal = new_goal;
    }
  };

  void choose_sway();
  void advance_gait();
  void fall_on_feet();
  [[nodiscard]] Vector3 surge_mps2();
  void advance_pose();
  [[nodiscard]] Vector3 wanted_up() const;
  void turn_towards(const Vector3& wanted);
  void feel();

  double rate_hz_;
  double dt_;
  Random random_;
  Movement movement_;
  Vector3 up_{0, 1, 0};
  Vector3 turn_rate_;
  Vector3 last_turn_rate_;
  Vector3 acceleration_;
  // The way from one pose to the next.
  Vector3 from_{0, 1, 0};
  Vector3 pose_{0, 1, 0};
  Vector3 axis_{0, 0, 1};
  double angle_rad_ = 0;
  double yaw_rad_ = 0;
  double moved_s_ = 0;
  double move_duration_s_ = 0;
  double yaw_rate_ = 0;
  // Sway.
  double sway_left_s_ = 0;
  Follower lean_;
  Follower tilt_;
  Follower turning_;
  // Gait: the stride's phase as a point on the unit circle, so that its harmonics are products.
  double cos_ = 1;
  double sin_ = 0;
  double swing_rad_ = 0;
  double bounce_mps2_ = 0;
  double footfall_mps2_ = 0;
  bool foot_down_ = false;
  double ringing_ = 0;  ///< a damped oscillation as a point that spirals inwards
  double ringing_aside_ = 0;
  double ring_cos_, ring_sin_;  ///< what a sample does to it
  double rumble_ = 0;
  // The vehicle: its acceleration along a level direction and across it.
  double surge_left_s_ = 0;
  Vector3 ahead_{1, 0, 0};
  Follower surge_ahead_, surge_aside_;
};

/// Up as the thigh sees it at a flexion and a roll (atan2(up.Z, up.X), lying on a side +-90).
Vector3 pose_at(double flexion_deg, double roll_deg = 0);

}  // namespace sitwell
