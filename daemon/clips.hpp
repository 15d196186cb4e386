// The clips of this run, from wherever they come: those plugged in, or an emulated one. Makes a
// driver for each that arrives and lets go of it when it has left. Lives on the event loop's
// thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "daemon/clip/clip_registry.hpp"
#include "daemon/clip/driver.hpp"
#include "daemon/clip/usb_bus.hpp"
#include "daemon/clip/usb_loop.hpp"

namespace sitwell::daemon {

class Clips {
 public:
  /// `changed` is called when a clip has come or gone. The clock and the listener outlive this.
  Clips(boost::asio::io_context& io, const Clock& clock, ClipListener& listener,
        std::function<void()> changed);

  void watch_usb();
  void attach(std::uint64_t id, std::unique_ptr<ClipPort> port);
  /// Takes leave of all; calls `gone` once they have left.
  void stop(std::function<void()> gone);
  /// Lets go of those that have not left yet, too.
  void clear() { drivers_.clear(); }
  /// To be called when the driver says finished().
  void finished(const ClipDriver& clip);

  void settled(Instant until);
  /// Somebody watches the angle: short batches.
  void watch(bool watched);
  [[nodiscard]] const std::map<std::uint64_t, std::unique_ptr<ClipDriver>>& drivers() const {
    return drivers_;
  }
  [[nodiscard]] ClipRegistry& registry() { return registry_; }

 private:
  boost::asio::io_context& io_;
  const Clock& clock_;
  ClipListener& listener_;
  std::function<void()> changed_, gone_;
  ClipRegistry registry_;
  std::optional<UsbLoop> usb_loop_;
  std::optional<UsbBus> usb_bus_;
  std::map<std::uint64_t, std::unique_ptr<ClipDriver>> drivers_;
  bool watched_ = false;
  bool stopping_ = false;
};

}  // namespace sitwell::daemon
