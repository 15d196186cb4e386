// The real sitwelld on a desktop: prompts on a notification server, a screen that locks, a daemon
// that is killed in the middle of a prompt. Its clip is a recording, sixty times faster.
#include <fmt/format.h>

#include "desktop/desk.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

struct ScreenSaver : Served {
  explicit ScreenSaver(boost::asio::io_context& io)
      : Served(io, BusKind::session, "org.gnome.ScreenSaver") {
    method(saver, "org.gnome.ScreenSaver", "GetActive", [this] { return active; });
    appear();
  }
  void set(bool now) {
    active = now;
    signal(saver, "org.gnome.ScreenSaver", "ActiveChanged", now);
  }
  bool active = false;
  sdbus::IObject& saver = object("/org/gnome/ScreenSaver");
};

}  // namespace

TEST_CASE("a daemon prompts, and takes the prompt away when its wearer gets up") {
  Desk desk({walk, sit, stand, sit_long});
  const auto told = desk.folder.path() / "told";
  desk.settings(
      fmt::format("[prompts]\nsoon_min = 4\nwindow_min = 5\nlatest_min = 5\n"
                  "[[hooks]]\non = \"prompt_shown\"\nrun = [\"/bin/sh\", \"-c\", "
                  "\"echo $SITWELL_EVENT $SITWELL_SAT_MIN $SITWELL_REASON >'{}'\"]\n",
                  told.string()));
  desk.start_server();
  desk.start_daemon();
  REQUIRE(desk.until([&] { return !desk.server->notified.empty(); }));
  INFO(desk.log());
  CHECK(desk.server->notified[0].summary == "Time to stand up");
  CHECK(desk.prompts().at(0).outcome == PromptOutcome::open);
  CHECK(desk.until([&] { return read(told) == "prompt_shown 5 waited\n"; }));
  REQUIRE(desk.until([&] { return !desk.server->closed.empty(); }));
  CHECK(desk.until([&] { return desk.prompts().at(0).break_ms > 150'000; }));
  CHECK(desk.prompts().at(0).outcome == PromptOutcome::acted);
}

TEST_CASE("a daemon that is killed in the middle of a prompt shows it again when it is back") {
  Desk desk({walk, sit_long});
  desk.settings("[prompts]\nsoon_min = 4\nwindow_min = 5\nlatest_min = 5\nlife_min = 60\n");
  desk.start_server();
  desk.start_daemon();
  REQUIRE(desk.until([&] { return desk.server->notified.size() == 1; }));
  desk.daemon->kill();
  desk.record({sit_long});
  desk.start_daemon();
  REQUIRE(desk.until([&] { return desk.server->notified.size() == 2; }));
  INFO(desk.log());
  CHECK(desk.prompts().size() == 1);
  CHECK(desk.status().prompts_today == 1);
}

TEST_CASE("behind a locked screen nothing is shown, and unlocking it is the moment") {
  Desk desk({walk, sit_long});
  desk.start_server();
  ScreenSaver saver(desk.io);
  saver.set(true);
  desk.start_daemon();
  REQUIRE(desk.until([&] { return desk.asked().prompt_state == "held"; }));
  CHECK(desk.asked().holds == std::vector<std::string>{"locked"});
  CHECK(desk.server->notified.empty());
  saver.set(false);
  REQUIRE(desk.until([&] { return !desk.server->notified.empty(); }));
  CHECK(desk.prompts().at(0).reason == PromptReason::unlocked);
  CHECK(desk.prompts().at(0).held.has(Hold::locked));
}

TEST_CASE("quiet takes a prompt away, and settings that change are in use at once") {
  Desk desk({walk, sit_long});
  desk.start_server();
  desk.start_daemon();
  REQUIRE(desk.until([&] { return !desk.server->notified.empty(); }));
  TrackerClient client;
  client.quiet(600);
  CHECK(client.status().quiet_until_utc_ms);
  CHECK(desk.prompts().at(0).outcome == PromptOutcome::withdrawn);
  REQUIRE(desk.until([&] { return !desk.server->closed.empty(); }));
  client.resume();
  CHECK_FALSE(client.status().quiet_until_utc_ms);

  desk.settings("[prompts]\nenabled = false\nlife_min = 0\n");
  REQUIRE(desk.until([&] { return client.status().prompt_state == "off"; }));
  INFO(desk.log());
  CHECK(desk.log().find("config.toml:3:") != std::string::npos);
  CHECK(client.reload().size() == 1);
  CHECK_THROWS_AS(client.snooze(), TrackerRefused);
}
