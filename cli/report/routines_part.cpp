// The report's parts on routines: what was done and held, and what hurt.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/coach/routine_wording.hpp"
#include "cli/report/html.hpp"
#include "cli/report/page.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

/// One routine's sessions together.
struct Sum {
  int begun = 0, done = 0, hurt = 0;
  Duration confirmed{}, timed{};
};

void add(Sum& sum, const RoutineRecord& record) {
  ++sum.begun;
  sum.done += is_done(record) ? 1 : 0;
  sum.hurt += record.outcome == RoutineOutcome::hurt ? 1 : 0;
  sum.confirmed += record.confirmed();
  sum.timed += record.timed();
}

std::vector<std::string> row(const std::string& title, const Sum& sum) {
  return {title,
          fmt::format("{}", sum.begun),
          fmt::format("{}", sum.done),
          exact_wording(sum.confirmed),
          exact_wording(sum.timed),
          fmt::format("{}", sum.hurt)};
}

}  // namespace

std::set<std::chrono::local_days> routine_days(const ReportData& data) {
  std::set<std::chrono::local_days> days;
  for (const ReportRoutine& routine : data.routines)
    if (is_done(routine.record)) days.insert(routine.date);
  return days;
}

std::string routines_part(const ReportData& data) {
  std::string text = element("h2", "Routines");
  if (data.routines.empty()) return text + element("p", "None in these weeks.");
  constexpr std::size_t most_rows = 6;
  std::map<std::string, Sum> sums;
  Sum all;
  for (const ReportRoutine& routine : data.routines) {
    add(sums[routine.record.title], routine.record);
    add(all, routine.record);
  }
  std::vector<std::pair<std::string, Sum>> most(sums.begin(), sums.end());
  std::stable_sort(most.begin(), most.end(),
                   [](const auto& a, const auto& b) { return a.second.begun > b.second.begun; });
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < std::min(most_rows, most.size()); ++i)
    rows.push_back(row(most[i].first, most[i].second));
  if (sums.size() > 1) rows.push_back(row("All", all));
  text += table({"Routine", "Begun", "Done", "Held, seen by the clip", "Held, by the clock",
                 "Ended, as it hurt"},
                rows);
  return text + element("p",
                        fmt::format("On {} of {} days. Done: completed, or half of what was asked "
                                    "held. By the clock: no clip, or not on the leg that tells.",
                                    routine_days(data).size(), data.days.size()),
                        "class=\"note\"");
}

std::string hurts_part(const ReportData& data) {
  constexpr int most = 6;
  std::string items;
  int count = 0;
  for (auto routine = data.routines.rbegin(); routine != data.routines.rend(); ++routine) {
    if (routine->record.outcome != RoutineOutcome::hurt || ++count > most) continue;
    items += element("li", fmt::format("{}: {}; where: {}, how: {}", short_date(routine->date),
                                       routine->record.title, wording(routine->record.hurt.where),
                                       wording(routine->record.hurt.how)));
  }
  if (count == 0) return {};
  std::string text = element("h2", "What hurt") + "<ul>\n" + items + "</ul>\n";
  if (count > most) text += element("p", fmt::format("and {} more before", count - most));
  return text;
}

}  // namespace sitwell::cli
