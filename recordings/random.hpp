// Random numbers that are the same with every compiler and library: the standard's engines are,
// its distributions are not.
#pragma once

#include <cmath>
#include <cstdint>

namespace sitwell {

/// SplitMix64 (Steele 2014): a week of samples needs two hundred million numbers, and good
/// statistics matter here more than secrecy.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// Even in [low, high).
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(next() >> 11U) * 0x1p-53);
  }
  /// Mean 0, SD 1: four 16-bit numbers added up (Irwin-Hall), which ends at 3.5 SD.
  double normal() {
    const std::uint64_t pairs = next();
    const std::uint64_t sums =
        (pairs & 0x0000FFFF0000FFFFU) + ((pairs >> 16U) & 0x0000FFFF0000FFFFU);
    const auto sum = static_cast<double>((sums & 0xFFFFFFFFU) + (sums >> 32U));
    constexpr double mean = 2 * 65535.0;
    constexpr double sd = 37837.2;  // 65536 sqrt(4 / 12)
    return (sum - mean) * (1 / sd);
  }
  bool chance(double probability) { return between(0, 1) < probability; }
  /// Log-normal: durations of what people do. `spread` is the SD of the logarithm.
  double skewed(double median, double spread) { return median * std::exp(spread * normal()); }

 private:
  std::uint64_t state_;
};

}  // namespace sitwell
