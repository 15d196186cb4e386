// GNOME's idle monitor, served here.
#include <map>
#include <optional>

#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/served.hpp"
#include "desktop/told_presence.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const std::string interface = "org.gnome.Mutter.IdleMonitor";

struct Mutter : Served {
  explicit Mutter(boost::asio::io_context& io) : Served(io, BusKind::session, interface) {
    method(monitor, interface, "AddIdleWatch", [this](std::uint64_t idle) {
      watches[++last] = idle;
      return last;
    });
    method(monitor, interface, "AddUserActiveWatch", [this] {
      watches[++last] = 0;
      return last;
    });
    method(monitor, interface, "RemoveWatch",
           [this](std::uint32_t watch) { watches.erase(watch); });
  }
  [[nodiscard]] bool watched(std::uint64_t idle) const {
    for (const auto& [watch, time] : watches)
      if (time == idle) return true;
    return false;
  }
  void fire(std::uint64_t idle) {
    for (const auto& [watch, time] : watches)
      if (time == idle) signal(monitor, interface, "WatchFired", watch);
    if (idle == 0) std::erase_if(watches, [](const auto& watch) { return watch.second == 0; });
  }

  std::uint32_t last = 0;
  std::map<std::uint32_t, std::uint64_t> watches;
  sdbus::IObject& monitor = object("/org/gnome/Mutter/IdleMonitor/Core");
};

struct Desk {
  PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  ToldPresence told;
  Presence presence{io, &bus, nullptr, told, {.root = "/nowhere"}};
  Mutter mutter{io};

  bool until(const std::function<bool()>& done) { return run_until(io, done); }
  bool told_of(std::vector<PromptReason> all) {
    return until([&] { return told.breakpoints.size() >= all.size(); }) && told.breakpoints == all;
  }
};

}  // namespace

TEST_CASE("GNOME tells of coming back, and of pauses while they are wanted") {
  Desk desk;
  desk.mutter.appear();
  REQUIRE(desk.until([&] { return desk.mutter.watched(60000); }));
  CHECK_FALSE(desk.mutter.watched(4000));

  desk.mutter.fire(60000);
  REQUIRE(desk.until([&] { return desk.mutter.watched(0); }));
  desk.mutter.fire(0);
  CHECK(desk.told_of({PromptReason::returned}));

  desk.presence.watch_input(true);
  REQUIRE(desk.until([&] { return desk.mutter.watched(4000); }));
  desk.mutter.fire(4000);
  CHECK(desk.told_of({PromptReason::returned, PromptReason::paused}));
  REQUIRE(desk.until([&] { return desk.mutter.watched(0); }));
  desk.mutter.fire(0);
  desk.mutter.fire(4000);
  CHECK(desk.told_of({PromptReason::returned, PromptReason::paused, PromptReason::paused}));

  desk.presence.watch_input(false);
  CHECK(desk.until([&] { return !desk.mutter.watched(4000); }));
  CHECK(desk.mutter.watched(60000));
}

TEST_CASE("a shell that is started anew is asked for its watches again") {
  Desk desk;
  desk.presence.watch_input(true);
  desk.mutter.appear();
  REQUIRE(desk.until([&] { return desk.mutter.watched(60000) && desk.mutter.watched(4000); }));
  desk.mutter.vanish();
  REQUIRE(desk.until([&] { return !row(desk.presence, "Mutter idle monitor").live; }));
  desk.mutter.watches.clear();
  desk.mutter.appear();
  REQUIRE(desk.until([&] { return desk.mutter.watched(60000) && desk.mutter.watched(4000); }));
  desk.mutter.fire(4000);
  CHECK(desk.told_of({PromptReason::paused}));
}

TEST_CASE("a pause that is not wanted any more when its watch is there is taken back") {
  Desk desk;
  desk.mutter.appear();
  REQUIRE(desk.until([&] { return desk.mutter.watched(60000); }));
  desk.presence.watch_input(true);
  desk.presence.watch_input(false);
  REQUIRE(desk.until([&] { return desk.mutter.watched(4000); }));
  CHECK(desk.until([&] { return !desk.mutter.watched(4000); }));
}

TEST_CASE("a watch that fires as text, or was never set, is none") {
  Desk desk;
  desk.mutter.appear();
  REQUIRE(desk.until([&] { return desk.mutter.watched(60000); }));
  desk.presence.watch_input(true);
  desk.mutter.signal(desk.mutter.monitor, interface, "WatchFired", std::string{"1"});
  desk.mutter.signal(desk.mutter.monitor, interface, "WatchFired", std::uint32_t{99});
  REQUIRE(desk.until([&] { return desk.mutter.watched(4000); }));
  desk.mutter.fire(4000);
  CHECK(desk.told_of({PromptReason::paused}));
}
