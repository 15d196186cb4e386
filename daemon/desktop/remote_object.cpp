#include "daemon/desktop/remote_object.hpp"

#include <fmt/format.h>

namespace sitwell::daemon {
namespace {

constexpr const char* bus_driver = "org.freedesktop.DBus";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

}  // namespace

RemoteObject::RemoteObject(Bus& bus, std::string service, std::string path,
                           std::function<void()> changed)
    : bus_(bus),
      service_(std::move(service)),
      path_(std::move(path)),
      changed_(std::move(changed)),
      driver_(sdbus::createProxy(bus.connection(), bus::BusName{bus_driver},
                                 bus::ObjectPath{"/org/freedesktop/DBus"})) {
  try {
    matches_.push_back(bus::on_driver_signal(
        bus_.connection(), fmt::format("member='NameOwnerChanged',arg0='{}'", service_),
        [this](sdbus::Message& message) {
          std::string name, before, now;
          message >> name >> before >> now;
          if (name == service_) owned_by(now);
        }));
    driver_->callMethodAsync("GetNameOwner")
        .onInterface(bus_driver)
        .withArguments(service_)
        .uponReplyInvoke([this](bus::ReplyError error, const std::string& owner) {
          if (!error) owned_by(owner);
        });
    bus_.arm();
  } catch (const sdbus::Error&) {
    // As in call().
  }
}

void RemoteObject::owned_by(const std::string& owner) {
  if (owner == owner_) return;
  owner_ = owner;
  // By its unique name: a call to that never makes the bus start the service.
  proxy_ = owner.empty()
               ? nullptr
               : sdbus::createProxy(bus_.connection(), bus::BusName{owner}, bus::ObjectPath{path_});
  for (const auto& followed : followed_) {
    followed->asking = followed->again = false;
    if (proxy_)
      ask(*followed);
    else
      followed->told(nullptr);
  }
  changed_();
}

void RemoteObject::on_signal(const std::string& interface, const std::string& member,
                             ToldSignal told) {
  match(rule(interface, member), std::move(told));
}

void RemoteObject::follow(const std::string& interface, const std::string& property,
                          ToldProperty told) {
  followed_.push_back(
      std::make_unique<Followed>(Followed{interface, property, std::move(told), false, false}));
  Followed& followed = *followed_.back();
  match(fmt::format("{},path='{}',arg0='{}'", rule(properties, "PropertiesChanged"), path_,
                    interface),
        [this, &followed](sdbus::Message&) { ask(followed); });
  ask(followed);
}

/// Asks instead of reading the change: it may name the property without its value, and a flood of
/// changes becomes one question at a time.
void RemoteObject::ask(Followed& followed) {
  if (followed.asking) {
    followed.again = true;
    return;
  }
  followed.asking = present();
  call(
      properties, "Get",
      [this, &followed](bus::ReplyError error, const sdbus::Variant& value) {
        followed.asking = false;
        followed.told(error ? nullptr : &value);
        if (std::exchange(followed.again, false)) ask(followed);
      },
      followed.interface, followed.property);
}

std::string RemoteObject::rule(const std::string& interface, const std::string& member) const {
  return fmt::format("type='signal',sender='{}',interface='{}',member='{}'", service_, interface,
                     member);
}

/// A signal can also be sent to one connection past the bus's rules, by anybody: what is not from
/// the owner is not believed.
void RemoteObject::match(const std::string& rule, ToldSignal told) {
  try {
    matches_.push_back(bus::add_match(bus_.connection(), rule,
                                      [this, told = std::move(told)](sdbus::Message& message) {
                                        if (bus::sender_of(message) == owner_) told(message);
                                      }));
  } catch (const sdbus::Error&) {
    // As in call().
  }
}

}  // namespace sitwell::daemon
