// The tracker on the bus, asked by a real caller: what it shows, what it can be told, what it
// tells.
#include "daemon/desktop/tracker_service.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "dbus/tracker1_proxy.hpp"
#include "desktop/tracker_on_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

/// A program that listens, by the generated proxy.
class Listener final
    : public sdbus::ProxyInterfaces<org::sitwell::Tracker1_proxy, sdbus::Properties_proxy> {
 public:
  explicit Listener(TrackerOnBus& on)
      : ProxyInterfaces(on.client.connection(), tracker_name, tracker_path) {
    registerProxy();
    on.client.arm();
  }
  ~Listener() { unregisterProxy(); }

  std::vector<std::tuple<std::int64_t, double, std::string>> angles;
  std::vector<std::string> events;
  std::vector<std::string> changes;  ///< the names of each PropertiesChanged, and a full stop

 private:
  void onAngle(const std::int64_t& time, const double& angle, const std::string& posture) override {
    angles.emplace_back(time, angle, posture);
  }
  void onCalibrated(const std::string& site, const std::string& result,
                    const double& angle) override {
    events.push_back(site + " " + result + " " + std::to_string(std::lround(angle)));
  }
  void onEvent(const std::string& name,
               const std::map<std::string, std::string>& details) override {
    events.push_back(name);
    for (const auto& [key, value] : details) events.push_back(key + "=" + value);
  }
  void changed(const std::map<std::string, sdbus::Variant>& values,
               const std::vector<std::string>& invalidated) {
    for (const auto& [name, value] : values) changes.push_back(name);
    for (const auto& name : invalidated) changes.push_back("invalidated " + name);
    changes.emplace_back(".");
  }
#if SITWELL_SDBUS_MAJOR >= 2
  void onPropertiesChanged(const sdbus::InterfaceName&,
                           const std::map<sdbus::PropertyName, sdbus::Variant>& values,
                           const std::vector<sdbus::PropertyName>& invalidated) override {
    changed({values.begin(), values.end()}, {invalidated.begin(), invalidated.end()});
  }
#else
  void onPropertiesChanged(const std::string&, const std::map<std::string, sdbus::Variant>& values,
                           const std::vector<std::string>& invalidated) override {
    changed(values, invalidated);
  }
#endif
};

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("the status call gives what was published, and what never changes") {
  TrackerOnBus on;
  TrackerView view;
  view.posture = "sitting";
  view.coverage = 0.5;
  view.holds = {"locked", "call"};
  view.snoozes_left = 2;
  view.mounting_evidence = 40;
  view.clips = {{"SW-\xFF", "thigh", "streaming", "1.0", 80U, true}, {.serial = "SW-2"}};
  on.service->publish(view);
  on.commands.flexion = 87.5;
  auto all = on.properties();
  CHECK(all.size() == 25);
  CHECK(all.at("Version").get<std::string>() == "1.2.3");
  CHECK(all.at("History").get<std::string>() == "/home/\xEF\xBF\xBD/history.db");
  CHECK(all.at("Posture").get<std::string>() == "sitting");
  CHECK(all.at("HipFlexion").get<double>() == 87.5);
  CHECK(all.at("Coverage").get<double>() == 0.5);
  CHECK(all.at("MountingEvidence").get<double>() == 40);
  CHECK(all.at("Holds").get<Notes>() == Notes{"locked", "call"});
  CHECK(all.at("SnoozesLeft").get<std::uint32_t>() == 2);
  const auto clips = all.at("Clips").get<std::vector<std::map<std::string, sdbus::Variant>>>();
  REQUIRE(clips.size() == 2);
  CHECK(clips[0].at("serial").get<std::string>() == "SW-\xEF\xBF\xBD");
  CHECK(clips[0].at("battery_percent").get<std::uint32_t>() == 80);
  CHECK(clips[0].at("charging").get<bool>());
  CHECK_FALSE(clips[1].contains("battery_percent"));
  on.commands.flexion.reset();
  CHECK(std::isnan(on.properties().at("HipFlexion").get<double>()));
}

