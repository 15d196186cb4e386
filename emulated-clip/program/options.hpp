// The command line of sitwell-emulated-clip.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "emulated-clip/emulated_clip.hpp"

namespace sitwell {

struct ProgramOptions {
  EmulatedClipSettings clip;
  bool vhci = false;
  std::optional<std::uint16_t> tcp;
  std::string address;
  std::string simulate;
  std::uint64_t seed = 1;
  double from_s = 0;
  std::filesystem::path recording;
  std::uint64_t fast_forward_s = 0;
  bool exit_after_fast_forward = false;
  bool unplugged = false;
  std::filesystem::path control;
  std::filesystem::path truth;

  /// What the clip is worn by. @throws RecordingError
  [[nodiscard]] std::unique_ptr<Imu> imu() const;
};

/// Nothing where the program is to exit with `exit_code`: help was asked for, or the line is wrong
/// and that has been said.
std::optional<ProgramOptions> parse_options(int argc, char** argv, int& exit_code);

}  // namespace sitwell
