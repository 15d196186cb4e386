// A progress bar on the terminal; nothing at all where there is none.
#pragma once

#include <chrono>
#include <string>

#include "cli/terminal.hpp"

namespace sitwell::cli {

class ProgressBar {
 public:
  /// Draws on standard error, so that standard output can go elsewhere.
  explicit ProgressBar(std::string label);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// share is 0..1; the note follows the bar. Cheap to call often: it redraws ten times a second.
  void show(double share, const std::string& note);

  /// Wipes the bar away, so that what follows starts on a clean line.
  void clear();

 private:
  std::string label_;
  Screen screen_;
  std::chrono::steady_clock::time_point next_{};
  bool drawn_ = false;
};

}  // namespace sitwell::cli
