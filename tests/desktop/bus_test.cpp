// The bus in the event loop: calls, floods of them, and a bus that dies.
#include "daemon/desktop/bus.hpp"

#include <functional>

#include "dbus/sdbus.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

const sitwell::bus::BusName the_bus{"org.freedesktop.DBus"};
const sitwell::bus::ObjectPath the_bus_path{"/org/freedesktop/DBus"};

}  // namespace

TEST_CASE("a call on the bus is answered in the event loop") {
  const PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus(io, BusKind::session, [] {});
  const auto proxy = sdbus::createProxy(bus.connection(), the_bus, the_bus_path);
  std::size_t names = 0;
  proxy->callMethodAsync("ListNames")
      .onInterface("org.freedesktop.DBus")
      .uponReplyInvoke([&](sitwell::bus::ReplyError, const std::vector<std::string>& all) {
        names = all.size();
      });
  bus.arm();
  CHECK(run_until(io, [&] { return names > 0; }));
}

TEST_CASE("a bus that dies is told once, and where there is none that is said") {
  PrivateBus private_bus;
  boost::asio::io_context io{1};
  int lost = 0;
  Bus bus(io, BusKind::session, [&] { ++lost; });
  private_bus.kill();
  CHECK(run_until(io, [&] { return lost > 0; }));
  run_for(io, std::chrono::milliseconds{50});
  CHECK(lost == 1);
  CHECK_THROWS_WITH(Bus(io, BusKind::session, [] {}), ContainsSubstring("there is no session bus"));
}

TEST_CASE("a callback may send, and arm the bus") {
  const PrivateBus private_bus;
  boost::asio::io_context io{1};
  int lost = 0, answers = 0;
  Bus bus(io, BusKind::session, [&] { ++lost; });
  const auto proxy = sdbus::createProxy(bus.connection(), the_bus, the_bus_path);
  const std::function<void()> ask = [&] {
    proxy->callMethodAsync("GetId")
        .onInterface("org.freedesktop.DBus")
        .uponReplyInvoke([&](sitwell::bus::ReplyError, const std::string&) {
          if (++answers < 3) ask();
          bus.arm();
        });
    bus.arm();
  };
  ask();
  CHECK(run_until(io, [&] { return answers == 3; }));
  CHECK(lost == 0);
}

TEST_CASE("nobody is called from within arm") {
  const PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus(io, BusKind::session, [] {});
  const auto proxy = sdbus::createProxy(bus.connection(), the_bus, the_bus_path);
  int answers = 0;
  const auto ask = [&] {
    proxy->callMethodAsync("GetId")
        .onInterface("org.freedesktop.DBus")
        .uponReplyInvoke([&](sitwell::bus::ReplyError, const std::string&) { ++answers; });
  };
  ask();
  proxy->callMethod("GetId").onInterface("org.freedesktop.DBus");  // until both are here
  bus.arm();
  CHECK(answers == 0);
  CHECK(run_until(io, [&] { return answers == 1; }));
}

TEST_CASE("an idle bus wakes nobody up") {
  const PrivateBus private_bus;
  boost::asio::io_context io{1};
  const Bus bus(io, BusKind::session, [] {});
  run_for(io, std::chrono::milliseconds{20});
  io.restart();
  CHECK(io.run_for(std::chrono::milliseconds{100}) == 0);
}
