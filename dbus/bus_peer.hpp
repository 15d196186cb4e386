// sitwelld as its clients see it: one connection, whether anybody has the daemon's name, and calls
// that wait for an answer, each no longer than a time limit. What TrackerClient and CoachClient
// share; private to them.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dbus/property_reading.hpp"
#include "dbus/sdbus.hpp"
#include "dbus/utf8.hpp"

namespace sitwell::bus {

/// Throws what TrackerClient throws.
class Peer {
 public:
  /// Connects; the daemon need not be there.
  explicit Peer(std::chrono::milliseconds limit);

  /// Whether the daemon is there.
  bool has_owner();
  /// Asks first whether somebody is there: a call alone would have the bus start a daemon.
  template <class Call>
  void call(Call&& made) {
    need_owner();
    guarded(std::forward<Call>(made));
  }
  /// What the bus has against it, in the client's words.
  template <class Call>
  static void guarded(Call&& made) {
    try {
      made();
    } catch (const sdbus::Error& error) {
      fail(error);
    }
  }

  /// From now on; asking twice is asking once.
  void listen_to_owner();
  struct OwnerChange {
    bool left = false, came = false;
  };
  /// Since it was last taken.
  OwnerChange take_owner_change() { return std::exchange(owner_, {}); }

  /// Handles what has arrived; waits for something to arrive at most that long, or until a signal.
  void wait(std::chrono::milliseconds at_most);
  [[nodiscard]] int descriptor() const { return connection_->getEventLoopPollData().fd; }
  /// How long wait() may be put off while nothing is readable; nothing: for ever.
  [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;
  [[nodiscard]] sdbus::IConnection& connection() { return *connection_; }
  [[nodiscard]] std::chrono::milliseconds limit() const { return limit_; }

 private:
  [[noreturn]] static void fail(const sdbus::Error& error);
  void need_owner();
  bool handle();

  std::chrono::milliseconds limit_;
  std::unique_ptr<sdbus::IConnection> connection_;
  std::unique_ptr<sdbus::IProxy> driver_, owners_;
  OwnerChange owner_;
};

/// Text on its way out: who sends anything but UTF-8 is thrown off the bus.
template <class Value>
const Value& sendable(const Value& value) {
  return value;
}
inline std::string sendable(const std::string& text) { return valid_utf8(text); }
template <class Value>
std::map<std::string, Value> sendable(const std::map<std::string, Value>& values) {
  std::map<std::string, Value> valid;
  for (const auto& [name, value] : values) valid.emplace(valid_utf8(name), sendable(value));
  return valid;
}

/// One object of the daemon, spoken to by one interface.
class PeerObject {
 public:
  PeerObject(Peer& peer, const char* path, const char* interface)
      : peer_(peer), path_(path), interface_(interface), proxy_(make()) {}

  template <class... Arguments>
  void command(const char* method, const Arguments&... arguments) {
    peer_.call([&] {
      proxy_->callMethod(method)
          .onInterface(interface_)
          .withTimeout(peer_.limit())
          .withArguments(sendable(arguments)...);
    });
  }

  template <class Result, class... Arguments>
  Result ask(const char* method, const Arguments&... arguments) {
    return ask_on<Result>(interface_, method, sendable(arguments)...);
  }

  Properties properties() {
    return ask_on<Properties>(properties_interface, "GetAll", std::string{interface_});
  }

  /// A proxy to ask for signals, and what to do when properties have changed:
  /// `changed(properties, whether more have that were not sent)`. finish_registration() is next.
  template <class Changed>
  std::unique_ptr<sdbus::IProxy> listening(Changed changed) {
    std::unique_ptr<sdbus::IProxy> signals = make();
    signals->uponSignal("PropertiesChanged")
        .onInterface(properties_interface)
        .call([changed, own = std::string{interface_}](
                  const std::string& interface, const Properties& properties,
                  const std::vector<std::string>& invalidated) {
          if (interface == own) changed(properties, !invalidated.empty());
        });
    return signals;
  }

 private:
  static constexpr const char* properties_interface = "org.freedesktop.DBus.Properties";

  std::unique_ptr<sdbus::IProxy> make();
  template <class Result, class... Arguments>
  Result ask_on(const char* interface, const char* method, const Arguments&... arguments) {
    Result result{};
    peer_.call([&] {
      proxy_->callMethod(method)
          .onInterface(interface)
          .withTimeout(peer_.limit())
          .withArguments(arguments...)
          .storeResultsTo(result);
    });
    return result;
  }

  Peer& peer_;
  const char* path_;
  const char* interface_;
  std::unique_ptr<sdbus::IProxy> proxy_;
};

}  // namespace sitwell::bus
