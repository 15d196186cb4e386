// The commands that watch and steer the daemon: the real program, on a bus of the test's own,
// against a daemon that says what the test wants.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <limits>
#include <nlohmann/json.hpp>

#include "cli/sandbox.hpp"
#include "cli/scripted_tracker.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;
using sitwell::testing::PrivateBus;

namespace {

constexpr std::int64_t minute_ms = 60'000;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Sitting for 27 minutes, 3 before the prompt.
ScriptedState sitting() {
  const std::int64_t now = now_ms();
  ScriptedState state;
  state.posture_since_utc = state.bout_begin_utc = now - 27 * minute_ms - 5'000;
  state.sat_since_break = 27 * minute_ms;
  state.next_prompt_utc = now + 3 * minute_ms;
  state.prompt_state = "soon";
  state.sitting_today = 252 * minute_ms;
  state.longest_bout_today = 55 * minute_ms;
  state.breaks_today = 7;
  state.prompts_today = 3;
  return state;
}

}  // namespace

TEST_CASE("status says at a glance how things are") {
  const PrivateBus bus;
  const ScriptedTracker tracker(sitting());
  const Sandbox box;
  const Outcome outcome = box.run("status");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("Sitting since ") && ContainsSubstring("(27 min)") &&
                              ContainsSubstring("hip at 86°"));
  CHECK_THAT(outcome.out, ContainsSubstring("27 min of sitting  ██████████████████░░\n"));
  CHECK_THAT(outcome.out,
             ContainsSubstring("4 h 12 of sitting, 7 breaks, 55 min the longest at a stretch; "
                               "93 % of the day is known"));
  CHECK_THAT(outcome.out, ContainsSubstring("soon, from ") && ContainsSubstring("(3 today)"));
  CHECK_THAT(outcome.out,
             ContainsSubstring("SW-0042 on the thigh: streaming, battery 83 %, charging"));
  CHECK_THAT(outcome.out, ContainsSubstring("calibrated from 7 s of standing and sitting, "));
  CHECK_THAT(outcome.out, !ContainsSubstring("Overdue") && !ContainsSubstring("Held back") &&
                              !ContainsSubstring("Quiet"));
  CHECK(tracker.calls().empty());
}

TEST_CASE("status shows what is overdue, held back and quiet") {
  const PrivateBus bus;
  ScriptedState state = sitting();
  state.overdue = true;
  state.prompt_state = "held";
  state.holds = {"call", "do_not_disturb", "moonlight"};
  state.quiet_until_utc = now_ms() + 20 * minute_ms;
  const ScriptedTracker tracker(state);
  const std::string text = Sandbox{}.run("status").out;
  CHECK_THAT(text, ContainsSubstring("a break is long due"));
  CHECK_THAT(text, ContainsSubstring("due, but held back (3 today)"));
  CHECK_THAT(text, ContainsSubstring("a microphone or camera is in use, do not disturb is on, "
                                     "moonlight"));
  CHECK_THAT(text, ContainsSubstring("████████████████████\n"));
  CHECK_THAT(text, ContainsSubstring("`sitwell resume` ends it"));
}

TEST_CASE("status shows that no sample comes, and that no clip is there") {
  const PrivateBus bus;
  ScriptedState state;
  state.posture = "unknown";
  state.posture_since_utc = now_ms() - 12 * minute_ms - 1'000;
  state.hip_flexion = std::numeric_limits<double>::quiet_NaN();
  state.clip = false;
  state.source = "simulated";
  const ScriptedTracker tracker(state);
  const std::string text = Sandbox{}.run("status").out;
  CHECK_THAT(text, ContainsSubstring("no sample for 12 min"));
  CHECK_THAT(text, ContainsSubstring("none is connected; `sitwell doctor` looks for it"));
  CHECK_THAT(text, ContainsSubstring("simulated: not you"));
  CHECK_THAT(text, !ContainsSubstring("hip at"));
}

TEST_CASE("status as JSON has every figure in its place") {
  const PrivateBus bus;
  ScriptedState state = sitting();
  state.posture_since_utc = 1'774'000'000'000;  // 2026-03-20T09:46:40Z
  const ScriptedTracker tracker(state);
  const Outcome outcome = Sandbox{}.run("status --json", "TZ=Europe/Berlin");
  REQUIRE(outcome.exit_code == 0);
  const json status = json::parse(outcome.out);
  CHECK(status["format"] == "sitwell status");
  CHECK(status["version"] == 1);
  CHECK(status["daemon"]["version"] == "0.1.0");
  CHECK(status["posture"] == "sitting");
  CHECK(status["posture_since"] == "2026-03-20T10:46:40.000+01:00");
  CHECK(status["hip_flexion_deg"] == 86.4);
  CHECK(status["today"]["sitting_s"] == 252 * 60);
  CHECK(status["today"]["breaks"] == 7);
  CHECK(status["prompt"]["sat_since_break_s"] == 27 * 60);
  CHECK(status["prompt"]["overdue"] == false);
  CHECK(status["prompt"]["quiet_until"].is_null());
  CHECK(status["clips"][0]["battery_percent"] == 83);
  CHECK(status["routine"].is_null());
}

