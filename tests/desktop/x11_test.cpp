// A real X server: keys that are not pressed, windows that fill the screen, a server that dies.
#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/desktop/presence.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/told_presence.hpp"
#include "desktop/x_display.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;

namespace {

PresenceSettings settings() {
  PresenceSettings settings;
  settings.pause = std::chrono::milliseconds{300};
  settings.away = std::chrono::milliseconds{900};
  settings.root = "/nowhere";
  return settings;
}

bool server_installed() {
  const bool all = installed("Xvfb") && installed("xdotool");
  if (!all) WARN("skipped: Xvfb and xdotool are needed");
  return all;
}

void move_pointer() {
  REQUIRE(std::system("xdotool mousemove_relative -- 3 2 mousemove_relative -- -3 -2") == 0);
}

struct Desk {
  Desk() {
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("XDG_SESSION_TYPE");
    presence.emplace(io, nullptr, nullptr, told, settings());
  }
  bool until(const std::function<bool()>& done) { return run_until(io, done); }
  bool told_of(std::vector<PromptReason> all) {
    return until([&] { return told.breakpoints.size() >= all.size(); }) && told.breakpoints == all;
  }

  std::optional<XDisplay> display{std::in_place};
  boost::asio::io_context io{1};
  ToldPresence told;
  std::optional<Presence> presence;
};

/// A window manager's part of the work: which window is active, and in what state it is.
class Windows {
 public:
  Windows() : x_(xcb_connect(nullptr, nullptr), &xcb_disconnect) {
    const auto* screen = xcb_setup_roots_iterator(xcb_get_setup(x_.get())).data;
    root_ = screen->root;
  }
  xcb_window_t open() {
    const auto window = xcb_generate_id(x_.get());
    xcb_create_window(x_.get(), 0, window, root_, 0, 0, 10, 10, 0, XCB_WINDOW_CLASS_INPUT_ONLY, 0,
                      0, nullptr);
    return window;
  }
  void set(xcb_window_t window, const std::string& property, xcb_atom_t type,
           std::vector<std::uint32_t> values) {
    xcb_change_property(x_.get(), XCB_PROP_MODE_REPLACE, window, atom(property), type, 32,
                        static_cast<std::uint32_t>(values.size()), values.data());
    xcb_flush(x_.get());
  }
  void activate(xcb_window_t window) {
    set(root_, "_NET_ACTIVE_WINDOW", XCB_ATOM_WINDOW, {window});
  }
  void full_screen(xcb_window_t window, bool on) {
    set(window, "_NET_WM_STATE", XCB_ATOM_ATOM,
        on ? std::vector<std::uint32_t>{atom("_NET_WM_STATE_FULLSCREEN")}
           : std::vector<std::uint32_t>{});
  }
  void close(xcb_window_t window) {
    xcb_destroy_window(x_.get(), window);
    xcb_flush(x_.get());
  }

 private:
  xcb_atom_t atom(const std::string& name) {
    auto* const reply = xcb_intern_atom_reply(
        x_.get(),
        xcb_intern_atom(x_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data()),
        nullptr);
    const xcb_atom_t atom = reply->atom;
    std::free(reply);
    return atom;
  }

  std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> x_;
  xcb_window_t root_ = XCB_NONE;
};

}  // namespace

TEST_CASE("X tells of coming back, and of pauses while they are wanted") {
  if (!server_installed()) return;
  Desk desk;
  REQUIRE(row(*desk.presence, "X11").live);
  run_for(desk.io, std::chrono::milliseconds{1100});
  CHECK(desk.told.breakpoints.empty());
  CHECK_FALSE(desk.told.in_use);
  move_pointer();
  CHECK(desk.told_of({PromptReason::returned}));
  CHECK(desk.told.in_use);
  desk.presence->watch_input(true);
  CHECK(desk.told_of({PromptReason::returned, PromptReason::paused}));
  move_pointer();
  CHECK(desk.told_of({PromptReason::returned, PromptReason::paused, PromptReason::paused}));
  desk.presence->watch_input(false);
  move_pointer();
  run_for(desk.io, std::chrono::milliseconds{500});
  CHECK(desk.told.breakpoints.size() == 3);
}

TEST_CASE("a pause that is under way when it is wanted is told at once") {
  if (!server_installed()) return;
  Desk desk;
  run_for(desk.io, std::chrono::milliseconds{400});
  desk.presence->watch_input(true);
  CHECK(desk.told_of({PromptReason::paused}));
}

TEST_CASE("a window that fills the screen holds while it is the active one") {
  if (!server_installed()) return;
  Desk desk;
  Windows windows;
  const auto film = windows.open(), editor = windows.open();
  const auto held = [&](bool on) {
    return desk.until([&] { return desk.told.holds.has(Hold::full_screen) == on; });
  };
  windows.full_screen(film, true);
  windows.activate(film);
  CHECK(held(true));
  windows.activate(editor);
  CHECK(held(false));
  windows.full_screen(editor, true);
  CHECK(held(true));
  windows.full_screen(editor, false);
  CHECK(held(false));
  windows.activate(film);
  CHECK(held(true));
  windows.close(film);
  windows.activate(film);  // as by a window manager that is late
  CHECK(held(false));
}

TEST_CASE("an X server that dies is not live and holds nothing") {
  if (!server_installed()) return;
  Desk desk;
  {
    Windows windows;
    const auto film = windows.open();
    windows.full_screen(film, true);
    windows.activate(film);
    REQUIRE(desk.until([&] { return desk.told.holds.has(Hold::full_screen); }));
  }
  desk.display.reset();
  CHECK(desk.until([&] { return !row(*desk.presence, "X11").live; }));
  CHECK(desk.told.holds.none());
  desk.presence->watch_input(true);
}

TEST_CASE("X is not asked in a Wayland session, on another computer, or where there is none") {
  boost::asio::io_context io{1};
  ToldPresence told;
  const auto detail = [&] {
    const Presence presence(io, nullptr, nullptr, told, settings());
    CHECK_FALSE(row(presence, "X11").live);
    return row(presence, "X11").detail;
  };
  unsetenv("XDG_SESSION_TYPE");
  unsetenv("DISPLAY");
  CHECK_THAT(detail(), ContainsSubstring("DISPLAY is not set"));
  setenv("DISPLAY", ":9871", 1);
  CHECK_THAT(detail(), ContainsSubstring("no X server"));
  setenv("DISPLAY", "elsewhere:0", 1);
  CHECK_THAT(detail(), ContainsSubstring("another computer"));
  setenv("WAYLAND_DISPLAY", "wayland-0", 1);
  CHECK_THAT(detail(), ContainsSubstring("Wayland"));
  unsetenv("WAYLAND_DISPLAY");
  unsetenv("DISPLAY");
}
