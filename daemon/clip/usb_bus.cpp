#include "daemon/clip/usb_bus.hpp"

#include <libusb.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "daemon/clip/usb_devices.hpp"
#include "daemon/clip/usb_port.hpp"
#include "firmware-protocol/usb.h"

namespace sitwell::daemon {

struct UsbBus::State : std::enable_shared_from_this<UsbBus::State> {
  State(UsbLoop& usb_loop, UsbBusHandler bus_handler, UsbBusSettings bus_settings)
      : loop(usb_loop),
        handler(std::move(bus_handler)),
        settings(std::move(bus_settings)),
        timer(usb_loop.io()) {}

  void start();
  std::vector<UsbAddress> look(bool all_ready);
  void look_later();

  UsbLoop& loop;
  UsbBusHandler handler;
  UsbBusSettings settings;
  boost::asio::steady_timer timer;
  libusb_hotplug_callback_handle hotplug = 0;
  bool has_hotplug = false;
  std::map<UsbAddress, std::uint64_t> present;
  std::set<UsbAddress> ready;  ///< udev has set their permissions, or had the time to
  std::uint64_t last_id = 0;
};

namespace {

constexpr auto both_ways = LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT;

}  // namespace

void UsbBus::State::start() {
  // Without hotplug (error ignored) the slow look does all the work.
  has_hotplug =
      libusb_hotplug_register_callback(
          loop.context(), both_ways, 0, SITWELL_USB_VENDOR_ID, SITWELL_USB_PRODUCT_ID,
          LIBUSB_HOTPLUG_MATCH_ANY,
          [](libusb_context*, libusb_device* device, libusb_hotplug_event event, void* self) {
            auto& state = *static_cast<State*>(self);
            const UsbAddress address{libusb_get_bus_number(device),
                                     libusb_get_device_address(device)};
            if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED) state.ready.insert(address);
            // No device may be opened inside this callback, and to arrive is to be opened.
            boost::asio::post(state.loop.io(), [weak = state.weak_from_this()] {
              if (const auto alive = weak.lock()) alive->look(false);
            });
            return 0;
          },
          this, &hotplug) == LIBUSB_SUCCESS;
  boost::asio::post(loop.io(), [weak = weak_from_this()] {
    if (const auto alive = weak.lock()) {
      alive->look(true);
      alive->look_later();
    }
  });
}

/// Tells what has come and gone, and returns what is there.
std::vector<UsbAddress> UsbBus::State::look(bool all_ready) {
  std::vector<UsbAddress> found = find_clips(settings.devices);
  const auto is_there = [&](const UsbAddress& address) {
    return std::binary_search(found.begin(), found.end(), address);
  };
  std::erase_if(ready, [&](const UsbAddress& address) { return !is_there(address); });
  for (auto known = present.begin(); known != present.end();) {
    const auto [address, id] = *known;
    known = is_there(address) ? std::next(known) : present.erase(known);
    if (!is_there(address)) handler.left(id);
  }
  for (const UsbAddress& address : found) {
    if (present.contains(address) || !(all_ready || ready.contains(address))) continue;
    present[address] = ++last_id;
    handler.arrived(last_id, std::make_unique<UsbPort>(loop, address));
  }
  return found;
}

void UsbBus::State::look_later() {
  timer.expires_after(settings.look_every);
  timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto alive = weak.lock();
    if (error || !alive) return;
    // What hotplug did not tell of is taken at the next look: by then udev, if it runs, is done.
    const auto found = alive->look(false);
    alive->ready.insert(found.begin(), found.end());
    alive->look_later();
  });
}

UsbBus::UsbBus(UsbLoop& loop, UsbBusHandler handler, const UsbBusSettings& settings)
    : state_(std::make_shared<State>(loop, std::move(handler), settings)) {
  state_->start();
}

UsbBus::~UsbBus() {
  if (state_->has_hotplug)
    libusb_hotplug_deregister_callback(state_->loop.context(), state_->hotplug);
}

}  // namespace sitwell::daemon
