// What the objects on the bus share: refusals as error replies, the names that arguments may have,
// and signals that do not mind a bus that has gone. Private to them.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/refusals.hpp"
#include "dbus/sdbus.hpp"
#include "dbus/utf8.hpp"

namespace sitwell::daemon {

/// Carries out a command; what it throws becomes an error reply, for an exception must not leave a
/// callback of the connection.
template <class Command>
auto answer(Command&& command) {
  try {
    return command();
  } catch (const CommandRefused& refused) {
    throw bus::error("org.sitwell.Error." + refused.name(), valid_utf8(refused.what()));
  } catch (const InvalidArguments& invalid) {
    throw bus::error("org.freedesktop.DBus.Error.InvalidArgs", valid_utf8(invalid.what()));
  } catch (const sdbus::Error&) {
    throw;
  } catch (const std::exception& error) {
    throw bus::error("org.freedesktop.DBus.Error.Failed", valid_utf8(error.what()));
  }
}

/// Sends a signal; a bus that is gone tells its owner by itself.
template <class Send>
void send_on(Bus& bus, Send&& send) {
  try {
    send();
  } catch (const sdbus::Error&) {
  }
  bus.arm();
}

template <class Value, std::size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

/// The one of that name. Names that callers send are never said back: they may be anything.
template <class Rows>
auto named(const Rows& names, std::string_view given, const char* what) {
  std::string expected;
  for (const auto& [name, value] : names) {
    if (name == given) return value;
    expected += fmt::format("{}{}", expected.empty() ? "" : ", ", name);
  }
  throw InvalidArguments(fmt::format("there is no such {}: expected one of {}", what, expected));
}

/// The names of values that have some by name_of().
template <class Value, std::size_t N>
Names<Value, N> names_of(const std::array<Value, N>& values) {
  Names<Value, N> names;
  for (std::size_t i = 0; i < N; ++i) names[i] = {name_of(values[i]), values[i]};
  return names;
}

}  // namespace sitwell::daemon
