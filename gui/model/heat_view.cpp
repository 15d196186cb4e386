// A year of days as cells.
#include <fmt/format.h>

#include <algorithm>

#include "gui/model/history_view.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// Ends where hardly a day does, and is the same in every year, so that years can be compared.
constexpr double full_scale_h = 12;

HeatView::Cell cell_of(local_days date, const DayFigures* day, int routines, const World& world) {
  HeatView::Cell cell;
  cell.routine = routines > 0;
  cell.words = world.wording.long_date(date);
  if (!day || day->exposure.worn <= Duration::zero()) {
    cell.words += date > world.now.today ? "" : "\nNot worn";
  } else {
    cell.hours = seconds(day->exposure.sitting) / 3600;
    cell.doubtful = !day->counts;
    cell.words += fmt::format("\nSitting {} of {} worn", length_words(day->exposure.sitting),
                              length_words(day->exposure.worn));
    if (cell.doubtful) cell.words += "\nWorn for too short to count";
  }
  if (routines > 0) cell.words += fmt::format("\n{}", counted(routines, "routine", "routines"));
  return cell;
}

}  // namespace

HeatView heat_view(std::chrono::year year, const std::vector<DayFigures>& all,
                   const RoutinesDone& routines, const World& world) {
  HeatView view{.title = fmt::format("{}", int{year}),
                .first = local_days{year / std::chrono::January / 1},
                .high_h = full_scale_h};
  view.first_weekday = static_cast<int>(std::chrono::weekday{view.first}.iso_encoding()) - 1;
  view.high_label = fmt::format("{:.0f} h", full_scale_h);
  const local_days last{year / std::chrono::December / 31};
  for (local_days date = view.first; date <= last; date += days{1}) {
    const year_month_day parts{date};
    if (unsigned{parts.day()} == 1)
      view.months.emplace_back(view.days.size(), world.wording.months[unsigned{parts.month()} - 1]);
    const DayFigures* day = nullptr;
    if (!all.empty() && date >= all.front().date && date <= all.back().date)
      day = &all[static_cast<std::size_t>((date - all.front().date).count())];
    const auto done = routines.find(date);
    view.days.push_back(cell_of(date, day, done == routines.end() ? 0 : done->second, world));
  }
  return view;
}

}  // namespace sitwell::gui
