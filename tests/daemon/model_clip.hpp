// A clip as small as a test needs it: readings that say which they are, a log in a vector, and the
// real codec. What befalls it is the test's to decide.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
#include "firmware-protocol/usb.h"

using Bytes = std::vector<std::uint8_t>;

struct ModelClip {
  static constexpr std::int64_t interval_us = 10'000;  ///< by its own crystal

  std::string serial = "SW-1";
  SitwellBodySite site = sitwell_site_thigh;
  std::uint32_t log_capacity = 100'000;
  double drift_ppm = 0;  ///< positive: its clock runs fast
  std::uint8_t flags = 0;
  bool mute = false;  ///< measures and logs, but sends nothing live

  /// A second in its log. True time is the test's own, in microseconds.
  struct Logged {
    std::uint32_t boot_id;
    std::int64_t device_us;
    std::int64_t true_us;
    std::int64_t sync_device_us;
    std::int64_t sync_utc_us;
  };
  std::vector<Logged> log;
  std::uint32_t acknowledged = 0;
  std::uint32_t boot_id = 1;
  std::uint16_t stream = 0;
  std::deque<Bytes> live, bulk;
  std::int64_t utc_told_us = 0;

  void advance(std::int64_t true_us);
  void reboot();
  void attach(bool attached);
  void jump(std::int64_t us) { offset_us_ += us; }
  /// Nothing: stalled.
  std::optional<Bytes> control(SitwellRequest request, std::uint16_t value,
                               std::span<const std::uint8_t> data);
  /// True time of the reading or epoch with this number.
  [[nodiscard]] static std::int64_t reading_true_us(const SitwellSample& raw);

  [[nodiscard]] std::int64_t device_us() const { return device_at(now_us_); }
  void send_status();

 private:
  [[nodiscard]] std::int64_t device_at(std::int64_t true_us) const;
  [[nodiscard]] std::int64_t true_at(std::int64_t device_us) const;
  void read_one(std::int64_t device_us);
  void send_samples();
  void send_log(std::uint32_t from);

  std::int64_t now_us_ = 0;
  std::int64_t booted_us_ = 0;
  std::int64_t offset_us_ = 0;
  std::int64_t next_us_ = 0;              ///< device time of the next reading
  std::optional<std::int64_t> epoch_us_;  ///< device time at which the running epoch began
  std::int64_t sync_device_us_ = 0, sync_utc_us_ = 0;
  std::uint32_t sequence_ = 0;
  SitwellSamples batch_{};
};
