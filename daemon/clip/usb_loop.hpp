// libusb inside the one event loop: its descriptors are waited for by Asio, so that its callbacks
// run on the io_context's thread and no thread of ours exists. One instance; it outlives every
// port.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "daemon/event_loop.hpp"

struct libusb_context;

namespace sitwell::daemon {

class UsbLoop {
 public:
  /// A machine without any USB is fine: nothing will ever be found there.
  /// @throws std::runtime_error where libusb cannot start.
  explicit UsbLoop(boost::asio::io_context& io);
  ~UsbLoop();
  UsbLoop(const UsbLoop&) = delete;
  UsbLoop& operator=(const UsbLoop&) = delete;

  [[nodiscard]] boost::asio::io_context& io() const { return io_; }
  [[nodiscard]] libusb_context* context() const { return context_; }
  /// How often libusb's descriptors have woken us.
  [[nodiscard]] std::uint64_t wake_ups() const { return wake_ups_; }

 private:
  struct Watch;

  void watch(int descriptor, short events);
  void unwatch(int descriptor);
  void wait(const std::shared_ptr<Watch>& watched);
  void handle_events();

  boost::asio::io_context& io_;
  libusb_context* context_ = nullptr;
  std::map<int, std::shared_ptr<Watch>> watches_;  // shared with the waits that are under way
  std::uint64_t wake_ups_ = 0;
};

}  // namespace sitwell::daemon
