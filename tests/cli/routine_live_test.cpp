// A guided session as the command line shows and steers it, on a terminal and off it.
#include <signal.h>

#include <chrono>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "cli/filled_history.hpp"
#include "cli/sandbox.hpp"
#include "cli/scripted_tracker.hpp"
#include "desktop/private_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;
using nlohmann::json;
using sitwell::testing::PrivateBus;

namespace {

constexpr std::int64_t began_utc_ms = 1'774'000'000'000;

bool no_terminals() {
  if (Sandbox::has_terminals()) return false;
  WARN("skipped: there are no terminals here (/dev/pts)");
  return true;
}

CoachSession finding() {
  CoachSession session;
  session.routine = "lunge";
  session.title = "Gentle kneeling lunge";
  session.begin_utc_ms = began_utc_ms;
  session.phase = "finding";
  session.hold = 1;
  session.holds = 2;
  session.step = 1;
  session.repetition = session.repetitions = 1;
  session.step_title = "Kneel on one knee";
  session.instruction = "Kneel on something soft.";
  session.cue = "Tailbone tucked";
  session.side = "left";
  session.by_clock = "no";
  session.asked_ms = 30'000;
  session.flexion_from = -30;
  session.flexion_to = -8;
  session.breathe_in_s = 4;
  session.breathe_out_s = 6;
  return session;
}

CoachSession holding() {
  CoachSession session = finding();
  session.phase = "holding";
  session.counted_ms = session.confirmed_ms = 12'000;
  session.in_pose = true;
  return session;
}

CoachSession timed() {
  CoachSession session = holding();
  session.hold = 2;
  session.side = "right";
  session.by_clock = "other_leg";
  session.confirmed_ms = 0;
  session.counted_ms = session.timed_ms = 6'000;
  return session;
}

CoachSession over(const std::string& outcome) {
  CoachSession session = timed();
  session.phase = "over";
  session.outcome = outcome;
  session.all_confirmed_ms = session.all_timed_ms = 30'000;
  return session;
}

/// Changes the session when it is asked something.
void on(ScriptedTracker& tracker, const std::string& call, const CoachSession& session) {
  tracker.when(call, [&tracker, session] {
    tracker.change([&](ScriptedState& state) { state.coach.session = session; });
  });
}

std::function<void()> becomes(ScriptedTracker& tracker, const CoachSession& session) {
  return [&tracker, session] {
    tracker.change([&](ScriptedState& state) { state.coach.session = session; });
  };
}

const std::vector<CoachAdvice> stop_page{
    {"note", "dull", "Rest today", "Leave it for today."},
    {"urgent", "sharp", "Stop here", "Sharp pain is a reason to stop."}};

}  // namespace

TEST_CASE("a routine is followed from the pose that is looked for to what was held") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  const Sandbox box;
  keep_routine(box, lunge_of(began_utc_ms), began_utc_ms);
  on(tracker, "StartRoutine lunge clip=true leg=left", finding());
  const auto move = [&] { tracker.progress(0, 3, false); };
  const auto hold = [&] {
    tracker.change([](ScriptedState& state) { state.coach.session = holding(); });
    tracker.cue("began", "Hold.");
  };
  const Outcome outcome =
      box.run_on_terminal("routine start lunge --leg left", "",
                          {{"thigh 8 to 30° behind you", "", move},
                           {"you are at 3° bent", "", hold},
                           {"held: the clip confirms it", "", becomes(tracker, timed())},
                           {"counted by the clock: the clip is on the other leg", "",
                            becomes(tracker, over("completed"))}});
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("Opens the front of the hip") &&
                              ContainsSubstring("hold 1 of 2: Kneel on one knee, left side") &&
                              ContainsSubstring("Mind: Tailbone tucked") &&
                              ContainsSubstring("h  this hurts") && ContainsSubstring("\a"));
  CHECK_THAT(outcome.out, ContainsSubstring("breathe out 8") || ContainsSubstring("breathe in  2"));
  CHECK_THAT(outcome.out, ContainsSubstring("▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅") && ContainsSubstring("▂▂▂▂▂▂▂▂"));
  CHECK_THAT(outcome.out,
             ContainsSubstring("completed, 30 s confirmed by the clip, 30 s by the clock") &&
                 ContainsSubstring("30 s by the clock: the clip is on the other leg"));
}

