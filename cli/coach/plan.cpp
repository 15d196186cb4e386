// sitwell plan: the plan against this week, and what it is changed to.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "cli/bars.hpp"
#include "cli/clock_words.hpp"
#include "cli/coach/commands.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/named_values.hpp"
#include "cli/history_view.hpp"
#include "cli/live.hpp"
#include "cli/prose.hpp"
#include "cli/table_file.hpp"
#include "cli/wording.hpp"
#include "config/routine_catalogue.hpp"
#include "dbus/tracker_client.hpp"
#include "health/plan.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The plan, and what it is held against.
struct PlanView {
  Plan plan;
  std::optional<double> week_min_per_h;  ///< of this week, so far
  int days_counted = 0;
  int done_today = 0;
  std::vector<StoredPlan> changes;  ///< the newest first
};

PlanView view_of(const std::string& database) {
  constexpr std::size_t most_changes = 5;
  PlanView view;
  auto history = open_history(database);
  if (!history) return view;
  const DayRules rules = day_rules();
  const auto day = today(rules);
  view.plan = plan_in_force(*history);
  const auto week = history->periods(Period::week, day, day, rules).front();
  if (const auto sitting = week.per_worn_hour(week.exposure.sitting))
    view.week_min_per_h = seconds(*sitting) / 60;
  view.days_counted = week.days_counted;
  for (const StoredRoutine& row : routines_of_days(*history, day, day, rules))
    view.done_today += is_done(row.record()) ? 1 : 0;
  view.changes = history->plans({0, std::numeric_limits<std::int64_t>::max()});
  std::reverse(view.changes.begin(), view.changes.end());
  if (view.changes.size() > most_changes) view.changes.resize(most_changes);
  return view;
}

Json number_of(std::optional<double> value) { return value ? Json(*value) : Json(); }

Json plan_json(const PlanView& view) {
  const Plan& plan = view.plan;
  Json json{{"format", "sitwell plan"},
            {"version", 1},
            {"active", plan.active},
            {"adapts", plan.adapts},
            {"baseline_min_per_h", number_of(plan.baseline_min_per_h)},
            {"goal_min_per_h", number_of(plan.goal_min_per_h)},
            {"routines_a_day", plan.routines_a_day},
            {"routines", plan.routines},
            {"level", plan.level},
            {"reason", plan.reason},
            {"this_week",
             {{"min_per_h", number_of(view.week_min_per_h)}, {"days_counted", view.days_counted}}},
            {"routines_done_today", view.done_today}};
  json["changes"] = Json::array();
  for (const StoredPlan& change : view.changes)
    json["changes"].push_back(
        {{"at", iso_words(change.at_utc_ms)}, {"reason", change.plan.reason}});
  return json;
}

std::string row(std::string_view name, const std::string& words) {
  return fmt::format("  {:<14} {}\n", name, words);
}

std::string minutes(double value) { return fmt::format("{:.0f} min", value); }

std::string week_rows(const Screen& screen, const PlanView& view) {
  constexpr double hour_min = 60;
  const auto& goal = view.plan.goal_min_per_h;
  std::string text =
      row("Goal", goal ? minutes(*goal) + " of sitting in a worn hour" +
                             (view.plan.baseline_min_per_h
                                  ? fmt::format(", from {} at the start",
                                                minutes(*view.plan.baseline_min_per_h))
                                  : "")
                       : "none yet: it follows from the first week that was worn");
  if (!view.week_min_per_h) return text + row("This week", "not worn for long enough to say");
  const bool above = goal && *view.week_min_per_h > *goal;
  std::string words = fmt::format(
      "{}  {}",
      gauge(screen, above ? Ink::prolonged : Ink::good, *view.week_min_per_h / hour_min, 30),
      minutes(*view.week_min_per_h));
  if (goal)
    words += above ? fmt::format(", {} above the goal", minutes(*view.week_min_per_h - *goal))
                   : ", within the goal";
  return text + row("This week", words);
}

