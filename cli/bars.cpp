#include "cli/bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sitwell::cli {

BoutLength length_of(Duration bout) {
  using namespace std::chrono_literals;
  return bout < 30min   ? BoutLength::brief
         : bout < 60min ? BoutLength::prolonged
                        : BoutLength::hour_long;
}

BoutLook look_of(BoutLength length) {
  switch (length) {
    case BoutLength::brief: return {Ink::brief, "▂"};
    case BoutLength::prolonged: return {Ink::prolonged, "▅"};
    case BoutLength::hour_long: break;
  }
  return {Ink::hour_long, "█"};
}

std::string sitting_bar(const Screen& screen, const ExposureFigures& figures, Duration full,
                        int cells, bool counts) {
  const std::array<Duration, 3> up_to{figures.sitting - figures.prolonged_30_min,
                                      figures.sitting - figures.prolonged_60_min, figures.sitting};
  std::string bar;
  int drawn = 0;
  for (const BoutLength length :
       {BoutLength::brief, BoutLength::prolonged, BoutLength::hour_long}) {
    const double share = seconds(up_to[static_cast<std::size_t>(length)]) / seconds(full);
    const int end = std::clamp(static_cast<int>(std::lround(share * cells)), drawn, cells);
    const BoutLook look = look_of(length);
    bar += screen.paint(counts ? look.ink : Ink::faint, repeated(look.cell, end - drawn));
    drawn = end;
  }
  return left(bar, cells);
}

std::string bar_legend(const Screen& screen) {
  const auto entry = [&](BoutLength length, std::string_view words) {
    const BoutLook look = look_of(length);
    return fmt::format("{} {}", screen.paint(look.ink, repeated(look.cell, 2)), words);
  };
  return fmt::format("sitting in bouts of  {}   {}   {}", entry(BoutLength::brief, "under 30 min"),
                     entry(BoutLength::prolonged, "30 to 60 min"),
                     entry(BoutLength::hour_long, "an hour or more"));
}

std::string hour_scale(Duration full, int cells) {
  const int hours = static_cast<int>(std::lround(seconds(full) / 3600));
  const int step =
      std::max(1, static_cast<int>(std::ceil(6.0 * hours / cells)));  // room for "12 h"
  std::string scale;
  for (int hour = 0; hour < hours; hour += step) {
    const auto at = static_cast<int>(std::lround(double(hour) / hours * cells));
    const auto next = static_cast<int>(std::lround(double(hour + step) / hours * cells));
    const std::string mark = fmt::format("{} h", hour);
    if (at + width_of(mark) <= cells) scale += left(mark, std::min(next, cells) - at);
  }
  return left(scale, cells);
}

}  // namespace sitwell::cli
