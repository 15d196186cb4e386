// A service of the test's own on a private bus, in the test's event loop: methods, properties and
// signals of any type, as other people's services have them.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "dbus/sdbus.hpp"

namespace sitwell::testing {

class Served {
 public:
  Served(boost::asio::io_context& io, daemon::BusKind kind, std::string name)
      : bus_(io, kind, [] {}), name_(std::move(name)) {}

  /// An object on which methods and properties are put before it appears.
  sdbus::IObject& object(const std::string& path) {
    objects_.push_back(sdbus::createObject(bus_.connection(), bus::ObjectPath{path}));
    return *objects_.back();
  }
  template <class Function>
  void method(sdbus::IObject& object, const std::string& interface, const std::string& name,
              Function function) {
#if SITWELL_SDBUS_MAJOR >= 2
    object.addVTable(sdbus::registerMethod(name).implementedAs(std::move(function)))
        .forInterface(interface);
#else
    object.registerMethod(name).onInterface(interface).implementedAs(std::move(function));
#endif
  }
  template <class Getter>
  void property(sdbus::IObject& object, const std::string& interface, const std::string& name,
                Getter getter) {
#if SITWELL_SDBUS_MAJOR >= 2
    object.addVTable(sdbus::registerProperty(name).withGetter(std::move(getter)))
        .forInterface(interface);
#else
    object.registerProperty(name).onInterface(interface).withGetter(std::move(getter));
#endif
  }
  /// Everything is on its objects: the service appears on the bus.
  void appear() {
#if SITWELL_SDBUS_MAJOR < 2
    if (!std::exchange(finished_, true))
      for (const auto& each : objects_) each->finishRegistration();
#endif
    bus_.connection().requestName(bus::BusName{name_});
    bus_.arm();
  }
  void vanish() {
    bus_.connection().releaseName(bus::BusName{name_});
    bus_.arm();
  }
  void changed(sdbus::IObject& object, const std::string& interface, const std::string& property) {
    object.emitPropertiesChangedSignal(bus::InterfaceName{interface},
                                       std::vector<bus::PropertyName>{bus::PropertyName{property}});
    bus_.arm();
  }
  template <class... Arguments>
  void signal(sdbus::IObject& object, const std::string& interface, const std::string& name,
              const Arguments&... arguments) {
    object.emitSignal(name).onInterface(interface).withArguments(arguments...);
    bus_.arm();
  }

 private:
  daemon::Bus bus_;
  std::string name_;
  [[maybe_unused]] bool finished_ = false;
  std::vector<std::unique_ptr<sdbus::IObject>> objects_;
};

}  // namespace sitwell::testing