std::string routine_rows(const Screen& screen, const PlanView& view) {
  const int asked = view.plan.routines_a_day;
  std::string marks;
  for (int i = 0; i < std::max(asked, view.done_today); ++i)
    marks += i < view.done_today ? screen.paint(Ink::exercising, "◆") : "◇";
  std::string names;
  const Catalogue catalogue = load_catalogue();
  for (const std::string& id : view.plan.routines) {
    const CatalogueEntry* entry = catalogue.find(id);
    names += (names.empty() ? "" : ", ") +
             (entry ? fmt::format("{} ({})", entry->routine.title, id) : id);
  }
  return row("Today", fmt::format("{}  {} of {} routines done", marks, view.done_today, asked)) +
         row("Routines", names.empty() ? "none" : names) +
         row("Holds", fmt::format("level {} of {}", view.plan.level, highest_level));
}

void print_plan(const PlanView& view) {
  const Screen screen = screen_of(stdout);
  const Plan& plan = view.plan;
  if (!plan.active)
    fmt::print("  The plan is switched off; `sitwell plan on` follows it again.\n\n");
  fmt::print("{}{}", week_rows(screen, view), routine_rows(screen, view));
  if (!plan.adapts) fmt::print("{}", row("Adapts", "no: it stays as you set it"));
  if (!plan.reason.empty()) fmt::print("\n{}", item(screen, "Why so: ", plan.reason));
  if (view.changes.size() > 1) {
    fmt::print("\n  {}\n", screen.paint(Ink::bold, "Changes"));
    for (const StoredPlan& change : view.changes)
      fmt::print("{}", item(screen, left(clock_words(change.at_utc_ms, now_utc_ms()), 18),
                            change.plan.reason));
  }
}

bool switch_in(const std::string& text, const std::string& what) {
  if (text == "on" || text == "true" || text == "yes") return true;
  if (text == "off" || text == "false" || text == "no") return false;
  throw UnusableInput(fmt::format("{} is on or off, not {}", what, shown(text)));
}

double goal_in(const std::string& text) {
  if (text == "none") return 0;
  double minutes = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(minutes) ||
      minutes < least_goal || minutes > highest_goal)
    throw UnusableInput(
        fmt::format("a goal is {} to {} minutes of sitting in a worn hour, or none; "
                    "not {}",
                    least_goal, highest_goal, shown(text)));
  return minutes;
}

CoachPlanChanges changes_in(const PlanOptions& options) {
  CoachPlanChanges changes;
  const std::string& what = options.what;
  if (what == "routines") {
    changes.routines = options.values == std::vector<std::string>{"none"}
                           ? std::vector<std::string>{}
                           : options.values;
    return changes;
  }
  if (options.values.size() != 1) throw UnusableInput(fmt::format("{} takes one value", what));
  const std::string& value = options.values.front();
  if (what == "goal") changes.goal_min_per_h = goal_in(value);
  if (what == "routines-a-day")
    changes.routines_a_day =
        static_cast<std::uint32_t>(number_in(value, what, 0, most_routines_a_day));
  if (what == "level")
    changes.level = static_cast<std::uint32_t>(number_in(value, what, 0, highest_level));
  if (what == "adapts") changes.adapts = switch_in(value, what);
  if (what == "active") changes.active = switch_in(value, what);
  return changes;
}

}  // namespace

void show_plan(const PlanOptions& options) {
  const PlanView view = view_of(options.database);
  if (options.json)
    fmt::print("{}\n", plan_json(view).dump(2, ' ', false, Json::error_handler_t::replace));
  else
    print_plan(view);
}

void change_plan(const PlanOptions& options) {
  TrackerClient{}.coach().set_plan(changes_in(options));
  if (options.json)
    fmt::print("{}\n", Json{{"format", "sitwell done"},
                            {"version", 1},
                            {"command", "plan " + options.what},
                            {"until", nullptr}}
                           .dump(2));
  else
    fmt::print("The plan is changed; `sitwell plan` shows it.\n");
}

}  // namespace sitwell::cli
