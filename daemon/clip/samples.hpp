// A report of readings as checked numbers: whether it can be true at all, and what it says in SI
// units. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/input.hpp"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"

namespace sitwell::daemon {

/// Times beyond it (36 000 years) are nonsense, and below it arithmetic cannot overflow.
inline constexpr std::uint64_t time_limit_us = std::uint64_t{1} << 60;

/// 5 Hz to 1 kHz. Slower than that no gait is seen, faster than that no clip is.
inline constexpr std::uint32_t shortest_interval_ns = 1'000'000;
inline constexpr std::uint32_t longest_interval_ns = 200'000'000;

/// Can these be readings of one stretch, by themselves?
bool is_plausible(const SitwellSamples& samples);

/// Device time of reading `i`, and of the last one; of plausible samples.
std::int64_t reading_us(const SitwellSamples& samples, int i);
std::int64_t last_reading_us(const SitwellSamples& samples);

/// What a step of a raw reading is worth on this clip.
class Scale {
 public:
  explicit Scale(const SitwellIdentity& identity);
  [[nodiscard]] Sample sample(const SitwellSample& raw, Instant at) const;

 private:
  BodySite site_;
  double mps2_per_lsb_;
  double radps_per_lsb_;
};

}  // namespace sitwell::daemon