TEST_CASE("keys steer a session") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  on(tracker, "StartRoutine lunge clip=true", holding());
  CoachSession paused = holding();
  paused.phase = "paused";
  on(tracker, "Command pause", paused);
  on(tracker, "Command resume", holding());
  on(tracker, "Command skip", timed());
  on(tracker, "Command repeat", finding());
  CoachSession by_clock = holding();
  by_clock.by_clock = "wearer_says";
  on(tracker, "Command by_clock", by_clock);
  on(tracker, "Command stop", over("stopped"));
  const Outcome outcome = Sandbox{}.run_on_terminal("routine start lunge", "",
                                                    {{"the clip confirms it", " "},
                                                     {"paused; nothing counts", "\x1b[A "},
                                                     {"the clip confirms it", "n"},
                                                     {"the clip is on the other leg", "r"},
                                                     {"waiting for the pose", "c"},
                                                     {"as you asked", "zq"}});
  CHECK(outcome.exit_code == 0);
  CHECK(tracker.calls() == std::vector<std::string>{"StartRoutine lunge clip=true", "Command pause",
                                                    "Command resume", "Command skip",
                                                    "Command repeat", "Command by_clock",
                                                    "Command stop"});
  CHECK_THAT(outcome.out, ContainsSubstring("stopped early, 30 s confirmed"));
}

TEST_CASE("this hurts ends the session first, and asks afterwards") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedState state;
  state.advice = stop_page;
  ScriptedTracker tracker(state);
  on(tracker, "StartRoutine lunge clip=true", holding());
  on(tracker, "Hurts not_said not_said", over("hurt"));
  const Outcome outcome = Sandbox{}.run_on_terminal("routine start lunge", "",
                                                    {{"h  this hurts", "h"},
                                                     {"Where does it hurt?", "2\n"},
                                                     {"What is it like?", "99\n"},
                                                     {"a number from 1 to 8", "1\n"}});
  CHECK(outcome.exit_code == 0);
  CHECK(tracker.calls() == std::vector<std::string>{"StartRoutine lunge clip=true",
                                                    "Hurts not_said not_said",
                                                    "Hurts front_of_hip sharp"});
  CHECK_THAT(outcome.out, ContainsSubstring("The session has ended") &&
                              ContainsSubstring("URGENT: Stop here") &&
                              ContainsSubstring("stopped, because it hurt"));
  CHECK(outcome.out.find("Stop here") < outcome.out.find("Rest today"));
}

TEST_CASE("where it hurts need not be said") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedState state;
  state.advice = stop_page;
  ScriptedTracker tracker(state);
  on(tracker, "StartRoutine lunge clip=true", holding());
  const std::string keys = GENERATE(as<std::string>{}, "\n\n", "\x04", "\x03");
  const Outcome outcome = Sandbox{}.run_on_terminal(
      "routine start lunge", "", {{"h  this hurts", "h"}, {"Where does it hurt?", keys}});
  CHECK(outcome.exit_code == 0);
  CHECK(tracker.calls().back() == "Hurts not_said not_said");
  CHECK_THAT(outcome.out, ContainsSubstring("URGENT: Stop here"));
}

TEST_CASE("Ctrl-C stops the session, and says so") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  on(tracker, "StartRoutine lunge clip=true", holding());
  on(tracker, "Command stop", over("stopped"));
  const Outcome outcome =
      Sandbox{}.run_on_terminal("routine start lunge", "", {{"the clip confirms it", "\x03"}});
  CHECK(tracker.calls().back() == "Command stop");
  CHECK_THAT(outcome.out, ContainsSubstring("Stopped. What was held until then is kept."));
}

TEST_CASE("the terminal is as it was, however a session ends") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedTracker tracker;
  on(tracker, "StartRoutine lunge clip=true", holding());
  on(tracker, "Command stop", over("stopped"));
  const Sandbox box;
  const int signal = GENERATE(SIGTERM, SIGQUIT, SIGHUP, SIGSEGV);
  // In a shell of the test's own, so that there is one to look afterwards.
  box.write("run.sh",
            "trap '' HUP QUIT\n"
            "(trap - HUP QUIT; exec sh -c 'echo $$ >pid; exec \"$@\"' sh \"$@\")\n"
            "stty -a | grep -q ' -icanon' && echo still-raw || echo as-it-was\n");
  const auto end = [&] { CHECK(kill(std::stoi(box.read("pid")), signal) == 0); };
  const Outcome outcome =
      box.run_on_terminal("routine start lunge", "sh run.sh", {{"the clip confirms it", "", end}});
  CHECK_THAT(outcome.out, ContainsSubstring("as-it-was"));
}

