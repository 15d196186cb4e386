#include "daemon/clip/samples.hpp"

#include "daemon/clip/epochs.hpp"

namespace sitwell::daemon {

bool is_plausible(const SitwellSamples& samples) {
  return samples.first_us < time_limit_us && samples.interval_ns >= shortest_interval_ns &&
         samples.interval_ns <= longest_interval_ns && samples.count >= 1 &&
         samples.count <= sitwell_samples_max;
}

std::int64_t reading_us(const SitwellSamples& samples, int i) {
  return static_cast<std::int64_t>(samples.first_us) +
         (std::int64_t{samples.interval_ns} * i + 500) / 1000;
}

std::int64_t last_reading_us(const SitwellSamples& samples) {
  return reading_us(samples, samples.count - 1);
}

Scale::Scale(const SitwellIdentity& identity)
    : site_(site_of(identity)),
      mps2_per_lsb_(identity.acceleration_ng_per_lsb * 1e-9 * standard_gravity_mps2),
      radps_per_lsb_(radians(identity.turn_ndps_per_lsb * 1e-9)) {}

Sample Scale::sample(const SitwellSample& raw, Instant at) const {
  const auto vector = [](const std::int16_t(&axes)[3], double unit) {
    return Vector3{axes[0] * unit, axes[1] * unit, axes[2] * unit};
  };
  return {.at = at,
          .acceleration_mps2 = vector(raw.acceleration, mps2_per_lsb_),
          .turn_rate_radps = vector(raw.turn_rate, radps_per_lsb_),
          .site = site_};
}

}  // namespace sitwell::daemon
