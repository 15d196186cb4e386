// The figures of a period beside those of the one before.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/model/history_view.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::local_days;

/// What a period comes to. From rows it is the very figures that `sitwell week` tells; years are
/// put together from their days.
struct PeriodView {
  int days = 0;
  std::optional<double> min_per_h, breaks_per_h;
  Duration sitting_a_day{};
  std::optional<Duration> usual_bout;
  int routines = 0, routine_days = 0;
};

std::optional<PeriodView> from_rows(const World& world, Days range, Period period) {
  // Nothing is known of days to come, and nobody need read them.
  const auto last = std::max(range.first, std::min(range.second, world.now.today));
  const StoredDays* stored = days_holding(world.history, range.first, last);
  if (!stored) return std::nullopt;
  const StoredDays all = grown(*stored, world);
  const PeriodFigures figures =
      period_figures(all.bouts, range.first, range.second, period, world.now.rules).front();
  PeriodView view;
  view.days = figures.days_counted;
  view.min_per_h = sitting_min_per_h(figures.exposure.sitting, figures.exposure.worn);
  view.breaks_per_h = figures.exposure.breaks_per_sitting_hour;
  view.sitting_a_day = figures.per_day(figures.exposure.sitting).value_or(Duration{});
  view.usual_bout = figures.exposure.usual_bout;
  return view;
}

PeriodView from_days(const std::vector<DayFigures>& days, Days range) {
  DaySums sums;
  for (const DayFigures& day : days)
    if (day.date >= range.first && day.date <= range.second) sums.add(day);
  PeriodView view;
  view.days = sums.days;
  view.min_per_h = sums.min_per_h();
  view.breaks_per_h = sums.breaks_per_h();
  view.sitting_a_day = sums.per_day(sums.all.sitting);
  view.usual_bout = sums.usual_bout();
  return view;
}

PeriodView period_view(const World& world, const HistoryChoice& choice, Days range,
                       const std::vector<DayFigures>& days, const RoutinesDone& routines) {
  std::optional<PeriodView> view;
  if (choice.range == Range::week) view = from_rows(world, range, Period::week);
  if (choice.range == Range::month) view = from_rows(world, range, Period::month);
  if (!view) view = from_days(days, range);
  for (const auto& [day, done] : routines) {
    if (day < range.first || day > range.second) continue;
    view->routines += done;
    ++view->routine_days;
  }
  return *view;
}

std::string_view before_words(Range range) {
  switch (range) {
    case Range::week: return "the week before";
    case Range::month: return "the month before";
    case Range::year: return "the year before";
    case Range::all: break;
  }
  return "before";
}

/// "2 min less than the week before", or "2 min less"; nothing without a period to hold it against.
std::string change_words(std::optional<double> now, std::optional<double> before, int decimals,
                         std::string_view unit, std::string_view more, std::string_view less,
                         std::string_view than) {
  if (!now || !before) return {};
  const double scale = std::pow(10.0, decimals);
  // As the figures are told: minutes rounded down, the rest to their last digit.
  const auto told = [&](double value) {
    return decimals == 0 ? std::floor(value) : std::round(value * scale) / scale;
  };
  const double change = told(*now) - told(*before);
  if (std::abs(change) < 0.5 / scale) return fmt::format("as {}", than.empty() ? "before" : than);
  return fmt::format("{:.{}f}{}{} {}{}{}", std::abs(change), decimals, unit.empty() ? "" : " ",
                     unit, change > 0 ? more : less, than.empty() ? "" : " than ", than);
}

std::optional<double> in_minutes(std::optional<Duration> length) {
  return length ? std::optional{seconds(*length) / 60} : std::nullopt;
}

