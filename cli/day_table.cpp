#include "cli/day_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/bars.hpp"
#include "cli/hip_load.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

constexpr int date_width = 14;     // "  Mon 16 Nov  "
constexpr int figures_width = 38;  // the columns right of the bar
constexpr int most_diamonds = 4;   // there is no room for more
constexpr int diamonds_width = 2 + most_diamonds;
constexpr int widest_bar = 60;  // wider bars are no easier to compare

int bar_cells(const Screen& screen, bool with_diamonds) {
  const int right_of_it = figures_width + (with_diamonds ? diamonds_width : 0);
  return std::clamp(screen.columns - date_width - right_of_it, 12, widest_bar);
}

/// The whole hours that hold the longest day's sitting, an even number of them.
Duration full_scale(const std::vector<DayFigures>& days) {
  using namespace std::chrono;
  Duration longest = hours{4};
  for (const DayFigures& day : days) longest = std::max(longest, day.exposure.sitting);
  return ceil<duration<int, std::ratio<7200>>>(longest);
}

std::string figures_columns(const std::string& sitting, const std::string& share,
                            const std::string& longest, const std::string& breaks) {
  return right(sitting, 10) + right(share, 9) + right(longest, 10) + right(breaks, 8);
}

std::string day_line(const Screen& screen, const DayFigures& day, Duration full, int cells) {
  const ExposureFigures& figures = day.exposure;
  const std::string date = "  " + short_date(day.date);
  const std::string columns =
      figures_columns(wording(figures.sitting), percent(figures.sitting_share),
                      wording(figures.longest_bout), fmt::format("{}", figures.breaks));
  const std::string bar = sitting_bar(screen, figures, full, cells, day.counts);
  if (!day.counts)
    return screen.paint(Ink::faint, left(date + " ·", date_width)) + bar +
           screen.paint(Ink::faint, columns);
  return left(date, date_width) + bar + columns;
}

std::string diamonds(const Screen& screen, const RoutinesDone& routines,
                     std::chrono::local_days day) {
  const auto found = routines.find(day);
  if (found == routines.end()) return {};
  return "  " +
         screen.paint(Ink::exercising, repeated("◆", std::min(found->second, most_diamonds)));
}

bool worn(const DayFigures& day) { return day.exposure.worn > Duration::zero(); }

std::string not_worn_line(const Screen& screen, const DayFigures& first, const DayFigures& last) {
  const std::string until =
      first.date == last.date ? "" : fmt::format(" to {}", short_date(last.date));
  return screen.paint(Ink::faint, fmt::format("  {}{}: not worn", short_date(first.date), until));
}

}  // namespace

std::string day_table(const Screen& screen, const std::vector<DayFigures>& days,
                      const RoutinesDone& routines) {
  const int cells = bar_cells(screen, !routines.empty());
  const Duration full = full_scale(days);
  std::string text =
      screen.paint(Ink::faint, repeated(" ", date_width) + hour_scale(full, cells) +
                                   figures_columns("sitting", "of worn", "longest", "breaks")) +
      "\n";
  for (auto day = days.begin(); day != days.end();) {
    const auto next = std::find_if(day, days.end(), [&](const DayFigures& one) {
      return worn(one) || routines.contains(one.date);
    });
    text += next == day
                ? day_line(screen, *day, full, cells) + diamonds(screen, routines, day->date)
                : not_worn_line(screen, *day, next[-1]);
    text += "\n";
    day = next == day ? day + 1 : next;
  }
  text += "\n  " + bar_legend(screen) + "\n";
  if (!routines.empty())
    text += fmt::format("  {} a routine done\n", screen.paint(Ink::exercising, "◆"));
  const bool any_short = std::any_of(
      days.begin(), days.end(), [](const DayFigures& day) { return worn(day) && !day.counts; });
  if (any_short)
    text +=
        screen.paint(Ink::faint, "  · worn too short to stand for a day: left out of the means\n");
  return text;
}

std::string period_lines(const PeriodFigures& period, const PeriodFigures* before) {
  const ExposureFigures& all = period.exposure;
  const auto sitting = period.per_worn_hour(all.sitting);
  if (!sitting) return "  No day was worn for long enough to say something of the whole.\n";
  std::string text =
      fmt::format("  Of each worn hour  {} sitting, {} of it in bouts of an hour or more\n",
                  wording(*sitting), wording(*period.per_worn_hour(all.prolonged_60_min)));
  const auto earlier = before ? before->per_worn_hour(before->exposure.sitting) : std::nullopt;
  if (earlier) {
    const Duration more = *sitting - *earlier;
    text += fmt::format("                     {} {} than before\n",
                        wording(more < Duration::zero() ? -more : more),
                        more < Duration::zero() ? "less" : "more");
  }
  text +=
      fmt::format("  A day              {} sitting in {:.0f} bouts; {} breaks an hour of sitting\n",
                  wording(*period.per_day(all.sitting)), double(all.bouts) / period.days_counted,
                  number(all.breaks_per_sitting_hour, 1));
  if (const auto load = hip_load_a_day(period); !load.empty())
    text += fmt::format("  Hip load a day     {}\n", load);
  if (all.usual_bout)
    text +=
        fmt::format("  Usual bout         {}: half of the sitting was in bouts at least as long\n",
                    wording(*all.usual_bout));
  return text;
}

}  // namespace sitwell::cli
