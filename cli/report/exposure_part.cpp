// The report's part on sitting: a bar a day, and a row a week.
#include <fmt/format.h>

#include "cli/hip_load.hpp"
#include "cli/report/charts.hpp"
#include "cli/report/html.hpp"
#include "cli/report/page.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string length(std::optional<Duration> duration) { return duration ? wording(*duration) : "–"; }

std::vector<std::string> week_row(const PeriodFigures& week) {
  const ExposureFigures& all = week.exposure;
  const auto prolonged = all.sitting > Duration::zero()
                             ? std::optional{seconds(all.prolonged_30_min) / seconds(all.sitting)}
                             : std::nullopt;
  const std::string load = hip_load_a_day(week);
  return {short_date(week.first).substr(4) + " – " + short_date(week.last).substr(4),
          fmt::format("{}", week.days_counted),
          length(week.per_day(all.sitting)),
          length(week.per_worn_hour(all.sitting)),
          percent(prolonged),
          length(week.per_day(all.prolonged_60_min)),
          wording(all.longest_bout),
          number(all.breaks_per_sitting_hour, 1),
          length(all.usual_bout),
          load.empty() ? "–" : load};
}

}  // namespace

std::string exposure_part(const ReportData& data) {
  const auto goal = data.plan && data.plan->active ? data.plan->goal_min_per_h : std::nullopt;
  std::string text = element("h2", "Sitting with flexed hips");
  text += exposure_chart(data.days, goal, routine_days(data)) + exposure_legend(goal.has_value());
  std::vector<std::vector<std::string>> rows;
  for (const PeriodFigures& week : data.weeks) rows.push_back(week_row(week));
  text += element("h2", "Week by week, over the days that were worn for four hours or more");
  text += table({"Week", "Days", "Sitting a day", "In a worn hour", "Of it in 30 min or more",
                 "A day in bouts of an hour", "Longest bout", "Breaks an hour of sitting",
                 "Usual bout", "Hip load a day"},
                rows);
  return text +
         element("p",
                 "A break: on the feet for a minute or more. Usual bout: half of all sitting "
                 "was in bouts at least that long. Time in a routine is not sitting. Hip "
                 "load: how often the hip bent on the way, not what the joint bore.",
                 "class=\"note\"");
}

}  // namespace sitwell::cli
