// Whatever weeks come, some things hold of every plan.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "health/plan.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using Names = std::vector<std::string>;

namespace {

/// The standard's engine is the same everywhere; its distributions are not.
class AnyWeeks {
 public:
  explicit AnyWeeks(unsigned seed) : engine_(seed) {}

  int number(int from, int to) {
    return from + static_cast<int>(engine_() % static_cast<unsigned>(to - from + 1));
  }
  bool chance(int percent) { return number(1, 100) <= percent; }

  WeekFacts next() {
    WeekFacts week{.days_worn = number(0, 7), .days_with_routine = number(0, 7)};
    if (chance(10)) screen();
    if (chance(90)) week.sitting_min_per_h = number(0, 610) / 10.0;
    week.routines_done = week.days_with_routine * number(1, 3);
    week.hurt = chance(10) ? number(1, 3) : 0;
    if (chance(60)) week.symptom_change = number(-40, 30) / 10.0;
    week.fitting = fitting_;
    for (const std::string& name : fitting_)
      if (name == "glute-bridge" || name == "dead-bug" || name == "mine")
        week.supporting.push_back(name);
    return week;
  }

 private:
  void screen() {
    fitting_.clear();
    const bool urgent = chance(10);
    for (const char* name : {"constructive-rest", "lunge", "standing-lunge", "ball-release",
                             "glute-bridge", "dead-bug", "mine"})
      if (!urgent && chance(75)) fitting_.emplace_back(name);
  }

  std::mt19937 engine_;
  Names fitting_{"constructive-rest", "lunge", "standing-lunge", "ball-release", "glute-bridge",
                 "dead-bug",          "mine"};
};

int things_changed(const Plan& a, const Plan& b) {
  const bool goal =
      a.goal_min_per_h != b.goal_min_per_h || a.baseline_min_per_h != b.baseline_min_per_h;
  return int{goal} + int{a.routines != b.routines} + int{a.level != b.level} +
         int{a.routines_a_day != b.routines_a_day};
}

bool all_in(const Names& some, const Names& all) {
  return std::ranges::all_of(
      some, [&](const auto& name) { return std::ranges::find(all, name) != all.end(); });
}

bool is_one_sentence(const std::string& text) {
  return !text.empty() && text.back() == '.' && text.find(". ") == std::string::npos &&
         text.front() >= 'A' && text.front() <= 'Z';
}

void check_step(const Plan& before, const Plan& after, const WeekFacts& week) {
  CHECK_FALSE(problem_of(after));
  CHECK(things_changed(before, after) <= 1);
  CHECK(is_one_sentence(after.reason));
  CHECK(all_in(after.routines, week.fitting));
  CHECK(after.active);
  CHECK(after.adapts);
  CHECK(std::abs(after.level - before.level) <= 1);
  CHECK(std::abs(after.routines_a_day - before.routines_a_day) <= 1);
  CHECK(after.routines.size() <= before.routines.size() + 1);
  if (week.hurt > 0) {
    CHECK(after.level <= before.level);
    CHECK(after.routines_a_day <= before.routines_a_day);
    CHECK(after.routines.size() <= before.routines.size());
  }
}

void check_doses(const Plan& plan) {
  CHECK(plan.level >= 0);
  CHECK(plan.level <= highest_level);
  CHECK(plan.routines_a_day >= 1);
  CHECK(plan.routines_a_day <= 2);
  CHECK(dose_of(plan) >= 0);
  CHECK(dose_of(plan) <= 1);
}

void check_goal(const Plan& before, const Plan& after) {
  CHECK(after.goal_min_per_h.has_value() == after.baseline_min_per_h.has_value());
  if (!after.goal_min_per_h) return;
  const double goal = *after.goal_min_per_h, baseline = *after.baseline_min_per_h;
  CHECK(goal <= baseline);
  CHECK(goal >= std::min(30.0, baseline));
  if (!before.goal_min_per_h) return;
  CHECK(after.baseline_min_per_h == before.baseline_min_per_h);
  CHECK(std::abs(goal - *before.goal_min_per_h) <= 0.05 * *before.goal_min_per_h + 0.051);
}

}  // namespace

TEST_CASE("whatever weeks come, a plan stays valid, fits, and changes by one step") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    AnyWeeks weeks(seed);
    Plan plan;
    for (int i = 0; i < 100; ++i) {
      const WeekFacts week = weeks.next();
      const Plan next = adapted(plan, week);
      check_step(plan, next, week);
      check_doses(next);
      check_goal(plan, next);
      plan = next;
    }
  }
}
