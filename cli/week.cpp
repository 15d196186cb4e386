// sitwell week and sitwell month: days side by side, and their means per worn hour.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/coach/health_history.hpp"
#include "cli/commands.hpp"
#include "cli/day_table.hpp"
#include "cli/exposure_json.hpp"
#include "cli/history_view.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string title_of(Period period, std::chrono::local_days first, std::chrono::local_days last) {
  if (period == Period::month) return month_name(first);
  return fmt::format("Week from {} to {}", long_date(first), long_date(last));
}

void print_json(const std::vector<DayFigures>& days, const PeriodFigures& period,
                const RoutinesDone& routines) {
  Json json = days_json(days);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto found = routines.find(days[i].date);
    json["days"][i]["routines_done"] = found == routines.end() ? 0 : found->second;
  }
  json["period"] = to_json(period);
  fmt::print("{}\n", json.dump(2));
}

void show(Period period, const ViewOptions& options) {
  const DayRules rules = day_rules();
  const auto asked_for = day_asked_for(options.date, rules);
  const auto first = first_of(period, asked_for);
  const auto last = last_of(period, asked_for);
  auto history = open_history(options.database);
  if (!history && !options.json) {
    fmt::print("{}", nothing_yet(options.database));
    return;
  }
  auto days = history ? history->days(first, last, rules) : std::vector<DayFigures>{};
  const auto before = first_of(period, first - std::chrono::days{1});
  const auto periods = history ? history->periods(period, before, first, rules)
                               : std::vector<PeriodFigures>(2, {.first = first, .last = last});
  const auto routines = history ? routines_done(*history, first, last, rules) : RoutinesDone{};
  if (options.json) {
    print_json(days, periods.back(), routines);
    return;
  }
  // Nobody needs to be told that tomorrow has not been worn yet.
  const auto last_shown = std::max(
      today(rules), history->first_and_last_day(rules).value_or(std::pair{first, first}).second);
  std::erase_if(days, [&](const DayFigures& day) { return day.date > last_shown; });
  const Screen screen = screen_of(stdout);
  fmt::print("  {}\n\n{}\n{}", screen.paint(Ink::bold, title_of(period, first, last)),
             day_table(screen, days, routines), period_lines(periods.back(), &periods.front()));
}

}  // namespace

void show_week(const ViewOptions& options) { show(Period::week, options); }
void show_month(const ViewOptions& options) { show(Period::month, options); }

}  // namespace sitwell::cli
