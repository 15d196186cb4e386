#include "health/trend.hpp"

#include <algorithm>
#include <map>

namespace sitwell {
namespace {

using std::chrono::days;

constexpr double rounding = 1e-9;  // of means: a change of just half a point counts as one

std::optional<int> figure_of(const CheckIn& check_in, Followed followed) {
  if (!followed) return check_in.stress;
  const auto found = check_in.figures.find(*followed);
  if (found == check_in.figures.end()) return std::nullopt;
  return found->second;
}

Direction direction_of(double change, double dead_band) {
  if (change <= rounding - dead_band) return Direction::falling;
  if (change >= dead_band - rounding) return Direction::rising;
  return Direction::level;
}

std::vector<Followed> all_followed() {
  std::vector<Followed> all(all_symptoms.begin(), all_symptoms.end());
  all.emplace_back();
  return all;
}

}  // namespace

std::string_view name_of(Followed followed) { return followed ? name_of(*followed) : "stress"; }

std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::unknown: return "unknown";
    case Direction::falling: return "falling";
    case Direction::level: return "level";
    case Direction::rising: return "rising";
  }
  return "unknown";
}

std::vector<DatedFigure> series_of(std::span<const DatedCheckIn> check_ins, Followed followed,
                                   DayRange period) {
  std::map<std::chrono::local_days, std::optional<int>> by_day;
  for (const DatedCheckIn& dated : check_ins)
    if (dated.day >= period.first && dated.day <= period.last)
      by_day[dated.day] = figure_of(dated.check_in, followed);
  std::vector<DatedFigure> series;
  for (const auto& [day, figure] : by_day)
    if (figure) series.push_back({day, *figure});
  return series;
}

std::optional<double> mean(std::span<const DatedFigure> series) {
  if (series.empty()) return std::nullopt;
  double sum = 0;
  for (const DatedFigure& dated : series) sum += dated.figure;
  return sum / static_cast<double>(series.size());
}

Trend trend_of(std::span<const DatedCheckIn> check_ins, Followed followed, DayRange period,
               const TrendRules& rules) {
  const days rest_of_week{rules.week - 1};
  const DayRange first{period.first, std::min(period.first + rest_of_week, period.last)};
  const DayRange last{std::max(period.last - rest_of_week, period.first), period.last};
  const auto in_first = series_of(check_ins, followed, first);
  const auto in_last = series_of(check_ins, followed, last);

  Trend trend{.followed = followed,
              .check_ins = static_cast<int>(series_of(check_ins, followed, period).size()),
              .first_week = mean(in_first),
              .last_week = mean(in_last)};
  const auto enough = static_cast<std::size_t>(std::max(1, rules.least_a_week));
  if (first.last < last.first && in_first.size() >= enough && in_last.size() >= enough)
    trend.direction = direction_of(*trend.last_week - *trend.first_week, rules.dead_band);
  return trend;
}

std::vector<Trend> trends(std::span<const DatedCheckIn> check_ins, DayRange period,
                          const TrendRules& rules) {
  std::vector<Trend> all;
  for (const Followed followed : all_followed()) {
    const auto series = series_of(check_ins, followed, period);
    if (!series.empty())
      all.push_back(trend_of(check_ins, followed, {series.front().day, period.last}, rules));
  }
  return all;
}

std::optional<double> symptom_change(std::span<const DatedCheckIn> check_ins,
                                     std::chrono::local_days monday) {
  const DayRange week{monday, monday + days{6}};
  const DayRange before{monday - days{7}, monday - days{1}};
  double change = 0;
  int symptoms = 0;
  for (const Symptom symptom : all_symptoms) {
    const auto now = mean(series_of(check_ins, symptom, week));
    const auto then = mean(series_of(check_ins, symptom, before));
    if (!now || !then) continue;
    change += *now - *then;
    ++symptoms;
  }
  if (symptoms == 0) return std::nullopt;
  return change / symptoms;
}

}  // namespace sitwell
