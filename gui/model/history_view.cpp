#include "gui/model/history_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

/// Up to so many days, "all" is charted by week; longer, by month.
constexpr int most_days_by_week = 400;

unsigned day_number(local_days day) { return static_cast<unsigned>(year_month_day{day}.day()); }

std::span<const DayFigures> between(const std::vector<DayFigures>& all, Days range) {
  if (all.empty()) return {};
  const auto size = static_cast<std::ptrdiff_t>(all.size());
  const auto from = std::clamp<std::ptrdiff_t>((range.first - all.front().date).count(), 0, size);
  const auto to =
      std::clamp<std::ptrdiff_t>((range.second - all.front().date).count() + 1, from, size);
  return std::span{all}.subspan(static_cast<std::size_t>(from),
                                static_cast<std::size_t>(to - from));
}

/// What a bar stands for.
enum class Step : std::uint8_t { day, week, month };

Step step_of(const HistoryChoice& choice, Days range) {
  if (choice.range == Range::week || choice.range == Range::month) return Step::day;
  if (choice.range == Range::year) return Step::week;
  return (range.second - range.first).count() <= most_days_by_week ? Step::week : Step::month;
}

std::string day_label(const HistoryChoice& choice, local_days day, const Wording& wording) {
  if (choice.range == Range::week) return wording.weekday(day);
  return fmt::format("{}", day_number(day));
}

/// Weeks are named for the month that begins in them, so that a year's labels are its months.
std::string week_label(local_days first, local_days last, const Wording& wording) {
  for (local_days day = first; day <= last; day += days{1})
    if (day_number(day) == 1) return wording.months[unsigned{year_month_day{day}.month()} - 1];
  return {};
}

std::string month_label(local_days first, const Wording& wording) {
  const year_month_day date{first};
  if (date.month() == std::chrono::January) return fmt::format("{}", int{date.year()});
  return wording.months[unsigned{date.month()} - 1];
}

std::vector<TrendStep> steps_of(const HistoryChoice& choice, Days range, const Wording& wording) {
  std::vector<TrendStep> steps;
  const Step step = step_of(choice, range);
  for (local_days day = range.first; day <= range.second;) {
    TrendStep each{.first = day, .last = day, .label = {}};
    if (step == Step::day) {
      each.label = day_label(choice, day, wording);
    } else {
      const Period period = step == Step::week ? Period::week : Period::month;
      each.last = std::min(range.second, last_of(period, day));
      each.label =
          step == Step::week ? week_label(day, each.last, wording) : month_label(day, wording);
    }
    day = each.last + days{1};
    steps.push_back(std::move(each));
  }
  return steps;
}

int done_in(const RoutinesDone& routines, local_days first, local_days last) {
  return std::accumulate(routines.lower_bound(first), routines.upper_bound(last), 0,
                         [](int sum, const auto& each) { return sum + each.second; });
}

BarsView bars_of(const std::vector<TrendStep>& steps, const std::vector<DayFigures>& all,
                 const RoutinesDone& routines, const World& world, bool by_day) {
  BarsView bars;
  const WeekdayMeans means{all};
  for (const TrendStep& step : steps) {
    const auto figures = between(all, {step.first, step.last});
    const int done = done_in(routines, step.first, step.last);
    BarView bar{.first = step.first, .last = step.last};
    if (figures.empty()) {
      bar.words = fmt::format("{}\nNothing recorded", step_words(step, world.wording));
    } else if (by_day) {
      bar = day_bar(figures.front(), done, means.before(step.first), world);
    } else {
      bar = mean_bar(figures, done, world);
    }
    bar.first = step.first;
    bar.last = step.last;
    bar.label = step.label;
    bar.current = step.first <= world.now.today && world.now.today <= step.last;
    bars.bars.push_back(std::move(bar));
  }
  set_goal(bars, between(all, {steps.front().first, steps.back().last}), world);
  return bars;
}

