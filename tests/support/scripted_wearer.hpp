// A wearer who does what a test says, written as data: poses and how long each lasts. The samples
// obey physics (up turns with the gyroscope), the ways between poses take a second and a half, and
// the moments at which the thigh passed 45 degrees are known.
#pragma once

#include <chrono>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "core/input.hpp"
#include "recordings/simulated_body.hpp"

namespace sitwell {

/// What a thigh does: where it is held and how it moves there.
struct Pose {
  double flexion_deg = 0;
  double roll_deg = 0;
  Movement movement{};
};

namespace pose {
constexpr Movement sway{.sway_deg = 0.3, .sway_every_s = 3};
constexpr Pose standing{0, 0, sway};
constexpr Pose seated{80, 0, sway};
constexpr Pose still{80, 0, {.sway_deg = 0.05, .sway_every_s = 20}};
constexpr Pose perched{40, 0, sway};
constexpr Pose on_side{85, 85, {.sway_deg = 0.05, .sway_every_s = 20}};
constexpr Pose prone{-88, 0, {.sway_deg = 0.05, .sway_every_s = 20}};
constexpr Pose knees_up{135, 0, {.sway_deg = 0.05, .sway_every_s = 20}};
constexpr Pose walking{11,
                       0,
                       {.sway_deg = 1,
                        .sway_every_s = 2,
                        .swing_deg = 20,
                        .stride_hz = 0.9,
                        .bounce_g = 0.2,
                        .footfall_g = 0.3}};
constexpr Pose running{15,
                       0,
                       {.sway_deg = 1,
                        .sway_every_s = 2,
                        .swing_deg = 28,
                        .stride_hz = 1.35,
                        .bounce_g = 1.7,
                        .footfall_g = 1.2}};
constexpr Pose pedalling{
    52, 0, {.sway_deg = 0.5, .swing_deg = 24, .stride_hz = 1.1, .bounce_g = 0.04, .rumble_g = 0.1}};
constexpr Pose rowing{70, 0, {.sway_deg = 0.5, .swing_deg = 25, .stride_hz = 0.45}};
}  // namespace pose

struct Stay {
  Pose pose;
  Duration length;  ///< the way there included
  Duration way = std::chrono::milliseconds{1500};
};

/// A sensor frame turned any way round on the thigh; the thigh's axes in it.
inline Mounting turned_mounting(const Vector3& axis, double angle_deg) {
  const double angle = radians(angle_deg);
  const Vector3 unit = normalized(axis);
  return {.source = MountingSource::guided,
          .x = rotated({1, 0, 0}, unit, angle),
          .y = rotated({0, 1, 0}, unit, angle),
          .z = rotated({0, 0, 1}, unit, angle),
          .front_known = true};
}

inline Mounting random_mounting(std::mt19937& random) {
  const auto uniform = [&random] { return static_cast<double>(random()) / 4294967296.0; };
  // Even over all rotations (Shoemake 1992).
  const double u = uniform(), v = 2 * std::numbers::pi * uniform(),
               w = 2 * std::numbers::pi * uniform();
  const double q0 = std::sqrt(u) * std::cos(w);
  const Vector3 q{std::sqrt(1 - u) * std::sin(v), std::sqrt(1 - u) * std::cos(v),
                  std::sqrt(u) * std::sin(w)};
  return turned_mounting(q, degrees(2 * std::atan2(norm(q), q0)));
}

inline Vector3 to_sensor(const Mounting& m, const Vector3& thigh) {
  return m.x * thigh.x + m.y * thigh.y + m.z * thigh.z;
}

class ScriptedWearer {
 public:
  explicit ScriptedWearer(double rate_hz = 50, std::uint64_t seed = 1, Instant begin = Instant{})
      : period_(from_seconds(1 / rate_hz)), body_(rate_hz, seed), noise_(seed + 1), now_(begin) {}

