// One dashboard a session, and the desktop's colours: on a message bus of the test's own.
#include "gui/feeds/desktop_feed.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>

#include "dbus/sdbus.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char* portal_interface = "org.freedesktop.portal.Settings";

bool has_bus() {
  if (installed("dbus-daemon")) return true;
  std::cout << "skipped: there is no dbus-daemon (tools/setup installs it)\n";
  return false;
}

/// The desktop's portal, as far as colours go: 0 no preference, 1 dark, 2 light.
class Portal {
 public:
  Portal(const std::string& address, std::uint32_t scheme)
      : connection_(sdbus::createSessionBusConnectionWithAddress(address)),
        object_(
            sdbus::createObject(*connection_, bus::ObjectPath{"/org/freedesktop/portal/desktop"})) {
    // Read, as portals have it, wraps the value twice.
    const auto read = [scheme](const std::string&, const std::string&) {
      return sdbus::Variant{sdbus::Variant{scheme}};
    };
#if SITWELL_SDBUS_MAJOR >= 2
    object_
        ->addVTable(sdbus::registerMethod("Read").implementedAs(read),
                    sdbus::registerSignal("SettingChanged")
                        .withParameters<std::string, std::string, sdbus::Variant>())
        .forInterface(portal_interface);
#else
    object_->registerMethod("Read").onInterface(portal_interface).implementedAs(read);
    object_->registerSignal("SettingChanged")
        .onInterface(portal_interface)
        .withParameters<std::string, std::string, sdbus::Variant>();
    object_->finishRegistration();
#endif
    connection_->requestName(bus::BusName{"org.freedesktop.portal.Desktop"});
    connection_->enterEventLoopAsync();
  }
  ~Portal() { connection_->leaveEventLoop(); }
  Portal(const Portal&) = delete;
  Portal& operator=(const Portal&) = delete;

  void change(const std::string& space, const std::string& key, const sdbus::Variant& value) {
    object_->emitSignal("SettingChanged")
        .onInterface(portal_interface)
        .withArguments(space, key, value);
  }

 private:
  std::unique_ptr<sdbus::IConnection> connection_;
  std::unique_ptr<sdbus::IObject> object_;
};

/// A feed, and what it has told.
class Listening {
 public:
  explicit Listening(const DesktopSettings& settings = {})
      : feed(settings, [this] {
          const std::lock_guard lock{mutex_};
          ++told_;
          changed_.notify_all();
        }) {}
  /// The next news; nothing new where none comes in time.
  DesktopFeed::Heard next() {
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, 10s, [this] { return told_ > taken_; });
    taken_ = told_;
    lock.unlock();
    return feed.take();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int told_ = 0, taken_ = 0;

 public:
  DesktopFeed feed;
};

}  // namespace

TEST_CASE("a second dashboard raises the first with its page, and is to end") {
  if (!has_bus()) return;
  const PrivateBus bus;
  Listening first;
  CHECK_FALSE(first.feed.raised_another(Page::today));
  {
    Listening second;
    CHECK(second.feed.raised_another(Page::plan));
  }
  DesktopFeed::Heard heard = first.next();
  CHECK(heard.raise);
  CHECK(heard.page == Page::plan);
  {
    Listening third;
    CHECK(third.feed.raised_another(std::nullopt));
  }
  heard = first.next();
  CHECK(heard.raise);
  CHECK_FALSE(heard.page);
  CHECK_FALSE(first.feed.take().raise);  // told once
}

TEST_CASE("when the first has ended, the next is the first") {
  if (!has_bus()) return;
  const PrivateBus bus;
  { Listening first; }
  Listening second;
  CHECK_FALSE(second.feed.raised_another(Page::plan));
}

TEST_CASE("a demonstration raises nobody, and is not raised") {
  if (!has_bus()) return;
  const PrivateBus bus;
  Listening demo{{.single = false, .bus = bus.address()}};
  CHECK_FALSE(demo.feed.raised_another(Page::plan));
  Listening first;
  CHECK_FALSE(first.feed.raised_another(Page::plan));
}

TEST_CASE("the desktop's preference holds, and is followed as it changes") {
  if (!has_bus()) return;
  const PrivateBus bus;
  const Variable theme{"GTK_THEME", "Adwaita:light"};
  Portal portal{bus.address(), 1};
  Listening listening;
  CHECK(listening.feed.prefers_dark());
  // Others of its settings, and values that make no sense, are not for us.
  portal.change("org.gnome.desktop.interface", "color-scheme", sdbus::Variant{std::uint32_t{1}});
  portal.change("org.freedesktop.appearance", "contrast", sdbus::Variant{std::uint32_t{1}});
  portal.change("org.freedesktop.appearance", "color-scheme", sdbus::Variant{std::string{"dark"}});
  portal.change("org.freedesktop.appearance", "color-scheme", sdbus::Variant{std::uint32_t{2}});
  CHECK(listening.next().prefers_dark == false);
  portal.change("org.freedesktop.appearance", "color-scheme", sdbus::Variant{std::uint32_t{1}});
  CHECK(listening.next().prefers_dark == true);
}

TEST_CASE("without a portal, and without a bus, the environment's theme holds") {
  if (!has_bus()) return;
  const PrivateBus bus;
  for (const std::string& address : {bus.address(), std::string{"unix:path=/nowhere"}}) {
    INFO(address);
    {
      const Variable theme{"GTK_THEME", "Adwaita:dark"};
      CHECK(DesktopFeed({.single = true, .bus = address}, [] {}).prefers_dark());
    }
    const Variable theme{"GTK_THEME", "Adwaita"};
    DesktopFeed feed({.single = true, .bus = address}, [] {});
    CHECK_FALSE(feed.prefers_dark());
    CHECK_FALSE(feed.raised_another(Page::today));
  }
}
