// The clip of whoever is simulated: how it sits on the thigh, and what is wrong with what it reads.
#pragma once

#include "core/input.hpp"
#include "core/time.hpp"
#include "core/vector3.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_body.hpp"

namespace sitwell {

struct SimulatedSensorSettings {
  /// Constant rate offset of each gyroscope axis; consumer parts are specified to about 1 dps.
  Vector3 gyroscope_bias_dps{0.4, -0.3, 0.2};
  /// White noise of the turn rate at 100 Hz: 0.007 dps/sqrt(Hz) over 50 Hz is 0.05 dps.
  double gyroscope_noise_dps = 0.05;
  /// Left over after calibration (van Hees 2014 accepts below 10 mg).
  Vector3 accelerometer_offset_mg{4, -3, 5};
  /// White noise: 120 ug/sqrt(Hz) over 50 Hz, and cloth moving a little.
  double accelerometer_noise_mg = 1.5;
};

/// The thigh's axes in the sensor's frame.
struct SensorAxes {
  Vector3 x{1, 0, 0};
  Vector3 y{0, 1, 0};
  Vector3 z{0, 0, 1};

  [[nodiscard]] Vector3 to_sensor(const Vector3& v) const { return x * v.x + y * v.y + z * v.z; }
  [[nodiscard]] Vector3 to_thigh(const Vector3& v) const {
    return {dot(x, v), dot(y, v), dot(z, v)};
  }
  [[nodiscard]] SensorAxes turned(const Vector3& axis, double angle_rad) const {
    return {rotated(x, axis, angle_rad), rotated(y, axis, angle_rad), rotated(z, axis, angle_rad)};
  }
};

/// Begins with its axes along the thigh's.
class SimulatedSensor {
 public:
  SimulatedSensor(const SimulatedSensorSettings& settings, Random random);

  [[nodiscard]] const SensorAxes& axes() const { return axes_; }
  /// Out of the box, onto the thigh.
  void turn_any_way_round();
  /// Put back on after a break: a few degrees off, and every fourth time upside down.
  void turn_nearly_as_before();
  /// By up to so much, about any axis.
  void turn_by_up_to(double most_deg);
  void turn_upside_down();

  /// What it reads on this body now.
  Sample read(const SimulatedBody& body, Instant at);

 private:
  Vector3 any_direction();
  Vector3 noise(double sd);

  Random random_;
  SensorAxes axes_;
  Vector3 bias_radps_;
  Vector3 offset_mps2_;
  double turn_noise_radps_;
  double acceleration_noise_mps2_;
};

}  // namespace sitwell
