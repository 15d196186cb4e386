// The plan: this week against it, and what is asked for when it is edited.
#include "gui/model/plan_view.hpp"

#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

using namespace std::chrono_literals;

World planned_world() {
  World world = test::coach_world();
  world.daemon.coach.plan.goal_min_per_h = 40;
  world.daemon.coach.plan.baseline_min_per_h = 45;
  world.daemon.coach.plan.reason = "The goal begins.";
  return world;
}

}  // namespace

TEST_CASE("a goal says what it means for a day like the wearer's") {
  World world = planned_world();
  CHECK(plan_view(world).goal == "40 min of sitting in a worn hour");
  CHECK(plan_view(world).goal_means.empty());
  world.history.recent.days = {test::worn_day(1, 300min)};
  const PlanView view = plan_view(world);
  CHECK(view.goal_means == "In a day like yours, worn for 10 h 00, that is 6 h 40 of sitting.");
  CHECK(view.baseline == "It was 45 min in your first week.");
  CHECK(view.reason == "The goal begins.");
}

TEST_CASE("this week is held against the goal, over the days that count") {
  struct Row {
    int sitting_min;
    const char* words;
    bool within;
  };
  for (const Row& row : {Row{450, "45 min this week, 5 min above the goal", false},
                         Row{400, "40 min this week, within the goal", true},
                         Row{403, "40 min this week, within the goal", true},
                         Row{300, "30 min this week, within the goal", true}}) {
    World world = planned_world();
    // Last week's day is none of this week's, and one that was hardly worn does not count.
    world.history.recent.days = {test::worn_day(6, 600min),
                                 test::worn_day(1, std::chrono::minutes{row.sitting_min}),
                                 test::worn_day(0, 590min)};
    world.history.recent.days.back().counts = false;
    const PlanView view = plan_view(world);
    CHECK(view.week == row.words);
    CHECK(view.within_goal == row.within);
  }
}

TEST_CASE("without a goal, and without a week, the plan says so") {
  World world = test::coach_world();
  PlanView view = plan_view(world);
  CHECK(view.goal == "No goal yet");
  CHECK(view.goal_means == "It follows from the first week that was worn.");
  CHECK(view.week == "Not worn for long enough this week to say");
  CHECK_FALSE(view.within_goal);
  world.history.recent.days = {test::worn_day(1, 300min)};
  view = plan_view(world);
  CHECK(view.week == "30 min this week");
}

TEST_CASE("the days of the week show routines done, Monday first") {
  World world = planned_world();
  world.history.whole->routines = {test::done_routine("lunge", 6), test::done_routine("lunge", 3),
                                   test::done_routine("lunge", 1), test::done_routine("lunge", 1)};
  const PlanView view = plan_view(world);
  REQUIRE(view.days.size() == 7);
  CHECK(view.days[0].label == "Mon");
  CHECK(view.days[0].routines == 1);
  CHECK(view.days[2].routines == 2);
  CHECK(view.days[3].today);
  CHECK(view.days[4].to_come);
  CHECK(view.week_routines == "Routines on 2 of 4 days so far");
}

TEST_CASE("the changes are told the newest first, with when and why") {
  World world = planned_world();
  const auto stored = [&](int hours_ago, const char* reason) {
    StoredPlan plan{
        .at_utc_ms = world.now.utc_ms - hours_ago * 3'600'000LL, .utc_offset_s = 0, .plan = {}};
    plan.plan.reason = reason;
    return plan;
  };
  world.history.whole->plans = {stored(80, "older"), stored(24, "newer")};
  const PlanView view = plan_view(world);
  REQUIRE(view.changes.size() == 2);
  CHECK(view.changes[0].reason == "newer");
  CHECK(view.changes[0].when == "yesterday 15:20");
}

TEST_CASE("without a daemon the stored plan is shown, and cannot be changed") {
  World world = planned_world();
  world.daemon.state = Daemon::State::not_running;
  world.history.plan = StoredPlan{};
  world.history.plan->plan.routines_a_day = 2;
  world.history.plan->plan.active = false;
  const PlanView view = plan_view(world);
  CHECK(view.routines_a_day == "2 routines a day");
  CHECK_FALSE(view.active);
  CHECK(view.missing);
}

TEST_CASE("a routine of the plan that is not in the catalogue is named by its identifier") {
  World world = planned_world();
  world.daemon.coach.plan.routines = {"lunge", "gone"};
  CHECK(plan_view(world).routines == std::vector<std::string>{"Gentle kneeling lunge", "gone"});
}

TEST_CASE("an edited plan asks for what differs, and for nothing else") {
  Plan plan;
  plan.goal_min_per_h = 41.5;
  PlanDraft draft = draft_of(plan);
  CHECK(draft.has_goal);
  CoachPlanChanges changes = changes_of(plan, draft);
  CHECK_FALSE(changes.goal_min_per_h);
  CHECK_FALSE(changes.routines);
  CHECK_FALSE(changes.active);
  draft.goal_min_per_h = 38;
  draft.level = 2;
  draft.adapts = false;
  draft.set("lunge", true);
  changes = changes_of(plan, draft);
  CHECK(changes.goal_min_per_h == 38.0);
  CHECK(changes.level == 2U);
  CHECK(changes.adapts == false);
  CHECK(changes.routines == std::vector<std::string>{"constructive-rest", "lunge"});
  CHECK_FALSE(changes.routines_a_day);
  draft.has_goal = false;
  CHECK(changes_of(plan, draft).goal_min_per_h == 0.0);
}

TEST_CASE("a draft keeps the order of its routines, and a thirteenth is too many") {
  PlanDraft draft = draft_of({});
  draft.set("a", true);
  draft.set("b", true);
  draft.set("a", false);
  draft.set("a", true);
  CHECK(draft.routines == std::vector<std::string>{"constructive-rest", "b", "a"});
  CHECK(problem_of(draft).empty());
  for (char letter = 'c'; letter < 'n'; ++letter) draft.set(std::string(1, letter), true);
  CHECK(problem_of(draft) == "A plan holds 12 routines at most.");
}

TEST_CASE("what does not fit can be read in the plan's choices, with why") {
  World world = planned_world();
  world.history.screening->answers.conditions[Condition::kneeling_pain] = ConditionAnswer::yes;
  bool seen = false;
  for (const PlanRoutineChoice& choice : routine_choices(world)) {
    CHECK(choice.fits == (choice.id != "lunge"));
    if (choice.id == "lunge") seen = !choice.note.empty();
  }
  CHECK(seen);
}

}  // namespace sitwell::gui
