// Where an emulated clip's readings come from: a simulated wearer or a recording, as the raw
// numbers that a sensor of +-4 g and +-1000 degrees a second would give.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/input.hpp"
#include "core/posture.hpp"
#include "firmware-protocol/live.h"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {

/// A step of a raw reading, as the emulated clip's identity says (an LSM6DSO's).
inline constexpr std::uint32_t emulated_acceleration_ng_per_lsb = 122'000;
inline constexpr std::uint32_t emulated_turn_ndps_per_lsb = 35'000'000;
inline constexpr std::uint16_t emulated_acceleration_range_mg = 4000;
inline constexpr std::uint16_t emulated_turn_range_dps = 1000;

struct ImuReading {
  std::uint64_t true_us = 0;  ///< since the clip was powered on
  SitwellSample raw{};
  Posture truth = Posture::unknown;  ///< what the wearer really did, where that is known
};

/// The nearest steps to a reading; at an end of the range where it goes beyond (or is no number).
SitwellSample quantised(const Vector3& acceleration_mps2, const Vector3& turn_rate_radps);

class Imu {
 public:
  virtual ~Imu() = default;
  /// The next reading; nothing at the end of a recording. Gaps in time are gaps: nothing was read.
  virtual std::optional<ImuReading> next() = 0;
};

/// Days of a simulated wearer, beginning at `from_s` seconds into the first one (9 in the morning
/// is 32400; the wearer dresses about then).
std::unique_ptr<Imu> simulated_imu(const SimulatedWearerSettings& settings,
                                   const std::vector<DayKind>& days, double from_s = 0);
/// The same with a wearer whom somebody else holds too, to lead them: the clip, which this goes
/// into, lives for as long as it is plugged in.
std::unique_ptr<Imu> simulated_imu(std::shared_ptr<SimulatedWearer> wearer, double from_s = 0);
/// A label that names a posture is the truth. @throws RecordingError
std::unique_ptr<Imu> recorded_imu(const std::filesystem::path& path);

}  // namespace sitwell
