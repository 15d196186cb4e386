// Screen savers that come, go, and say things of the wrong type.
#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/served.hpp"
#include "desktop/told_presence.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const std::string gnome = "org.gnome.ScreenSaver";
/// Without this computer's devices.
const PresenceSettings nowhere{.root = "/nowhere"};

struct Desk {
  PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  ToldPresence told;
  std::optional<Presence> presence{std::in_place, io, &bus, nullptr, told, nowhere};

  bool until(const std::function<bool()>& done) { return run_until(io, done); }
};

struct GnomeSaver : Served {
  explicit GnomeSaver(boost::asio::io_context& io) : Served(io, BusKind::session, gnome) {
    method(saver, gnome, "GetActive", [this] { return active; });
  }
  void set(bool now) {
    active = now;
    signal(saver, gnome, "ActiveChanged", now);
  }
  bool active = false;
  sdbus::IObject& saver = object("/org/gnome/ScreenSaver");
};

}  // namespace

TEST_CASE("an active screen saver is a locked screen, and its end an unlocking") {
  Desk desk;
  CHECK_FALSE(row(*desk.presence, "screen saver").live);
  GnomeSaver saver(desk.io);
  saver.appear();
  REQUIRE(desk.until([&] { return row(*desk.presence, "screen saver").live; }));
  saver.set(true);
  REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::locked); }));
  CHECK(desk.told.breakpoints.empty());
  saver.set(false);
  REQUIRE(desk.until([&] { return !desk.told.breakpoints.empty(); }));
  CHECK(desk.told.breakpoints == std::vector{PromptReason::unlocked});
  CHECK(desk.told.holds.none());
}

TEST_CASE("a screen saver found active holds, and one that goes holds no longer") {
  Desk desk;
  GnomeSaver saver(desk.io);
  saver.active = true;
  saver.appear();
  REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::locked); }));
  saver.vanish();
  REQUIRE(desk.until([&] { return desk.told.holds.none(); }));
  CHECK(desk.told.breakpoints.empty());
  CHECK_FALSE(row(*desk.presence, "screen saver").live);
}

TEST_CASE("a screen saver that says something of another type says nothing") {
  Desk desk;
  Served saver(desk.io, BusKind::session, "org.freedesktop.ScreenSaver");
  auto& object = saver.object("/org/freedesktop/ScreenSaver");
  int asked = 0;
  saver.method(object, "org.freedesktop.ScreenSaver", "GetActive",
               [&asked] { return ++asked, std::string{"yes"}; });
  saver.appear();
  REQUIRE(desk.until([&] { return asked > 0; }));
  saver.signal(object, "org.freedesktop.ScreenSaver", "ActiveChanged", std::string{"true"});
  GnomeSaver right(desk.io);
  right.active = true;
  right.appear();
  REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::locked); }));
  saver.vanish();
  right.set(false);
  CHECK(desk.until([&] { return desk.told.holds.none(); }));
}

TEST_CASE("a signal that is not from the screen saver is not believed") {
  Desk desk;
  GnomeSaver saver(desk.io);
  saver.appear();
  REQUIRE(desk.until([&] { return row(*desk.presence, "screen saver").live; }));
  Served other(desk.io, BusKind::session, "org.example.Other");
  auto& object = other.object("/org/gnome/ScreenSaver");
  other.appear();
  other.signal(object, gnome, "ActiveChanged", true);
  bool delivered = false;
  const auto slot = bus::add_match(desk.bus.connection(), "type='signal',member='ActiveChanged'",
                                   [&](auto&&) { delivered = true; });
  other.signal(object, gnome, "ActiveChanged", true);
  REQUIRE(desk.until([&] { return delivered; }));
  CHECK(desk.told.holds.none());
}

TEST_CASE("presence may go while answers are under way, and outlive its bus's death") {
  Desk desk;
  GnomeSaver saver(desk.io);
  saver.appear();
  desk.presence.emplace(desk.io, &desk.bus, nullptr, desk.told, nowhere);
  desk.presence.emplace(desk.io, &desk.bus, nullptr, desk.told, nowhere);
  REQUIRE(desk.until([&] { return row(*desk.presence, "screen saver").live; }));
  desk.private_bus.kill();
  desk.presence->watch_input(true);
  run_for(desk.io, std::chrono::milliseconds{20});
  CHECK(row(*desk.presence, "screen saver").live);  // as it last was: the daemon makes a new one
}
