// Screening, check-ins, the plan and forgetting: what is asked of the wearer, and of the daemon.
#include <nlohmann/json.hpp>

#include "cli/filled_history.hpp"
#include "cli/sandbox.hpp"
#include "cli/scripted_tracker.hpp"
#include "desktop/private_bus.hpp"
#include "health/screening.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;
using nlohmann::json;
using sitwell::testing::PrivateBus;

namespace {

bool no_terminals() {
  if (Sandbox::has_terminals()) return false;
  WARN("skipped: there are no terminals here (/dev/pts)");
  return true;
}

const std::string follow_two = "[check_in]\nsymptoms = [\"low_back_pain\"]\nstress = true\n";

/// What was asked for besides how things are.
std::string last_call(const ScriptedTracker& tracker) {
  const auto calls = tracker.calls();
  return calls.empty() ? "" : calls.back();
}

}  // namespace

TEST_CASE("screening asks each question once, and shows what follows, boxed") {
  if (no_terminals()) return;
  const PrivateBus bus;
  ScriptedState state;
  state.advice = {{"ask_first", "hernia", "Hernia", "Ask first."},
                  {"urgent", "fever", "Fever", "Call a doctor."}};
  const ScriptedTracker tracker(state);
  std::vector<Typed> typed;
  for (const ScreeningQuestion& question : screening_questions()) {
    const bool clearable = question.name == "hernia";
    typed.push_back({question.clearable ? "y, n or c: " : "y or n: ", question.name == "fever"
                                                                          ? "maybe\ny\n"
                                                                      : clearable ? "c\n"
                                                                                  : "n\n"});
  }
  const Outcome outcome = Sandbox{}.run_on_terminal("screening", "", typed);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(last_call(tracker), ContainsSubstring("Screen ") && ContainsSubstring(" fever=yes") &&
                                     ContainsSubstring(" hernia=cleared") &&
                                     ContainsSubstring(" pregnancy=no"));
  CHECK_THAT(outcome.out, ContainsSubstring("┏━━") && ContainsSubstring("URGENT: Fever") &&
                              ContainsSubstring("not a medical device"));
  CHECK(outcome.out.find("URGENT: Fever") < outcome.out.find("Ask first: Hernia"));
}

TEST_CASE("screening left in the middle keeps nothing") {
  if (no_terminals()) return;
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const Outcome outcome = Sandbox{}.run_on_terminal("screening", "", {{"y or n: ", "y\n\x04"}});
  CHECK(outcome.exit_code == 1);
  CHECK(tracker.calls().empty());
}

TEST_CASE("screening takes answers from a script") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const Sandbox box;
  const Outcome outcome = box.run("screening --answer fever=no --answer hernia=yes --json");
  CHECK(outcome.exit_code == 0);
  CHECK(json::parse(outcome.out)["answers"]["hernia"] == "yes");
  CHECK(last_call(tracker) == "Screen fever=no hernia=yes");
  CHECK(box.run("screening --answer all=no").exit_code == 0);
  CHECK_THAT(last_call(tracker), ContainsSubstring("night_pain=no"));
}

TEST_CASE("answers to a screening that are none are refused before anything is kept") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const std::string answer =
      GENERATE(as<std::string>{}, "--answer cold=yes", "--answer fever", "--answer fever=cleared",
               "--answer hernia=maybe", "--answer =yes", "--answer fever=", "");
  CHECK(Sandbox{}.run("screening " + answer).exit_code == 2);
  CHECK(tracker.calls().empty());
}

TEST_CASE("a check-in asks only for what is followed, with the last figure at hand") {
  if (no_terminals()) return;
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const Sandbox box;
  fill_history(box);
  box.write("config/sitwell/config.toml", follow_two);
  const Outcome outcome = box.run_on_terminal("checkin", "",
                                              {{"Low back pain [2]: ", "\n"},
                                               {"Stress [4]: ", "11\n"},
                                               {"a number from 0 to 10", "7\n"},
                                               {"A note", "long day\n"}});
  CHECK(outcome.exit_code == 0);
  CHECK(last_call(tracker) == "CheckIn low_back_pain=2 stress=7 note=long day");
  CHECK_THAT(outcome.out, ContainsSubstring("Kept for today") && !ContainsSubstring("Digestive"));
}

