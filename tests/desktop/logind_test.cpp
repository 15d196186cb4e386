// The login manager: served here for its odd sides, and the one of python-dbusmock with an
// inhibitor that is really held.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/served.hpp"
#include "desktop/told_presence.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const std::string login1 = "org.freedesktop.login1";
const std::string manager_interface = login1 + ".Manager";
const std::string session_interface = login1 + ".Session";
const std::string session_path = "/org/freedesktop/login1/session/_31";

struct Desk {
  PrivateBus private_bus{PrivateBus::Role::system};
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::system, [] {}};
  ToldPresence told;
  Presence presence{io, nullptr, &bus, told, {.root = "/nowhere"}};

  bool until(const std::function<bool()>& done) { return run_until(io, done); }
};

/// One user with one session, of which everything can be set.
struct LoginManager : Served {
  explicit LoginManager(boost::asio::io_context& io) : Served(io, BusKind::system, login1) {
    method(manager, manager_interface, "GetUser",
           [](std::uint32_t) { return sdbus::ObjectPath{"/org/freedesktop/login1/user/_0"}; });
    method(manager, manager_interface, "Inhibit",
           [this](const std::string& what, const std::string&, const std::string&,
                  const std::string& mode) {
             inhibited = what + "/" + mode;
             std::array<int, 2> ends{};
             if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error("pipe");
             held.reset(ends[0], sdbus::adopt_fd);
             ++taken;
             return sdbus::UnixFd{ends[1], sdbus::adopt_fd};
           });
    property(user, login1 + ".User", "Display", [this] {
      return sdbus::Struct<std::string, sdbus::ObjectPath>{
          display, sdbus::ObjectPath{display.empty() ? "/" : session_path}};
    });
    property(session, session_interface, "LockedHint", [this] { return locked; });
    property(session, session_interface, "IdleHint", [this] { return idle; });
  }

  /// Whether anybody still holds the other end of the inhibitor's pipe.
  bool inhibitor_held() const {
    char byte = 0;
    return held.isValid() && read(held.get(), &byte, 1) < 0 && errno == EAGAIN;
  }
  void set_locked(bool now) {
    locked = now;
    changed(session, session_interface, "LockedHint");
  }
  void set_idle(bool now) {
    idle = now;
    changed(session, session_interface, "IdleHint");
  }
  void sleep(bool begins) { signal(manager, manager_interface, "PrepareForSleep", begins); }

  std::string display = "1", inhibited;
  bool locked = false, idle = false;
  int taken = 0;
  sdbus::UnixFd held;
  sdbus::IObject& manager = object("/org/freedesktop/login1");
  sdbus::IObject& user = object("/org/freedesktop/login1/user/_0");
  sdbus::IObject& session = object(session_path);
};

}  // namespace

TEST_CASE("a locked session holds, and its unlocking is a breakpoint") {
  Desk desk;
  CHECK_FALSE(row(desk.presence, "logind").live);
  LoginManager logind(desk.io);
  logind.locked = true;
  logind.appear();
  REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::locked); }));
  CHECK_THAT(row(desk.presence, "logind").detail, ContainsSubstring("The session is locked."));
  logind.set_locked(false);
  REQUIRE(desk.until([&] { return !desk.told.breakpoints.empty(); }));
  CHECK(desk.told.breakpoints == std::vector{PromptReason::unlocked});
  CHECK(desk.told.holds.none());
}

TEST_CASE("a session that is idle no longer is its wearer back") {
  Desk desk;
  LoginManager logind(desk.io);
  logind.idle = true;
  logind.appear();
  REQUIRE(desk.until(
      [&] { return row(desk.presence, "logind").detail.find("not locked") != std::string::npos; }));
  logind.set_idle(false);
  REQUIRE(desk.until([&] { return !desk.told.breakpoints.empty(); }));
  CHECK(desk.told.breakpoints == std::vector{PromptReason::returned});
}

TEST_CASE("sleep waits until the listener has saved, each time") {
  Desk desk;
  LoginManager logind(desk.io);
  logind.appear();
  for (int times = 1; times <= 2; ++times) {
    REQUIRE(desk.until([&] { return logind.inhibitor_held(); }));
    CHECK(logind.inhibited == "sleep/delay");
    CHECK(logind.taken == times);
    bool held_while_saving = false;
    desk.told.when_asleep = [&] { held_while_saving = logind.inhibitor_held(); };
    logind.sleep(true);
    REQUIRE(desk.until([&] { return !logind.inhibitor_held(); }));
    CHECK(desk.told.slept == times);
    CHECK(held_while_saving);
    logind.sleep(false);
    REQUIRE(desk.until([&] { return desk.told.woken == times; }));
  }
}

TEST_CASE("a login manager that is started anew is followed again") {
  Desk desk;
  LoginManager logind(desk.io);
  logind.locked = true;
  logind.appear();
  REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::locked) && logind.taken == 1; }));
  logind.vanish();
  REQUIRE(desk.until([&] { return desk.told.holds.none() && !logind.inhibitor_held(); }));
  CHECK_FALSE(row(desk.presence, "logind").live);
  logind.appear();
  CHECK(desk.until([&] { return desk.told.holds.has(Hold::locked) && logind.inhibitor_held(); }));
  CHECK(desk.told.breakpoints.empty());
}

