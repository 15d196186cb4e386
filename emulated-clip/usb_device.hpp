// An emulated clip as a device on USB/IP: bytes of URBs in, bytes of URBs out. Does no I/O, so that
// a test can be the computer.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>

#include "emulated-clip/emulated_clip.hpp"
#include "emulated-clip/faults.hpp"
#include "emulated-clip/usbip_wire.hpp"
#include "firmware-protocol/usb.h"

namespace sitwell {

class UsbDevice {
 public:
  /// Uses both, which outlive it.
  UsbDevice(EmulatedClip& clip, Faults& faults) : clip_(clip), faults_(faults) {}

  /// What came from the computer, however it was cut up. False: it does not speak USB/IP, or keeps
  /// more transfers waiting than any computer does; hang up.
  bool receive(std::span<const std::uint8_t> bytes);
  /// Moves reports that wait into transfers that wait. To be called after the clip has moved on or
  /// a fault was asked for.
  void pump();
  /// The cable was pulled: everything under way is gone.
  void unplug();

  /// Replies to send; the caller takes off what it has sent.
  [[nodiscard]] usbip::Bytes& outgoing() { return outgoing_; }
  [[nodiscard]] bool configured() const { return configured_; }
  [[nodiscard]] usbip::Offer offer() const;
  [[nodiscard]] std::uint64_t reports_sent() const { return reports_sent_; }

 private:
  /// An IN endpoint: transfers that wait for a report, and what of a report is still to be sent.
  struct Pipe {
    std::uint8_t endpoint;
    struct Transfer {
      std::uint32_t seqnum = 0;
      std::uint32_t length = 0;
    };
    std::deque<Transfer> waiting;
    std::optional<Report> sending;
    std::size_t sent = 0;
  };
  /// How a control transfer ends: with data (which may be none), or stalled.
  using Answer = std::optional<usbip::Bytes>;

  bool submit(const usbip::Command& command, std::span<const std::uint8_t> data);
  void unlink(const usbip::Command& command);
  void control(const usbip::Command& command, std::span<const std::uint8_t> data);
  Answer standard_request(const std::array<std::uint8_t, 8>& setup);
  Answer descriptor(std::uint8_t kind, std::uint8_t index) const;
  bool set_configuration(std::uint16_t value);
  bool set_halt(std::uint16_t endpoint, bool halted);
  [[nodiscard]] Pipe* pipe(std::uint32_t endpoint);
  bool fetch(Pipe& pipe);
  void complete(Pipe& pipe);
  void pump(Pipe& pipe);

  EmulatedClip& clip_;
  Faults& faults_;
  bool configured_ = false;
  std::array<Pipe, 2> pipes_{Pipe{.endpoint = sitwell_usb_live_endpoint},
                             Pipe{.endpoint = sitwell_usb_log_endpoint}};
  usbip::Bytes incoming_;
  usbip::Bytes outgoing_;
  std::uint64_t reports_sent_ = 0;
};

}  // namespace sitwell
