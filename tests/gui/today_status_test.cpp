// The line in the header, and the one thing to do about it.
#include "gui/model/status_view.hpp"
#include "gui/support/worlds.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

TEST_CASE("the status line says posture, since when, and the next prompt") {
  const StatusLine line = status_line(working_week_world());
  CHECK(line.text() == "Sitting since 14:58 · next prompt from 15:28");
  CHECK(line.stroke == Stroke::sitting);
  REQUIRE(line.action);
  CHECK(std::holds_alternative<ask::TakeBreak>(line.action->request));
}

TEST_CASE("the status line follows the prompt's state") {
  struct Row {
    const char* state;
    const char* next;
    const char* action;
  };
  const auto row = GENERATE(
      Row{"off", "prompts are switched off", ""}, Row{"idle", "", "break"},
      Row{"soon", "next prompt from 15:28", "break"},
      Row{"due", "a prompt is due, at the next pause", "break"},
      Row{"held", "a prompt is held back: do not disturb is on", "break"},
      Row{"shown", "time to stand up", "stand"}, Row{"snoozed", "put off until 15:28", "break"},
      Row{"on_break", "on a break", "break"}, Row{"something_new", "", "break"});
  World world = working_week_world();
  world.daemon.status.prompt_state = row.state;
  world.daemon.status.holds = {"do_not_disturb"};
  const StatusLine line = status_line(world);
  CHECK(line.next == row.next);
  CHECK((line.action ? line.action->name : std::string{}) == row.action);
}

TEST_CASE("who is up is not asked to get up") {
  World world = working_week_world();
  world.daemon.status.posture = "standing";
  world.daemon.status.prompt_state = "idle";
  CHECK_FALSE(status_line(world).action);
  CHECK(status_line(world).stroke == Stroke::standing);
}

TEST_CASE("quiet says until when, and can be ended") {
  World world = working_week_world();
  world.daemon.status.quiet_until_utc_ms =
      utc_ms_of(world.now.today + std::chrono::days{1}, std::chrono::hours{4});
  const StatusLine line = status_line(world);
  CHECK(line.next == "no prompts until tomorrow 04:00");
  REQUIRE(line.action);
  CHECK(std::holds_alternative<ask::Resume>(line.action->request));
}

TEST_CASE("an overdue break calls") {
  World world = working_week_world();
  CHECK_FALSE(status_line(world).calls);
  world.daemon.status.overdue = true;
  CHECK(status_line(world).calls);
  CHECK(status_line(world).next == "a break is long due");
}

TEST_CASE("without a daemon or a clip the line says that") {
  CHECK(status_line(no_daemon_world()).posture == "Sitwell is not running");
  CHECK_FALSE(status_line(no_daemon_world()).action);
  CHECK(status_line(empty_world()).posture == "No clip is connected");
}

TEST_CASE("during a routine the way leads to it") {
  const StatusLine line = status_line(session_world());
  CHECK_THAT(line.posture, ContainsSubstring("In a routine"));
  REQUIRE(line.action);
  CHECK(std::holds_alternative<ask::Go>(line.action->request));
}
