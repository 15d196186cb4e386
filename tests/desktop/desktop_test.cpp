// What lives on the message buses, when a bus goes and comes back.
#include "daemon/desktop/desktop.hpp"

#include "dbus/coach_properties.hpp"
#include "desktop/notification_server.hpp"
#include "desktop/noting_coach.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

struct Listener : DesktopListener {
  void holds_changed(Holds) override {}
  void breakpoint(PromptReason) override {}
  void computer_in_use(bool) override {}
  void about_to_sleep() override {}
  void woke_up() override {}
  void acted(std::string_view) override {}
  void say(const std::string& text) override { said.push_back(text); }
  void request(Request) override {}
  std::int64_t quiet(unsigned) override { return 0; }
  std::int64_t pause() override { return 0; }
  void resume() override {}
  void calibrate(BodySite, GuidedPose) override {}
  std::vector<std::string> reload() override { return {}; }
  [[nodiscard]] std::vector<PresenceSource> sources() const override { return {}; }
  [[nodiscard]] std::optional<double> hip_flexion() const override { return std::nullopt; }
  void watched(bool) override {}
  void desktop_changed() override { ++changes; }

  std::vector<std::string> said;
  int changes = 0;
};

/// Asks from another connection while the loop serves it.
bool on_the_bus(boost::asio::io_context& io) {
  Bus bus(io, BusKind::session, [] {});
  const auto proxy =
      sdbus::createProxy(bus.connection(), sitwell::bus::BusName{"org.freedesktop.DBus"},
                         sitwell::bus::ObjectPath{"/org/freedesktop/DBus"});
  std::optional<bool> has;
  proxy->callMethodAsync("NameHasOwner")
      .onInterface("org.freedesktop.DBus")
      .withArguments(std::string{"org.sitwell.Tracker1"})
      .uponReplyInvoke([&](sitwell::bus::ReplyError, bool owned) { has = owned; });
  bus.arm();
  return run_until(io, [&] { return has.has_value(); }) && *has;
}

const TrackerIdentity nobody{"1", "simulated", "/nowhere"};

}  // namespace

TEST_CASE("a message bus that crashes is looked for again, and all is there again on the next") {
  boost::asio::io_context io{1};
  Listener listener;
  auto first = std::make_unique<PrivateBus>();
  NotingCoach coach;
  Desktop desktop(io, listener, nobody, false, {.look_again = 20ms}, &coach);
  REQUIRE(run_until(io, [&] { return listener.changes == 1; }));
  CHECK(on_the_bus(io));
  CHECK(desktop.service() != nullptr);
  CHECK(desktop.coach() != nullptr);

  first->kill();
  REQUIRE(run_until(io, [&] { return listener.changes == 2; }));
  CHECK(desktop.service() == nullptr);
  CHECK(desktop.coach() == nullptr);
  CHECK(desktop.tray() == nullptr);
  CHECK_FALSE(desktop.notifier().live());
  desktop.notifier().show({.summary = "Time to stand up", .body = "You sat for 34 min."});
  CHECK(listener.said.back().find("34 min") != std::string::npos);
  first.reset();

  const PrivateBus second;
  REQUIRE(run_until(io, [&] { return listener.changes == 3; }));
  CHECK(on_the_bus(io));
  CHECK(desktop.service() != nullptr);
  CHECK(desktop.coach() != nullptr);
}

TEST_CASE("without a coach there is none on the bus") {
  boost::asio::io_context io{1};
  Listener listener;
  const PrivateBus private_bus;
  Desktop desktop(io, listener, nobody, false);
  REQUIRE(run_until(io, [&] { return listener.changes == 1; }));
  CHECK(desktop.service() != nullptr);
  CHECK(desktop.coach() == nullptr);
}

TEST_CASE("whoever waits for the daemon's name finds its coach with it") {
  boost::asio::io_context io{1};
  Listener listener;
  NotingCoach coach;
  const PrivateBus private_bus;
  Bus waiting(io, BusKind::session, [] {});
  const auto proxy =
      sdbus::createProxy(waiting.connection(), sitwell::bus::BusName{"org.sitwell.Tracker1"},
                         sitwell::bus::ObjectPath{"/org/sitwell/Coach1"});
  std::optional<bool> found;
  const auto named = sitwell::bus::on_driver_signal(
      waiting.connection(), "member='NameOwnerChanged',arg0='org.sitwell.Tracker1'",
      [&](sdbus::Message&) {
        proxy->callMethodAsync("Advice")
            .onInterface("org.sitwell.Coach1")
            .uponReplyInvoke([&](sitwell::bus::ReplyError failed, const sitwell::bus::AdviceRows&) {
              found = !failed;
            });
      });
  waiting.arm();
  Desktop desktop(io, listener, nobody, false, {}, &coach);
  REQUIRE(run_until(io, [&] { return found.has_value(); }));
  CHECK(*found);
}

TEST_CASE("without a message bus, and told to keep off it, there is only the log") {
  boost::asio::io_context io{1};
  Listener listener;
  const PrivateBus private_bus;
  Desktop desktop(io, listener, nobody, false, {.connected = false});
  run_for(io, 50ms);
  CHECK(desktop.service() == nullptr);
  CHECK_FALSE(on_the_bus(io));
  desktop.notifier().show({.summary = "Time to stand up", .body = "You sat for 34 min."});
  CHECK(listener.said == std::vector<std::string>{"Time to stand up. You sat for 34 min."});
}

TEST_CASE("notifications and the tray are there while they are wanted") {
  boost::asio::io_context io{1};
  Listener listener;
  const PrivateBus private_bus;
  Desktop desktop(io, listener, nobody, false, {.notifications = false, .tray = false});
  REQUIRE(run_until(io, [&] { return listener.changes == 1; }));
  CHECK(desktop.tray() == nullptr);
  Bus server_bus(io, BusKind::session, [] {});
  ScriptedServer server(server_bus, ServerScript{});
  desktop.use(true, true);
  CHECK(desktop.tray() != nullptr);
  desktop.notifier().show({.summary = "Time to stand up", .body = "You sat for 34 min."});
  CHECK(run_until(io, [&] { return server.notified.size() == 1; }));
  desktop.use(false, false);
  CHECK(desktop.tray() == nullptr);
  desktop.notifier().show({.summary = "Time to stand up", .body = "You sat for 35 min."});
  CHECK(listener.said.back().find("35 min") != std::string::npos);
}
