// A clip without a cable: an emulated one in this process, behind the same seam as libusb, so that
// a simulated wearer or a recording comes through the same decoding as a clip does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "daemon/clip/port.hpp"
#include "daemon/clock.hpp"
#include "daemon/event_loop.hpp"
#include "emulated-clip/emulated_clip.hpp"

namespace sitwell::daemon {

class EmulatedPort : public ClipPort {
 public:
  /// The clip has been running for as long as it was told; from now on by `clock`, which outlives
  /// the port. `ended` is called from the event loop, once, when all of a recording was delivered:
  /// nobody pulls the plug by itself.
  EmulatedPort(boost::asio::io_context& io, const Clock& clock, EmulatedClip clip, std::string name,
               std::function<void()> ended = {});
  ~EmulatedPort() override;

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
