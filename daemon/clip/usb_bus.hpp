// Watches the bus for clips coming and going: libusb's hotplug says when to look, and a slow look
// of our own finds what it misses where no udevd runs.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "daemon/clip/port.hpp"
#include "daemon/clip/usb_loop.hpp"

namespace sitwell::daemon {

struct UsbBusSettings {
  /// Without udevd a clip is found on the second look, hence within ten seconds; a look every five
  /// is a fifth of a wake-up a second.
  std::chrono::milliseconds look_every{5000};
  std::filesystem::path devices = "/sys/bus/usb/devices";
};

/// Called from the event loop only. `id` is another number for every plug.
struct UsbBusHandler {
  std::function<void(std::uint64_t id, std::unique_ptr<ClipPort> port)> arrived;
  /// The port stays whoever's it is: close it, and destroy it once it is closed.
  std::function<void(std::uint64_t id)> left;
};

class UsbBus {
 public:
  /// Begins to watch; clips that are there already arrive with the loop's first turn.
  UsbBus(UsbLoop& loop, UsbBusHandler handler, const UsbBusSettings& settings = {});
  ~UsbBus();

 private:
  struct State;
  std::shared_ptr<State> state_;  // looks that are still to come hold it weakly
};

}  // namespace sitwell::daemon
