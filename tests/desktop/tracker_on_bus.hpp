// The tracker's service, and the coach's beside it, on a bus of the test's own, with somebody who
// notes what they are asked to do, and a caller in the same event loop.
#pragma once

#include <boost/asio/io_context.hpp>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/tracker_service.hpp"
#include "dbus/sdbus.hpp"
#include "desktop/noting_coach.hpp"
#include "desktop/private_bus.hpp"

namespace sitwell::testing {

inline const bus::BusName tracker_name{"org.sitwell.Tracker1"};
inline const bus::ObjectPath tracker_path{"/org/sitwell/Tracker1"};

/// Does as it is told and notes it.
struct NotingCommands : daemon::TrackerCommands {
  void request(Request request) override {
    if (refusal) throw daemon::CommandRefused(*refusal, "no, because of this \xFF");
    notes.push_back("request " + std::to_string(static_cast<int>(request)));
  }
  std::int64_t quiet(unsigned minutes) override { return 1000 + minutes; }
  std::int64_t pause() override { return 2000; }
  void resume() override { notes.emplace_back("resume"); }
  void calibrate(BodySite site, GuidedPose pose) override {
    notes.push_back("calibrate " + std::to_string(static_cast<int>(site)) + " " +
                    std::to_string(static_cast<int>(pose)));
  }
  std::vector<std::string> reload() override { throw std::runtime_error("it went wrong"); }
  [[nodiscard]] std::vector<daemon::PresenceSource> sources() const override {
    return {{.name = "logind", .live = true, .detail = "says \xC0\xAF this"}};
  }
  [[nodiscard]] std::optional<double> hip_flexion() const override { return flexion; }
  void watched(bool anybody) override { notes.emplace_back(anybody ? "watched" : "unwatched"); }

  std::vector<std::string> notes;
  std::optional<std::string> refusal;
  std::optional<double> flexion;
};

/// A bus, the services on it, and a connection to call it by.
struct TrackerOnBus {
  explicit TrackerOnBus(bool real = true, const std::string& limits = {})
      : private_bus(PrivateBus::Role::session, limits),
        service(std::in_place, served, commands,
                daemon::TrackerIdentity{"1.2.3", "simulated", "/home/\xFF/history.db"}, real,
                [this](const std::string& text) { said.push_back(text); }) {}

  /// Empty where the call was answered without an error, else the error's name.
  template <class... Arguments>
  std::string call_on(const std::string& interface, const std::string& method,
                      const Arguments&... arguments) {
    return call_by(*proxy, interface, method, arguments...);
  }
  template <class... Arguments>
  std::string call_coach(const std::string& method, const Arguments&... arguments) {
    return call_by(*coach_proxy, "org.sitwell.Coach1", method, arguments...);
  }
  template <class... Arguments>
  std::string call_by(sdbus::IProxy& by, const std::string& interface, const std::string& method,
                      const Arguments&... arguments) {
    std::optional<std::string> error;
    by.callMethodAsync(method.c_str())
        .onInterface(interface)
        .withArguments(arguments...)
        .uponReplyInvoke([&](bus::ReplyError failed) {
          error = failed ? std::string{failed->getName()} : "";
          message = failed ? failed->getMessage() : "";
        });
    client.arm();
    return run_until(io, [&] { return error.has_value(); }) ? *error : "no answer";
  }
  template <class... Arguments>
  std::string call(const std::string& method, const Arguments&... arguments) {
    return call_on("org.sitwell.Tracker1", method, arguments...);
  }
  /// What a method of the tracker returns.
  template <class Result, class... Arguments>
  Result result_of(const std::string& method, const Arguments&... arguments) {
    std::optional<Result> result;
    proxy->callMethodAsync(method.c_str())
        .onInterface("org.sitwell.Tracker1")
        .withArguments(arguments...)
        .uponReplyInvoke([&](bus::ReplyError failed, const Result& value) {
          if (!failed) result = value;
        });
    client.arm();
    if (!run_until(io, [&] { return result.has_value(); }))
      throw std::runtime_error(method + " was not answered");
    return *result;
  }
  /// All properties, as the status call gives them.
  std::map<std::string, sdbus::Variant> properties() {
    std::optional<std::map<std::string, sdbus::Variant>> all;
    proxy->callMethodAsync("GetAll")
        .onInterface("org.freedesktop.DBus.Properties")
        .withArguments(std::string{"org.sitwell.Tracker1"})
        .uponReplyInvoke(
            [&](bus::ReplyError failed, const std::map<std::string, sdbus::Variant>& values) {
              if (!failed) all = values;
            });
    client.arm();
    if (!run_until(io, [&] { return all.has_value(); }))
      throw std::runtime_error("GetAll was not answered");
    return *all;
  }

  PrivateBus private_bus;
  boost::asio::io_context io{1};
  bool lost = false;
  std::string message;  ///< of the last error
  std::vector<std::string> said;
  NotingCommands commands;
  daemon::Bus served{io, daemon::BusKind::session, [this] { lost = true; }};
  NotingCoach coaching;
  std::optional<daemon::CoachService> coach{std::in_place, served, coaching};
  std::optional<daemon::TrackerService> service;
  daemon::Bus client{io, daemon::BusKind::session, [] {}};
  std::unique_ptr<sdbus::IProxy> proxy =
      sdbus::createProxy(client.connection(), tracker_name, tracker_path);
  std::unique_ptr<sdbus::IProxy> coach_proxy =
      sdbus::createProxy(client.connection(), tracker_name, bus::ObjectPath{"/org/sitwell/Coach1"});
};

}  // namespace sitwell::testing
