// Do-not-disturb as each notification server keeps it: served here, and a real dunst.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/served.hpp"
#include "desktop/settings_file.hpp"
#include "desktop/told_presence.hpp"
#include "desktop/x_display.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const std::string notifications = "org.freedesktop.Notifications";

struct Desk {
  bool on(bool expected) {
    return run_until(io, [&] { return told.holds.has(Hold::do_not_disturb) == expected; });
  }
  bool answers() {
    return run_until(io, [&] { return row(presence, "do not disturb").live; });
  }

  PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  ToldPresence told;
  Presence presence{io, &bus, nullptr, told, {.root = "/nowhere"}};
};

/// A notification server that says it is that one.
struct Server : Served {
  Server(boost::asio::io_context& io, std::string name)
      : Served(io, BusKind::session, notifications) {
    using Text = std::string;
    method(server, notifications, "GetServerInformation", [name] {
      return std::tuple<Text, Text, Text, Text>{name, "", "1", "1.2"};
    });
  }
  sdbus::IObject& server = object("/org/freedesktop/Notifications");
};

}  // namespace

TEST_CASE("Plasma's do-not-disturb is a hold, and goes with Plasma") {
  Desk desk;
  Server plasma(desk.io, "Plasma");
  bool inhibited = true;
  plasma.property(plasma.server, notifications, "Inhibited", [&] { return inhibited; });
  plasma.appear();
  CHECK(desk.on(true));
  inhibited = false;
  plasma.changed(plasma.server, notifications, "Inhibited");
  CHECK(desk.on(false));
  inhibited = true;
  plasma.changed(plasma.server, notifications, "Inhibited");
  CHECK(desk.on(true));
  plasma.vanish();
  CHECK(desk.on(false));
  CHECK_FALSE(row(desk.presence, "do not disturb").live);
}

TEST_CASE("Xfce's setting counts while Xfce shows the notifications") {
  Desk desk;
  const std::string interface = "org.xfce.Xfconf";
  Served xfconf(desk.io, BusKind::session, interface);
  auto& object = xfconf.object("/org/xfce/Xfconf");
  bool on = true;
  xfconf.method(
      object, interface, "GetProperty",
      [&](const std::string& channel, const std::string& property) {
        return sdbus::Variant{on && channel == "xfce4-notifyd" && property == "/do-not-disturb"};
      });
  xfconf.appear();
  Server server(desk.io, "Xfce Notify Daemon");
  server.appear();
  CHECK(desk.on(true));
  on = false;
  xfconf.signal(object, interface, "PropertyChanged", std::string{"xfce4-notifyd"},
                std::string{"/do-not-disturb"}, sdbus::Variant{false});
  CHECK(desk.on(false));
  on = true;
  server.vanish();
  Server other(desk.io, "another");
  REQUIRE(run_until(desk.io, [&] { return !row(desk.presence, "do not disturb").live; }));
  other.appear();
  xfconf.signal(object, interface, "PropertyChanged", std::string{"xfce4-notifyd"},
                std::string{"/do-not-disturb"}, sdbus::Variant{true});
  run_for(desk.io, std::chrono::milliseconds{30});
  CHECK(desk.told.holds.none());
}

TEST_CASE("GNOME's setting is read from dconf's file, again when that has changed") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "dconf");
  const char* const before = std::getenv("XDG_CONFIG_HOME");
  const std::string kept = before == nullptr ? "" : before;
  setenv("XDG_CONFIG_HOME", folder.path.c_str(), 1);
  const auto banners = [&](bool on) {
    std::ofstream(folder.path / "dconf/user", std::ios::binary)
        << settings_file("/org/gnome/desktop/notifications/show-banners", on);
  };

  Desk desk;
  Server gnome(desk.io, "gnome-shell");
  Served dconf(desk.io, BusKind::session, "ca.desrt.dconf");
  auto& writer = dconf.object("/ca/desrt/dconf/Writer/user");
  dconf.appear();
  const auto notify = [&](const std::string& prefix, const std::string& change) {
    dconf.signal(writer, "ca.desrt.dconf.Writer", "Notify", prefix,
                 std::vector<std::string>{change}, std::string{"tag"});
  };
  gnome.appear();
  REQUIRE(desk.answers());
  CHECK(desk.told.holds.none());
  banners(false);
  notify("/org/gnome/desktop/notifications/show-banners", "");
  CHECK(desk.on(true));
  banners(true);
  notify("/org/gnome/desktop/", "notifications/show-banners");
  CHECK(desk.on(false));
  std::ofstream(folder.path / "dconf/user") << "GVariant, but not quite";
  dconf.signal(writer, "ca.desrt.dconf.Writer", "Notify", std::uint32_t{1});
  notify("/", "");
  run_for(desk.io, std::chrono::milliseconds{250});
  CHECK(desk.told.holds.none());

  before == nullptr ? unsetenv("XDG_CONFIG_HOME") : setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
}

TEST_CASE("a server whose do-not-disturb is of another type tells nothing") {
  Desk desk;
  Server server(desk.io, "Plasma");
  int asked = 0;
  server.property(server.server, notifications, "Inhibited",
                  [&] { return ++asked, std::string{"yes"}; });
  server.appear();
  REQUIRE(run_until(desk.io, [&] { return asked > 0; }));
  run_for(desk.io, std::chrono::milliseconds{10});
  CHECK(desk.told.holds.none());
  CHECK_FALSE(row(desk.presence, "do not disturb").live);
}

TEST_CASE("a real dunst that is paused holds, until it no longer is") {
  if (!installed("dunst") || !installed("Xvfb")) {
    WARN("skipped: dunst and Xvfb are needed");
    return;
  }
  const XDisplay display;
  Desk desk;
  const Program dunst("dunst -config /dev/null >/dev/null 2>&1");
  REQUIRE(desk.answers());
  const auto proxy = sdbus::createProxy(desk.bus.connection(), bus::BusName{notifications},
                                        bus::ObjectPath{"/org/freedesktop/Notifications"});
  const auto pause = [&](bool on) {
    proxy->callMethodAsync("Set")
        .onInterface("org.freedesktop.DBus.Properties")
        .withArguments(std::string{"org.dunstproject.cmd0"}, std::string{"paused"},
                       sdbus::Variant{on})
        .uponReplyInvoke([](bus::ReplyError) {});
    desk.bus.arm();
  };
  CHECK(desk.told.holds.none());
  pause(true);
  CHECK(desk.on(true));
  pause(false);
  CHECK(desk.on(false));
}
