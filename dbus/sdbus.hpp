// sdbus-c++ 1.x and 2.x as one: the few things that differ. The only way to its headers.
#pragma once

#include <sdbus-c++/sdbus-c++.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace sitwell::bus {

/// Handles one message, where there is one; whether there may be more.
inline bool process_pending(sdbus::IConnection& connection) {
#if SITWELL_SDBUS_MAJOR >= 2
  return connection.processPendingEvent();
#else
  return connection.processPendingRequest();
#endif
}

/// How long from now the connection may be left alone; nothing: for ever.
inline std::optional<std::chrono::microseconds> timeout_of(
    const sdbus::IConnection::PollData& wanted) {
  const std::optional<std::chrono::microseconds> left = wanted.getRelativeTimeout();
  if (left == std::chrono::microseconds::max()) return std::nullopt;
  return left;
}

#if SITWELL_SDBUS_MAJOR >= 2
using ObjectPath = sdbus::ObjectPath;
using BusName = sdbus::ServiceName;
using InterfaceName = sdbus::InterfaceName;
/// The first argument of what takes an asynchronous call's reply: false where all went well.
using ReplyError = std::optional<sdbus::Error>;
#else
using ObjectPath = std::string;
using BusName = std::string;
using InterfaceName = std::string;
using ReplyError = const sdbus::Error*;
#endif

}  // namespace sitwell::bus
