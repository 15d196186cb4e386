// Prompts on a notification server that says and does what it should not.
#include <cstdlib>
#include <optional>

#include "daemon/desktop/console_notifier.hpp"
#include "daemon/desktop/freedesktop_notifier.hpp"
#include "daemon/desktop/notification_server.hpp"
#include "desktop/notification_server.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

const Notice stand_up{.summary = "Time to stand up",
                      .body = "You sat for 34 min & more.",
                      .hint = "Just stand up.",
                      .actions = {{"stand", "I'm getting up"}, {"snooze", "Snooze 10 min"}}};

struct Wearer final : NotifierListener {
  std::vector<std::string> chosen, heard;
  void acted(std::string_view key) override { chosen.emplace_back(key); }
  void say(const std::string& text) override { heard.push_back(text); }
};

/// A desktop on a bus of its own, with a notifier and, where the test wants one, a server.
struct Desktop {
  PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  Wearer wearer;
  FreedesktopNotifier notifier{io, bus, wearer, {.patience = 100ms}};
  std::optional<Bus> server_bus;
  std::optional<ScriptedServer> server;

  ScriptedServer& start(const ServerScript& script = {}) {
    server_bus.emplace(io, BusKind::session, [] {});
    return server.emplace(*server_bus, script);
  }
  /// As one that crashes: it says nothing.
  void crash() {
    server.reset();
    server_bus.reset();
  }
  [[nodiscard]] bool until(const std::function<bool()>& done) { return run_until(io, done); }
  [[nodiscard]] bool until_shown(std::size_t times = 1) {
    return until([&] { return server->notified.size() == times; });
  }
  /// Everything sent so far has arrived and been handled: a server answers in order.
  void settle() {
    const std::size_t before = server->notified.size();
    notifier.show(stand_up);
    REQUIRE(until_shown(before + 1));
    run_for(io, 20ms);
  }
};

void invoke(ScriptedServer& server, std::uint32_t id, const std::string& key) {
  server.emitActionInvoked(id, key);
}

}  // namespace

