#include "recordings/simulated_sensor.hpp"

#include <numbers>

namespace sitwell {
namespace {

/// Put back on after a break: off by this SD, and every fourth time upside down.
constexpr double replacement_sd_deg = 12;
constexpr double upside_down_chance = 0.25;

}  // namespace

SimulatedSensor::SimulatedSensor(const SimulatedSensorSettings& settings, Random random)
    : random_(random),
      bias_radps_(settings.gyroscope_bias_dps * radians(1)),
      offset_mps2_(settings.accelerometer_offset_mg * (standard_gravity_mps2 / 1000)),
      turn_noise_radps_(radians(settings.gyroscope_noise_dps)),
      acceleration_noise_mps2_(settings.accelerometer_noise_mg * (standard_gravity_mps2 / 1000)) {}

void SimulatedSensor::turn_any_way_round() {
  axes_ = {};
  for (int i = 0; i < 2; ++i) {
    const double angle = random_.between(0, std::numbers::pi);  // arguments have no order
    axes_ = axes_.turned(any_direction(), angle);
  }
}

void SimulatedSensor::turn_nearly_as_before() {
  if (random_.chance(upside_down_chance)) turn_upside_down();
  const double angle = radians(replacement_sd_deg) * random_.normal();
  axes_ = axes_.turned(any_direction(), angle);
}

void SimulatedSensor::turn_by_up_to(double most_deg) {
  const double angle = radians(random_.between(0, most_deg));
  axes_ = axes_.turned(any_direction(), angle);
}

/// What points forward still does.
void SimulatedSensor::turn_upside_down() { axes_ = axes_.turned(axes_.x, std::numbers::pi); }

Sample SimulatedSensor::read(const SimulatedBody& body, Instant at) {
  Sample sample{.at = at};
  sample.acceleration_mps2 =
      axes_.to_sensor(body.acceleration_mps2()) + offset_mps2_ + noise(acceleration_noise_mps2_);
  sample.turn_rate_radps =
      axes_.to_sensor(body.turn_rate_radps()) + bias_radps_ + noise(turn_noise_radps_);
  return sample;
}

Vector3 SimulatedSensor::any_direction() {
  return normalized({random_.normal(), random_.normal(), random_.normal() + 1e-3});
}

Vector3 SimulatedSensor::noise(double sd) {
  return {sd * random_.normal(), sd * random_.normal(), sd * random_.normal()};
}

}  // namespace sitwell
