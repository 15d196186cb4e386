#include "emulated-clip/program/truth_file.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace sitwell {

TruthFile::TruthFile(const std::filesystem::path& path, EmulatedClip& clip)
    : clip_(clip), file_(path) {
  file_ << "begin_true_us,begin_utc_ms,posture,log_end\n" << std::flush;
  if (!file_)
    throw std::runtime_error(fmt::format("truth file {}: cannot be written", path.string()));
  clip_.on_truth([this](std::uint64_t true_us, Posture posture) {
    const std::int64_t utc_us = utc_at_power_on_us_ + static_cast<std::int64_t>(true_us);
    // Flushed: whoever kills the emulator wants to know.
    file_ << fmt::format("{},{},{},{}\n", true_us, utc_us / 1000, name_of(posture),
                         clip_.log_extent().end)
          << std::flush;
  });
}

TruthFile::~TruthFile() { clip_.on_truth({}); }

void TruthFile::set_utc_now(std::int64_t utc_us) {
  utc_at_power_on_us_ = utc_us - static_cast<std::int64_t>(clip_.true_us());
}

}  // namespace sitwell
