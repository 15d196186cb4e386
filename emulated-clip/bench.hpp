// What can be done to an emulated clip while it runs, as lines of text: the commands of its control
// FIFO. docs/emulated-clip.md lists them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "emulated-clip/emulated_clip.hpp"
#include "emulated-clip/faults.hpp"

namespace sitwell {

/// The clip, and what its owner does for it. Functions may throw std::runtime_error, whose words
/// then are the answer.
struct Bench {
  EmulatedClip& clip;
  Faults& faults;
  std::function<void()> plug;
  std::function<void()> unplug;
  /// Unplugs, waits and plugs in, so many times, waiting in between too. Returns at once.
  std::function<void(std::uint32_t count, std::uint32_t interval_ms)> replug;
  std::function<bool()> plugged;
  std::function<std::uint64_t()> reports_sent;
  std::function<void()> quit;
};

/// Does what a line says and answers in one line, which begins with "ok" where it was done. Lines
/// may be anything.
std::string obey(Bench& bench, std::string_view line);

}  // namespace sitwell
