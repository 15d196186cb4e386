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
    const auto forward_us = static_cast<std::int64_t>(options->fast_forward_s) * 1'000'000;
    if (truth) truth->set_utc_now(sitwell::utc_now_us() - forward_us);
    if (forward_us > 0) sitwell::fast_forward(clip, options->fast_forward_s);
    if (truth) truth->set_utc_now(sitwell::utc_now_us());
    if (!options->exit_after_fast_forward) sitwell::Live(*options, clip).run();
  } catch (const std::exception& error) {
    fmt::print(stderr, "sitwell-emulated-clip: {}\n", error.what());
    return 1;
  }
  return 0;
}