FigureView sitting(const PeriodView& now, const PeriodView* before, std::optional<double> goal,
                   Range range) {
  FigureView figure{.name = "sitting",
                    .label = "Sitting in a worn hour",
                    .value = now.min_per_h ? minutes_words(*now.min_per_h) : "–",
                    .note = fmt::format("{} a day", length_words(now.sitting_a_day)),
                    .share = {},
                    .good = {},
                    .stroke = Stroke::sitting};
  const std::string change = before ? change_words(now.min_per_h, before->min_per_h, 0, "min",
                                                   "more", "less", before_words(range))
                                    : std::string{};
  if (!change.empty()) figure.note = change;
  if (!now.min_per_h || !goal) return figure;
  figure.share = *now.min_per_h / *goal;
  figure.good = *now.min_per_h <= *goal;
  figure.note = fmt::format("{} {}", *figure.good ? "within the goal of" : "over the goal of",
                            goal_words(*goal));
  if (before)
    if (const std::string brief =
            change_words(now.min_per_h, before->min_per_h, 0, "min", "more", "less", {});
        !brief.empty())
      figure.note =
          fmt::format("{} {}, {}", *figure.good ? "within" : "over", goal_words(*goal), brief);
  return figure;
}

FigureView usual_bout(const PeriodView& now, const PeriodView* before, Range range) {
  FigureView figure{.name = "usual-bout",
                    .label = "Usual bout",
                    .value = now.usual_bout ? length_words(*now.usual_bout) : "–",
                    .note = "half of the sitting is in longer ones",
                    .share = {},
                    .good = {},
                    .stroke = Stroke::sitting_half_hour};
  if (!before) return figure;
  const auto was = in_minutes(before->usual_bout), is = in_minutes(now.usual_bout);
  if (const auto words = change_words(is, was, 0, "min", "longer", "shorter", before_words(range));
      !words.empty()) {
    figure.note = words;
    if (!words.starts_with("as ")) figure.good = *is < *was;
  }
  return figure;
}

FigureView breaks(const PeriodView& now, const PeriodView* before, Range range) {
  FigureView figure{.name = "breaks",
                    .label = "Breaks in an hour of sitting",
                    .value = number_words(now.breaks_per_h),
                    .note = "on the feet for a minute or more",
                    .share = {},
                    .good = {},
                    .stroke = Stroke::standing};
  if (!before) return figure;
  if (const auto words = change_words(now.breaks_per_h, before->breaks_per_h, 1, "", "more",
                                      "fewer", before_words(range));
      !words.empty()) {
    figure.note = words;
    if (!words.starts_with("as ")) figure.good = *now.breaks_per_h > *before->breaks_per_h;
  }
  return figure;
}

/// A period that is not over yet is held against none.
FigureView routines(const PeriodView& now, const PeriodView* before, Range range) {
  FigureView figure{.name = "routines",
                    .label = "Routines done",
                    .value = fmt::format("{}", now.routines),
                    .note = fmt::format("on {}", counted(now.routine_days, "day", "days")),
                    .share = {},
                    .good = {},
                    .stroke = Stroke::routine};
  if (before && before->days > 0 && before->routines != now.routines)
    figure.note =
        change_words(now.routines, before->routines, 0, "", "more", "fewer", before_words(range));
  return figure;
}

}  // namespace

std::vector<FigureView> period_figures_view(const World& world, const HistoryChoice& choice,
                                            const std::vector<DayFigures>& days,
                                            const RoutinesDone& done) {
  const PeriodView now = period_view(world, choice, days_of(choice, world), days, done);
  std::optional<PeriodView> before;
  if (const auto range = days_before(choice, world))
    before = period_view(world, choice, *range, days, done);
  const PeriodView* other = before && before->days > 0 ? &*before : nullptr;
  const auto& today = world.now.today;
  const bool over = days_of(choice, world).second < today;
  return {sitting(now, other, goal_of(world), choice.range), usual_bout(now, other, choice.range),
          breaks(now, other, choice.range), routines(now, over ? other : nullptr, choice.range)};
}

}  // namespace sitwell::gui
