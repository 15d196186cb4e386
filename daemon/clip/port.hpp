// The seam between the link and a clip's cable: libusb on one side of it, an emulated clip in the
// same process on the other. One port is one attached device; it lives on the io_context's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "firmware-protocol/usb.h"

namespace sitwell::daemon {

/// How a transfer ended, in libusb's words.
enum class TransferStatus : std::uint8_t {
  completed,
  error,
  timed_out,
  cancelled,
  stall,
  no_device,
  overflow,
};

enum class OpenResult : std::uint8_t { opened, no_permission, busy, no_device, failed };

enum class Endpoint : std::uint8_t {
  live = sitwell_usb_live_endpoint,
  log = sitwell_usb_log_endpoint,
};

/// What a port reports. Never called from inside a call to the port: always from the event loop.
struct PortHandler {
  /// `detail` is for the wearer: what the system said, and the node it said it of.
  std::function<void(OpenResult, const std::string& detail)> opened;
  std::function<void(SitwellRequest, TransferStatus, std::span<const std::uint8_t> reply)>
      controlled;
  /// A transfer on an endpoint ended. After `completed` the port has already asked for the next;
  /// after anything else the endpoint is silent until listen() is called again.
  std::function<void(Endpoint, TransferStatus, std::span<const std::uint8_t> bytes)> received;
  /// Every transfer has reported and the handle is closed; nothing more comes until open().
  std::function<void()> closed;
};

class ClipPort {
 public:
  virtual ~ClipPort() = default;
  /// Before anything else, once.
  virtual void set_handler(PortHandler handler) = 0;
  /// Opens the device and claims its interface; ends in `opened`.
  virtual void open() = 0;
  /// Ends all transfers, then `closed`. Also the answer to no_device.
  virtual void close() = 0;
  /// One at a time; ends in `controlled`. `data` goes out with an OUT request, else is empty.
  /// Times out after a second.
  virtual void control(SitwellRequest request, std::uint16_t value,
                       std::span<const std::uint8_t> data) = 0;
  /// Asks an endpoint for reports, one transfer after another, each `received`. Clears a stall of
  /// the endpoint first. Does nothing where it is already being listened to.
  virtual void listen(Endpoint endpoint) = 0;
  /// Resets the device, as if replugged; ends in `closed`.
  virtual void reset() = 0;
  /// For messages: "bus 1 device 4", "the simulated clip".
  [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace sitwell::daemon
