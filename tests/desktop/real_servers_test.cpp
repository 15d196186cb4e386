// Prompts on the notification servers people have, on a screen, answered by a click.
#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
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

/// A screen, a bus and a notifier; the bus starts the services described in the home folder.
struct Screen {
  Home home;
  XDisplay display;
  PrivateBus private_bus{PrivateBus::Role::session,
                         "<servicedir>" + home.folder.string() + "</servicedir>"};
  boost::asio::io_context io{1};
  Bus bus{io, BusKind::session, [] {}};
  Wearer wearer;
  FreedesktopNotifier notifier{io, bus, wearer};
  std::optional<WindowPlace> window, before;

  [[nodiscard]] bool on_screen(const std::string& window_class) {
    window = window_of_class(window_class);
    return window.has_value();
  }
  /// Some are laid out after they have come up.
  [[nodiscard]] bool until_at_rest(const std::string& window_class) {
    return run_until(io, [&] {
      before = window;
      return on_screen(window_class) && window == before;
    });
  }
  [[nodiscard]] bool until_gone(const std::string& window_class) {
    return run_until(
        io, [&] { return !on_screen(window_class); }, 3s);
  }
  /// The process that owns the name; nothing where nobody does.
  [[nodiscard]] std::optional<pid_t> server() {
    namespace on = sitwell::bus;
    const auto the_bus = sdbus::createProxy(bus.connection(), on::BusName{"org.freedesktop.DBus"},
                                            on::ObjectPath{"/org/freedesktop/DBus"});
    bool answered = false;
    std::optional<pid_t> process;
    the_bus->callMethodAsync("GetConnectionUnixProcessID")
        .onInterface("org.freedesktop.DBus")
        .withArguments(std::string{"org.freedesktop.Notifications"})
        .uponReplyInvoke([&](on::ReplyError error, std::uint32_t id) {
          answered = true;
          if (!error) process = static_cast<pid_t>(id);
        });
    bus.arm();
    REQUIRE(run_until(io, [&] { return answered; }));
    return process;
  }
};

const Notice a_notice =
    notice_of({.sat = 46min, .waited = 12min, .held = sitwell::Hold::call}, {.snoozes_left = 2});

void answer_by_click(Screen& screen, const RealServer& server) {
  const auto chosen = [&] { return !screen.wearer.chosen.empty(); };
  screen.notifier.show(a_notice);
  REQUIRE(screen.until_at_rest(server.window_class));
  for (int tries = 0; tries < 5 && !chosen() && screen.on_screen(server.window_class); ++tries) {
    click(*screen.window, server.x_part, server.y_part, server.button);
    static_cast<void>(run_until(screen.io, chosen, 500ms));
  }
  CHECK(screen.wearer.chosen == std::vector<std::string>{server.means});
  REQUIRE(screen.until_gone(server.window_class));
}

void measure_closing(Screen& screen, const RealServer& server) {
  std::size_t closings = 0;
  const auto slot =
      sitwell::bus::add_match(screen.bus.connection(), "type='signal',member='NotificationClosed'",
                              [&](sdbus::Message&) { ++closings; });
  screen.notifier.show(a_notice);
  REQUIRE(screen.until_at_rest(server.window_class));
  const auto asked = Clock::now();
  screen.notifier.close();
  REQUIRE(run_until(
      screen.io, [&] { return closings > 0; }, 3s));
  const auto told = Clock::now() - asked;
  REQUIRE(screen.until_gone(server.window_class));
  const auto unseen = Clock::now() - asked;
  using std::chrono::duration_cast, std::chrono::milliseconds;
  std::cout << server.name << ": closed after " << duration_cast<milliseconds>(told).count()
            << " ms, off the screen after " << duration_cast<milliseconds>(unseen).count()
            << " ms\n";
  CHECK(unseen <= 1s);
}

void converse(const RealServer& server, const std::string& program) {
  Screen screen;
  const Program running(screen.home.environment() + program + " >/dev/null 2>&1");
  REQUIRE(run_until(screen.io, [&] { return screen.notifier.live(); }));
  CHECK_THAT(screen.notifier.describe(), ContainsSubstring(server.says));
  answer_by_click(screen, server);
  measure_closing(screen, server);
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

TEST_CASE("a notification server is started for a prompt, and again when it crashes under it") {
  if (!installed("dunst") || !installed("Xvfb") || !installed("xdotool")) {
    WARN("skipped: dunst, Xvfb and xdotool are needed");
    return;
  }
  Screen screen;
  std::ofstream(screen.home.folder / "org.freedesktop.Notifications.service")
      << "[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/usr/bin/"
      << screen.home.environment() << "dunst\n";
  CHECK_FALSE(screen.server());
  screen.notifier.show(a_notice);
  REQUIRE(screen.until_at_rest("Dunst"));
  const auto first = screen.server();
  REQUIRE(first);
  REQUIRE(::kill(*first, SIGKILL) == 0);
  REQUIRE(run_until(screen.io, [&] {
    const auto next = screen.server();
    return next && next != first;
  }));
  CHECK(screen.until_at_rest("Dunst"));
  screen.notifier.close();
  CHECK(screen.until_gone("Dunst"));
}
