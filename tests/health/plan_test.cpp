// The plan: what a week makes of it, one step at a time.
#include "health/plan.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace sitwell;
using Names = std::vector<std::string>;

namespace {

const Names all_fit{"constructive-rest", "lunge",        "standing-lunge",
                    "ball-release",      "glute-bridge", "dead-bug"};

WeekFacts week_with(int days_with_routine, Names fitting = all_fit) {
  WeekFacts week{.days_with_routine = days_with_routine,
                 .routines_done = days_with_routine,
                 .fitting = std::move(fitting)};
  for (const std::string& name : week.fitting)
    if (name == "glute-bridge" || name == "dead-bug") week.supporting.push_back(name);
  return week;
}
WeekFacts sat(double min_per_h, int days_worn = 5) {
  WeekFacts week = week_with(0);
  week.days_worn = days_worn;
  week.sitting_min_per_h = min_per_h;
  return week;
}

/// As good weeks leave it, before supporting exercises.
Plan advanced() {
  return {.routines_a_day = 2, .routines = {"constructive-rest", "lunge"}, .level = highest_level};
}

}  // namespace

TEST_CASE("weeks with routines lead through the plan in its order, and then it stays") {
  Plan plan;
  const auto next = [&plan] { plan = adapted(plan, week_with(4)); };
  next();
  CHECK(plan.routines == Names{"constructive-rest", "lunge"});
  CHECK_THAT(plan.reason, ContainsSubstring("lunge joins"));
  for (int level = 1; level <= highest_level; ++level) {
    next();
    CHECK(plan.level == level);
    CHECK(plan.routines_a_day == 1);
  }
  next();
  CHECK(plan.routines_a_day == 2);
  next();
  CHECK(plan.routines == Names{"constructive-rest", "lunge", "glute-bridge"});
  next();
  CHECK(plan.routines.back() == "dead-bug");
  next();
  CHECK(plan.routines.back() == "ball-release");
  const Plan last = plan;
  next();
  CHECK_THAT(plan.reason, ContainsSubstring("as far as it leads"));
  plan.reason = last.reason;
  CHECK(plan == last);
}

TEST_CASE("with routines on three days of a week the plan stays and says so") {
  const Plan plan = adapted(Plan{}, week_with(3));
  CHECK(plan.routines == Plan{}.routines);
  CHECK_THAT(plan.reason, ContainsSubstring("stays") && ContainsSubstring("had 3"));
}

TEST_CASE("the standing lunge joins where kneeling does not fit, and takes the lunge's place") {
  const Names no_kneeling{"constructive-rest", "standing-lunge", "ball-release"};
  CHECK(adapted(Plan{}, week_with(4, no_kneeling)).routines ==
        Names{"constructive-rest", "standing-lunge"});
  const Plan plan = adapted(advanced(), week_with(4, no_kneeling));
  CHECK(plan.routines == Names{"constructive-rest", "standing-lunge"});
  CHECK(plan.level == highest_level);
  CHECK_THAT(plan.reason, ContainsSubstring("takes the lunge's place"));
}

TEST_CASE("what no longer fits goes before anything else happens") {
  WeekFacts week = week_with(7, {"constructive-rest"});
  week.hurt = 1;
  Plan plan = advanced();
  plan.routines = {"constructive-rest", "glute-bridge", "ball-release"};
  plan = adapted(plan, week);
  CHECK(plan.routines == Names{"constructive-rest"});
  CHECK(plan.level == highest_level);
  CHECK_THAT(plan.reason, ContainsSubstring("glute bridge and ball release do not fit"));
}

TEST_CASE("a plan without a routine that fits rests, and begins again with constructive rest") {
  Plan plan = adapted(Plan{}, week_with(7, {}));
  CHECK(plan.routines.empty());
  CHECK_FALSE(problem_of(plan));
  plan = adapted(plan, week_with(0, {}));
  CHECK_THAT(plan.reason, ContainsSubstring("rests"));
  plan = adapted(plan, week_with(0));
  CHECK(plan.routines == Names{"constructive-rest"});
}

