#include "cli/report/gather.hpp"

#include <algorithm>

#include "cli/coach/health_history.hpp"
#include "config/routine_catalogue.hpp"
#include "history/calendar.hpp"

namespace sitwell::cli {

ReportData gather_report(HistoryReader& history, std::chrono::local_days last, int weeks,
                         const DayRules& rules) {
  ReportData data{.written = last, .last = last};
  data.first = first_of(Period::week, last) - std::chrono::weeks{weeks - 1};
  data.days = history.days(data.first, last, rules);
  data.weeks = history.periods(Period::week, data.first, last, rules);
  for (StoredRoutine& row : routines_of_days(history, data.first, last, rules))
    data.routines.push_back({day_of(row, rules), row.record()});
  for (StoredCheckIn& row : history.check_ins(data.first, last))
    data.check_ins.push_back({row.day, std::move(row.check_in)});
  if (auto screening = history.latest_screening())
    data.screening = {local_day(screening->at_utc_ms, screening->utc_offset_s, rules.day_start),
                      std::move(screening->answers)};
  if (auto plan = history.plan()) data.plan = std::move(plan->plan);
  for (CatalogueEntry& entry : load_catalogue().entries)
    data.titles[entry.routine.id] = std::move(entry.routine.title);
  return data;
}

}  // namespace sitwell::cli
