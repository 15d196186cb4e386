// What can be said of the USB side on a machine without a clip; the rest is tests/vm's.
#include <stdlib.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "daemon/clip/usb_bus.hpp"
#include "daemon/clip/usb_devices.hpp"
#include "daemon/clip/usb_loop.hpp"
#include "daemon/clip/usb_port.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// What sysfs says of USB devices, as a folder of our own.
class DeviceFolder {
 public:
  DeviceFolder() {
    std::string name = (fs::temp_directory_path() / "sitwell-usb-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~DeviceFolder() { fs::remove_all(path_); }

  struct Device {
    std::string vendor = "1209", product = "0001", interface_class = "ff", subclass = "53";
    int bus = 999, device = 4;
  };
  void plug(const std::string& port, const Device& device) {
    write(port, "idVendor", device.vendor);
    write(port, "idProduct", device.product);
    write(port, "bConfigurationValue", "1");
    write(port, "busnum", std::to_string(device.bus));
    write(port, "devnum", std::to_string(device.device));
    write(port + ":1.0", "bInterfaceClass", device.interface_class);
    write(port + ":1.0", "bInterfaceSubClass", device.subclass);
  }
  void unplug(const std::string& port) {
    fs::remove_all(path_ / port);
    fs::remove_all(path_ / (port + ":1.0"));
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  void write(const std::string& folder, const std::string& file, const std::string& text) {
    fs::create_directories(path_ / folder);
    std::ofstream(path_ / folder / file) << text << '\n';
  }
  fs::path path_;
};

/// Runs the loop until something is so; false when it is not within ten seconds.
template <class Condition>
bool run_until(boost::asio::io_context& io, Condition&& condition) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (!condition() && std::chrono::steady_clock::now() < end) {
    io.restart();
    io.run_one_for(100ms);
  }
  return condition();
}

/// What a bus said, and the ports it gave.
struct Plugs {
  std::map<std::uint64_t, std::unique_ptr<ClipPort>> ports;
  std::vector<std::string> told;
  UsbBusHandler handler() {
    return {.arrived =
                [this](std::uint64_t id, std::unique_ptr<ClipPort> port) {
                  told.push_back(std::to_string(id) + " arrived at " + port->name());
                  ports[id] = std::move(port);
                },
            .left = [this](std::uint64_t id) { told.push_back(std::to_string(id) + " left"); }};
  }
};

}  // namespace

TEST_CASE("a clip is told from other devices by its ids, class and subclass") {
  DeviceFolder folder;
  folder.plug("1-1", {.device = 7});
  folder.plug("1-2", {.vendor = "1d6b", .device = 8});
  folder.plug("1-3", {.product = "0002", .device = 9});
  folder.plug("1-4", {.interface_class = "03", .device = 10});
  folder.plug("1-5", {.subclass = "00", .device = 11});
  folder.plug("1-1.2", {.device = 5});
  CHECK(find_clips(folder.path()) == std::vector<UsbAddress>{{999, 5}, {999, 7}});
}

TEST_CASE("a device that is half gone is no clip") {
  DeviceFolder folder;
  folder.plug("1-1", {});
  REQUIRE(find_clips(folder.path()).size() == 1);
  SECTION("no interface") { fs::remove_all(folder.path() / "1-1:1.0"); }
  SECTION("not configured") { std::ofstream(folder.path() / "1-1/bConfigurationValue") << "\n"; }
  SECTION("no number") { fs::remove(folder.path() / "1-1/devnum"); }
  SECTION("a number that is none") { std::ofstream(folder.path() / "1-1/devnum") << "4x\n"; }
  CHECK(find_clips(folder.path()).empty());
}

TEST_CASE("a machine without USB has no clips") {
  CHECK(find_clips("/nonexistent/usb/devices").empty());
}

TEST_CASE("a device's node and name are those of its bus and number") {
  CHECK(UsbAddress{1, 4}.node() == "/dev/bus/usb/001/004");
  CHECK(UsbAddress{12, 127}.node() == "/dev/bus/usb/012/127");
  CHECK(UsbAddress{1, 4}.name() == "bus 1 device 4");
}

TEST_CASE("libusb starts and stops in the event loop, again and again") {
  boost::asio::io_context io;
  for (int i = 0; i < 3; ++i) {
    DeviceFolder nothing;
    Plugs plugs;
    UsbLoop loop(io);
    const UsbBus bus(loop, plugs.handler(), {.devices = nothing.path()});
    io.restart();
    io.run_for(10ms);
    CHECK(plugs.told.empty());
  }
  io.restart();
  io.run();  // what was still waiting ends without the loop it waited for
  CHECK(io.stopped());
}

TEST_CASE("waiting for a clip wakes less than once a second") {
  boost::asio::io_context io;
  DeviceFolder nothing;
  Plugs plugs;
  UsbLoop loop(io);
  const UsbBus bus(loop, plugs.handler(), {.devices = nothing.path()});
  io.run_for(50ms);
  const auto before = loop.wake_ups();
  CHECK(io.run_for(2s) <= 2);
  CHECK(loop.wake_ups() - before <= 2);
}

TEST_CASE("a clip that is there already arrives at once") {
  boost::asio::io_context io;
  DeviceFolder folder;
  folder.plug("1-1", {});
  Plugs plugs;
  UsbLoop loop(io);
  const UsbBus bus(loop, plugs.handler(), {.look_every = 1h, .devices = folder.path()});
  CHECK(plugs.told.empty());
  io.run_for(10ms);
  CHECK(plugs.told == std::vector<std::string>{"1 arrived at bus 999 device 4"});
}

TEST_CASE("clips are found to come and go without being told") {
  boost::asio::io_context io;
  DeviceFolder folder;
  Plugs plugs;
  UsbLoop loop(io);
  const UsbBus bus(loop, plugs.handler(), {.look_every = 1ms, .devices = folder.path()});
  io.run_for(5ms);
  folder.plug("1-1", {.device = 4});
  REQUIRE(run_until(io, [&] { return plugs.told.size() == 1; }));
  folder.plug("1-2", {.device = 5});
  REQUIRE(run_until(io, [&] { return plugs.told.size() == 2; }));
  folder.unplug("1-1");
  REQUIRE(run_until(io, [&] { return plugs.told.size() == 3; }));
  folder.plug("1-1", {.device = 6});
  REQUIRE(run_until(io, [&] { return plugs.told.size() == 4; }));
  io.restart();
  io.run_for(20ms);
  CHECK(plugs.told == std::vector<std::string>{"1 arrived at bus 999 device 4",
                                               "2 arrived at bus 999 device 5", "1 left",
                                               "3 arrived at bus 999 device 6"});
}

TEST_CASE("a clip that cannot be opened says which node, and why, from the event loop") {
  boost::asio::io_context io;
  UsbLoop loop(io);
  UsbPort port(loop, {999, 4});
  std::vector<std::string> told;
  OpenResult result = OpenResult::opened;
  port.set_handler({.opened =
                        [&](OpenResult opened, const std::string& detail) {
                          result = opened;
                          told.push_back(detail);
                        },
                    .controlled = {},
                    .received = {},
                    .closed = [&] { told.emplace_back("closed"); }});
  port.open();
  CHECK(told.empty());
  REQUIRE(run_until(io, [&] { return !told.empty(); }));
  CHECK(result == OpenResult::no_device);
  CHECK(told == std::vector<std::string>{"/dev/bus/usb/999/004: No such file or directory"});

  SECTION("and closes all the same") {
    port.close();
    port.close();
    CHECK(told.size() == 1);
    REQUIRE(run_until(io, [&] { return told.size() == 2; }));
    io.restart();
    io.run_for(5ms);
    CHECK(told.size() == 2);
    CHECK(told.back() == "closed");
  }
  SECTION("and says so again when tried again") {
    port.open();
    REQUIRE(run_until(io, [&] { return told.size() == 2; }));
    CHECK(told[0] == told[1]);
  }
}