TEST_CASE("a hurt takes one step back a week: level, then a day, then the last routine") {
  WeekFacts week = week_with(7);
  week.hurt = 1;
  Plan plan = advanced();
  for (int level = highest_level - 1; level >= 0; --level) {
    plan = adapted(plan, week);
    CHECK(plan.level == level);
  }
  CHECK(plan.routines_a_day == 2);
  plan = adapted(plan, week);
  CHECK(plan.routines_a_day == 1);
  CHECK(plan.routines.size() == 2);
  plan = adapted(plan, week);
  CHECK(plan.routines == Names{"constructive-rest"});
  CHECK_THAT(plan.reason, ContainsSubstring("hurt") && ContainsSubstring("lunge leaves"));
  plan = adapted(plan, week);
  CHECK(plan.routines == Names{"constructive-rest"});
  CHECK_THAT(plan.reason, ContainsSubstring("gentlest"));
}

TEST_CASE("figures that rose by two points take a step back, by less they do not") {
  WeekFacts week = week_with(7);
  Plan plan = advanced();
  plan.level = 1;
  week.symptom_change = 2;
  CHECK(adapted(plan, week).level == 0);
  CHECK_THAT(adapted(plan, week).reason, ContainsSubstring("figures rose"));
  week.symptom_change = 1.9;
  CHECK(adapted(plan, week).level == 2);
}

TEST_CASE("the first week worn on four days is the baseline, and the goal is nine tenths of it") {
  CHECK_FALSE(adapted(Plan{}, sat(50, 3)).baseline_min_per_h);
  const Plan plan = adapted(Plan{}, sat(50, 4));
  CHECK(plan.baseline_min_per_h == 50.0);
  CHECK(plan.goal_min_per_h == 45.0);
  CHECK_THAT(plan.reason, ContainsSubstring("50 minutes") && ContainsSubstring("45 minutes"));
}

TEST_CASE("a goal begins neither under half an hour nor over the baseline") {
  CHECK(adapted(Plan{}, sat(32)).goal_min_per_h == 30.0);
  CHECK(adapted(Plan{}, sat(25)).goal_min_per_h == 25.0);
}

TEST_CASE("a goal that is met tightens by a twentieth, down to half an hour") {
  Plan plan{.baseline_min_per_h = 50, .goal_min_per_h = 45};
  plan = adapted(plan, sat(45));
  CHECK(plan.goal_min_per_h == Approx(42.8));
  CHECK_THAT(plan.reason, ContainsSubstring("42.8 minutes"));
  plan.goal_min_per_h = 31;
  plan = adapted(plan, sat(20));
  CHECK(plan.goal_min_per_h == 30.0);
  plan = adapted(plan, sat(20));
  CHECK(plan.goal_min_per_h == 30.0);
  plan.goal_min_per_h = plan.baseline_min_per_h = 25;
  CHECK(adapted(plan, sat(20)).goal_min_per_h == 25.0);
}

TEST_CASE("a goal that was missed twice in a row eases towards what was reached") {
  Plan plan{.baseline_min_per_h = 50, .goal_min_per_h = 40};
  plan = adapted(plan, sat(48));
  CHECK(plan.goal_min_per_h == 40.0);
  CHECK(adapted(plan, sat(30, 2)).goal_weeks == -1);  // hardly worn: neither met nor missed
  CHECK(adapted(plan, sat(48)).goal_min_per_h == 42.0);
  CHECK(adapted(plan, sat(41)).goal_min_per_h == 41.0);
  CHECK(adapted(plan, sat(48)).goal_weeks == 0);
  CHECK_THAT(adapted(plan, sat(48)).reason, ContainsSubstring("eases to 42 minutes"));
  CHECK(adapted(plan, sat(39)).goal_weeks == 0);  // met, and tightened

  plan.baseline_min_per_h = plan.goal_min_per_h = 40;
  plan.goal_weeks = -1;
  plan = adapted(plan, sat(55));
  CHECK(plan.goal_min_per_h == 40.0);  // never over the baseline
}

