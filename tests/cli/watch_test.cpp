// The commands that stay for a while, on a terminal and off it.
#include <chrono>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/sandbox.hpp"
#include "cli/scripted_tracker.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;
using sitwell::testing::PrivateBus;

namespace {

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

bool no_terminals() {
  if (Sandbox::has_terminals()) return false;
  WARN("skipped: there are no terminals here (/dev/pts)");
  return true;
}

/// Whoever subscribes is told of an angle and of a change, and then the daemon is gone.
void tell_and_go(std::unique_ptr<ScriptedTracker>& tracker) {
  REQUIRE(tracker->was_asked("Subscribe"));
  tracker->angle(12.5);
  tracker->change([](ScriptedState& state) {
    state.posture = "standing";
    state.prompt_state = "on_break";
  });
  tracker.reset();
}

}  // namespace

TEST_CASE("watch off a terminal prints a line a change") {
  const PrivateBus bus;
  auto tracker = std::make_unique<ScriptedTracker>();
  const Sandbox box;
  auto running = std::async(std::launch::async, [&] { return box.run("watch --once"); });
  tell_and_go(tracker);
  const Outcome outcome = running.get();
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.out, ContainsSubstring("  sitting; counting; thigh streaming\n") &&
                              ContainsSubstring("  standing; you are on a break; thigh"));
  CHECK_THAT(outcome.out, ContainsSubstring("sitwelld has left") && !ContainsSubstring("\x1b"));
  CHECK(count_of(outcome.out, "\n") == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("sitwelld has ended"));
}

TEST_CASE("watch as JSON prints an object a line") {
  const PrivateBus bus;
  auto tracker = std::make_unique<ScriptedTracker>();
  const Sandbox box;
  auto running = std::async(std::launch::async, [&] { return box.run("watch --once --json"); });
  tell_and_go(tracker);
  std::istringstream lines(running.get().out);
  std::vector<json> told;
  for (std::string line; std::getline(lines, line);) told.push_back(json::parse(line));
  REQUIRE(told.size() == 4);
  CHECK(told[0]["what"] == "status");
  CHECK(told[0]["posture"] == "sitting");
  CHECK(told[1]["what"] == "angle");
  CHECK(told[1]["hip_flexion_deg"] == 12.5);
  CHECK(told[2]["prompt"]["state"] == "on_break");
  CHECK(told[3]["what"] == "daemon");
  CHECK(told[3]["running"] == false);
}

TEST_CASE("watch on a terminal waits for the daemon to come back, and ends with Ctrl-C") {
  if (no_terminals()) return;
  const PrivateBus bus;
  auto tracker = std::make_unique<ScriptedTracker>();
  const auto leave = [&] { tracker.reset(); };
  const auto come_back = [&] {
    ScriptedState standing;
    standing.posture = "standing";
    tracker = std::make_unique<ScriptedTracker>(standing);
  };
  const auto show_angle = [&] {
    if (tracker->was_asked("Subscribe")) tracker->angle(45);
  };
  const Outcome outcome = Sandbox{}.run_on_terminal("watch", "",
                                                    {{"Sitting", "", leave},
                                                     {"sitwelld has left", "", come_back},
                                                     {"Standing", "", show_angle},
                                                     {"  45°", "\x03"}});
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("Waiting for it to come back; Ctrl-C ends"));
  CHECK(tracker->calls() == std::vector<std::string>{"Subscribe", "Unsubscribe"});
}

TEST_CASE("break counts along until it is one") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  const Sandbox box;
  auto running = std::async(std::launch::async, [&] { return box.run_on_terminal("break"); });
  REQUIRE(tracker.was_asked("Break"));
  tracker.change([](ScriptedState& state) {
    state.posture = "standing";
    state.posture_since_utc = now_ms() - 58'500;
  });
  const Outcome outcome = running.get();
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring(" of 60 s") && ContainsSubstring("Counted"));
}

TEST_CASE("break off a terminal asks and is done") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  const Sandbox box;
  CHECK_THAT(box.run("break").out, ContainsSubstring("Stand up"));
  CHECK(json::parse(box.run("break --json").out)["command"] == "break");
  tracker.refuse("org.sitwell.Error.NotSitting", "You are not known to sit.");
  CHECK(box.run("break").exit_code == 1);
}

TEST_CASE("calibration is guided by Enter, pose by pose") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  tracker.when("Subscribe", [&] { tracker.angle(3); });
  tracker.when("Calibrate thigh finished", [&] { tracker.calibrated("accepted", 82.4); });
  const Outcome outcome = Sandbox{}.run_on_terminal("calibrate --hold 2", "",
                                                    {{"Press Enter", "\n"}, {"2 of 2", "\n"}});
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("Stand still") && ContainsSubstring("Hold still") &&
                              ContainsSubstring("(hip at 3°)") &&
                              ContainsSubstring("standing and sitting are 82° apart"));
  CHECK(tracker.calls() ==
        std::vector<std::string>{"Subscribe", "Calibrate thigh stand", "Calibrate thigh changing",
                                 "Calibrate thigh sit", "Calibrate thigh finished", "Unsubscribe"});
}

TEST_CASE("calibration that fails says what to do, with exit code 1") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  tracker.when("Calibrate thigh stand", [&] { tracker.calibrated("poses_alike", 11.6); });
  const Sandbox box;
  CHECK_THAT(box.run("calibrate --change 0").out, ContainsSubstring("looked alike (12° apart)"));
  const Outcome outcome = box.run("calibrate --change 0 --json");
  CHECK(outcome.exit_code == 1);
  const json told = json::parse(outcome.out);
  CHECK(told["result"] == "poses_alike");
  CHECK(told["pose_angle_deg"] == 11.6);
  CHECK_THAT(outcome.err, ContainsSubstring("Stand still"));
  CHECK(box.run("calibrate --site pelvis").err ==
        "sitwell: no clip on the pelvis is connected; `sitwell doctor` looks for it\n");
}

TEST_CASE("calibration broken off with Ctrl-C is cancelled") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  const Outcome outcome =
      Sandbox{}.run_on_terminal("calibrate", "", {{"Press Enter", "\n"}, {"Hold still", "\x03"}});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.out, ContainsSubstring("cancelled"));
  CHECK(tracker.calls().back() == "Calibrate thigh cancelled");
}

TEST_CASE("doctor asks the daemon what it learns of the desktop") {
  const PrivateBus bus;
  const Sandbox box;
  const ScriptedTracker tracker;
  const std::string text = box.run("doctor").out;
  CHECK_THAT(text, ContainsSubstring("sitwelld answers") && ContainsSubstring("dunst 1.9.0") &&
                       ContainsSubstring("does not answer: there is no system bus"));
}

TEST_CASE("doctor notices a daemon of another version") {
  const PrivateBus bus;
  const auto tracker = ScriptedTracker::of_another_version();
  CHECK_THAT(Sandbox{}.run("doctor").out, ContainsSubstring("sitwelld is version 0.0.1, this"));
}
