#include "gui/model/plan_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitwell::gui {
namespace {

constexpr double hour_min = 60;

std::string minutes(double value) { return fmt::format("{:.0f} min", value); }

std::string routines_words(int number) {
  return number == 1 ? std::string{"1 routine"} : fmt::format("{} routines", number);
}

// Flexed-hip sitting over worn time, of days that count, as the plan is led by.
struct Worn {
  Duration sitting{}, worn{};
  int days = 0;

  void add(const DayFigures& day) {
    if (!day.counts) return;
    sitting += day.exposure.sitting;
    worn += day.exposure.worn;
    ++days;
  }
  [[nodiscard]] std::optional<double> min_per_h() const {
    return worn > Duration::zero() ? std::optional{seconds(sitting) / seconds(worn) * hour_min}
                                   : std::nullopt;
  }
};

void add_goal(const World& world, const Plan& plan, PlanView& view) {
  view.goal_min_per_h = plan.goal_min_per_h;
  if (plan.baseline_min_per_h)
    view.baseline = fmt::format("It was {} in your first week.", minutes(*plan.baseline_min_per_h));
  if (!plan.goal_min_per_h) {
    view.goal = "No goal yet";
    view.goal_means = plan.baseline_min_per_h ? "You aim at nothing; choose a goal, or leave it so."
                                              : "It follows from the first week that was worn.";
    return;
  }
  view.goal = fmt::format("{} of sitting in a worn hour", minutes(*plan.goal_min_per_h));
  Worn usual;
  for (const DayFigures& day : world.history.recent.days) usual.add(day);
  if (usual.days == 0) return;
  const Duration worn = usual.worn / usual.days;
  view.goal_means =
      fmt::format("In a day like yours, worn for {}, that is {} of sitting.", length_words(worn),
                  length_words(from_seconds(seconds(worn) * *plan.goal_min_per_h / hour_min)));
}

std::string day_tooltip(const World& world, std::chrono::local_days day, const PlanWeekDay& row) {
  std::string words =
      fmt::format("{}\n{}", world.wording.long_date(day),
                  row.routines == 0 ? std::string{"No routine"} : routines_words(row.routines));
  if (row.min_per_h)
    words += fmt::format("\n{} of sitting in a worn hour", minutes(*row.min_per_h));
  return words;
}

std::string week_words(const PlanView& view) {
  if (!view.week_min_per_h) return "Not worn for long enough this week to say";
  std::string words = fmt::format("{} this week", minutes(*view.week_min_per_h));
  if (!view.goal_min_per_h) return words;
  const double above = *view.week_min_per_h - *view.goal_min_per_h;
  // Half a minute is what rounding would tell as one above.
  return above >= 0.5 ? fmt::format("{}, {} above the goal", words, minutes(above))
                      : words.append(", within the goal");
}

void add_week(const World& world, PlanView& view) {
  const auto monday = monday_of(world.now);
  const auto done = done_since(world, monday);
  Worn week;
  int days_with = 0, days_so_far = 0;
  for (auto day = monday; day < monday + std::chrono::days{7}; day += std::chrono::days{1}) {
    PlanWeekDay row{.label = world.wording.weekday(day),
                    .routines = 0,
                    .today = day == world.now.today,
                    .to_come = day > world.now.today,
                    .min_per_h = {},
                    .minutes = {},
                    .tooltip = {}};
    if (const auto found = done.find(day); found != done.end()) row.routines = found->second;
    for (const DayFigures& figures : world.history.recent.days) {
      if (figures.date != day) continue;
      week.add(figures);
      Worn alone;
      alone.add(figures);
      row.min_per_h = alone.min_per_h();
    }
    days_so_far += row.to_come ? 0 : 1;
    days_with += row.routines > 0 ? 1 : 0;
    if (row.min_per_h) row.minutes = minutes(*row.min_per_h);
    row.tooltip = day_tooltip(world, day, row);
    view.days.push_back(std::move(row));
  }
  view.week_min_per_h = week.min_per_h();
  view.week = week_words(view);
  if (view.week_min_per_h && view.goal_min_per_h)
    view.within_goal = *view.week_min_per_h - *view.goal_min_per_h < 0.5;
  view.week_routines = fmt::format("Routines on {} of {} {} so far", days_with, days_so_far,
                                   days_so_far == 1 ? "day" : "days");
}

void add_changes(const World& world, PlanView& view) {
  if (!world.history.whole) return;
  const auto& plans = world.history.whole->plans;
  // A change a week: the past year is what somebody may still want to read.
  constexpr std::size_t most_changes = 52;
  for (auto plan = plans.rbegin(); plan != plans.rend() && view.changes.size() < most_changes;
       ++plan)
    view.changes.push_back(
        {.when = world.wording.moment(plan->at_utc_ms, plan->utc_offset_s, world.now.utc_ms),
         .reason = plan->plan.reason});
}

}  // namespace

PlanView plan_view(const World& world) {
  const Plan plan = plan_in_force(world);
  PlanView view;
  view.active = plan.active;
  view.adapts = plan.adapts;
  view.known = world.daemon.there() || world.history.plan;
  add_goal(world, plan, view);
  view.routines_a_day = plan.routines_a_day == 0
                            ? "No routines asked for"
                            : fmt::format("{} a day", routines_words(plan.routines_a_day));
  for (const std::string& id : plan.routines) view.routines.push_back(routine_title(world, id));
  const auto labels = level_labels();
  view.level =
      fmt::format("Level {} of {}: {}", plan.level, highest_level,
                  labels[static_cast<std::size_t>(std::clamp(plan.level, 0, highest_level))]);
  view.reason = plan.reason;
  view.adapting = !plan.active ? "It is switched off: nothing is asked for, and nothing adapts."
                  : plan.adapts
                      ? "Once a week it changes one thing at most, by one step, and says why."
                      : "It stays as you set it.";
  add_week(world, view);
  add_changes(world, view);
  view.missing = missing_daemon(world, "To change the plan");
  return view;
}

}  // namespace sitwell::gui
