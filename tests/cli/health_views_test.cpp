// What the history keeps of routines, check-ins, screening and the plan, in the views that show it.
#include <nlohmann/json.hpp>

#include "cli/filled_history.hpp"
#include "cli/sandbox.hpp"
#include "support/catch.hpp"

using namespace sitwell::test;
using nlohmann::json;

TEST_CASE("a log tells of routines and check-ins") {
  const Sandbox box;
  fill_history(box);
  const Outcome yesterday = box.run("log yesterday");
  CHECK(yesterday.exit_code == 0);
  CHECK_THAT(yesterday.out,
             ContainsSubstring("09:15 – 09:16  ◆") &&
                 ContainsSubstring("Gentle kneeling lunge: stopped, because it hurt, 30 s "
                                   "confirmed by the clip, 30 s by the clock") &&
                 ContainsSubstring("where: front of the hip, how: sharp"));
  const json today = json::parse(box.run("log --json").out);
  json felt;
  for (const json& event : today["events"])
    if (event["what"] == "check_in") felt = event;
  CHECK(felt["low_back_pain"] == 2);
  CHECK(felt["stress"] == 4);
}

TEST_CASE("a day has a line of the routines done on it") {
  const Sandbox box;
  fill_history(box);
  CHECK_THAT(box.run("day yesterday").out,
             ContainsSubstring("Routines     ◆ Gentle kneeling lunge; 30 s confirmed by the clip, "
                               "30 s by the clock\n"));
  CHECK_THAT(box.run("today").out, !ContainsSubstring("Routines"));
  const json day = json::parse(box.run("day yesterday --json").out);
  REQUIRE(day["routines"].size() == 1);
  const json& routine = day["routines"][0];
  CHECK(routine["routine"] == "lunge");
  CHECK(routine["outcome"] == "hurt");
  CHECK(routine["hurt_kind"] == "sharp");
  CHECK(routine["holds"][0]["confirmed_s"] == 30);
  CHECK(routine["holds"][1]["timed_s"] == 30);
  CHECK(routine["holds"][1]["side"] == "right");
}

TEST_CASE("a week has a diamond for each routine done") {
  const Sandbox box;
  fill_history(box);
  const json week = json::parse(box.run("week yesterday --json").out);
  int done = 0;
  for (const json& day : week["days"]) done += day["routines_done"].get<int>();
  CHECK(done > 0);
  // In the bar's column there are none: the count is that of the marks after it, and the legend's.
  CHECK(count_of(box.run("week yesterday").out, "◆") == done + 1);
}

TEST_CASE("check-ins are shown as lines of days with where they lead") {
  const Sandbox box;
  fill_history(box);
  const Outcome history = box.run("checkin --history --days 28");
  CHECK(history.exit_code == 0);
  CHECK_THAT(history.out, ContainsSubstring("Low back pain") && ContainsSubstring("·▂") &&
                              ContainsSubstring("↓ falling") &&
                              ContainsSubstring("→ about the same") &&
                              ContainsSubstring("Routines done"));
  const json told = json::parse(box.run("checkin --history --days 28 --json").out);
  CHECK(told["format"] == "sitwell check-in history");
  CHECK(told["trends"][0]["what"] == "low_back_pain");
  CHECK(told["trends"][0]["direction"] == "falling");
  CHECK(told["trends"][0]["figures"].size() == 14);
  CHECK(told["notes"][0]["note"] == "Slept <badly> & sat");
}

TEST_CASE("without a check-in that is said, and how long one takes") {
  CHECK_THAT(Sandbox{}.run("checkin --history").out, ContainsSubstring("less than 20 seconds"));
}

TEST_CASE("the plan is held against this week") {
  const Sandbox box;
  fill_history(box);
  const Outcome plan = box.run("plan");
  CHECK(plan.exit_code == 0);
  CHECK_THAT(
      plan.out,
      ContainsSubstring("43 min of sitting in a worn hour, from 48 min at the start") &&
          ContainsSubstring("48 min, 5 min above the goal") &&
          ContainsSubstring("◇  0 of 1 routines done") &&
          ContainsSubstring("Constructive rest (constructive-rest), Gentle kneeling lunge") &&
          ContainsSubstring("Why so: The lunge joins") &&
          ContainsSubstring("A week is known now."));
  const json told = json::parse(box.run("plan --json").out);
  CHECK(told["goal_min_per_h"] == 43);
  CHECK(told["routines"] == json{"constructive-rest", "lunge"});
  CHECK(told["changes"].size() == 2);
  CHECK(told["this_week"]["min_per_h"].get<double>() == Approx(48.33).margin(0.01));
}

TEST_CASE("a plan without a history is a new one") {
  const Outcome plan = Sandbox{}.run("plan");
  CHECK(plan.exit_code == 0);
  CHECK_THAT(plan.out, ContainsSubstring("none yet: it follows from the first week"));
}

TEST_CASE("the last screening is shown with what follows from it") {
  const Sandbox box;
  CHECK(box.run("screening --show").exit_code == 1);
  fill_history(box);
  const Outcome shown = box.run("screening --show");
  CHECK(shown.exit_code == 0);
  CHECK_THAT(shown.out, ContainsSubstring("cleared") && ContainsSubstring("not a medical device"));
  const json told = json::parse(box.run("screening --show --json").out);
  CHECK(told["answers"]["hernia"] == "cleared");
  CHECK(told["answers"]["fever"] == "no");
}