TEST_CASE("one PropertiesChanged tells what has changed, and nothing else") {
  TrackerOnBus on;
  Listener listener(on);
  TrackerView view;
  view.coverage = std::numeric_limits<double>::quiet_NaN();
  on.service->publish(view);
  on.service->publish(view);
  view.posture = "standing";
  view.posture_since_utc = 5;
  on.service->publish(view);
  view.clips = {{.serial = "SW-1"}};
  on.service->publish(view);
  view.clips[0].battery_percent = 0;
  on.service->publish(view);
  on.service->publish(view);
  on.service->event("the end", {});
  REQUIRE(run_until(on.io, [&] { return !listener.events.empty(); }));
  CHECK(listener.changes ==
        Notes{"Coverage", ".", "Posture", "PostureSinceUtc", ".", "Clips", ".", "Clips", "."});
}

TEST_CASE("commands reach who carries them out, with their arguments checked") {
  TrackerOnBus on;
  CHECK(on.call("Stand").empty());
  CHECK(on.call("Snooze").empty());
  CHECK(on.call("Skip").empty());
  CHECK(on.call("Break").empty());
  CHECK(on.call("Resume").empty());
  CHECK(on.call("Calibrate", std::string{"pelvis"}, std::string{"finished"}).empty());
  CHECK(on.commands.notes ==
        Notes{"request 0", "request 1", "request 2", "request 3", "resume", "calibrate 1 3"});
  CHECK(on.result_of<std::int64_t>("Quiet", std::uint32_t{1}) == 1001);
  CHECK(on.result_of<std::int64_t>("Quiet", std::uint32_t{1440}) == 2440);
  CHECK(on.result_of<std::int64_t>("Pause") == 2000);

  const std::string invalid = "org.freedesktop.DBus.Error.InvalidArgs";
  CHECK(on.call("Quiet", std::uint32_t{0}) == invalid);
  CHECK(on.call("Quiet", std::uint32_t{1441}) == invalid);
  CHECK(on.message == "1441 minutes of quiet: expected 1 to 1440");
  CHECK(on.call("Calibrate", std::string{"Thigh"}, std::string{"sit"}) == invalid);
  CHECK(on.message == "there is no such site: expected one of thigh, pelvis");
  CHECK(on.call("Calibrate", std::string{"thigh"}, std::string{}) == invalid);
  CHECK(on.commands.notes.size() == 6);
}

TEST_CASE("what cannot be carried out is a named error, whatever is thrown") {
  TrackerOnBus on;
  on.commands.refusal = "NoPrompt";
  CHECK(on.call("Stand") == "org.sitwell.Error.NoPrompt");
  CHECK(on.message == "no, because of this \xEF\xBF\xBD");
  CHECK(on.call("Reload") == "org.freedesktop.DBus.Error.Failed");
  CHECK(on.message == "it went wrong");
  using Sources = std::vector<sdbus::Struct<std::string, bool, std::string>>;
  const auto sources = on.result_of<Sources>("Sources");
  REQUIRE(sources.size() == 1);
  CHECK(std::get<0>(sources[0]) == "logind");
  CHECK(std::get<2>(sources[0]) == "says \xEF\xBF\xBD\xEF\xBF\xBD this");
}

