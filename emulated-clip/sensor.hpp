// The sensor of an emulated clip: readings of an Imu through a FIFO with a watermark, stamped by
// the clip's clock, and motion noticed while the rest of the clip sleeps.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "core/posture.hpp"
#include "emulated-clip/device_clock.hpp"
#include "emulated-clip/imu.hpp"

namespace sitwell {

class Sensor {
 public:
  explicit Sensor(std::unique_ptr<Imu> imu) : imu_(std::move(imu)) {}

  /// As after power on: the FIFO is empty.
  void restart();
  /// Wakes the processor when the FIFO holds so many, at least 1.
  void set_watermark(std::size_t readings) { watermark_ = readings; }
  /// The true time at which the FIFO reaches its watermark; nothing where it never will.
  std::optional<std::uint64_t> watermark_reached_us();

  /// Takes all readings until then. Asleep, none are kept until one shows motion; true: one did.
  bool read_until(std::uint64_t true_us, const DeviceClock& clock, bool asleep);
  /// Moves the oldest out of the FIFO; `last_us` becomes the device time of the last of them.
  std::size_t take(std::span<SitwellSample> readings, std::uint64_t& last_us);

  [[nodiscard]] std::uint32_t lost() const { return lost_; }
  [[nodiscard]] bool finished() const { return finished_ && ahead_.empty(); }
  void on_truth(std::function<void(std::uint64_t begin_true_us, Posture)> tell) {
    tell_truth_ = std::move(tell);
  }

 private:
  struct Stamped {
    SitwellSample raw;
    std::uint64_t device_us = 0;
  };

  void look_ahead();
  bool shows_motion(const SitwellSample& raw);
  void note_truth(const ImuReading& reading);
  void keep(const ImuReading& reading, const DeviceClock& clock);

  std::unique_ptr<Imu> imu_;
  std::size_t watermark_ = 1;
  std::deque<ImuReading> ahead_;  ///< of the future, as many as the watermark needs to be foreseen
  std::deque<Stamped> fifo_;
  std::uint32_t lost_ = 0;
  bool finished_ = false;
  std::optional<SitwellSample> resting_;  ///< the last one seen asleep
  std::optional<ImuReading> seen_;
  std::function<void(std::uint64_t, Posture)> tell_truth_;
};

}  // namespace sitwell
