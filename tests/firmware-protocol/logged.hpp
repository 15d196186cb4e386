// A flash log with the truth beside it: what was logged, so that whatever is read can be judged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "firmware-protocol/clip/flash_log.h"
#include "ram_flash.hpp"

namespace sitwell {

/// An epoch that says of itself which one it is.
SitwellEpoch numbered_epoch(std::uint32_t number);
std::uint32_t number_of(const SitwellEpoch& epoch);

struct Logged {
  std::uint32_t position = 0, number = 0, boot_id = 0;
  std::uint64_t begin_us = 0, sync_device_us = 0, sync_utc_us = 0;
  bool operator==(const Logged&) const = default;
};

/// Everything from a position to the end, report by report. Throws what is wrong with a report.
std::vector<Logged> read_log(const SitwellFlashLog& log, std::uint32_t from);

/// Logs numbered epochs and keeps the truth of them.
class TrueLog {
 public:
  explicit TrueLog(RamFlash& flash);
  void restart();
  /// Goes on with a copy of the flash.
  void move_to(RamFlash& copy);
  /// True when the log took it.
  bool append(std::uint64_t begin_us);
  void sync(std::uint64_t device_us, std::uint64_t utc_us);
  void acknowledge(std::uint32_t position) { sitwell_log_acknowledge(&log, position); }

  SitwellFlashLog log{};
  std::vector<Logged> truth;  ///< in order; what was never taken is not in it

 private:
  RamFlash* flash_;
  std::uint32_t number_ = 0;
  std::uint64_t sync_device_us_ = 0, sync_utc_us_ = 0;
};

}  // namespace sitwell
