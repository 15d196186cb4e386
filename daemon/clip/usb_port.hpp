// A clip on a real cable: asynchronous libusb transfers, answered on the event loop's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "daemon/clip/port.hpp"
#include "daemon/clip/usb_devices.hpp"
#include "daemon/clip/usb_loop.hpp"

namespace sitwell::daemon {

class UsbPort : public ClipPort {
 public:
  /// The device at that address, not yet opened. The loop outlives the port.
  UsbPort(UsbLoop& loop, const UsbAddress& address);
  /// Best once closed; else it ends transfers here and now.
  ~UsbPort() override;

  void set_handler(PortHandler handler) override;
  void open() override;
  void close() override;
  void control(SitwellRequest request, std::uint16_t value,
               std::span<const std::uint8_t> data) override;
  void listen(Endpoint endpoint) override;
  void reset() override;
  [[nodiscard]] std::string name() const override;

 private:
  struct State;
  std::shared_ptr<State> state_;  // what is still to be reported holds it weakly
};

}  // namespace sitwell::daemon
