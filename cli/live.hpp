// What commands that stay for a while have in common: Ctrl-C noticed, and lines that are drawn
// again in their place.
#pragma once

#include <cstdio>
#include <string>

#include "cli/terminal.hpp"

namespace sitwell::cli {

/// While it lives, SIGINT and SIGTERM are noted instead of ending the program. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  [[nodiscard]] bool asked() const;
  /// Whether one that lives has been asked; for those who wait without having it.
  [[nodiscard]] static bool any_asked();
};

/// Lines at the end of what a terminal shows. Too long ones are cut off by the terminal.
class LiveLines {
 public:
  explicit LiveLines(std::FILE* stream) : stream_(stream), screen_(screen_of(stream)) {}
  ~LiveLines() { leave(); }
  LiveLines(const LiveLines&) = delete;
  LiveLines& operator=(const LiveLines&) = delete;

  /// In place of what was shown before; each line ends in a newline.
  void show(const std::string& text);
  /// What is shown stays; what comes next is shown below it.
  void leave() { shown_.clear(); }
  /// Wiped away.
  void clear() { show({}); }
  [[nodiscard]] const Screen& screen() const { return screen_; }

 private:
  std::FILE* stream_;
  Screen screen_;
  std::string shown_;
};

/// A bar of that share, 0 to 1.
std::string gauge(const Screen& screen, Ink ink, double share, int cells);

}  // namespace sitwell::cli