TEST_CASE("off a terminal a session is a line a change") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  tracker.when("StartRoutine lunge clip=false", [&] {
    tracker.change([](ScriptedState& state) { state.coach.session = timed(); });
  });
  const Sandbox box;
  auto running =
      std::async(std::launch::async, [&] { return box.run("routine start lunge --by-clock"); });
  REQUIRE(tracker.was_asked("StartRoutine lunge clip=false"));
  std::this_thread::sleep_for(std::chrono::milliseconds{500});
  becomes(tracker, over("completed"))();
  const Outcome outcome = running.get();
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(
      outcome.out,
      ContainsSubstring("  hold 2 of 2: Kneel on one knee, right side; counted by the clock: "
                        "the clip is on the other leg\n") &&
          ContainsSubstring("Gentle kneeling lunge: completed, 30 s confirmed") &&
          !ContainsSubstring("\x1b") && !ContainsSubstring("\a"));
}

TEST_CASE("a session as JSON is an object a line, the record last") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  const Sandbox box;
  keep_routine(box, lunge_of(began_utc_ms), began_utc_ms);
  on(tracker, "StartRoutine lunge clip=true", over("completed"));
  const Outcome outcome = box.run("routine start lunge --json");
  std::istringstream lines(outcome.out);
  std::vector<json> told;
  for (std::string line; std::getline(lines, line);) told.push_back(json::parse(line));
  REQUIRE(told.size() >= 2);
  CHECK(told.front()["what"] == "session");
  CHECK(told.front()["flexion_from_deg"] == -30);
  CHECK(told.back()["what"] == "record");
  CHECK(told.back()["outcome"] == "completed");
  CHECK(told.back()["holds"][1]["timed_s"] == 30);
}

TEST_CASE("a routine may be started and left to run") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  CHECK_THAT(Sandbox{}.run("routine start lunge --detach").out,
             ContainsSubstring("routine status"));
  CHECK(tracker.calls() == std::vector<std::string>{"StartRoutine lunge clip=true"});
}

TEST_CASE("a start that is refused says what to do") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  const auto [error, next] =
      GENERATE(table<std::string, std::string>({{"NotScreened", "  sitwell screening"},
                                                {"NotSuitable", "  sitwell routines list"},
                                                {"NoRoutine", "  sitwell routines list"}}));
  tracker.refuse("org.sitwell.Error." + error, "No.", "StartRoutine");
  const Outcome outcome = Sandbox{}.run("routine start lunge");
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("sitwell: No.\n" + next));
}

TEST_CASE("a session in progress is steered from elsewhere") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const auto [arguments, call] = GENERATE(
      table<std::string, std::string>({{"pause", "Command pause"},
                                       {"resume", "Command resume"},
                                       {"skip", "Command skip"},
                                       {"repeat", "Command repeat"},
                                       {"by-clock", "Command by_clock"},
                                       {"stop", "Command stop"},
                                       {"hurts --where knee", "Hurts knee not_said"},
                                       {"hurts --how sharp --json", "Hurts not_said sharp"},
                                       {"record", "RecordOffer"},
                                       {"dismiss", "DismissOffer"}}));
  CHECK(Sandbox{}.run("routine " + arguments).exit_code == 0);
  CHECK(tracker.calls() == std::vector{call});
}

TEST_CASE("status tells of the session in progress and of a routine that was seen") {
  const PrivateBus bus;
  ScriptedState state;
  state.routine = "lunge";
  state.coach.session = holding();
  state.coach.offer = CoachOffer{"constructive-rest", "Constructive rest", began_utc_ms, 320'000};
  const ScriptedTracker tracker(state);
  const Sandbox box;
  for (const char* command : {"status", "routine status"})
    CHECK_THAT(box.run(command).out,
               ContainsSubstring("◆ Gentle kneeling lunge, hold 1 of 2: Kneel on one knee") &&
                   ContainsSubstring("held: the clip confirms it") &&
                   ContainsSubstring("Constructive rest at Fri 20 Mar 09:46, 5 min 20 s: "
                                     "`sitwell routine record`") &&
                   !ContainsSubstring("lunge is in progress"));
  CHECK(json::parse(box.run("status --json").out)["coach"]["session"]["phase"] == "holding");
  const json told = json::parse(box.run("routine status --json").out);
  CHECK(told["offer"]["length_s"] == 320);
  CHECK(told["session"]["by_clock"].is_null());
}
