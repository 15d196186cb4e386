// An object of a service on a bus that comes and goes: its properties and signals are followed
// through that, and asking it never starts it. Lives on the event loop's thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "dbus/sdbus.hpp"

namespace sitwell::daemon {

class RemoteObject {
 public:
  using ToldSignal = std::function<void(sdbus::Message&)>;
  using ToldProperty = std::function<void(const sdbus::Variant*)>;

  /// `changed` is told from the loop when the service came, was replaced or went; never before the
  /// constructor is done. The bus outlives this. A callback may make and destroy other objects, but
  /// not the one that called. What it throws as an sdbus::Error (a wrong type) is dropped.
  RemoteObject(Bus& bus, std::string service, std::string path, std::function<void()> changed);
  RemoteObject(const RemoteObject&) = delete;
  RemoteObject& operator=(const RemoteObject&) = delete;

  [[nodiscard]] bool present() const { return proxy_ != nullptr; }

  /// `told` reads the arguments from the message.
  void on_signal(const std::string& interface, const std::string& member, ToldSignal told);
  /// `told` gets the value now and whenever it is said to have changed; nothing when the service
  /// has gone or does not have it.
  void follow(const std::string& interface, const std::string& property, ToldProperty told);

  /// `reply` takes a bus::ReplyError and the answer's values. Dropped where the service is absent,
  /// or goes before it has answered.
  template <class Reply, class... Arguments>
  void call(const std::string& interface, const std::string& method, Reply&& reply,
            const Arguments&... arguments) {
    if (!proxy_) return;
    try {
      proxy_->callMethodAsync(method)
          .onInterface(interface)
          .withArguments(arguments...)
          .uponReplyInvoke(std::forward<Reply>(reply));
      bus_.arm();
    } catch (const sdbus::Error&) {
      // The connection has broken, which the bus tells.
    }
  }

 private:
  struct Followed {
    std::string interface, property;
    ToldProperty told;
    bool asking = false, again = false;
  };

  void owned_by(const std::string& owner);
  void ask(Followed& followed);
  [[nodiscard]] std::string rule(const std::string& interface, const std::string& member) const;
  void match(const std::string& rule, ToldSignal told);

  Bus& bus_;
  std::string service_, path_;
  std::function<void()> changed_;
  std::vector<std::unique_ptr<Followed>> followed_;  // calls under way point to them
  std::string owner_;
  std::unique_ptr<sdbus::IProxy> driver_, proxy_;
  std::vector<sdbus::Slot> matches_;
};

/// A variant's value where it is of that type.
template <class Value>
[[nodiscard]] std::optional<Value> value_of(const sdbus::Variant* variant) {
  if (variant == nullptr || !variant->containsValueOfType<Value>()) return std::nullopt;
  return variant->get<Value>();
}

}  // namespace sitwell::daemon
