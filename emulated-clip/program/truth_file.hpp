// What an emulated clip's wearer truly did, as a CSV beside what a computer made of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "emulated-clip/emulated_clip.hpp"

namespace sitwell {

/// A row for each change: begin_true_us (since power on), begin_utc_ms, posture, log_end (epochs
/// logged until then).
class TruthFile {
 public:
  /// @throws std::runtime_error where it cannot be written. The clip outlives it.
  TruthFile(const std::filesystem::path& path, EmulatedClip& clip);
  ~TruthFile();
  TruthFile(const TruthFile&) = delete;
  TruthFile& operator=(const TruthFile&) = delete;

  /// From here on the clip's true time is that UTC.
  void set_utc_now(std::int64_t utc_us);

 private:
  EmulatedClip& clip_;
  std::ofstream file_;
  std::int64_t utc_at_power_on_us_ = 0;
};

}  // namespace sitwell
