#include "history/days.hpp"

#include <algorithm>

#include "history/calendar.hpp"

namespace sitwell {
namespace {

using std::chrono::days;
using std::chrono::local_days;

/// Calls take(day, part) for the part of each row on each local day.
template <class Take>
void by_day(std::span<const StoredBout> rows, std::chrono::minutes day_start, const Take& take) {
  for (StoredBout rest : rows) {
    local_days day = local_day(rest.begin_utc_ms, rest.utc_offset_s, day_start);
    for (;;) {
      const std::int64_t next = day_begin_utc_ms(day + days{1}, rest.utc_offset_s, day_start);
      if (rest.end_utc_ms() <= next) break;
      const auto [before, after] = cut(rest, next);
      take(day, before);
      rest = after;
      day += days{1};
    }
    take(day, rest);
  }
}

std::optional<Duration> divided(Duration total, double by) {
  if (by <= 0) return std::nullopt;
  return from_seconds(seconds(total) / by);
}

}  // namespace

std::vector<DayFigures> day_figures(std::span<const StoredBout> rows, local_days first,
                                    local_days last, const DayRules& rules) {
  std::vector<DayFigures> result;
  for (local_days day = first; day <= last; day += days{1}) result.push_back({.date = day});
  std::vector<Exposure> exposures(result.size());
  by_day(rows, rules.day_start, [&](local_days day, const StoredBout& part) {
    if (day < first || day > last) return;
    const auto index = static_cast<std::size_t>((day - first).count());
    exposures[index].add(part.bout());
    auto& sources = result[index].source_ids;
    if (std::find(sources.begin(), sources.end(), part.source_id) == sources.end())
      sources.push_back(part.source_id);
  });
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].exposure = exposures[i].figures();
    result[i].counts = result[i].exposure.worn >= rules.least_worn;
  }
  return result;
}

std::vector<PeriodFigures> period_figures(std::span<const StoredBout> rows, local_days first,
                                          local_days last, Period period, const DayRules& rules) {
  first = first_of(period, first);
  last = last_of(period, last);
  std::vector<PeriodFigures> result;
  std::vector<std::size_t> period_of_day;
  const std::vector<DayFigures> figures = day_figures(rows, first, last, rules);
  for (const DayFigures& day : figures) {
    if (result.empty() || day.date > result.back().last)
      result.push_back({.first = day.date, .last = last_of(period, day.date)});
    period_of_day.push_back(result.size() - 1);
    if (day.counts)
      ++result.back().days_counted;
    else if (day.exposure.worn > Duration::zero())
      ++result.back().days_too_short;
  }
  std::vector<Exposure> exposures(result.size());
  by_day(rows, rules.day_start, [&](local_days day, const StoredBout& part) {
    if (day < first || day > last) return;
    const auto index = static_cast<std::size_t>((day - first).count());
    if (figures[index].counts) exposures[period_of_day[index]].add(part.bout());
  });
  for (std::size_t i = 0; i < result.size(); ++i) result[i].exposure = exposures[i].figures();
  return result;
}

std::optional<Duration> PeriodFigures::per_day(Duration total) const {
  return divided(total, days_counted);
}

std::optional<Duration> PeriodFigures::per_worn_hour(Duration total) const {
  return divided(total, seconds(exposure.worn) / 3600);
}

local_days first_of(Period period, local_days day) {
  if (period == Period::week) return day - (std::chrono::weekday{day} - std::chrono::Monday);
  const std::chrono::year_month_day date{day};
  return local_days{date.year() / date.month() / 1};
}

local_days last_of(Period period, local_days day) {
  if (period == Period::week) return first_of(period, day) + days{6};
  const std::chrono::year_month_day date{day};
  return local_days{date.year() / date.month() / std::chrono::last};
}

UtcRange utc_range_around(local_days first, local_days last, const DayRules& rules) {
  constexpr std::int32_t farthest_s = 18 * 3600;  // the schema's bounds of an offset
  return {day_begin_utc_ms(first, farthest_s, rules.day_start),
          day_begin_utc_ms(last + days{1}, -farthest_s, rules.day_start)};
}

}  // namespace sitwell
