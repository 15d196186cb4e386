// A notification server whose every word the test decides.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "dbus/notifications_adaptor.hpp"
#include "dbus/sdbus.hpp"
#include "desktop/private_bus.hpp"

namespace sitwell::testing {

struct Notified {
  std::string app_name;
  std::uint32_t replaces_id = 0;
  std::string summary, body;
  std::vector<std::string> actions;
  std::map<std::string, sdbus::Variant> hints;
  std::int32_t expire_timeout = -1;
};

struct ServerScript {
  std::string name = "scripted";
  std::vector<std::string> capabilities{"actions", "body", "body-markup"};
  bool answers = true;  ///< Notify at once; otherwise when answer() is called
  bool refuses = false;
};

/// On a connection of its own; leaves the bus with it.
class ScriptedServer final
    : public sdbus::AdaptorInterfaces<org::freedesktop::Notifications_adaptor> {
 public:
  ScriptedServer(daemon::Bus& bus, ServerScript script)
      : AdaptorInterfaces(bus.connection(), bus::ObjectPath{"/org/freedesktop/Notifications"}),
        script_(std::move(script)) {
    registerAdaptor();
    bus.connection().requestName(bus::BusName{"org.freedesktop.Notifications"});
    bus.arm();
  }
  ~ScriptedServer() { unregisterAdaptor(); }

  std::vector<Notified> notified;
  std::vector<std::uint32_t> closed;
  std::uint32_t next_id = 7;

  /// Answers the Notify that has waited longest.
  void answer() {
    waiting_.front().returnResults(next_id++);
    waiting_.erase(waiting_.begin());
  }

  /// Its signals with nothing in them, and with something else than they should hold.
  void babble() {
    for (const char* name : {"ActionInvoked", "NotificationClosed"}) {
      getObject().emitSignal(name).onInterface(INTERFACE_NAME);
      getObject()
          .emitSignal(name)
          .onInterface(INTERFACE_NAME)
          .withArguments(std::string{"7"}, std::vector<std::string>{"stand"});
    }
  }

 private:
  std::tuple<std::string, std::string, std::string, std::string> GetServerInformation() override {
    return {script_.name, "nobody", "1.2", "1.2"};
  }
  std::vector<std::string> GetCapabilities() override { return script_.capabilities; }
  void Notify(sdbus::Result<std::uint32_t>&& result, std::string app_name,
              std::uint32_t replaces_id, std::string, std::string summary, std::string body,
              std::vector<std::string> actions, std::map<std::string, sdbus::Variant> hints,
              std::int32_t expire_timeout) override {
    notified.push_back({app_name, replaces_id, summary, body, actions, hints, expire_timeout});
    if (script_.refuses)
      result.returnError(bus::error("org.example.Refused", "not now"));
    else if (!script_.answers)
      waiting_.push_back(std::move(result));
    else
      result.returnResults(replaces_id != 0 ? replaces_id : next_id++);
  }
  void CloseNotification(const std::uint32_t& id) override { closed.push_back(id); }

  ServerScript script_;
  std::vector<sdbus::Result<std::uint32_t>> waiting_;
};

}  // namespace sitwell::testing
