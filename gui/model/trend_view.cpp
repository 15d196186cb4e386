#include "gui/model/trend_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/bars_view.hpp"
#include "gui/model/figure_view.hpp"
#include "health/trend.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::local_days;

constexpr int shapes = 4;

DaySums sums_of(const TrendStep& step, const std::vector<DayFigures>& days) {
  DaySums sums;
  if (days.empty()) return sums;
  const auto size = static_cast<std::ptrdiff_t>(days.size());
  const auto from = std::clamp<std::ptrdiff_t>((step.first - days.front().date).count(), 0, size);
  const auto to =
      std::clamp<std::ptrdiff_t>((step.last - days.front().date).count() + 1, from, size);
  for (auto i = from; i < to; ++i) sums.add(days[static_cast<std::size_t>(i)]);
  return sums;
}

TrendView with_axis(const std::vector<TrendStep>& steps) {
  TrendView view;
  for (const TrendStep& step : steps) view.labels.push_back(step.label);
  return view;
}

std::vector<DatedCheckIn> dated(const std::vector<StoredCheckIn>& rows) {
  std::vector<DatedCheckIn> all;
  for (const StoredCheckIn& row : rows) all.push_back({row.day, row.check_in});
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
  return all;
}

LineView line_of(Followed followed, const std::vector<TrendStep>& steps,
                 const std::vector<DatedCheckIn>& check_ins) {
  LineView line{.label = std::string{followed ? words_for(*followed) : "Stress"},
                .symptom = true,
                .values = {}};
  const DayRange whole{steps.front().first, steps.back().last};
  const std::vector<DatedFigure> series = series_of(check_ins, followed, whole);
  auto at = series.begin();
  for (const TrendStep& step : steps) {
    const auto from = at;
    while (at != series.end() && at->day <= step.last) ++at;
    line.values.push_back(mean(std::span{from, at}));
  }
  return line;
}

std::string words_at(std::size_t i, const TrendView& view, const std::string& when) {
  std::string words = when;
  for (const LineView& line : view.lines)
    if (line.values[i]) words += fmt::format("\n{}: {}", line.label, number_words(line.values[i]));
  return words;
}

}  // namespace

bool TrendView::empty() const {
  return std::all_of(lines.begin(), lines.end(), [](const LineView& line) {
    return std::none_of(line.values.begin(), line.values.end(),
                        [](const auto& value) { return value.has_value(); });
  });
}

std::string step_words(const TrendStep& step, const Wording& wording) {
  if (step.first == step.last) return wording.short_date(step.first);
  return fmt::format("{} – {}", wording.day_and_month(step.first),
                     wording.day_and_month(step.last));
}

TrendView usual_bout_trend(const std::vector<TrendStep>& steps, const std::vector<DayFigures>& days,
                           const Wording& wording) {
  TrendView view = with_axis(steps);
  view.title = "Usual bout";
  view.unit = "min";
  view.least_top = 30;
  LineView line{.label = "Usual bout", .values = {}};
  for (const TrendStep& step : steps) {
    const auto usual = sums_of(step, days).usual_bout();
    line.values.push_back(usual ? std::optional{seconds(*usual) / 60} : std::nullopt);
    view.words.push_back(
        fmt::format("{}\n{}", step_words(step, wording), usual ? length_words(*usual) : "–"));
  }
  view.lines.push_back(std::move(line));
  return view;
}

TrendView breaks_trend(const std::vector<TrendStep>& steps, const std::vector<DayFigures>& days,
                       const Wording& wording) {
  TrendView view = with_axis(steps);
  view.title = "Breaks in an hour of sitting";
  view.least_top = 2;
  LineView line{.label = "Breaks in an hour of sitting", .shape = 1, .values = {}};
  for (const TrendStep& step : steps) {
    line.values.push_back(sums_of(step, days).breaks_per_h());
    view.words.push_back(
        fmt::format("{}\n{}", step_words(step, wording), number_words(line.values.back())));
  }
  view.lines.push_back(std::move(line));
  return view;
}

TrendView check_in_trend(const std::vector<TrendStep>& steps,
                         const std::vector<StoredCheckIn>& rows, const Wording& wording) {
  TrendView view = with_axis(steps);
  view.title = "Check-ins";
  view.least_top = highest_figure;
  if (steps.empty()) return view;
  const std::vector<DatedCheckIn> check_ins = dated(rows);
  std::vector<Followed> all;
  for (const Symptom symptom : all_symptoms) all.emplace_back(symptom);
  all.emplace_back(std::nullopt);
  for (const Followed& followed : all) {
    LineView line = line_of(followed, steps, check_ins);
    if (std::none_of(line.values.begin(), line.values.end(),
                     [](const auto& value) { return value.has_value(); }))
      continue;
    line.shape = static_cast<int>(view.lines.size()) % shapes;
    view.lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < steps.size(); ++i)
    view.words.push_back(words_at(i, view, step_words(steps[i], wording)));
  return view;
}

}  // namespace sitwell::gui
