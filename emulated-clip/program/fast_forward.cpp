#include "emulated-clip/program/fast_forward.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "firmware-protocol/clock.h"
#include "firmware-protocol/usb.h"

namespace sitwell {
namespace {

using Steady = std::chrono::steady_clock;

void say(EmulatedClip& clip, std::uint64_t until_us) {
  constexpr double hour_us = 3.6e9;
  fmt::print(stderr, "sitwell-emulated-clip: {:.1f} of {:.1f} h have passed, {} epochs logged\n",
             static_cast<double>(clip.true_us()) / hour_us, static_cast<double>(until_us) / hour_us,
             clip.log_extent().end);
}

void set_clock(EmulatedClip& clip, std::int64_t utc_us) {
  const SitwellClock clock{.boot_id = clip.identity().boot_id,
                           .device_us = clip.device_us(),
                           .utc_us = static_cast<std::uint64_t>(utc_us)};
  std::array<std::uint8_t, sitwell_clock_length> report{};
  std::size_t length = 0;
  sitwell_encode_clock(&clock, report.data(), report.size(), &length);
  clip.control(sitwell_usb_request_out, sitwell_request_set_clock, 0, report);
}

}  // namespace

std::int64_t utc_now_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::uint64_t time_to_wear_us(Imu& imu, std::uint64_t seconds) {
  constexpr std::uint64_t pause_us = 1'000'000;
  std::uint64_t worn_us = 0;
  std::uint64_t last_us = 0;
  while (worn_us < seconds * 1'000'000) {
    const auto reading = imu.next();
    if (!reading) break;
    const std::uint64_t passed_us = reading->true_us - last_us;
    if (passed_us < pause_us) worn_us += passed_us;
    last_us = reading->true_us;
  }
  return last_us;
}

void fast_forward(EmulatedClip& clip, std::uint64_t duration_us) {
  set_clock(clip, utc_now_us() - static_cast<std::int64_t>(duration_us));
  const std::uint64_t until_us = clip.true_us() + duration_us;
  constexpr std::uint64_t step_us = 60'000'000;
  auto next_word = Steady::now() + std::chrono::seconds{1};
  while (clip.true_us() < until_us) {
    clip.advance(std::min(clip.true_us() + step_us, until_us));
    if (Steady::now() < next_word) continue;
    say(clip, until_us);
    next_word = Steady::now() + std::chrono::seconds{1};
  }
  say(clip, until_us);
}

}  // namespace sitwell
