// What is said to be amiss, world by world, and what is offered for it.
#include "gui/model/trouble_view.hpp"

#include <algorithm>

#include "gui/model/coach_facts.hpp"
#include "gui/model/nothing_view.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

using Kind = Trouble::Kind;

World with_daemon(Daemon::State state) {
  World world = working_week_world();
  world.daemon = Daemon{.state = state};
  return world;
}

World with_clips(std::vector<TrackerClip> clips) {
  World world = working_week_world();
  world.daemon.status.clips = std::move(clips);
  return world;
}

World with_link(const char* link) {
  return with_clips({{.serial = "SW-0042", .site = "thigh", .link = link}});
}

World with_complaints(int count) {
  World world = working_week_world();
  for (int i = 0; i < count; ++i)
    world.settings_complaints.push_back({.text = "config.toml:3:1: there is no such key."});
  return world;
}

World with_history(const char* problem) {
  World world = working_week_world();
  world.history = History{.state = History::State::unreadable, .problem = problem};
  return world;
}

World of_another_version() {
  World world = working_week_world();
  world.daemon.state = Daemon::State::other_version;
  world.daemon.status.version = "0.0.1";
  return world;
}

std::vector<Kind> kinds_of(const World& world) {
  std::vector<Kind> kinds;
  for (const Trouble& trouble : troubles_of(world)) kinds.push_back(trouble.kind);
  return kinds;
}

}  // namespace

TEST_CASE("each trouble has a title, a sentence and a next step") {
  struct Row {
    World world;
    Kind kind;
    bool wrong;
    std::string title, text, command, step;
  };
  const std::vector<Row> rows{
      {with_daemon(Daemon::State::no_bus), Kind::no_bus, true, "no session bus",
       "open the dashboard from your desktop", "", ""},
      {with_daemon(Daemon::State::not_running), Kind::daemon_missing, true, "not running",
       "Nothing is recorded", "systemctl --user start sitwelld", "start-daemon"},
      {with_daemon(Daemon::State::no_answer), Kind::daemon_silent, true, "does not answer",
       "Starting it again", "systemctl --user restart sitwelld", ""},
      {of_another_version(), Kind::other_version, false, "another version", "It is 0.0.1",
       "systemctl --user restart sitwelld", ""},
      {with_history("/h.db: the history is of version 9; install the newer Sitwell again"),
       Kind::history_unreadable, true, "cannot be read", "install the newer Sitwell",
       "sitwell doctor", ""},
      {with_link("refused"), Kind::clip_refused, true, "SW-0042 cannot be used", "Doctor says",
       "sitwell doctor", "to-clip"},
      {with_link("backing off"), Kind::clip_silent, true, "SW-0042 does not answer",
       "plug it in again", "sitwell doctor", "to-clip"},
      {with_clips({{.serial = "SW-7", .site = "pelvis", .link = "streaming"}}),
       Kind::clip_elsewhere, true, "No clip is on the thigh", "waistband",
       "sitwell config set clips.SW-7 thigh", "to-clip"},
      {with_clips({}), Kind::no_clip, false, "No clip is connected", "never as sitting", "",
       "to-clip"},
      {with_clips({{.serial = "SW-0042",
                    .site = "thigh",
                    .link = "streaming",
                    .firmware = {},
                    .battery_percent = 9}}),
       Kind::battery_low, false, "SW-0042 is at 9 %", "Charge it", "", ""},
      {with_complaints(1), Kind::settings_complaints, true, "A line of the settings file",
       "no such key", "", "to-settings"},
      {with_complaints(3), Kind::settings_complaints, true, "3 lines of the settings file",
       "no such key", "", "to-settings"}};
  for (const Row& row : rows) {
    const auto trouble = trouble_of(row.world);
    INFO(row.title);
    REQUIRE(trouble);
    CHECK(trouble->kind == row.kind);
    CHECK(trouble->wrong == row.wrong);
    CHECK(trouble->title.find(row.title) != std::string::npos);
    CHECK(trouble->text.find(row.text) != std::string::npos);
    CHECK(trouble->command == row.command);
    CHECK((trouble->step ? trouble->step->name : "") == row.step);
    CHECK(troubles_of(row.world).size() == 1);
  }
}

TEST_CASE("where all is well, or not known yet, nothing is said to be amiss") {
  CHECK(kinds_of(working_week_world()).empty());
  CHECK(kinds_of(with_daemon(Daemon::State::unknown)).empty());
  // A clip that logs on its own is as it should be.
  for (const char* link : {"streaming", "draining", "identifying", "opening", "absent"})
    CHECK(kinds_of(with_link(link)).empty());
  World charging = with_clips({{.serial = "SW-0042",
                                .site = "thigh",
                                .link = "streaming",
                                .firmware = {},
                                .battery_percent = 3,
                                .charging = true}});
  CHECK(kinds_of(charging).empty());
  World simulated = with_clips({});
  simulated.daemon.status.source = "simulated";
  CHECK(kinds_of(simulated).empty());
}

TEST_CASE("what is to be mended first comes first, and a daemon that is away has no clips") {
  World world = with_complaints(1);
  world.daemon = Daemon{.state = Daemon::State::not_running};
  world.history.state = History::State::unreadable;
  CHECK(kinds_of(world) ==
        std::vector{Kind::history_unreadable, Kind::daemon_missing, Kind::settings_complaints});
  World old = of_another_version();
  old.daemon.status.clips.clear();
  CHECK(kinds_of(old) == std::vector{Kind::other_version, Kind::no_clip});
}

TEST_CASE("what cannot be done without the daemon is told in the same words") {
  const World world = with_daemon(Daemon::State::not_running);
  const auto missing = missing_daemon(world, "To start a routine");
  REQUIRE(missing);
  const auto trouble = daemon_trouble(world);
  REQUIRE(trouble);
  CHECK(missing->title == trouble->title);
  CHECK(missing->command == trouble->command);
  CHECK(missing->startable);
  CHECK(missing->text.rfind("To start a routine, sitwelld has to be within reach.", 0) == 0);
  CHECK_FALSE(missing_daemon(of_another_version(), "To start a routine"));
  CHECK(missing_daemon(with_daemon(Daemon::State::unknown), "To start a routine"));
}

TEST_CASE("a page of days without a history says why, in the same words") {
  const auto nothing = nothing_to_show(with_history("It is damaged."));
  REQUIRE(nothing);
  CHECK(nothing->wrong);
  CHECK(nothing->text == "It is damaged.");
  CHECK(nothing->command == "sitwell doctor");
  CHECK_FALSE(history_trouble(empty_world()));
}
