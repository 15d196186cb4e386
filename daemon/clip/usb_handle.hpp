// An opened device with its interface claimed: the part of libusb that answers at once. Everything
// here is an ioctl that the kernel ends in microseconds, or in milliseconds where the device has
// its say (clear_halt, reset), so it may be called on the event loop's thread.
#pragma once

#include <string>

#include "daemon/clip/port.hpp"
#include "daemon/clip/usb_devices.hpp"

struct libusb_context;
struct libusb_device_handle;

namespace sitwell::daemon {

class UsbHandle {
 public:
  UsbHandle() = default;
  ~UsbHandle() { close(); }
  UsbHandle(const UsbHandle&) = delete;
  UsbHandle& operator=(const UsbHandle&) = delete;

  /// Opens the node and claims the clip's interface. `detail` names the node, and says what the
  /// system said of it. Works for devices that libusb's own list lacks, as without udevd.
  OpenResult open(libusb_context* context, const UsbAddress& address, std::string& detail);
  /// No transfer may be under way.
  void close();
  /// Ends a stall of an endpoint. Returns libusb's error.
  int clear_halt(Endpoint endpoint);
  /// A device that then describes itself otherwise is gone, and arrives anew.
  void reset();

  [[nodiscard]] bool is_open() const { return handle_ != nullptr; }
  [[nodiscard]] libusb_device_handle* get() const { return handle_; }

 private:
  int descriptor_ = -1;
  libusb_device_handle* handle_ = nullptr;
};

/// What libusb's error for a call on a device means.
TransferStatus status_of(int libusb_error);

}  // namespace sitwell::daemon