std::vector<DayLineView> week_lines(const StoredDays& stored, Days range, const World& world) {
  std::vector<DayLineView> lines;
  for (local_days day = range.first; day <= range.second; day += days{1}) {
    DayLineView line{.day = day,
                     .label = world.wording.weekday(day),
                     .aside = {},
                     .current = day == world.now.today,
                     .line = timeline_view(stored, day, world.now, world.wording)};
    if (const auto figures = between(stored.days, {day, day}); !figures.empty())
      line.aside = length_words(figures.front().exposure.sitting);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<HeatView> heat_years(const HistoryChoice& choice, Days range,
                                 const std::vector<DayFigures>& all, const RoutinesDone& routines,
                                 const World& world) {
  std::vector<HeatView> years;
  if (choice.range != Range::year && choice.range != Range::all) return years;
  const auto first = year_month_day{range.first}.year();
  for (auto year = year_month_day{range.second}.year(); year >= first; --year)
    years.push_back(heat_view(year, all, routines, world));
  return years;
}

std::string bars_title(Step step) {
  switch (step) {
    case Step::day: return "Sitting with flexed hips, hours a day";
    case Step::week: return "Sitting with flexed hips, hours a day, week by week";
    case Step::month: return "Sitting with flexed hips, hours a day, month by month";
  }
  return {};
}

std::string subtitle_of(std::span<const DayFigures> figures) {
  DaySums sums;
  for (const DayFigures& day : figures) sums.add(day);
  if (sums.days + sums.too_short == 0) return "Not worn";
  std::string words = fmt::format("{} count", counted(sums.days, "day", "days"));
  if (sums.days == 1) words = "1 day counts";
  if (sums.too_short > 0)
    words += fmt::format(", {} worn for too short", counted(sums.too_short, "day", "days"));
  return words;
}

/// All days there are; today as it is now.
std::vector<DayFigures> all_days(const World& world) {
  std::vector<DayFigures> all = world.history.whole->days;
  const StoredDays recent = grown(world.history.recent, world);
  if (!all.empty() && !recent.days.empty() && all.back().date == recent.days.back().date)
    all.back() = recent.days.back();
  return all;
}

/// The rows of a period; null until they were read, or where it is charted without.
const StoredDays* rows_of(const HistoryChoice& choice, Days range, const World& world) {
  if (choice.range != Range::week && choice.range != Range::month) return nullptr;
  const local_days last = std::max(range.first, std::min(range.second, world.now.today));
  return days_holding(world.history, range.first, last);
}

}  // namespace

std::string title_of(const HistoryChoice& choice, const World& world) {
  const Wording& wording = world.wording;
  if (choice.day) return wording.long_date(*choice.day);
  const auto [first, last] = days_of(choice, world);
  const int year = int{year_month_day{last}.year()};
  switch (choice.range) {
    case Range::month: return wording.month(first);
    case Range::year: return fmt::format("{}", year);
    case Range::all: return fmt::format("{} – {}", wording.month(first), wording.month(last));
    case Range::week: break;
  }
  const bool one_month = year_month_day{first}.month() == year_month_day{last}.month();
  if (one_month && wording.order == Wording::DateOrder::day_month)
    return fmt::format("{} – {} {}", day_number(first), day_number(last), wording.month(last));
  return fmt::format("{} – {} {}", wording.day_and_month(first), wording.day_and_month(last), year);
}

HistoryView history_view(const World& world, const HistoryChoice& choice) {
  const Days range = days_of(choice, world);
  const StoredDays* rows = rows_of(choice, range, world);
  const bool by_rows = choice.range == Range::week || choice.range == Range::month;
  HistoryView view;
  view.title = title_of(choice, world);
  view.earlier = can_move(choice, -1, world);
  view.later = can_move(choice, 1, world);
  view.reading = !world.history.whole || (by_rows && !rows);
  if (view.reading) return view;

  const std::vector<DayFigures> all = all_days(world);
  const RoutinesDone routines = routines_done(world.history.whole->routines, world.now.rules);
  const auto figures = between(all, range);
  view.nothing = std::all_of(figures.begin(), figures.end(),
                             [](const DayFigures& day) { return day.source_ids.empty(); });
  view.subtitle = subtitle_of(figures);
  view.figures = period_figures_view(world, choice, all, routines);
  const std::vector<TrendStep> steps = steps_of(choice, range, world.wording);
  const Step step = step_of(choice, range);
  view.bars_title = bars_title(step);
  view.bars = bars_of(steps, all, routines, world, step == Step::day);
  if (choice.range == Range::week) view.week = week_lines(grown(*rows, world), range, world);
  view.years = heat_years(choice, range, all, routines, world);
  for (TrendView trend :
       {usual_bout_trend(steps, all, world.wording), breaks_trend(steps, all, world.wording),
        check_in_trend(steps, world.history.whole->check_ins, world.wording)})
    if (!trend.empty()) view.trends.push_back(std::move(trend));
  return view;
}

HistoryChoice opened(const HistoryChoice& choice, const BarView& bar) {
  HistoryChoice next = choice;
  next.anchor = bar.first;
  if (bar.first == bar.last)
    next.day = bar.first;
  else
    next.range = (bar.last - bar.first).count() < 7 ? Range::week : Range::month;
  return next;
}

}  // namespace sitwell::gui
