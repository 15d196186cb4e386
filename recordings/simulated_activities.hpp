// The simulated wearer's repertoire: things people do, each a few planned steps long.
#pragma once

#include <string_view>

#include "recordings/simulated_plan.hpp"

namespace sitwell {

struct PlayedPose;

enum class Seat : std::uint8_t { chair, sofa, vehicle, stool };

/// Appends activities to a plan, one after the other. Durations are those of the activity; the
/// ways into its poses come on top, in physical time.
class SimulatedActivities {
 public:
  SimulatedActivities(SimulatedPlan& plan, Random random) : plan_(plan), random_(random) {}

  [[nodiscard]] Instant now() const { return now_; }
  Random& random() { return random_; }

  void sit(double minutes, Seat seat = Seat::chair);
  void stand(double minutes);
  /// At a high desk: weight on one leg or the other, a foot forward, a few steps to a colleague.
  void stand_at_desk(double minutes);
  void walk(double minutes);
  void run(double minutes);
  /// About the house: standing and a few steps in turn.
  void chores(double minutes);
  void climb_stairs(double seconds, bool up);
  void cycle(double minutes);
  /// From sitting on the edge through back, sides and knees up to sitting again.
  void lie(double minutes);
  void play(const PlayedPose& pose, double minutes);
  void guided_calibration();
  /// Nothing is known until then.
  void unplugged_until(Instant end);
  /// Out of the box or off the table, onto the thigh.
  void put_on(PlannedStep::Remount remount);
  void take_off();
  /// Off, and on the table for so long.
  void leave_on_table(double minutes);
  /// Turned in the hands, off the thigh, for so long.
  void handle_for(double seconds);
  /// Off the thigh, somewhere: `up` is the clip's own. Goes there in the hand where it was in one,
  /// else as what carries it turns.
  void lie_about(std::string_view label, const Vector3& up, const Movement& movement,
                 double minutes);
  /// Thrown about: over and over, a dozen seconds one way, a pause, the other.
  void tumble(double minutes);

 private:
  struct Activity {
    Posture posture;
    std::string_view label;
    Movement movement;
  };

  void hold(const Activity& activity, const Vector3& pose, double seconds, double yaw_deg = 0);
  void move_to(const Activity& activity, const Vector3& pose, double yaw_deg);
  void handle();
  void turn_over(std::string_view label, const Vector3& pose, const Movement& movement,
                 double seconds);
  void add(const PlannedStep& step, double seconds);
  void note(Posture posture, std::string_view label, Instant begin, Instant end);
  Vector3 seat_pose(Seat seat);
  Vector3 upright_pose(double flexion_deg);

  SimulatedPlan& plan_;
  Random random_;
  Instant now_{};
  Vector3 pose_{0, 1, 0};
  Posture posture_ = Posture::unknown;
  std::string_view label_;
  bool in_hand_ = false;
  PlannedStep::Remount remount_ = PlannedStep::Remount::no;
};

}  // namespace sitwell
