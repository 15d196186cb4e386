// When it was, in boot time, when a clip logged something: by what was seen of its clock in this
// run where that can be, else by the time it was told. Pure arithmetic.
#pragma once

#include <cstdint>
#include <optional>

#include "daemon/clip/clip_registry.hpp"
#include "daemon/clip/conversation.hpp"
#include "daemon/clip/device_clock.hpp"
#include "firmware-protocol/log.h"

namespace sitwell::daemon {

class LogDates {
 public:
  /// `now` is the clock of the clip's present start, `boot_id`; `seen` the last moment that both
  /// clocks were seen at before.
  LogDates(std::uint32_t boot_id, const DeviceClock& now, const std::optional<BootPair>& seen)
      : boot_id_(boot_id), now_(now), seen_(seen) {}

  /// Of a device time in the start and with the time sync that `epochs` have. Nothing: there is no
  /// telling.
  [[nodiscard]] std::optional<Instant> date(const SitwellEpochs& epochs, std::int64_t device_us,
                                            const UtcAnchor& utc) const;

 private:
  [[nodiscard]] Instant between(const ClockPair& far, std::int64_t device_us) const;

  std::uint32_t boot_id_;
  const DeviceClock& now_;
  const std::optional<BootPair>& seen_;
};

}  // namespace sitwell::daemon