TEST_CASE("goal and routines take turns when both have earned a step") {
  Plan plan{.baseline_min_per_h = 60, .goal_min_per_h = 54};
  WeekFacts good = sat(30);
  good.days_with_routine = 5;
  plan = adapted(plan, good);
  CHECK(plan.routines.size() == 2);
  CHECK(plan.goal_min_per_h == 54.0);
  plan = adapted(plan, good);
  CHECK(plan.goal_min_per_h == Approx(51.3));
  CHECK(plan.level == 0);
  plan = adapted(plan, good);
  CHECK(plan.level == 1);
}

TEST_CASE("a goal of the wearer's own stays when the baseline becomes known, and none stays none") {
  Plan plan{.goal_min_per_h = 20};
  plan = adapted(plan, sat(50));
  CHECK(plan.goal_min_per_h == 20.0);
  CHECK(plan.baseline_min_per_h == 50.0);
  plan = adapted(plan, sat(10));
  CHECK(plan.goal_min_per_h == 20.0);
  plan.goal_min_per_h.reset();
  CHECK_FALSE(adapted(plan, sat(10)).goal_min_per_h);
}

TEST_CASE("switched off, or not to adapt, a plan stays word for word") {
  WeekFacts week = sat(50);
  week.fitting.clear();
  week.hurt = 3;
  const Plan off{.active = false, .level = 2, .reason = "Mine."};
  CHECK(adapted(off, week) == off);
  const Plan fixed{.adapts = false, .level = 2, .reason = "Mine."};
  CHECK(adapted(fixed, week) == fixed);
}

TEST_CASE("who asks for no routine gets none added") {
  CHECK(adapted(Plan{.routines_a_day = 0}, week_with(7)).routines == Plan{}.routines);
}

TEST_CASE("a level is a dose from nought to one") {
  CHECK(dose_of(Plan{}) == 0.0);
  CHECK(dose_of(Plan{.level = 1}) == Approx(1.0 / 3));
  CHECK(dose_of(Plan{.level = highest_level}) == 1.0);
}

TEST_CASE("a plan that cannot be used says why") {
  CHECK_FALSE(problem_of(Plan{}));
  CHECK_FALSE(problem_of(advanced()));
  CHECK_THAT(*problem_of(Plan{.goal_min_per_h = 61}), ContainsSubstring("1 to 60"));
  CHECK_THAT(*problem_of(Plan{.goal_min_per_h = std::nan("")}), ContainsSubstring("1 to 60"));
  CHECK_THAT(*problem_of(Plan{.baseline_min_per_h = 0.5}), ContainsSubstring("1 to 60"));
  CHECK_THAT(*problem_of(Plan{.routines_a_day = 5}), ContainsSubstring("0 to 4"));
  CHECK_THAT(*problem_of(Plan{.routines_a_day = -1}), ContainsSubstring("0 to 4"));
  CHECK_THAT(*problem_of(Plan{.level = 4}), ContainsSubstring("0 to 3"));
  CHECK_THAT(*problem_of(Plan{.routines = {"lunge", "lunge"}}), ContainsSubstring("twice"));
  CHECK_THAT(*problem_of(Plan{.routines = {"../etc"}}), ContainsSubstring("identifier"));
  CHECK_THAT(*problem_of(Plan{.routines = {""}}), ContainsSubstring("identifier"));
  CHECK_THAT(*problem_of(Plan{.routines = Names(13, "a")}), ContainsSubstring("12"));
  CHECK_THAT(*problem_of(Plan{.goal_weeks = 53}), ContainsSubstring("52"));
}
