// What a computer asks of a clip, in few words: requests sealed, answers decoded.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "emulated-clip/emulated_clip.hpp"
#include "firmware-protocol/clock.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
#include "firmware-protocol/usb.h"

namespace sitwell::test {

using Bytes = std::vector<std::uint8_t>;

/// Throws std::runtime_error, so that a test fails, where the bytes are no such report.
SitwellIdentity identity_in(const Bytes& bytes);
SitwellStatus status_in(const Bytes& bytes);
SitwellClock clock_in(const Bytes& bytes);
SitwellSamples samples_in(const Bytes& bytes);
SitwellEpochs epochs_in(const Bytes& bytes);
SitwellKind kind_of(const Bytes& bytes);

Bytes position_report(std::uint32_t boot_id, std::uint32_t position);
Bytes clock_report(const SitwellClock& clock);

/// An IN request that must be answered.
Bytes ask(EmulatedClip& clip, SitwellRequest request);
/// Whether an OUT request was taken.
bool tell(EmulatedClip& clip, SitwellRequest request, std::uint16_t value, const Bytes& data = {});

/// One epoch of a log and where it stands.
struct Logged {
  std::uint32_t position = 0;
  std::uint32_t boot_id = 0;
  std::uint64_t begin_us = 0;
  std::uint64_t sync_device_us = 0, sync_utc_us = 0;
  SitwellEpoch epoch{};
};
/// Plugs in and reads the log from a position, to the report without any.
std::vector<Logged> read_log(EmulatedClip& clip, std::uint32_t from = 0);

/// All live samples that wait, oldest first; other reports are left out.
std::vector<SitwellSamples> live_samples(EmulatedClip& clip);

}  // namespace sitwell::test
