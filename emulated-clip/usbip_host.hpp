// Ways to a computer's USB stack: this machine's vhci_hcd, or a server that `usbip attach` calls.
#pragma once

#include <poll.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "emulated-clip/file_descriptor.hpp"
#include "emulated-clip/usbip_wire.hpp"

namespace sitwell {

/// Plugs into a free port of this machine's vhci_hcd and returns the socket to speak USB/IP on.
/// @throws std::runtime_error without the module, a free port, or the right to.
FileDescriptor plug_into_vhci();

/// A USB/IP server with one device on offer, one caller at a time.
class UsbipServer {
 public:
  /// Listens on an IPv4 address; port 0 takes any. @throws std::runtime_error
  UsbipServer(const std::string& address, std::uint16_t port);

  [[nodiscard]] std::uint16_t port() const;
  /// What to poll for: the door, and whoever is being greeted (or -1).
  [[nodiscard]] std::vector<pollfd> waits_for() const;
  /// Takes in whoever is there. A caller who imports the device is handed over, with what it has
  /// sent beyond its request.
  void on_ready(const usbip::Offer& offer,
                const std::function<void(FileDescriptor, usbip::Bytes)>& imported);

 private:
  void accept();

  FileDescriptor door_;
  FileDescriptor caller_;
  usbip::Bytes heard_;
};

}  // namespace sitwell
