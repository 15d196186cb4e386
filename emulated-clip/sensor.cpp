#include "emulated-clip/sensor.hpp"

#include <cstdlib>
#include <utility>

namespace sitwell {
namespace {

/// What an LSM6DSO's FIFO of 3 kB holds; it runs over only where nobody reads it.
constexpr std::size_t fifo_capacity = 256;
/// Motion is a change of an axis by this much: an LSM6DSO's threshold has steps of 1/64 of 4 g.
constexpr int motion_steps = 62'000'000 / static_cast<int>(emulated_acceleration_ng_per_lsb);
constexpr std::uint64_t truth_gap_us = 1'000'000;

}  // namespace

void Sensor::restart() {
  fifo_.clear();
  resting_.reset();
  lost_ = 0;
}

void Sensor::look_ahead() {
  while (!finished_ && ahead_.size() + fifo_.size() < watermark_) {
    if (const auto reading = imu_->next())
      ahead_.push_back(*reading);
    else
      finished_ = true;
  }
}

std::optional<std::uint64_t> Sensor::watermark_reached_us() {
  look_ahead();
  if (fifo_.size() >= watermark_) return 0;
  const std::size_t missing = watermark_ - fifo_.size();
  if (ahead_.size() < missing) return {};
  return ahead_[missing - 1].true_us;
}

bool Sensor::read_until(std::uint64_t true_us, const DeviceClock& clock, bool asleep) {
  const bool slept = asleep;
  for (look_ahead(); !ahead_.empty() && ahead_.front().true_us <= true_us; look_ahead()) {
    const ImuReading reading = ahead_.front();
    ahead_.pop_front();
    if (tell_truth_) note_truth(reading);
    if (asleep) asleep = !shows_motion(reading.raw);
    if (!asleep) keep(reading, clock);
  }
  return slept && !asleep;
}

std::size_t Sensor::take(std::span<SitwellSample> readings, std::uint64_t& last_us) {
  std::size_t count = 0;
  while (count < readings.size() && !fifo_.empty()) {
    readings[count++] = fifo_.front().raw;
    last_us = fifo_.front().device_us;
    fifo_.pop_front();
  }
  return count;
}

void Sensor::keep(const ImuReading& reading, const DeviceClock& clock) {
  if (fifo_.size() == fifo_capacity) {
    fifo_.pop_front();
    ++lost_;
  }
  fifo_.push_back({.raw = reading.raw, .device_us = clock.at(reading.true_us)});
}

bool Sensor::shows_motion(const SitwellSample& raw) {
  const SitwellSample before = std::exchange(resting_, raw).value_or(raw);
  for (int i = 0; i < 3; ++i) {
    if (std::abs(raw.acceleration[i] - before.acceleration[i]) <= motion_steps) continue;
    resting_.reset();
    return true;
  }
  return false;
}

void Sensor::note_truth(const ImuReading& reading) {
  if (seen_ && seen_->truth != Posture::unknown &&
      reading.true_us - seen_->true_us > truth_gap_us) {
    tell_truth_(seen_->true_us, Posture::unknown);
    seen_->truth = Posture::unknown;
  }
  if (!seen_ || reading.truth != seen_->truth) tell_truth_(reading.true_us, reading.truth);
  seen_ = reading;
}

}  // namespace sitwell
