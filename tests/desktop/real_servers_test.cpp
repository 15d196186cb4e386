// Prompts on the notification servers people have, on a screen, answered by a click.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "daemon/desktop/bus.hpp"
#include "daemon/desktop/freedesktop_notifier.hpp"
#include "daemon/desktop/prompt_text.hpp"
#include "dbus/sdbus.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/x_display.hpp"
#include "support/catch.hpp"

using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// Where its parts are, in parts of its window.
struct RealServer {
  std::string name;
  std::vector<std::string> programs;  ///< where distributions put it
  std::string window_class;
  std::string says;  ///< describe() begins so
  double x_part = 0, y_part = 0;
  int button = 1;
  std::string means;  ///< what that click chooses
};

const std::vector<RealServer> servers{
    {.name = "dunst",
     .programs = {"dunst"},
     .window_class = "Dunst",
     .says = "dunst",
     .x_part = 0.5,
     .y_part = 0.5,
     .button = 2,  // the left one dismisses
     .means = "stand"},
    {.name = "xfce4-notifyd",
     .programs = {"/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd",
                  "/usr/lib/aarch64-linux-gnu/xfce4/notifyd/xfce4-notifyd",
                  "/usr/libexec/xfce4/notifyd/xfce4-notifyd"},
     .window_class = "Xfce4-notifyd",
     .says = "Xfce Notify Daemon",
     .x_part = 0.5,
     .y_part = 0.75,
     .means = "snooze"},
    {.name = "notification-daemon",
     .programs = {"/usr/lib/notification-daemon/notification-daemon",
                  "/usr/libexec/notification-daemon"},
     .window_class = "Notification-daemon",
     .says = "Notification Daemon",
     .x_part = 0.61,
     .y_part = 0.73,
     .means = "snooze"},
};

struct Wearer final : NotifierListener {
  std::vector<std::string> chosen, heard;
  void acted(std::string_view key) override { chosen.emplace_back(key); }
  void say(const std::string& text) override { heard.push_back(text); }
};

/// A folder to be the server's home, so that nobody's settings or log are touched.
struct Home {
  std::filesystem::path folder;
  Home() {
    std::string name = (std::filesystem::temp_directory_path() / "sitwell-home-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a home");
    folder = name;
  }
  ~Home() { std::filesystem::remove_all(folder); }
  [[nodiscard]] std::string environment() const {
    std::string all = "env GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1 HOME=" + folder.string();
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
      all += std::string{" "} + variable + "=" + folder.string();
    return all + " ";
  }
};

std::string found(const RealServer& server) {
  for (const std::string& program : server.programs)
    if (installed(program)) return program;
  return {};
}

void converse(const RealServer& server, const std::string& program) {
  const Home home;
  const XDisplay display;
  const PrivateBus private_bus;
  boost::asio::io_context io{1};
  Bus bus(io, BusKind::session, [] {});
  Wearer wearer;
  FreedesktopNotifier notifier(io, bus, wearer);
  std::size_t closings = 0;
  const auto slot =
      sitwell::bus::add_match(bus.connection(), "type='signal',member='NotificationClosed'",
                              [&](sdbus::Message&) { ++closings; });
  const Program running(home.environment() + program + " >/dev/null 2>&1");
  REQUIRE(run_until(io, [&] { return notifier.live(); }));
  CHECK_THAT(notifier.describe(), ContainsSubstring(server.says));
  UNSCOPED_INFO(notifier.describe());

  std::optional<WindowPlace> window, before;
  const auto on_screen = [&] {
    window = window_of_class(server.window_class);
    return window.has_value();
  };
  const auto at_rest = [&] {  // some are laid out after they have come up
    before = window;
    return on_screen() && window == before;
  };
  const auto gone = [&] { return !on_screen(); };
  const Notice notice =
      notice_of({.sat = 46min, .waited = 12min, .held = sitwell::Hold::call}, {.snoozes_left = 2});
  notifier.show(notice);
  REQUIRE(run_until(io, at_rest));
  const auto chosen = [&] { return !wearer.chosen.empty(); };
  for (int tries = 0; tries < 5 && !chosen() && on_screen(); ++tries) {
    click(*window, server.x_part, server.y_part, server.button);
    static_cast<void>(run_until(io, chosen, 500ms));
  }
  CHECK(wearer.chosen == std::vector<std::string>{server.means});
  REQUIRE(run_until(io, gone, 3s));

  const std::size_t closings_before = closings;
  notifier.show(notice);
  REQUIRE(run_until(io, on_screen));
  const auto asked = Clock::now();
  notifier.close();
  REQUIRE(run_until(
      io, [&] { return closings > closings_before; }, 3s));
  const auto told = Clock::now() - asked;
  REQUIRE(run_until(io, gone, 3s));
  const auto unseen = Clock::now() - asked;
  using std::chrono::duration_cast, std::chrono::milliseconds;
  std::cout << server.name << ": closed after " << duration_cast<milliseconds>(told).count()
            << " ms, off the screen after " << duration_cast<milliseconds>(unseen).count()
            << " ms\n";
  CHECK(unseen <= 1s);
}

void try_server(const std::string& name) {
  for (const RealServer& server : servers) {
    if (server.name != name) continue;
    const std::string program = found(server);
    if (program.empty() || !installed("Xvfb") || !installed("xdotool")) {
      WARN("skipped: " << name << ", Xvfb and xdotool are needed");
      return;
    }
    converse(server, program);
  }
}

}  // namespace

TEST_CASE("a prompt on dunst is shown, answered by a click, and closed within a second") {
  try_server("dunst");
}
TEST_CASE("a prompt on xfce4-notifyd is shown, answered by a click, and closed within a second") {
  try_server("xfce4-notifyd");
}
TEST_CASE("a prompt on notification-daemon is shown, answered by a click, and closed in time") {
  try_server("notification-daemon");
}
