#include "emulated-clip/imu.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "recordings/recording_reader.hpp"

namespace sitwell {
namespace {

constexpr double steps_per_mps2 = 1e9 / (standard_gravity_mps2 * emulated_acceleration_ng_per_lsb);
constexpr double steps_per_radps = degrees(1) * 1e9 / emulated_turn_ndps_per_lsb;
constexpr double acceleration_end =
    std::min(32767.0, 1e6 * emulated_acceleration_range_mg / emulated_acceleration_ng_per_lsb);
constexpr double turn_end =
    std::min(32767.0, 1e9 * emulated_turn_range_dps / emulated_turn_ndps_per_lsb);

std::int16_t steps(double value, double end) {
  if (!(value > -end)) return static_cast<std::int16_t>(-end);
  return static_cast<std::int16_t>(std::lrint(std::min(value, end)));
}

std::uint64_t since(Instant at, Instant begin) {
  return static_cast<std::uint64_t>((at - begin).count());
}

class SimulatedImu final : public Imu {
 public:
  SimulatedImu(std::shared_ptr<SimulatedWearer> wearer, double from_s)
      : wearer_(std::move(wearer)), begin_(Instant{} + from_seconds(from_s)) {
    do there_ = wearer_->next(row_);
    while (there_ && row_.sample.at < begin_);
  }

  std::optional<ImuReading> next() override {
    if (!there_) return {};
    const ImuReading reading{
        .true_us = since(row_.sample.at, begin_),
        .raw = quantised(row_.sample.acceleration_mps2, row_.sample.turn_rate_radps),
        .truth = row_.truth};
    there_ = wearer_->next(row_);
    return reading;
  }

 private:
  std::shared_ptr<SimulatedWearer> wearer_;
  Instant begin_;
  SimulatedSample row_;  ///< the next
  bool there_ = false;   ///< is one
};

class RecordedImu final : public Imu {
 public:
  explicit RecordedImu(const std::filesystem::path& path) : reader_(path) {}

  std::optional<ImuReading> next() override {
    if (!reader_.next(row_)) return {};
    if (!begin_) begin_ = row_.at;
    return ImuReading{.true_us = since(row_.at, *begin_),
                      .raw = quantised(row_.acceleration_mps2, row_.turn_rate_radps),
                      .truth = posture_named(row_.label).value_or(Posture::unknown)};
  }

 private:
  RecordingReader reader_;
  RecordingRow row_;
  std::optional<Instant> begin_;
};

}  // namespace

SitwellSample quantised(const Vector3& acceleration_mps2, const Vector3& turn_rate_radps) {
  const Vector3 a = acceleration_mps2 * steps_per_mps2;
  const Vector3 w = turn_rate_radps * steps_per_radps;
  return {.acceleration = {steps(a.x, acceleration_end), steps(a.y, acceleration_end),
                           steps(a.z, acceleration_end)},
          .turn_rate = {steps(w.x, turn_end), steps(w.y, turn_end), steps(w.z, turn_end)}};
}

std::unique_ptr<Imu> simulated_imu(const SimulatedWearerSettings& settings,
                                   const std::vector<DayKind>& days, double from_s) {
  return simulated_imu(std::make_shared<SimulatedWearer>(settings, days), from_s);
}

std::unique_ptr<Imu> simulated_imu(std::shared_ptr<SimulatedWearer> wearer, double from_s) {
  return std::make_unique<SimulatedImu>(std::move(wearer), from_s);
}

std::unique_ptr<Imu> recorded_imu(const std::filesystem::path& path) {
  return std::make_unique<RecordedImu>(path);
}

}  // namespace sitwell
