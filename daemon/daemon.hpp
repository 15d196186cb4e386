// The daemon itself: one event loop, one thread, and what hangs on it: the bus that clips come and
// go on, a driver for each of them, the engine they feed, and the way to a clean end.
#pragma once

#include <filesystem>
#include <memory>

#include "config/settings.hpp"
#include "daemon/options.hpp"

namespace sitwell::daemon {

/// The history that is written: as asked for, as set, or the usual one; a simulated wearer and a
/// recording have one of their own, so that they never mix with the wearer's days.
std::filesystem::path history_path(const Options& options, const Settings& settings);

class Daemon {
 public:
  /// @throws HistoryError, RecordingError, std::runtime_error: what it needs cannot be had.
  Daemon(const Options& options, const Settings& settings);
  ~Daemon();

  /// Until SIGINT, SIGTERM, or the end of a recording.
  void run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sitwell::daemon
