// sitwell-emulated-clip: a clip without hardware, on a real USB stack. docs/emulated-clip.md.
#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <optional>

#include "emulated-clip/program/fast_forward.hpp"
#include "emulated-clip/program/live.hpp"
#include "emulated-clip/program/options.hpp"
#include "emulated-clip/program/truth_file.hpp"

int main(int argc, char** argv) {
  int exit_code = 0;
  try {
    const auto options = sitwell::parse_options(argc, argv, exit_code);
    if (!options) return exit_code;
    sitwell::EmulatedClip clip(options->clip, options->imu());
    std::optional<sitwell::TruthFile> truth;
    if (!options->truth.empty()) truth.emplace(options->truth, clip);
    if (options->fast_forward_s > 0) {
      const auto wearer = options->imu();  // one more, to look ahead with
      const std::uint64_t duration_us = sitwell::time_to_wear_us(*wearer, options->fast_forward_s);
      const std::int64_t begin_us = sitwell::utc_now_us() - static_cast<std::int64_t>(duration_us);
      if (truth) truth->set_utc_now(begin_us);
      sitwell::fast_forward(clip, duration_us);
    }
    if (truth) truth->set_utc_now(sitwell::utc_now_us());
    if (!options->exit_after_fast_forward) sitwell::Live(*options, clip).run();
  } catch (const std::exception& error) {
    fmt::print(stderr, "sitwell-emulated-clip: {}\n", error.what());
    return 1;
  }
  return 0;
}
