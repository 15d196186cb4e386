// The cable between an emulated clip and a computer: a stream socket that carries USB/IP. Belongs
// to whoever polls it.
#pragma once

#include <poll.h>

#include <span>

#include "emulated-clip/file_descriptor.hpp"
#include "emulated-clip/usb_device.hpp"

namespace sitwell {

class Cable {
 public:
  Cable(EmulatedClip& clip, Faults& faults) : device_(clip, faults) {}

  /// Plugs in: from here on the socket's other end is the computer. `already_read` came first.
  void plug(FileDescriptor socket, std::span<const std::uint8_t> already_read = {});
  void unplug();
  [[nodiscard]] bool plugged() const { return static_cast<bool>(socket_); }

  /// What to poll for; descriptor -1 while unplugged.
  [[nodiscard]] pollfd waits_for();
  /// The socket is ready: takes in and answers what is there. Unplugs when the computer is gone or
  /// speaks nonsense.
  void on_ready();
  /// The clip has moved on: sends what it has.
  void pump();

  [[nodiscard]] UsbDevice& device() { return device_; }

 private:
  void receive(std::span<const std::uint8_t> bytes);
  void flush();

  UsbDevice device_;
  FileDescriptor socket_;
};

}  // namespace sitwell
