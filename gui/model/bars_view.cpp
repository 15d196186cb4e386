#include "gui/model/bars_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/figure_view.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;

// Long enough for a mean, short enough for it to be of the life one leads now.
constexpr int weeks_of_mean = 12;
constexpr int least_of_mean = 2;

double hours(Duration length) { return seconds(length) / 3600; }

void set_lengths(BarView& bar, const ExposureFigures& figures, double divided_by) {
  bar.hour_h = hours(figures.prolonged_60_min) / divided_by;
  bar.half_hour_h = hours(figures.prolonged_30_min - figures.prolonged_60_min) / divided_by;
  bar.brief_h = hours(figures.sitting - figures.prolonged_30_min) / divided_by;
  bar.upright_h = hours(figures.worn - figures.sitting) / divided_by;
}

std::string prolonged_words(Duration half_hour, Duration hour) {
  std::string words;
  if (half_hour > hour)
    words += fmt::format("\n{} of it in bouts of 30 to 60 min", length_words(half_hour - hour));
  if (hour > Duration::zero())
    words += fmt::format("\n{} of it in bouts of an hour or more", length_words(hour));
  return words;
}

std::string day_words(const DayFigures& day, int routines, const Wording& wording) {
  const ExposureFigures& figures = day.exposure;
  std::string words = wording.long_date(day.date);
  if (figures.worn <= Duration::zero()) {
    words += "\nNot worn";
  } else {
    words += fmt::format("\nSitting {} of {} worn, {}", length_words(figures.sitting),
                         length_words(figures.worn), share_words(figures.sitting_share));
    words += prolonged_words(figures.prolonged_30_min, figures.prolonged_60_min);
    words += fmt::format("\n{}, the longest bout {}", counted(figures.breaks, "break", "breaks"),
                         length_words(figures.longest_bout));
  }
  if (routines > 0) words += fmt::format("\n{} done", counted(routines, "routine", "routines"));
  if (figures.worn > Duration::zero() && !day.counts)
    words += "\nWorn for too short to stand for a day";
  return words;
}

std::string mean_words(const DaySums& sums, int routines, local_days first, local_days last,
                       const Wording& wording) {
  std::string words = fmt::format("{} – {}", wording.short_date(first), wording.short_date(last));
  if (sums.days == 0) {
    words += "\nNo day was worn for long enough to count";
  } else {
    words +=
        fmt::format("\nSitting {} a day, {} in each worn hour",
                    length_words(sums.per_day(sums.all.sitting)), minutes_words(*sums.min_per_h()));
    words += prolonged_words(sums.per_day(sums.all.prolonged_30_min),
                             sums.per_day(sums.all.prolonged_60_min));
    words += fmt::format("\nOver {} that count", counted(sums.days, "day", "days"));
  }
  if (routines > 0) words += fmt::format("\n{} done", counted(routines, "routine", "routines"));
  return words;
}

}  // namespace

WeekdayMeans::WeekdayMeans(std::span<const DayFigures> days) : days_(days) {}

std::optional<Duration> WeekdayMeans::before(local_days day) const {
  Duration sum{};
  int found = 0;
  for (int week = 1; week <= weeks_of_mean && !days_.empty(); ++week) {
    const auto index = (day - days{7 * week} - days_.front().date).count();
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(days_.size())) continue;
    const DayFigures& same = days_[static_cast<std::size_t>(index)];
    if (!same.counts) continue;
    sum += same.exposure.sitting;
    ++found;
  }
  if (found < least_of_mean) return std::nullopt;
  return sum / found;
}

void DaySums::add(const DayFigures& day) {
  const ExposureFigures& figures = day.exposure;
  if (!day.counts) {
    if (figures.worn > Duration::zero()) ++too_short;
    return;
  }
  ++days;
  all.sitting += figures.sitting;
  all.worn += figures.worn;
  all.prolonged_30_min += figures.prolonged_30_min;
  all.prolonged_60_min += figures.prolonged_60_min;
  all.bouts += figures.bouts;
  all.breaks += figures.breaks;
  all.raw_breaks += figures.raw_breaks;
  all.longest_bout = std::max(all.longest_bout, figures.longest_bout);
  if (!figures.usual_bout) return;
  const double weight_s = seconds(figures.sitting);
  usual_weighted += from_seconds(seconds(*figures.usual_bout) * weight_s / 3600);
  usual_weight_s += weight_s;
}

Duration DaySums::per_day(Duration sum) const { return days > 0 ? sum / days : Duration{}; }

std::optional<double> DaySums::min_per_h() const {
  return sitting_min_per_h(all.sitting, all.worn);
}

std::optional<double> DaySums::breaks_per_h() const {
  if (all.sitting <= Duration::zero()) return std::nullopt;
  return all.breaks / hours(all.sitting);
}

std::optional<Duration> DaySums::usual_bout() const {
  if (usual_weight_s <= 0) return std::nullopt;
  return from_seconds(seconds(usual_weighted) * 3600 / usual_weight_s);
}

BarView day_bar(const DayFigures& day, int routines, std::optional<Duration> average,
                const World& world) {
  BarView bar{.first = day.date,
              .last = day.date,
              .label = world.wording.weekday(day.date),
              .words = day_words(day, routines, world.wording),
              .routines = routines,
              .doubtful = day.exposure.worn > Duration::zero() && !day.counts,
              .current = day.date == world.now.today};
  set_lengths(bar, day.exposure, 1);
  if (average) {
    bar.average_h = hours(*average);
    bar.words += fmt::format("\nUsual on this weekday: {}", length_words(*average));
  }
  return bar;
}

BarView mean_bar(std::span<const DayFigures> days, int routines, const World& world) {
  DaySums sums;
  for (const DayFigures& day : days) sums.add(day);
  BarView bar{.first = days.front().date, .last = days.back().date};
  bar.words = mean_words(sums, routines, bar.first, bar.last, world.wording);
  bar.doubtful = sums.days == 0 && sums.too_short > 0;
  bar.current = bar.first <= world.now.today && world.now.today <= bar.last;
  // As many diamonds as routines on a day of them.
  const auto spanned = static_cast<int>(days.size());
  bar.routines = (2 * routines + spanned) / (2 * spanned);
  if (sums.days > 0) set_lengths(bar, sums.all, sums.days);
  return bar;
}

void set_goal(BarsView& bars, std::span<const DayFigures> days, const World& world) {
  const auto goal = goal_of(world);
  DaySums sums;
  for (const DayFigures& day : days) sums.add(day);
  if (!goal || sums.days == 0) return;
  const Duration a_day = from_seconds(*goal / 60 * seconds(sums.per_day(sums.all.worn)));
  bars.goal_h = hours(a_day);
  bars.goal_words = fmt::format("goal {}", length_words(a_day));
}

std::optional<double> goal_of(const World& world) {
  if (world.daemon.there()) {
    const CoachPlan& plan = world.daemon.coach.plan;
    return plan.active ? plan.goal_min_per_h : std::nullopt;
  }
  if (!world.history.plan || !world.history.plan->plan.active) return std::nullopt;
  return world.history.plan->plan.goal_min_per_h;
}

}  // namespace sitwell::gui
