#include "recordings/simulated_activities.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "recordings/simulated_movements.hpp"
#include "recordings/simulated_poses.hpp"

namespace sitwell {

using namespace movement;

namespace {

constexpr double lying_flexion_deg = 88;

}  // namespace

void SimulatedActivities::sit(double minutes, Seat seat) {
  const Activity activity{seat == Seat::stool ? Posture::perching : Posture::sitting,
                          seat == Seat::stool ? "perch" : "sit",
                          seat == Seat::vehicle ? in_a_vehicle
                          : seat == Seat::stool ? on_a_stool
                                                : seated};
  const Instant end = now_ + from_seconds(60 * minutes);
  // People settle anew every few minutes: another angle, legs stretched out or crossed.
  while (now_ < end) {
    const double stay_s = random_.skewed(400, 0.7);
    hold(activity, seat_pose(seat), std::min(stay_s, std::max(seconds(end - now_), 1.0)));
  }
}

void SimulatedActivities::stand(double minutes) {
  hold({Posture::standing, "std", on_the_feet}, upright_pose(random_.between(-4, 4)), 60 * minutes);
}

void SimulatedActivities::stand_at_desk(double minutes) {
  const Instant end = now_ + from_seconds(60 * minutes);
  while (now_ < end) {
    const bool foot_forward = random_.chance(0.3);
    const double flexion = foot_forward ? random_.between(6, 25) : random_.between(-5, 5);
    const double stay_s = random_.between(15, 90);  // arguments have no order of their own
    hold({Posture::standing, "std", on_the_feet}, upright_pose(flexion), stay_s);
    if (random_.chance(0.2)) walk(random_.between(0.05, 0.15));
  }
}

void SimulatedActivities::walk(double minutes) {
  const Movement gait = walking(random_);  // arguments have no order of their own
  hold({Posture::moving, "walk", gait}, upright_pose(random_.between(9, 13)), 60 * minutes);
}

void SimulatedActivities::run(double minutes) {
  const Movement gait{.sway_deg = 1.2,
                      .sway_every_s = 2,
                      .swing_deg = random_.between(26, 32),
                      .stride_hz = random_.between(1.3, 1.45),
                      // A 5 Hz low-pass leaves 0.55 to 0.75 g of it; of people's 0.54 to 0.91.
                      .bounce_g = random_.between(1.45, 2.0),
                      .footfall_g = random_.between(1.1, 1.5),
                      .turning_dps = 14};
  hold({Posture::moving, "run", gait}, upright_pose(random_.between(13, 17)), 60 * minutes);
}

void SimulatedActivities::climb_stairs(double seconds_long, bool up) {
  const Movement gait{.sway_deg = 1,
                      .sway_every_s = 2,
                      .swing_deg = up ? 24.0 : 15.0,
                      .stride_hz = up ? 0.78 : 0.88,
                      .bounce_g = up ? 0.16 : 0.3,
                      .footfall_g = up ? 0.25 : 0.5,
                      .turning_dps = 20};
  hold({Posture::moving, up ? "stairs_up" : "stairs_down", gait}, upright_pose(up ? 24 : 15),
       seconds_long);
}

void SimulatedActivities::chores(double minutes) {
  const Instant end = now_ + from_seconds(60 * minutes);
  while (now_ < end) {
    stand(random_.between(0.3, 2.0));
    walk(random_.between(0.12, 0.8));
  }
}

void SimulatedActivities::cycle(double minutes) {
  const Instant end = now_ + from_seconds(60 * minutes);
  while (now_ < end) {
    const Movement pedalling{.sway_deg = 0.8,
                             .sway_every_s = 3,
                             .swing_deg = random_.between(22, 27),
                             .stride_hz = random_.between(1.0, 1.3),
                             .bounce_g = 0.04,
                             .rumble_g = random_.between(0.08, 0.16),
                             .turning_dps = 8};
    const double stay_s = random_.between(150, 600);  // arguments have no order of their own
    hold({Posture::cycling, "bike_vert", pedalling}, pose_at(random_.between(48, 56)), stay_s);
    stand(random_.between(0.25, 0.8));  // a traffic light
  }
}

void SimulatedActivities::lie(double minutes) {
  const Instant end = now_ + from_seconds(60 * minutes);
  const Activity on_the_edge{Posture::sitting, "sit", seated};
  const Activity on_the_back{Posture::lying, "lie_back", lying_still};
  hold(on_the_edge, pose_at(80), random_.between(8, 25));
  hold(on_the_back, pose_at(lying_flexion_deg), random_.between(60, 240), 85);
  while (now_ < end) {
    const double stay_s = random_.skewed(420, 0.5);
    const bool right = random_.chance(0.5);
    // Two poses on two sides lie opposite each other: the way leads over the back.
    if (random_.chance(0.6)) {
      const double roll = (right ? -1 : 1) * random_.between(78, 90);
      hold({Posture::lying, right ? "lie_right" : "lie_left", lying_still},
           pose_at(random_.between(75, 95), roll), stay_s);
    } else {
      hold(on_the_back, pose_at(random_.between(125, 145)), stay_s);
    }
    const double back_s = random_.between(30, 400);
    const double roll = random_.between(-10, 10);
    hold(on_the_back, pose_at(random_.between(83, 93), roll), back_s);
  }
  hold(on_the_edge, pose_at(82), random_.between(5, 20), -85);
}

void SimulatedActivities::play(const PlayedPose& pose, double minutes) {
  hold({pose.posture, pose.label, pose.movement}, pose_at(pose.flexion_deg, pose.roll_deg),
       60 * minutes);
}

void SimulatedActivities::guided_calibration() {
  hold({Posture::standing, "calibrate_stand", held_for_calibration}, pose_at(0), 5);
  hold({Posture::sitting, "calibrate_sit", held_for_calibration}, pose_at(80), 5);
}

void SimulatedActivities::unplugged_until(Instant end) {
  PlannedStep step;
  step.plugged_in = false;
  note(Posture::unknown, "unplugged", now_, end);
  add(step, seconds(end - now_));
}

void SimulatedActivities::put_on(PlannedStep::Remount remount) {
  handle();
  remount_ = remount;
}

void SimulatedActivities::take_off() {
  stand(random_.between(0.1, 0.3));
  handle();
}

void SimulatedActivities::leave_on_table(double minutes) {
  take_off();
  const double side = random_.chance(0.5) ? 1 : -1;
  const Vector3 flat =
      normalized({0.03 * random_.normal(), 0.03 * random_.normal(), side});  // on its face
  const std::size_t way = plan_.steps.size();
  hold({Posture::unworn, "unworn", {}}, flat, 60 * minutes);
  for (std::size_t i = way; i < plan_.steps.size(); ++i) plan_.steps[i].of_sensor = true;
}

/// In the hand: turned this way and that, faster than any thigh.
void SimulatedActivities::handle() {
  const int turns = 4 + static_cast<int>(random_.between(0, 4));
  in_hand_ = true;
  for (int i = 0; i < turns; ++i) {
    const Vector3 pose = normalized({random_.normal(), random_.normal(), random_.normal() + 1e-3});
    turn_over("handling", pose, in_the_hand, random_.between(0.35, 0.9));
  }
}

void SimulatedActivities::handle_for(double seconds_long) {
  const Instant end = now_ + from_seconds(seconds_long);
  while (now_ < end) handle();
}

void SimulatedActivities::lie_about(std::string_view label, const Vector3& up,
                                    const Movement& movement, double minutes) {
  const std::size_t way = plan_.steps.size();
  hold({Posture::unworn, label, movement}, up, 60 * minutes);
  for (std::size_t i = way; i < plan_.steps.size(); ++i) plan_.steps[i].of_sensor = true;
}

/// A drum turns at 45 to 60 a minute, throws and drops what is in it, and rests between.
void SimulatedActivities::tumble(double minutes) {
  const Instant end = now_ + from_seconds(60 * minutes);
  while (now_ < end) {
    const Instant pause = now_ + from_seconds(random_.between(8, 16));
    while (now_ < pause) {
      const Vector3 across =
          normalized(cross(pose_, {random_.normal(), random_.normal(), random_.normal() + 1e-3}));
      const double angle = radians(random_.between(100, 175));
      turn_over("laundry", rotated(pose_, across, angle), in_a_drum, random_.between(0.35, 0.7));
    }
    hold({Posture::unworn, "laundry", {}}, pose_, random_.between(2, 6));
  }
}

void SimulatedActivities::turn_over(std::string_view label, const Vector3& pose,
                                    const Movement& movement, double seconds_long) {
  PlannedStep step;
  step.pose = pose;
  step.goes_there = true;
  step.movement = movement;
  note(Posture::unworn, label, now_, now_ + from_seconds(seconds_long));
  add(step, seconds_long);
}

void SimulatedActivities::hold(const Activity& activity, const Vector3& pose, double seconds_long,
                               double yaw_deg) {
  move_to(activity, pose, yaw_deg);
  PlannedStep step;
  step.pose = pose;
  step.movement = activity.movement;
  note(activity.posture, activity.label, now_, now_ + from_seconds(seconds_long));
  add(step, seconds_long);
}

/// The way into an activity. Its truth changes half-way, near where 45 degrees are crossed.
void SimulatedActivities::move_to(const Activity& activity, const Vector3& pose, double yaw_deg) {
  const double angle = angle_deg(pose_, pose);
  const bool same = activity.posture == posture_ && activity.label == label_;
  if (same && angle < 0.5) return;
  PlannedStep step;
  step.pose = pose;
  step.goes_there = true;
  step.yaw_deg = yaw_deg;
  step.movement = same ? activity.movement : under_way;
  step.remount = remount_;
  remount_ = PlannedStep::Remount::no;
  // Rising from a chair takes 1.5 to 2 s.
  const double duration_s = std::clamp(0.5 + angle / 65, 0.7, 2.3) * random_.between(0.88, 1.12);
  const Instant end = now_ + from_seconds(duration_s);
  if (in_hand_) {
    note(Posture::unworn, "handling", now_, end);
  } else if (same) {
    note(activity.posture, activity.label, now_, end);
  } else {
    const Instant middle = now_ + from_seconds(duration_s / 2);
    note(posture_, "transition", now_, middle);
    note(activity.posture, "transition", middle, end);
  }
  in_hand_ = false;
  add(step, duration_s);
}

void SimulatedActivities::add(const PlannedStep& step, double seconds_long) {
  plan_.steps.push_back(step);
  plan_.steps.back().begin = now_;
  now_ += from_seconds(seconds_long);
  plan_.steps.back().end = now_;
  pose_ = step.pose;
}

void SimulatedActivities::note(Posture posture, std::string_view label, Instant begin,
                               Instant end) {
  posture_ = posture;
  label_ = label;
  auto& truth = plan_.truth;
  if (!truth.empty() && truth.back().posture == posture && truth.back().label == label)
    truth.back().end = end;
  else if (begin < end)
    truth.push_back({begin, end, posture, label});
}

Vector3 SimulatedActivities::seat_pose(Seat seat) {
  const double roll = random_.between(-14, 14);
  switch (seat) {
    case Seat::sofa: return pose_at(random_.between(86, 102), roll);
    case Seat::vehicle: return pose_at(random_.between(74, 90), roll);
    case Seat::stool: return pose_at(random_.between(34, 41), roll);
    case Seat::chair: break;
  }
  const bool stretched = random_.chance(0.15);
  return pose_at(stretched ? random_.between(60, 67) : random_.between(70, 90), roll);
}

/// Seen from the side at this flexion, and a few degrees off to a side, as legs are.
Vector3 SimulatedActivities::upright_pose(double flexion_deg) {
  return normalized(pose_at(flexion_deg) + Vector3{0, 0, 0.04 * random_.normal()});
}

}  // namespace sitwell