TEST_CASE("a session that begins after the daemon is found") {
  unsetenv("XDG_SESSION_ID");
  Desk desk;
  LoginManager logind(desk.io);
  logind.display.clear();
  logind.locked = true;
  logind.appear();
  REQUIRE(desk.until([&] { return logind.inhibitor_held(); }));
  CHECK_THAT(row(desk.presence, "logind").detail, ContainsSubstring("no session of yours"));
  logind.display = "1";
  logind.signal(logind.manager, manager_interface, "SessionNew", std::string{"1"},
                sdbus::ObjectPath{session_path});
  CHECK(desk.until([&] { return desk.told.holds.has(Hold::locked); }));
}

TEST_CASE("a login manager whose every answer is of another type does no harm") {
  Desk desk;
  Served hostile(desk.io, BusKind::system, login1);
  auto& manager = hostile.object("/org/freedesktop/login1");
  int asked = 0;
  hostile.method(manager, manager_interface, "GetUser",
                 [&](std::uint32_t) { return ++asked, std::string{"/"}; });
  hostile.method(manager, manager_interface, "Inhibit",
                 [&](const std::string&, const std::string&, const std::string&,
                     const std::string&) { return ++asked, std::uint32_t{7}; });
  hostile.appear();
  REQUIRE(desk.until([&] { return asked == 2; }));
  hostile.signal(manager, manager_interface, "PrepareForSleep", std::string{"now"});
  hostile.signal(manager, manager_interface, "PrepareForSleep", true);
  CHECK(desk.until([&] { return desk.told.slept > 0; }));
  CHECK(desk.told.slept == 1);
  CHECK(desk.told.holds.none());
}

TEST_CASE("hints of another type are unknown") {
  Desk desk;
  Served hostile(desk.io, BusKind::system, login1);
  auto& manager = hostile.object("/org/freedesktop/login1");
  auto& session = hostile.object(session_path);
  int asked = 0;
  hostile.method(manager, manager_interface, "GetUser",
                 [](std::uint32_t) { return sdbus::ObjectPath{session_path}; });
  hostile.property(session, login1 + ".User", "Display", [] {
    return sdbus::Struct<std::string, sdbus::ObjectPath>{"1", sdbus::ObjectPath{session_path}};
  });
  hostile.property(session, session_interface, "LockedHint",
                   [&] { return ++asked, std::string{"true"}; });
  hostile.property(session, session_interface, "IdleHint", [&] { return ++asked, 1.0; });
  hostile.appear();
  REQUIRE(desk.until([&] { return asked == 2; }));
  run_for(desk.io, std::chrono::milliseconds{10});
  CHECK(desk.told.holds.none());
  CHECK_THAT(row(desk.presence, "logind").detail, ContainsSubstring("does not tell"));
}

TEST_CASE("python-dbusmock's login manager has its sleep delayed by an inhibitor really held") {
  const std::string mock = "/usr/bin/python3 -m dbusmock";
  if (std::system((mock + " --help >/dev/null 2>&1").c_str()) != 0) {
    WARN("skipped: python3-dbusmock is not installed");
    return;
  }
  Desk desk;
  const Program program(mock + " --system --template logind >/dev/null");
  const auto mocked = sdbus::createProxy(desk.bus.connection(), bus::BusName{login1},
                                         bus::ObjectPath{"/org/freedesktop/login1"});
  REQUIRE(desk.until([&] { return row(desk.presence, "logind").live; }));
  const auto held = [&] {
    std::size_t count = 0;
    bool answered = false;
    mocked->callMethodAsync("ListInhibitors")
        .onInterface(manager_interface)
        .uponReplyInvoke(
            [&](bus::ReplyError,
                const std::vector<sdbus::Struct<std::string, std::string, std::string, std::string,
                                                std::uint32_t, std::uint32_t>>& all) {
              count = all.size();
              answered = true;
            });
    desk.bus.arm();
    REQUIRE(desk.until([&] { return answered; }));
    return count;
  };
  const auto tell = [&](const std::string& method, auto... arguments) {
    mocked->callMethodAsync(method)
        .onInterface("org.freedesktop.DBus.Mock")
        .withArguments(arguments...)
        .uponReplyInvoke([](bus::ReplyError) {});
    desk.bus.arm();
  };
  CHECK(desk.until([&] { return held() == 1; }));
  tell("EmitSignal", manager_interface, std::string{"PrepareForSleep"}, std::string{"b"},
       std::vector<sdbus::Variant>{sdbus::Variant{true}});
  CHECK(desk.until([&] { return desk.told.slept == 1 && held() == 0; }));
  tell("EmitSignal", manager_interface, std::string{"PrepareForSleep"}, std::string{"b"},
       std::vector<sdbus::Variant>{sdbus::Variant{false}});
  CHECK(desk.until([&] { return desk.told.woken == 1 && held() == 1; }));
}
