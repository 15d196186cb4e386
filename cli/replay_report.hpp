// What a replay says when it is done: time by posture, bouts, speed, and what it knew of the clip.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "cli/terminal.hpp"
#include "core/exposure.hpp"
#include "recordings/replay.hpp"

namespace sitwell::cli {

/// The bouts that effects leave behind once all were said.
class FinalBouts {
 public:
  void on(const Effect& effect);
  [[nodiscard]] ExposureFigures figures() const;

 private:
  std::map<Instant, Bout> bouts_;
};

struct ReplayReport {
  std::string name;      ///< of the recording
  std::string anchored;  ///< what time Instant{} was, and why
  ReplaySummary summary;
  ExposureFigures figures;
  SkippedRows skipped;
  double elapsed_s = 0;
};

std::string to_text(const Screen& screen, const ReplayReport& report);
std::string to_json_text(const ReplayReport& report);

/// The rows that were left out, a sentence and examples; empty where none were.
std::string skipped_lines(const SkippedRows& skipped);

}  // namespace sitwell::cli