TEST_CASE("the live angle is sent while somebody watches, at most 20 times a second") {
  TrackerOnBus on;
  Listener listener(on);
  on.service->angle(0, 10.0, Posture::sitting);
  REQUIRE(on.call("Subscribe").empty());
  REQUIRE(on.call("Subscribe").empty());  // twice is once
  CHECK(on.service->watched());
  for (std::int64_t time = 1'000'000; time < 1'010'000; time += 10)
    on.service->angle(time, 90.0, Posture::sitting);
  on.service->angle(500, std::nullopt, Posture::unknown);  // the clock was set back
  REQUIRE(on.call("Unsubscribe").empty());
  CHECK_FALSE(on.service->watched());
  on.service->angle(2'000'000, 10.0, Posture::sitting);
  on.service->calibrated(
      {.result = CalibrationResult::accepted, .pose_angle_deg = 88, .site = BodySite::pelvis});
  on.service->event("prompt-shown", {{"SITWELL_NOTE", "a\xFF"}});
  REQUIRE(run_until(on.io, [&] { return listener.events.size() == 3; }));
  CHECK(listener.events ==
        Notes{"pelvis accepted 88", "prompt-shown", "SITWELL_NOTE=a\xEF\xBF\xBD"});
  REQUIRE(listener.angles.size() == 201);
  CHECK(listener.angles[0] == std::tuple{1'000'000, 90.0, "sitting"});
  CHECK(listener.angles[1] == std::tuple{1'000'050, 90.0, "sitting"});
  CHECK(std::isnan(std::get<1>(listener.angles[200])));
  CHECK(on.commands.notes == Notes{"watched", "unwatched"});
}

TEST_CASE("a subscriber that leaves the bus is no subscriber any more") {
  TrackerOnBus on;
  REQUIRE(on.call("Subscribe").empty());
  {
    Bus other(on.io, BusKind::session, [] {});
    const auto proxy = sdbus::createProxy(other.connection(), tracker_name, tracker_path);
    bool answered = false;
    proxy->callMethodAsync("Subscribe")
        .onInterface("org.sitwell.Tracker1")
        .uponReplyInvoke([&](bus::ReplyError) { answered = true; });
    other.arm();
    REQUIRE(run_until(on.io, [&] { return answered; }));
    REQUIRE(on.call("Unsubscribe").empty());
    CHECK(on.service->watched());
  }
  CHECK(run_until(on.io, [&] { return !on.service->watched(); }));
  CHECK(on.commands.notes == Notes{"watched", "unwatched"});
}

TEST_CASE("a real daemon takes the name from a simulated one, which says so") {
  TrackerOnBus on(false);
  CHECK(on.said.empty());
  Bus second(on.io, BusKind::session, [] {});
  NotingCommands others;
  std::vector<std::string> said;
  {
    const TrackerService real(second, others, {"2", "usb", "h"}, true,
                              [&](const std::string& text) { said.push_back(text); });
    REQUIRE(run_until(on.io, [&] { return !on.said.empty(); }));
    CHECK_THAT(on.said[0], ContainsSubstring("has taken over"));
    CHECK(on.properties().at("Source").get<std::string>() == "usb");
    CHECK(said.empty());

    Bus third(on.io, BusKind::session, [] {});
    std::vector<std::string> third_said;
    const TrackerService late(third, others, {"3", "usb", "h"}, true,
                              [&](const std::string& text) { third_said.push_back(text); });
    REQUIRE(third_said.size() == 1);
    CHECK_THAT(third_said[0], ContainsSubstring("is taken by another sitwelld"));
  }
  CHECK(on.call("Stand") == "org.freedesktop.DBus.Error.ServiceUnknown");
}

TEST_CASE("a bus that crashes takes nothing along; a new service serves on a new bus") {
  TrackerOnBus on;
  on.private_bus.kill();
  TrackerView view;
  view.posture = "sitting";
  on.service->publish(view);
  on.service->angle(1, 1.0, Posture::sitting);
  on.service->event("nobody hears it", {});
  REQUIRE(run_until(on.io, [&] { return on.lost; }));
  on.service->publish({});
  on.coach->publish({.routines_today = 1});
  on.coach->progress(1, 1.0, true);
  on.coach->cue("half", "nobody hears it");
  on.service.reset();
  on.coach.reset();

  TrackerOnBus again;
  again.service->publish(view);
  CHECK(again.properties().at("Posture").get<std::string>() == "sitting");
}
