// The banner over a page that says what is amiss.
#include "gui/pages/trouble_banner.hpp"

#include "gui/app.hpp"
#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

struct Shown {
  explicit Shown(World shown) : world(std::move(shown)) { draw(); }
  void draw() {
    ++world.revision;
    screen.frame_bare([this](Ui& ui) { app.draw(ui, world); });
  }
  template <class Wanted>
  bool asked() {
    bool found = false;
    for (const auto& [number, request] : app.take())
      found = found || std::holds_alternative<Wanted>(request);
    return found;
  }
  World world;
  App app;
  Headless screen{{.width = 900, .height = 640}};
};

}  // namespace

TEST_CASE("today says what is amiss, and starts the daemon") {
  Shown shown{no_daemon_world()};
  CHECK(shown.screen.shows("sitwelld is not running"));
  shown.screen.click("today/start-daemon");
  CHECK(shown.asked<ask::StartDaemon>());
  CHECK(shown.screen.collisions({"today/trouble", "today/sitting", "today/week"}) == "");
}

TEST_CASE("where nothing is amiss there is no banner") {
  Shown shown{working_week_world()};
  CHECK_FALSE(shown.screen.has("today/trouble"));
}

TEST_CASE("a banner that was closed comes back only when it is amiss anew") {
  Shown shown{no_daemon_world()};
  shown.screen.click("today/close-trouble");
  shown.draw();
  CHECK_FALSE(shown.screen.has("today/trouble"));
  shown.world.daemon = working_week_world().daemon;
  shown.draw();
  shown.world.daemon = no_daemon_world().daemon;
  shown.draw();
  CHECK(shown.screen.has("today/trouble"));
}

TEST_CASE("a banner leads to the page that mends it") {
  World world = working_week_world();
  world.settings_complaints.push_back({.text = "config.toml:3:1: there is no such key."});
  Shown shown{world};
  shown.screen.click("today/to-settings");
  CHECK(shown.app.page() == Page::settings);
}

TEST_CASE("pages that say themselves what they lack have no banner") {
  Shown shown{no_daemon_world()};
  shown.app.open(Page::clip);
  shown.draw();
  CHECK_FALSE(shown.screen.has("clip/trouble"));
  CHECK(shown.screen.has("clip/missing"));
}
