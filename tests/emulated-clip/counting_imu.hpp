// A wearer who sits still and whose readings can be told apart: 100 a second, counted.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "emulated-clip/imu.hpp"

namespace sitwell::test {

class CountingImu final : public Imu {
 public:
  static constexpr std::uint64_t interval_us = 10'000;

  /// `pauses`: true times from and to which there are no readings.
  explicit CountingImu(std::uint64_t readings,
                       std::vector<std::pair<std::uint64_t, std::uint64_t>> pauses = {})
      : readings_(readings), pauses_(std::move(pauses)) {}

  static SitwellSample reading(std::uint64_t i) {
    return {.acceleration = {static_cast<std::int16_t>(i % 100), 2500, 7800},
            .turn_rate = {static_cast<std::int16_t>(i / 100 % 100), 0, 0}};
  }

  std::optional<ImuReading> next() override {
    while (i_ < readings_) {
      const std::uint64_t i = i_++;
      const std::uint64_t at = (i + 1) * interval_us;
      bool paused = false;
      for (const auto& [from, to] : pauses_) paused |= at >= from && at < to;
      if (!paused) return ImuReading{.true_us = at, .raw = reading(i), .truth = Posture::sitting};
    }
    return {};
  }

 private:
  std::uint64_t readings_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pauses_;
  std::uint64_t i_ = 0;
};

}  // namespace sitwell::test
