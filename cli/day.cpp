// sitwell today and sitwell day: one day, hour by hour and in figures.
#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/bout_file.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/routine_wording.hpp"
#include "cli/commands.hpp"
#include "cli/day_strip.hpp"
#include "cli/exposure_json.hpp"
#include "cli/hip_load.hpp"
#include "cli/history_view.hpp"
#include "cli/prompt_file.hpp"
#include "cli/prompt_wording.hpp"
#include "cli/routine_file.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string figure(std::string_view name, const std::string& words) {
  return fmt::format("  {:<12} {}\n", name, words);
}

std::string figures_of(const ExposureFigures& figures) {
  std::string text =
      figure("Sitting", fmt::format("{} of {} worn ({})", wording(figures.sitting),
                                    wording(figures.worn), percent(figures.sitting_share)));
  text += figure("Long bouts",
                 fmt::format("{} in bouts of 30 min or more, {} in an hour or more; "
                             "the longest {}",
                             wording(figures.prolonged_30_min), wording(figures.prolonged_60_min),
                             wording(figures.longest_bout)));
  text += figure("Breaks", fmt::format("{} of a minute or more, {} an hour of sitting; {} with the "
                                       "short ones",
                                       figures.breaks, number(figures.breaks_per_sitting_hour, 1),
                                       figures.raw_breaks));
  if (figures.usual_bout)
    text +=
        figure("Usual bout", fmt::format("{}: half of the sitting was in bouts at least as long",
                                         wording(*figures.usual_bout)));
  text += figure("Upright", fmt::format("standing {}, moving {}", wording(figures.standing),
                                        wording(figures.moving)));
  if (const auto load = hip_load(figures); !load.empty()) text += figure("Hip load", load);
  if (figures.lying > Duration::zero()) text += figure("Lying", wording(figures.lying));
  if (figures.reclined > Duration::zero())
    text += figure("Reclined", fmt::format("{}: lying or sitting, the clip cannot tell",
                                           wording(figures.reclined)));
  if (figures.exercising > Duration::zero())
    text += figure("Routines", fmt::format("{} of exercise", wording(figures.exercising)));
  if (figures.gini)
    text += figure("Distribution",
                   fmt::format("{} bouts an hour of sitting, power-law exponent {}, Gini {}",
                               number(figures.fragmentation_per_h, 1),
                               number(figures.power_law_alpha, 2), number(figures.gini, 2)));
  return text;
}

/// A diamond for each that was done, and which.
std::string routines_line(const Screen& screen, const std::vector<StoredRoutine>& routines) {
  std::string marks, titles;
  Duration confirmed{}, timed{};
  for (const StoredRoutine& routine : routines) {
    const RoutineRecord record = routine.record();
    if (!is_done(record)) continue;
    marks += "◆";
    titles += (titles.empty() ? "" : ", ") + record.title;
    confirmed += record.confirmed();
    timed += record.timed();
  }
  if (marks.empty()) return {};
  return figure("Routines", fmt::format("{} {}; {}", screen.paint(Ink::exercising, marks), titles,
                                        held_words(confirmed, timed)));
}

void print_day(const DayFigures& day, const std::vector<StoredBout>& bouts,
               const std::vector<StoredPrompt>& prompts, const std::vector<StoredRoutine>& routines,
               const DayRules& rules) {
  const Screen screen = screen_of(stdout);
  fmt::print("  {}\n\n", screen.paint(Ink::bold, long_date(day.date)));
  if (bouts.empty()) {
    fmt::print("  Nothing was recorded on this day.\n{}", routines_line(screen, routines));
    return;
  }
  fmt::print("{}\n", day_strip(screen, bouts, day.date, rules));
  const std::string list = sitting_list(screen, bouts);
  if (!list.empty()) fmt::print("{}\n", list);
  fmt::print("{}", figures_of(day.exposure));
  if (!prompts.empty()) fmt::print("{}", figure("Prompts", wording(summary_of(prompts))));
  fmt::print("{}", routines_line(screen, routines));
  if (!day.counts)
    fmt::print("{}", screen.paint(Ink::faint,
                                  "  Worn too short to stand for a day: left out of "
                                  "means.\n"));
}

}  // namespace

void show_day(const ViewOptions& options) {
  const DayRules rules = day_rules();
  const auto date = day_asked_for(options.date, rules);
  auto history = open_history(options.database);
  if (!history && !options.json) {
    fmt::print("{}", nothing_yet(options.database));
    return;
  }
  const auto days = history ? history->days(date, date, rules) : std::vector<DayFigures>{};
  const auto bouts = history ? bouts_of_day(*history, date, rules) : std::vector<StoredBout>{};
  const auto prompts =
      history ? prompts_of_day(*history, date, rules) : std::vector<StoredPrompt>{};
  const auto routines =
      history ? routines_of_days(*history, date, date, rules) : std::vector<StoredRoutine>{};
  if (options.json) {
    Json json = days_json(days);
    json["bouts"] = Json::array();
    for (const StoredBout& bout : bouts) json["bouts"].push_back(to_json(bout));
    json["prompts"] = Json::array();
    for (const StoredPrompt& prompt : prompts) json["prompts"].push_back(to_json(prompt));
    json["routines"] = Json::array();
    for (const StoredRoutine& routine : routines) json["routines"].push_back(to_json(routine));
    fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    print_day(days.front(), bouts, prompts, routines, rules);
  }
}

}  // namespace sitwell::cli