TEST_CASE("a notice is put the way its server can show it") {
  NotificationServer server;
  server.introduce("Notification Daemon", "3.20.0",
                   {"actions", "body", "body-markup", "persistence"});
  CHECK(server.described() ==
        "Notification Daemon 3.20.0 shows prompts, with buttons, and keeps those that were not "
        "seen");
  CHECK(body_for(server, stand_up) == "You sat for 34 min &amp; more.");
  CHECK(actions_for(server, stand_up) == std::vector<std::string>{"default", "I'm getting up",
                                                                  "stand", "I'm getting up",
                                                                  "snooze", "Snooze 10 min"});
  const std::vector<std::string> each_once{"default", "I'm getting up", "snooze", "Snooze 10 min"};

  NotificationServer all_buttons;
  all_buttons.introduce("Xfce Notify Daemon", "0.7.3", {"actions", "body", "body-markup"});
  CHECK(all_buttons.described() == "Xfce Notify Daemon 0.7.3 shows prompts, with buttons");
  CHECK(actions_for(all_buttons, stand_up) == each_once);

  NotificationServer menu_only;
  menu_only.introduce("dunst", "1.9.0 (2022-06-27)", {"actions", "body"});
  CHECK(menu_only.described() == "dunst 1.9.0 shows prompts, without buttons");
  CHECK(body_for(menu_only, stand_up) == "You sat for 34 min & more.\nJust stand up.");
  CHECK(actions_for(menu_only, stand_up) == each_once);

  NotificationServer plain;
  plain.introduce("plain", "", {});
  CHECK(plain.described() == "plain shows prompts, without buttons, in one line");
  CHECK(summary_for(plain, stand_up) == "Time to stand up. You sat for 34 min & more.");
  CHECK(body_for(plain, stand_up).empty());
  CHECK(actions_for(plain, stand_up).empty());

  NotificationServer hostile;
  hostile.introduce("\x1b[31m" + std::string(10'000, 'x') + "\n", "\xff\n", {"body"});
  CHECK(hostile.described().size() < 100);
  CHECK(hostile.described().find('\x1b') == std::string::npos);
}

TEST_CASE("the console says the notice, and what to do") {
  std::string written;
  ConsoleNotifier console([&](const std::string& line) { written += line + "\n"; });
  console.show(stand_up);
  CHECK(written == "Time to stand up. You sat for 34 min & more.\nJust stand up.\n");
  CHECK_FALSE(console.live());
}

TEST_CASE("a notice is shown, replaced in place and closed") {
  Desktop desktop;
  ScriptedServer& server = desktop.start();
  desktop.notifier.show(stand_up);
  REQUIRE(desktop.until_shown());
  const Notified first = server.notified.front();
  CHECK(first.app_name == "Sitwell");
  CHECK(first.replaces_id == 0);
  CHECK(first.summary == "Time to stand up");
  CHECK(first.body == "You sat for 34 min &amp; more.");
  CHECK(first.expire_timeout == 0);
  CHECK(first.hints.at("urgency").get<std::uint8_t>() == 1);
  CHECK(first.hints.at("suppress-sound").get<bool>());

  desktop.settle();
  CHECK(server.notified.back().replaces_id == 7);
  desktop.notifier.close();
  CHECK(desktop.until([&] { return !server.closed.empty(); }));
  desktop.notifier.close();
  desktop.settle();
  CHECK(server.closed == std::vector<std::uint32_t>{7});
  CHECK(server.notified.back().replaces_id == 0);
  CHECK(desktop.notifier.live());
  CHECK(desktop.wearer.heard ==
        std::vector<std::string>{"scripted 1.2 shows prompts, with buttons"});
}

TEST_CASE("where closing leaves it on the screen, a notice is made to expire first") {
  Desktop desktop;
  ScriptedServer& server = desktop.start({.name = "Notification Daemon"});
  desktop.settle();
  desktop.notifier.close();
  REQUIRE(desktop.until([&] { return !server.closed.empty(); }));
  REQUIRE(server.notified.size() == 2);
  CHECK(server.notified.back().replaces_id == 7);
  CHECK(server.notified.back().expire_timeout == 1);
}

TEST_CASE("what the wearer chooses is told once, and takes the notice away") {
  Desktop desktop;
  ScriptedServer& server = desktop.start();
  desktop.settle();
  invoke(server, 6, "snooze");
  invoke(server, 7, "no such action");
  invoke(server, 7, "snooze");
  invoke(server, 7, "snooze");
  REQUIRE(desktop.until([&] { return !server.closed.empty(); }));
  desktop.settle();
  CHECK(desktop.wearer.chosen == std::vector<std::string>{"snooze"});

  invoke(server, 8, "default");
  REQUIRE(desktop.until([&] { return server.closed.size() == 2; }));
  CHECK(desktop.wearer.chosen.back() == "stand");
}

TEST_CASE("a notice that was dismissed or has expired stays away") {
  const std::uint32_t reason = GENERATE(1U, 2U);
  Desktop desktop;
  desktop.start();
  desktop.settle();
  desktop.server->emitNotificationClosed(7, reason);
  run_for(desktop.io, 20ms);
  desktop.crash();
  ScriptedServer& next = desktop.start({.name = "another"});
  REQUIRE(desktop.until([&] { return desktop.wearer.heard.size() == 2; }));
  run_for(desktop.io, 20ms);
  CHECK(next.notified.empty());
  desktop.settle();
  CHECK(next.notified.size() == 1);
}

TEST_CASE("a server that dies or is replaced shows the notice again") {
  Desktop desktop;
  desktop.start();
  desktop.settle();
  const bool closes_first = GENERATE(false, true);
  if (closes_first) {
    desktop.server->emitNotificationClosed(7, 4);  // as some do when they end
    run_for(desktop.io, 20ms);
  }
  desktop.crash();
  const auto heard = [&](std::size_t times) {
    return desktop.until([&] { return desktop.wearer.heard.size() == times; });
  };
  REQUIRE(heard(2));
  CHECK(desktop.wearer.heard.back() ==
        "there is no notification server; prompts are only in `sitwell status`");
  CHECK_FALSE(desktop.notifier.live());
  ScriptedServer& next = desktop.start({.name = "another"});
  REQUIRE(desktop.until_shown());
  CHECK(next.notified.front().replaces_id == 0);
  CHECK(next.notified.front().summary == "Time to stand up");
  CHECK(desktop.wearer.heard.back() == "another 1.2 shows prompts, with buttons");
}

TEST_CASE("a prompt without a notification server is said once, and shown when one comes") {
  Desktop desktop;
  desktop.notifier.show(stand_up);
  REQUIRE(desktop.until([&] { return !desktop.wearer.heard.empty(); }));
  desktop.notifier.show(stand_up);
  run_for(desktop.io, 50ms);
  CHECK(desktop.wearer.heard.size() == 1);
  CHECK_FALSE(desktop.notifier.live());
  desktop.start();
  CHECK(desktop.until_shown());
}

TEST_CASE("signals of somebody else, or that hold something else, are nobody's choice") {
  Desktop desktop;
  ScriptedServer& server = desktop.start();
  desktop.settle();
  const std::string us = desktop.bus.connection().getUniqueName();
  const std::string send = "dbus-send --session --type=signal --dest=" + us +
                           " /org/freedesktop/Notifications org.freedesktop.Notifications.";
  REQUIRE(std::system((send + "ActionInvoked uint32:7 string:stand").c_str()) == 0);
  REQUIRE(std::system((send + "NotificationClosed uint32:7 uint32:2").c_str()) == 0);
  server.babble();
  invoke(server, 7, "snooze");
  REQUIRE(desktop.until([&] { return !server.closed.empty(); }));
  CHECK(desktop.wearer.chosen == std::vector<std::string>{"snooze"});
}

TEST_CASE("no answer counts as unseen, and a late one is still taken") {
  Desktop desktop;
  ScriptedServer& server = desktop.start({.answers = false});
  desktop.notifier.show(stand_up);
  REQUIRE(desktop.until([&] { return desktop.wearer.heard.size() == 2; }));
  CHECK(desktop.wearer.heard.back() ==
        "scripted 1.2 does not show prompts when asked to; they are only in `sitwell status`");
  CHECK_FALSE(desktop.notifier.live());
  desktop.notifier.show(stand_up);
  desktop.notifier.close();
  run_for(desktop.io, 50ms);
  CHECK(server.notified.size() == 1);  // one at a time, however long it takes
  server.answer();
  REQUIRE(desktop.until([&] { return !server.closed.empty(); }));
  CHECK(server.closed == std::vector<std::uint32_t>{7});
  CHECK(desktop.notifier.live());
}

TEST_CASE("a server that refuses is asked again with the next notice, not before") {
  Desktop desktop;
  ScriptedServer& server = desktop.start({.refuses = true});
  desktop.notifier.show(stand_up);
  REQUIRE(desktop.until([&] { return desktop.wearer.heard.size() == 2; }));
  run_for(desktop.io, 150ms);
  CHECK(server.notified.size() == 1);
  CHECK_FALSE(desktop.notifier.live());
  desktop.notifier.show(stand_up);
  CHECK(desktop.until_shown(2));
}

TEST_CASE("a server that hangs keeps nobody waiting, and one after it gets the notice") {
  Desktop desktop;
  auto hung = sdbus::createSessionBusConnection();  // never processed
  hung->requestName(sitwell::bus::BusName{"org.freedesktop.Notifications"});
  desktop.notifier.show(stand_up);
  REQUIRE(desktop.until([&] { return !desktop.wearer.heard.empty(); }));
  CHECK(desktop.wearer.heard.back() ==
        "the notification server does not show prompts when asked to; they are only in "
        "`sitwell status`");
  CHECK_FALSE(desktop.notifier.live());
  hung.reset();
  desktop.start();
  CHECK(desktop.until_shown());
  CHECK(desktop.until([&] { return desktop.notifier.live(); }));
}

TEST_CASE("a bus that is gone takes no notice and breaks nothing") {
  Desktop desktop;
  desktop.start();
  desktop.settle();
  desktop.private_bus.kill();
  run_for(desktop.io, 50ms);
  desktop.notifier.show(stand_up);
  desktop.notifier.close();
  run_for(desktop.io, 150ms);
  CHECK(desktop.wearer.chosen.empty());
}
