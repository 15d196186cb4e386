// The emulated clip in real time: the clip, its cable, its control FIFO and the clock, in one poll
// loop that wakes only when something is due.
#pragma once

#include <cstdint>
#include <optional>

#include "emulated-clip/bench.hpp"
#include "emulated-clip/cable.hpp"
#include "emulated-clip/control_fifo.hpp"
#include "emulated-clip/program/options.hpp"
#include "emulated-clip/usbip_host.hpp"

namespace sitwell {

class Live {
 public:
  /// The clip lives on from where it is. @throws std::runtime_error where a FIFO, a port or
  /// vhci_hcd cannot be had.
  Live(const ProgramOptions& options, EmulatedClip& clip);
  /// Until it is told to quit, or SIGTERM or SIGINT comes.
  void run();

 private:
  /// Being plugged and unplugged in turn.
  struct Replugging {
    std::uint32_t toggles_left = 0;
    std::uint64_t interval_us = 0;
    std::uint64_t next_us = 0;
  };

  [[nodiscard]] std::uint64_t now_us() const;
  void plug();
  void unplug();
  void replug(std::uint32_t count, std::uint32_t interval_ms);
  void toggle();
  void serve_callers();
  void obey_lines();
  void arm();
  void wait();

  EmulatedClip& clip_;
  Faults faults_;
  Cable cable_;
  Bench bench_;
  std::optional<ControlFifo> fifo_;
  std::optional<UsbipServer> server_;
  FileDescriptor timer_;
  FileDescriptor signals_;
  std::uint64_t boot_offset_us_ = 0;  ///< true time less CLOCK_BOOTTIME; wraps
  std::optional<Replugging> replugging_;
  bool offered_ = false;  ///< over TCP: whoever calls may have it
  bool said_finished_ = false;
  bool quitting_ = false;
};

}  // namespace sitwell
