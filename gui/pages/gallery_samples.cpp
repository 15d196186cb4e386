#include "gui/pages/gallery_samples.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

namespace sitwell::gui::sample {

namespace {

constexpr std::int64_t minute_ms = 60'000, hour_ms = 60 * minute_ms;
constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/// Between 0 and 1, without rhyme, and the same each time.
double scatter(int i) {
  const double wave = std::sin(12.9898 * i + 78.233) * 43758.5453;
  return wave - std::floor(wave);
}

Bar day_bar(int i, double scale) {
  Bar bar;
  const double brief = (1.2 + 1.1 * scatter(3 * i)) * scale;
  const double half_hour = (0.8 + 1.4 * scatter(3 * i + 1)) * scale;
  const double hour = (0.2 + 2.2 * scatter(3 * i + 2)) * scale;
  bar.parts = {
      {Ink::sitting, brief}, {Ink::sitting_half_hour, half_hour}, {Ink::sitting_hour, hour}};
  bar.average = (3.8 + 0.8 * scatter(i + 40)) * scale;
  bar.diamonds = static_cast<int>(scatter(i + 90) * 3.4);
  bar.tooltip = fmt::format("{} sitting\nof it in bouts over an hour: {}\nroutines: {}",
                            std::lround((brief + half_hour + hour) * 60), std::lround(hour * 60),
                            bar.diamonds);
  return bar;
}

Figure figure_of(std::string name, double trunk, Limbs near, Limbs far, Prop prop,
                 double neck = 0) {
  return {.name = std::move(name),
          .trunk = trunk,
          .neck = neck,
          .near = near,
          .far = far,
          .prop = prop};
}

}  // namespace

BarChart week() {
  BarChart chart{.bars = {}, .goal = 5, .goal_label = "goal 5 h", .unit = "h", .least_top = 4};
  for (int i = 0; i < 7; ++i) {
    Bar bar = day_bar(i, i > 4 ? 0.5 : 1);
    bar.label = weekdays[static_cast<std::size_t>(i)];
    bar.current = i == 3;
    bar.doubtful = i == 5;
    if (i > 5)
      bar = {.label = bar.label, .parts = {}, .average = bar.average, .tooltip = "not yet"};
    chart.bars.push_back(bar);
  }
  return chart;
}

BarChart month() {
  BarChart chart{.bars = {}, .goal = 5, .goal_label = "goal 5 h", .unit = "h", .least_top = 4};
  for (int i = 0; i < 31; ++i) {
    const bool weekend = i % 7 > 4;
    Bar bar = day_bar(i + 11, weekend ? 0.45 : 1.25);
    bar.label = fmt::format("{}", i + 1);
    bar.doubtful = i % 9 == 4;
    bar.current = i == 25;
    if (weekend && i % 2 == 0) bar.parts.clear();
    chart.bars.push_back(bar);
  }
  return chart;
}

BarChart minutes() {
  BarChart chart{.bars = {}, .goal = {}, .goal_label = {}, .unit = "h", .least_top = 0.5};
  for (int i = 0; i < 12; ++i)
    chart.bars.push_back({.label = fmt::format("week {}", i + 30),
                          .parts = {{Ink::sitting, 0.25 + 0.5 * scatter(i + 5)}},
                          .tooltip = "usual bout of that week"});
  return chart;
}

Timeline day() {
  Timeline line;
  line.from_ms = 4 * hour_ms;
  line.to_ms = 28 * hour_ms;
  line.now_ms = 16 * hour_ms + 15 * minute_ms;
  std::int64_t at = line.from_ms;
  const auto then = [&](std::int64_t minutes_long, Ink ink, const char* what) {
    line.spans.push_back({at, at + minutes_long * minute_ms, ink,
                          fmt::format("{}\n{} minutes", what, minutes_long)});
    at += minutes_long * minute_ms;
  };
  then(130, Ink::unworn, "Not worn");
  then(40, Ink::lying, "Lying");
  then(10, Ink::reclined, "Reclined");
  then(25, Ink::moving, "Moving");
  then(18, Ink::standing, "Standing");
  then(34, Ink::cycling, "Cycling");
  for (int i = 0; i < 6; ++i) {
    then(22 + static_cast<std::int64_t>(60 * scatter(i)), Ink::sitting, "Sitting");
    then(3 + static_cast<std::int64_t>(14 * scatter(i + 9)), Ink::standing, "Standing");
    then(1 + static_cast<std::int64_t>(6 * scatter(i + 17)), Ink::moving, "Moving");
    if (i == 2) then(8, Ink::exercising, "Routine");
    if (i == 3) then(26, Ink::gap, "Nothing is known");
  }
  then((*line.now_ms - at) / minute_ms, Ink::sitting, "Sitting");
  for (const int hour : {10, 12, 15})
    line.marks.push_back(
        {hour * hour_ms + 20 * minute_ms, Ink::prompt, "Asked to stand\nanswered"});
  line.marks.push_back({12 * hour_ms + 44 * minute_ms, Ink::routine, "Half kneeling\n8 minutes"});
  return line;
}

Timeline crowded_day() {
  Timeline line;
  line.from_ms = 4 * hour_ms;
  line.to_ms = 28 * hour_ms;
  constexpr int count = 10'000;
  const std::int64_t each = (line.to_ms - line.from_ms) / count;
  for (int i = 0; i < count; ++i) {
    const double kind = scatter(i / 40) * 0.7 + scatter(i) * 0.3;
    const Ink ink = kind < 0.55 ? Ink::sitting : kind < 0.75 ? Ink::standing : Ink::moving;
    line.spans.push_back({line.from_ms + i * each, line.from_ms + (i + 1) * each, ink, "a moment"});
  }
  return line;
}

AngleTrace trace() {
  AngleTrace trace;
  for (int i = 600; i >= 0; --i) {
    const double before = i / 10.0;
    double deg = before > 34   ? 88 + 2 * std::sin(before)
                 : before > 31 ? 88 - (34 - before) * 28
                               : 5 + 3 * std::sin(before * 1.7);
    if (before < 12) deg = 84 + 2.5 * std::sin(before * 2);
    if (before > 22 && before < 25) deg = std::numeric_limits<double>::quiet_NaN();
    trace.points.emplace_back(static_cast<float>(before), static_cast<float>(deg));
  }
  return trace;
}

HeatMap year() {
  HeatMap map;
  map.first_weekday = 2;
  map.low = 1;
  map.high = 8;
  map.low_label = "1 h";
  map.high_label = "8 h and more";
  map.weekdays.assign(weekdays.begin(), weekdays.end());
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < months.size(); ++i)
    map.months.emplace_back(i * 30 + i / 2, months[i]);
  for (int i = 0; i < 365; ++i) {
    HeatDay day;
    const bool weekend = (i + map.first_weekday) % 7 > 4;
    if (scatter(i + 3) > 0.06) day.value = (weekend ? 2.5 : 5.5) + 3 * (scatter(i) - 0.5);
    day.doubtful = scatter(i + 500) < 0.07;
    day.routine = scatter(i + 900) < 0.25;
    day.tooltip = fmt::format("day {}\n{:.1f} h", i + 1, day.value.value_or(0));
    map.days.push_back(day);
  }
  return map;
}

