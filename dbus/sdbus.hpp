// sdbus-c++ 1.x and 2.x as one: the few things that differ. The only way to its headers.
#pragma once

#include <sdbus-c++/sdbus-c++.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

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

/// To be called once after a proxy's signals have been asked for.
inline void finish_registration([[maybe_unused]] sdbus::IProxy& proxy) {
#if SITWELL_SDBUS_MAJOR < 2
  proxy.finishRegistration();
#endif
}

#if SITWELL_SDBUS_MAJOR >= 2
using ObjectPath = sdbus::ObjectPath;
using BusName = sdbus::ServiceName;
using InterfaceName = sdbus::InterfaceName;
using PropertyName = sdbus::PropertyName;
using ErrorName = sdbus::Error::Name;
/// The first argument of what takes an asynchronous call's reply: false where all went well.
using ReplyError = std::optional<sdbus::Error>;
#else
using ObjectPath = std::string;
using BusName = std::string;
using InterfaceName = std::string;
using PropertyName = std::string;
using ErrorName = std::string;
using ReplyError = const sdbus::Error*;
#endif

/// An error reply of that name; a message must be UTF-8.
inline sdbus::Error error(const std::string& name, const std::string& message) {
  return sdbus::Error{ErrorName{name}, message};
}

/// The unique name of who sent it; the bus driver's is org.freedesktop.DBus.
inline std::string sender_of(const sdbus::Message& message) {
#if SITWELL_SDBUS_MAJOR >= 2
  const char* sender = message.getSender();
  return sender == nullptr ? std::string{} : sender;
#else
  return message.getSender();
#endif
}

/// The unique name of who called the method that is being answered.
inline std::string caller_of(const sdbus::IObject& object) {
#if SITWELL_SDBUS_MAJOR >= 2
  return sender_of(object.getCurrentlyProcessedMessage());
#else
  const sdbus::Message* call = object.getCurrentlyProcessedMessage();
  return call == nullptr ? std::string{} : sender_of(*call);
#endif
}

/// Signals that fit the rule go to `handler(sdbus::Message&)` for as long as the slot lives. Waits
/// for the bus driver. A rule's sender is no proof: sd-bus also hands over what another program
/// sends us directly.
template <class Handler>
[[nodiscard]] sdbus::Slot add_match(sdbus::IConnection& connection, const std::string& rule,
                                    Handler handler) {
  const auto careful = [handler = std::move(handler)](auto&& message) {
    try {
      handler(message);
    } catch (const sdbus::Error&) {  // not what the rule promised: from somebody else
    }
  };
#if SITWELL_SDBUS_MAJOR >= 2
  return connection.addMatch(rule, careful, sdbus::return_slot);
#else
  return connection.addMatch(rule, careful);
#endif
}

/// As add_match(), for signals of the bus driver itself that fit the rest of a rule
/// ("member='NameLost'"); who really sent them is checked.
template <class Handler>
[[nodiscard]] sdbus::Slot on_driver_signal(sdbus::IConnection& connection, const std::string& rule,
                                           Handler handler) {
  const std::string driver = "org.freedesktop.DBus";
  return add_match(connection,
                   "type='signal',sender='" + driver + "',interface='" + driver + "'," + rule,
                   [driver, handler = std::move(handler)](sdbus::Message& message) {
                     if (sender_of(message) == driver) handler(message);
                   });
}

}  // namespace sitwell::bus