TEST_CASE("where nothing is followed yet the list is offered, and the choice is kept") {
  if (no_terminals()) return;
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const Sandbox box;
  const Outcome none = box.run_on_terminal("checkin", "", {{"just Enter: ", "\n"}});
  CHECK(none.exit_code == 0);
  CHECK_THAT(none.out, ContainsSubstring("sitwell config set check_in.symptoms"));
  CHECK(tracker.calls().empty());
  const Outcome chosen = box.run_on_terminal(
      "checkin", "",
      {{"just Enter: ", "1 8\n"}, {"Low back pain: ", "3\n"}, {"Stress: ", "\n"}, {"note", "\n"}});
  CHECK(chosen.exit_code == 0);
  CHECK(last_call(tracker) == "CheckIn low_back_pain=3 stress=-1 note=");
  CHECK_THAT(
      box.read("config/sitwell/config.toml"),
      ContainsSubstring("symptoms = [\"low_back_pain\"]") && ContainsSubstring("\nstress = true"));
}

TEST_CASE("a check-in takes figures from a script") {
  const PrivateBus bus;
  ScriptedState state;
  state.advice = {{"professional", "low_back_pain", "High for long", "See somebody."}};
  const ScriptedTracker tracker(state);
  const Sandbox box;
  const Outcome outcome = box.run("checkin --set low_back_pain=8 --stress 0 --note 'so so' --json");
  CHECK(outcome.exit_code == 0);
  CHECK(last_call(tracker) == "CheckIn low_back_pain=8 stress=0 note=so so");
  const json told = json::parse(outcome.out);
  CHECK(told["figures"]["low_back_pain"] == 8);
  CHECK(told["advice"][0]["level"] == "professional");
}

TEST_CASE("a check-in that is none is refused before anything is kept") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const std::string arguments =
      GENERATE(as<std::string>{}, "--set low_back_pain=11", "--set low_back_pain=-1",
               "--set low_back_pain=3x", "--set knee=3", "--stress 11", "");
  CHECK(Sandbox{}.run("checkin " + arguments).exit_code == 2);
  CHECK(tracker.calls().empty());
}

TEST_CASE("a note that is too long is refused") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  std::string arguments = "checkin --note ";
  arguments.append(501, 'x');
  CHECK(Sandbox{}.run(arguments).exit_code == 2);
  CHECK(tracker.calls().empty());
}

TEST_CASE("the plan is changed one thing at a time") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const auto [arguments, call] = GENERATE(table<std::string, std::string>(
      {{"set goal 30.5", "SetPlan goal_min_per_h=30.5"},
       {"set goal none", "SetPlan goal_min_per_h=0"},
       {"set routines-a-day 2", "SetPlan routines_a_day=2"},
       {"set routines lunge constructive-rest", "SetPlan routines=lunge,constructive-rest"},
       {"set level 3", "SetPlan level=3"},
       {"set adapts off", "SetPlan adapts=false"},
       {"set active on", "SetPlan active=true"},
       {"off", "SetPlan active=false"},
       {"on", "SetPlan active=true"}}));
  CHECK(Sandbox{}.run("plan " + arguments).exit_code == 0);
  CHECK(tracker.calls() == std::vector{call});
}

TEST_CASE("a plan that cannot be is refused") {
  const PrivateBus bus;
  ScriptedTracker tracker;
  const std::string arguments =
      GENERATE(as<std::string>{}, "set goal 0", "set goal 61", "set goal much", "set goal nan",
               "set level 4", "set routines-a-day -1", "set adapts maybe", "set goal 30 40",
               "set mood good");
  CHECK(Sandbox{}.run("plan " + arguments).exit_code == 2);
  CHECK(tracker.calls().empty());
  tracker.refuse("org.freedesktop.DBus.Error.InvalidArgs", "There is no routine yoga.");
  CHECK(Sandbox{}.run("plan set routines yoga").exit_code == 1);
}

TEST_CASE("forgetting is confirmed first, and says what it erased") {
  const PrivateBus bus;
  const ScriptedTracker tracker;
  const Sandbox box;
  CHECK(box.run("forget health").exit_code == 2);
  CHECK(tracker.calls().empty());
  CHECK_THAT(box.run("forget health --yes").out, ContainsSubstring("12 rows"));
  CHECK(json::parse(box.run("forget health --yes --json").out)["erased"] == 12);
  if (no_terminals()) return;
  CHECK(box.run_on_terminal("forget health", "", {{"(y/n)", "n\n"}}).exit_code == 1);
  CHECK(tracker.calls().size() == 2);
  CHECK(box.run_on_terminal("forget health", "", {{"(y/n)", "y\n"}}).exit_code == 0);
  CHECK(tracker.calls().size() == 3);
}

TEST_CASE("what needs a daemon says so before it asks anything") {
  const PrivateBus bus;
  const std::string command =
      GENERATE(as<std::string>{}, "screening --answer all=no", "checkin --stress 3", "plan off",
               "forget health --yes", "routine start lunge", "routine status", "routine hurts");
  const Outcome outcome = Sandbox{}.run(command);
  CHECK(outcome.exit_code == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("sitwelld is not running"));
}