LineChart check_ins() {
  LineChart chart{.labels = {}, .series = {}, .least_top = 10, .unit = {}};
  chart.series = {{.label = "Lower back", .shape = 0},
                  {.label = "Front of the hip", .shape = 1},
                  {.label = "Stress", .ink = Ink::standing, .shape = 2},
                  {.label = "Usual bout", .ink = Ink::sitting, .shape = 3}};
  for (int i = 0; i < 16; ++i) {
    chart.labels.push_back(fmt::format("{} Aug", i + 1));
    chart.tooltips.push_back(fmt::format("{} August\nlower back, hip, stress", i + 1));
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const double value =
          6.5 - 0.2 * i + 2 * scatter(i + 20 * static_cast<int>(s)) - 1.2 * static_cast<double>(s);
      const bool told = i != 7 || s == 3;
      chart.series[s].values.push_back(told ? std::optional{std::max(value, 0.0)} : std::nullopt);
    }
  }
  return chart;
}

LineChart sparse_line() {
  LineChart chart{.labels = {}, .series = {}, .least_top = 1, .unit = "h"};
  chart.series = {{.label = {}, .ink = Ink::sitting, .shape = 0}};
  for (int i = 0; i < 120; ++i) {
    chart.labels.push_back(i % 30 == 0 ? fmt::format("month {}", i / 30 + 1) : std::string{});
    chart.series[0].values.push_back(
        i == 60 || i == 62 ? std::nullopt : std::optional{0.5 + 0.4 * scatter(i / 3)});
  }
  return chart;
}

std::vector<Figure> figures() {
  return {
      figure_of("standing", 0, {.hip = 0, .ankle = 0}, {.hip = 0}, Prop::none),
      figure_of("half kneeling", 0, {.hip = -8, .knee = 98, .ankle = -30, .shoulder = 170},
                {.hip = 88, .knee = 90, .shoulder = -10}, Prop::cushion),
      figure_of("seated", 4, {.hip = 92, .knee = 90, .shoulder = 30, .elbow = 40},
                {.hip = 92, .knee = 90, .shoulder = 30, .elbow = 40}, Prop::chair),
      figure_of("on the back", -90, {.hip = 0, .knee = 0, .ankle = -20},
                {.hip = 100, .knee = 110, .shoulder = 70}, Prop::mat),
      figure_of("face down", 90, {.hip = -4, .ankle = -60, .shoulder = 150, .elbow = 60},
                {.hip = 0, .ankle = -60, .shoulder = 150, .elbow = 60}, Prop::ball, -20),
      figure_of("at a wall", 12, {.hip = -4, .shoulder = 80},
                {.hip = 40, .knee = 34, .shoulder = 80}, Prop::wall),
  };
}

}  // namespace sitwell::gui::sample
