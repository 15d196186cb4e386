// A computer's USB/IP stack, as small as can be: submits transfers on one end of a socket pair
// whose other end is an emulated clip's cable.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emulated-clip/cable.hpp"
#include "emulated-clip/counting_imu.hpp"

namespace sitwell::test {

struct Reply {
  bool unlinked = false;  ///< answers an unlink, not a submit
  std::uint32_t seqnum = 0;
  int status = 0;
  std::vector<std::uint8_t> data;
};

class UsbComputer {
 public:
  explicit UsbComputer(EmulatedClipSettings settings = {});
  ~UsbComputer();
  UsbComputer(const UsbComputer&) = delete;
  UsbComputer& operator=(const UsbComputer&) = delete;

  void plug();
  /// Closes its end.
  void leave();
  void send(const std::vector<std::uint8_t>& bytes);

  /// Submits and returns the number of it.
  std::uint32_t submit_in(std::uint8_t endpoint, std::uint32_t length = 512);
  std::uint32_t unlink(std::uint32_t submitted);
  /// What the clip has answered since.
  std::vector<Reply> replies();
  /// A control transfer and its end.
  Reply control(std::uint8_t type, std::uint8_t request, std::uint16_t value, std::uint16_t index,
                std::uint16_t length, const std::vector<std::uint8_t>& out = {});
  /// SET_CONFIGURATION 1.
  void configure();
  /// Time passes, and the cable does its part.
  void live(std::uint64_t us);

  Faults faults;
  EmulatedClip clip;
  Cable cable;

 private:
  int socket_ = -1;
  std::uint32_t seqnum_ = 0;
  std::map<std::uint32_t, bool> is_in_;
  std::vector<std::uint8_t> heard_;
};

}  // namespace sitwell::test