TEST_CASE("a daemon of another version is shown as far as it is understood") {
  const PrivateBus bus;
  const auto tracker = ScriptedTracker::of_another_version();
  const Sandbox box;
  const Outcome text = box.run("status");
  CHECK(text.exit_code == 0);
  CHECK_THAT(text.out, !ContainsSubstring("Today") && !ContainsSubstring("\x1b"));
  const json status = json::parse(box.run("status --json").out);
  CHECK(status["daemon"]["version"] == "0.0.1");
  CHECK(status["posture"] == "floating [2J");
  CHECK(status["today"]["sitting_s"].is_null());
  const Outcome snooze = box.run("snooze");
  CHECK(snooze.exit_code == 1);
  CHECK_THAT(snooze.err, ContainsSubstring("of different versions"));
}

TEST_CASE("what the wearer wants reaches the daemon") {
  const PrivateBus bus;
  ScriptedTracker tracker(sitting());
  const Sandbox box;
  const auto [arguments, call] =
      GENERATE(table<std::string, std::string>({{"quiet 45m", "Quiet 45"},
                                                {"quiet 2h", "Quiet 120"},
                                                {"quiet 1h30m", "Quiet 90"},
                                                {"quiet 20", "Quiet 20"},
                                                {"quiet tomorrow", "Pause"},
                                                {"pause", "Pause"},
                                                {"quiet off", "Resume"},
                                                {"resume", "Resume"},
                                                {"stand", "Stand"},
                                                {"snooze", "Snooze"},
                                                {"skip", "Skip"}}));
  const Outcome outcome = box.run(arguments);
  CHECK(outcome.exit_code == 0);
  CHECK(count_of(outcome.out, "\n") == 1);
  CHECK(tracker.calls() == std::vector{call});
}

TEST_CASE("quiet says until when") {
  const PrivateBus bus;
  ScriptedState state;
  state.quiet_until_utc = 4'000'000'000'000;  // 2096-10-02T07:06:40Z
  const ScriptedTracker tracker(state);
  const Sandbox box;
  CHECK_THAT(box.run("quiet 2h").out, ContainsSubstring("No prompts until Tue  2 Oct 07:06"));
  const json done = json::parse(box.run("pause --json").out);
  CHECK(done["format"] == "sitwell done");
  CHECK(done["command"] == "pause");
  CHECK(done["until"] == "2096-10-02T07:06:40.000+00:00");
}

TEST_CASE("a time to be quiet for that is none is refused before anybody is asked") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const std::string time = GENERATE(as<std::string>{}, "0", "25h", "1441", "2h3x", "-5", "soon",
                                    "99999999999999999999h", "h", "''");
  const Outcome outcome = Sandbox{}.run("quiet " + time);
  CHECK(outcome.exit_code == 2);
  CHECK(tracker.calls().empty());
}

TEST_CASE("what the daemon refuses is told in its words, with exit code 1") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  tracker.refuse("org.sitwell.Error.NoPrompt", "There is no prompt to answer.");
  const Outcome outcome = Sandbox{}.run("snooze");
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err == "sitwell: There is no prompt to answer.\n");
  CHECK(outcome.out.empty());
}

TEST_CASE("without a daemon the way to start it is shown, with exit code 3") {
  const PrivateBus bus;
  const Sandbox box;
  const std::string command =
      GENERATE(as<std::string>{}, "status", "watch", "snooze", "quiet 45m", "calibrate", "break");
  const Outcome outcome = box.run(command, "XDG_RUNTIME_DIR='" + box.path("run").string() + "'");
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("sitwelld is not running") &&
                              ContainsSubstring("Start it") && ContainsSubstring("  s"));
}

TEST_CASE("a daemon that runs but is not on this bus is told apart") {
  const PrivateBus bus;
  const Sandbox box;
  box.write("run/sitwell/sitwelld.lock", "1\n");
  const int lock = open(box.path("run/sitwell/sitwelld.lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(flock(lock, LOCK_EX) == 0);
  const Outcome outcome = box.run("status", "XDG_RUNTIME_DIR='" + box.path("run").string() + "'");
  close(lock);
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("running and records, but is not on this session bus"));
}

TEST_CASE("where there is no bus that is said, with exit code 3") {
  const Sandbox box;
  const Outcome outcome =
      box.run("status", "DBUS_SESSION_BUS_ADDRESS=unix:path=" + box.path("nobody").string());
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("there is no session bus"));
}

TEST_CASE("a daemon that hangs is given up on after two seconds") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  tracker.hang();
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = Sandbox{}.run("status");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{8});
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("does not answer") && ContainsSubstring("restart it"));
}
