// Which way a vendor request's data goes.
#pragma once

#include <cstdint>

#include "firmware-protocol/usb.h"

namespace sitwell::daemon {

/// Its bmRequestType.
constexpr std::uint8_t request_type_of(SitwellRequest request) {
  switch (request) {
    case sitwell_request_get_identity:
    case sitwell_request_get_status:
    case sitwell_request_get_clock:
    case sitwell_request_get_log: return sitwell_usb_request_in;
    default: return sitwell_usb_request_out;
  }
}

}  // namespace sitwell::daemon
