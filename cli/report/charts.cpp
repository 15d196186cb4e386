#include "cli/report/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/report/html.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

// In units of the drawing, which is scaled to the page's width.
constexpr double exposure_width = 720;
constexpr double exposure_height = 240;
constexpr double left_margin = 30;
constexpr double top_margin = 8;
constexpr double bottom_margin = 42;
constexpr double full_min = 60;

double exposure_y(double minutes) {
  constexpr double plot = exposure_height - top_margin - bottom_margin;
  return top_margin + plot * (1 - std::clamp(minutes, 0.0, full_min) / full_min);
}

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1, x2,
      y2, kind);
}

std::string label(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     escaped(text));
}

/// Hatching says in black and white what colour says otherwise.
constexpr std::string_view patterns =
    "<defs><pattern id=\"hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"4\" height=\"4\" class=\"prolonged\"/>"
    "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"4\" class=\"hatching\"/></pattern></defs>\n";

std::string bar(double x, double width, const DayFigures& day) {
  const ExposureFigures& figures = day.exposure;
  const double worn = seconds(figures.worn);
  if (worn <= 0) return {};
  const std::array<Duration, 3> up_to{figures.sitting - figures.prolonged_30_min,
                                      figures.sitting - figures.prolonged_60_min, figures.sitting};
  constexpr std::array kinds{"brief", "hatched", "long"};
  std::string parts;
  double from = 0;
  for (std::size_t i = 0; i < up_to.size(); ++i) {
    const double to = full_min * seconds(up_to[i]) / worn;
    if (to > from)
      parts += fmt::format(
          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"/>\n", x,
          exposure_y(to), width, exposure_y(from) - exposure_y(to), kinds[i]);
    from = std::max(from, to);
  }
  return day.counts ? parts : "<g class=\"pale\">" + parts + "</g>\n";
}

std::string diamond(double x) {
  constexpr double y = exposure_height - bottom_margin + 9;
  constexpr double half = 4;
  return fmt::format("<path d=\"M{:.1f} {:.1f} l{} {} l-{} {} l-{} -{} z\" class=\"routine\"/>\n",
                     x, y - half, half, half, half, half, half, half);
}

std::string week_mark(double x, std::chrono::local_days monday, bool with_date) {
  constexpr double y = exposure_height - bottom_margin + 16;
  return line(x, y, x, y + 5, "axis") +
         (with_date ? label(x + 2, y + 13, "start", short_date(monday).substr(4)) : "");
}

std::string minute_lines() {
  std::string text;
  for (const int minutes : {0, 15, 30, 45, 60}) {
    text += line(left_margin, exposure_y(minutes), exposure_width, exposure_y(minutes), "grid");
    text += label(left_margin - 5, exposure_y(minutes) + 3, "end", fmt::format("{}", minutes));
  }
  return text;
}

}  // namespace

std::string exposure_chart(const std::vector<DayFigures>& days, std::optional<double> goal_min,
                           const std::set<std::chrono::local_days>& with_routine) {
  constexpr double room_for_date = 45;
  std::string text = fmt::format(
      "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Sitting in each worn hour, a bar a "
      "day\">\n{}",
      exposure_width, exposure_height, patterns);
  text += minute_lines();
  const double step =
      (exposure_width - left_margin) / double(std::max<std::size_t>(1, days.size()));
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double x = left_margin + step * double(i);
    text += bar(x + 0.15 * step, 0.7 * step, days[i]);
    if (with_routine.contains(days[i].date)) text += diamond(x + 0.5 * step);
    if (std::chrono::weekday{days[i].date} == std::chrono::Monday)
      text += week_mark(x, days[i].date, step * 7 > room_for_date || (i / 7) % 2 == 0);
  }
  if (goal_min)
    text += line(left_margin, exposure_y(*goal_min), exposure_width, exposure_y(*goal_min), "goal");
  return text + "</svg>\n";
}

std::string exposure_legend(bool with_goal) {
  const auto entry = [](std::string_view kind, std::string_view words) {
    return fmt::format(
        "<span><svg class=\"key\" viewBox=\"0 0 14 10\"><rect width=\"14\" height=\"10\" "
        "class=\"{}\"/></svg> {}</span>\n",
        kind, escaped(words));
  };
  std::string text = "<p class=\"legend\">Minutes of sitting in each worn hour, in bouts of\n" +
                     entry("brief", "under 30 min") + entry("hatched", "30 to 60 min") +
                     entry("long", "an hour or more");
  if (with_goal)
    text +=
        "<span><svg class=\"key\" viewBox=\"0 0 14 10\"><line x1=\"0\" y1=\"5\" x2=\"14\" y2=\"5\" "
        "class=\"goal\"/></svg> goal</span>\n";
  text +=
      "<span><svg class=\"key\" viewBox=\"0 0 14 10\"><path d=\"M7 1 l4 4 l-4 4 l-4 -4 z\" "
      "class=\"routine\"/></svg> a routine done</span>\n";
  return text + "<span>Pale: worn under 4 h, left out of means.</span></p>\n";
}

std::string figure_chart(std::string_view title, const std::vector<ChartPoint>& points,
                         std::chrono::local_days first, std::chrono::local_days last) {
  constexpr double width = 220;
  constexpr double height = 62;
  constexpr double left = 16;
  constexpr int highest = 10;
  const double days = std::max(1.0, double((last - first).count()));
  const auto x_of = [&](std::chrono::local_days day) {
    return left + (width - left - 4) * double((day - first).count()) / days;
  };
  const auto y_of = [&](int figure) { return 5 + (height - 10) * (1 - double(figure) / highest); };
  std::string text = fmt::format("<figure><figcaption>{}</figcaption>\n", escaped(title));
  text += fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", width, height,
                      escaped(title));
  for (const int figure : {0, 5, 10}) {
    text += line(left, y_of(figure), width, y_of(figure), "grid");
    text += label(left - 3, y_of(figure) + 3, "end", fmt::format("{}", figure));
  }
  std::string path;
  for (const ChartPoint& point : points)
    path += fmt::format("{}{:.1f} {:.1f} ", path.empty() ? "M" : "L", x_of(point.date),
                        y_of(point.figure));
  if (!path.empty()) text += fmt::format("<path d=\"{}\" class=\"trend\"/>\n", path);
  for (const ChartPoint& point : points)
    text += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"1.8\"/>\n", x_of(point.date),
                        y_of(point.figure));
  return text + "</svg></figure>\n";
}

}  // namespace sitwell::cli
