// A clip's own idea of time, made from true time: a crystal that runs fast or slow, skips, and
// begins anew with every start.
#pragma once

#include <cmath>
#include <cstdint>

namespace sitwell {

class DeviceClock {
 public:
  explicit DeviceClock(double drift_ppm) : rate_(1 + drift_ppm * 1e-6) {}

  [[nodiscard]] std::uint64_t at(std::uint64_t true_us) const {
    const double device_us = offset_us_ + rate_ * static_cast<double>(true_us - anchor_us_);
    return device_us > 0 ? static_cast<std::uint64_t>(std::llrint(device_us)) : 0;
  }
  void set_drift(std::uint64_t now_us, double ppm) {
    re_anchor(now_us);
    rate_ = 1 + ppm * 1e-6;
  }
  void jump(std::uint64_t now_us, std::int64_t by_us) {
    re_anchor(now_us);
    offset_us_ += static_cast<double>(by_us);
  }
  void restart(std::uint64_t now_us) {
    anchor_us_ = now_us;
    offset_us_ = 0;
  }

 private:
  void re_anchor(std::uint64_t now_us) {
    offset_us_ += rate_ * static_cast<double>(now_us - anchor_us_);
    anchor_us_ = now_us;
  }

  double rate_;
  double offset_us_ = 0;  ///< device time at the anchor; exact to the microsecond for centuries
  std::uint64_t anchor_us_ = 0;
};

}  // namespace sitwell
