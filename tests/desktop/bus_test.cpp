// The bus in the event loop: calls, floods of them, and a bus that dies.
#include "daemon/desktop/bus.hpp"

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