  /// As if it had been there before; the first stay needs no way.
  ScriptedWearer& live(std::initializer_list<Stay> stays) {
    for (const Stay& stay : stays) live(stay);
    return *this;
  }
  ScriptedWearer& live(const Stay& stay) {
    const Vector3 there = pose_at(stay.pose.flexion_deg, stay.pose.roll_deg);
    if (!placed_)
      body_.appear_at(there);
    else if (angle_deg(body_.up(), there) > 0.5)
      body_.go_to(there, seconds(stay.way));
    placed_ = true;
    body_.set_movement(stay.pose.movement);
    const Instant end = now_ + stay.length;
    for (; now_ < end; now_ += period_) emit();
    return *this;
  }
  /// No samples for so long. The thigh stays where it is.
  ScriptedWearer& silence(Duration length) {
    now_ += length;
    was_flexed_.reset();
    return *this;
  }
  ScriptedWearer& unplug() {
    inputs_.emplace_back(ClipLost{.at = last_});
    was_flexed_.reset();
    return *this;
  }
  /// The clip sits differently from here on; what turned it goes unseen.
  ScriptedWearer& wear(const Mounting& mounting) {
    mounting_ = mounting;
    return *this;
  }
  /// A hand turns the clip half round and then until it sits like this; the thigh does what it did,
  /// and the gyroscope sees it all.
  ScriptedWearer& put_on_anew(const Mounting& mounting) {
    turn_in_hand({0.3, 0.5, -0.8}, 150);
    const auto [axis, angle_deg] = turn_to(mounting);
    turn_in_hand(axis, angle_deg);
    mounting_ = mounting;
    return *this;
  }
  ScriptedWearer& calibrate(GuidedPose pose) {
    inputs_.emplace_back(GuidedCalibration{.at = now_, .pose = pose});
    return *this;
  }
  /// Stands and sits as asked.
  ScriptedWearer& calibrate() {
    calibrate(GuidedPose::stand).live({{pose::standing, std::chrono::seconds{4}}});
    calibrate(GuidedPose::changing).live({{pose::seated, std::chrono::seconds{3}}});
    calibrate(GuidedPose::sit).live({{pose::seated, std::chrono::seconds{4}}});
    return calibrate(GuidedPose::finished);
  }
  ScriptedWearer& input(const Input& input) {
    inputs_.push_back(input);
    return *this;
  }

  [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Instant last_sample() const { return last_; }
  [[nodiscard]] const Mounting& mounting() const { return mounting_; }
  /// When the thigh passed 45 degrees, either way.
  [[nodiscard]] const std::vector<Instant>& crossings() const { return crossings_; }
  /// Time the thigh was sampled beyond 45 degrees, and the way on to the next sample.
  [[nodiscard]] Duration flexed() const { return flexed_; }

 private:
  /// Smoothly, within so long: the rate goes with 1 - cos.
  void turn_in_hand(const Vector3& axis, double angle_deg) {
    constexpr double length_s = 0.6;
    const Mounting from = mounting_;
    const Vector3 unit = normalized(axis);
    const Instant begin = now_;
    for (; now_ < begin + from_seconds(length_s); now_ += period_) {
      const double share = seconds(now_ - begin) / length_s;
      const double phase = 2 * std::numbers::pi * share;
      const double angle = radians(angle_deg) * (share - std::sin(phase) / (2 * std::numbers::pi));
      mounting_.x = rotated(from.x, unit, angle);
      mounting_.y = rotated(from.y, unit, angle);
      mounting_.z = rotated(from.z, unit, angle);
      hand_rate_ = unit * (-radians(angle_deg) / length_s * (1 - std::cos(phase)));
      emit();
    }
    hand_rate_ = {};
  }
  /// The rotation from how the clip sits to how it shall, as an axis and an angle.
  [[nodiscard]] std::pair<Vector3, double> turn_to(const Mounting& to) const {
    const Mounting& m = mounting_;
    const Vector3 twice_sine = cross(m.x, to.x) + cross(m.y, to.y) + cross(m.z, to.z);
    const double cosine = (dot(m.x, to.x) + dot(m.y, to.y) + dot(m.z, to.z) - 1) / 2;
    return {twice_sine, degrees(std::atan2(norm(twice_sine) / 2, cosine))};
  }

  void emit() {
    body_.step();
    Sample sample{.at = now_};
    sample.acceleration_mps2 =
        to_sensor(mounting_, body_.acceleration_mps2()) + noise(0.001 * standard_gravity_mps2);
    sample.turn_rate_radps = to_sensor(mounting_, body_.turn_rate_radps()) + hand_rate_ +
                             noise(radians(0.05)) + Vector3{0.003, -0.002, 0.002};
    inputs_.emplace_back(sample);

    constexpr double crossing_deg = 45;
    const double inclination = angle_deg(body_.up(), {0, 1, 0});
    const bool flexed = inclination > crossing_deg;
    if (was_flexed_ && flexed != *was_flexed_) {
      const double share = (crossing_deg - inclination_) / (inclination - inclination_);
      crossings_.push_back(last_ + from_seconds(share * seconds(now_ - last_)));
    }
    if (flexed) flexed_ += period_;
    was_flexed_ = flexed;
    inclination_ = inclination;
    last_ = now_;
  }
  Vector3 noise(double sd) {
    return {sd * noise_.normal(), sd * noise_.normal(), sd * noise_.normal()};
  }

  Duration period_;
  SimulatedBody body_;
  Random noise_;
  Mounting mounting_ = turned_mounting({1, 0, 0}, 0);
  Vector3 hand_rate_;
  Instant now_, last_{};
  bool placed_ = false;
  std::optional<bool> was_flexed_;
  double inclination_ = 0;
  Duration flexed_{};
  std::vector<Instant> crossings_;
  std::vector<Input> inputs_;
};

}  // namespace sitwell
