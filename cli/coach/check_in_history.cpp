// sitwell checkin --history: figures day by day, and where they lead.
#include "cli/coach/check_in_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/coach/health_history.hpp"
#include "cli/history_view.hpp"
#include "cli/terminal.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string words_for(Followed followed) {
  return followed ? std::string{sitwell::words_for(*followed)} : "Stress";
}

std::string_view words_for(Direction direction) {
  switch (direction) {
    case Direction::falling: return "falling";
    case Direction::rising: return "rising";
    case Direction::level: return "about the same";
    case Direction::unknown: break;
  }
  return "too few to tell";
}

std::string_view arrow_of(Direction direction) {
  switch (direction) {
    case Direction::falling: return "↓";
    case Direction::rising: return "↑";
    case Direction::level: return "→";
    case Direction::unknown: break;
  }
  return " ";
}

using Done = std::map<std::chrono::local_days, int>;  ///< how many routines, by day

Done done_in(const std::string& database, DayRange days) {
  auto history = open_history(database);
  return history ? routines_done(*history, days.first, days.last, day_rules()) : Done{};
}

std::string routine_cells(const Done& done, DayRange days) {
  std::string cells;
  for (auto day = days.first; day <= days.last; day += std::chrono::days{1})
    cells += done.contains(day) ? "◆" : "·";
  return cells;
}

Json trend_json(const Trend& trend, const std::vector<DatedFigure>& series) {
  Json json{{"what", name_of(trend.followed)}, {"direction", name_of(trend.direction)}};
  json["first_week"] = trend.first_week ? Json(*trend.first_week) : Json();
  json["last_week"] = trend.last_week ? Json(*trend.last_week) : Json();
  json["figures"] = Json::array();
  for (const DatedFigure& figure : series)
    json["figures"].push_back({{"date", iso_date(figure.day)}, {"figure", figure.figure}});
  return json;
}

void print_json(const std::vector<DatedCheckIn>& check_ins, DayRange days, const Done& done) {
  Json json{{"format", "sitwell check-in history"},
            {"version", 1},
            {"first", iso_date(days.first)},
            {"last", iso_date(days.last)}};
  json["trends"] = Json::array();
  for (const Trend& trend : trends(check_ins, days))
    json["trends"].push_back(trend_json(trend, series_of(check_ins, trend.followed, days)));
  json["notes"] = Json::array();
  for (const DatedCheckIn& row : check_ins)
    if (!row.check_in.note.empty())
      json["notes"].push_back({{"date", iso_date(row.day)}, {"note", row.check_in.note}});
  json["routines_done"] = Json::object();
  for (const auto& [day, count] : done) json["routines_done"][iso_date(day)] = count;
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_lines(const std::vector<DatedCheckIn>& check_ins, DayRange days, const Done& done) {
  const Screen screen = screen_of(stdout);
  const auto all = trends(check_ins, days);
  int widest = width_of("Routines done");
  for (const Trend& trend : all) widest = std::max(widest, width_of(words_for(trend.followed)));
  fmt::print("  {}\n\n", screen.paint(Ink::bold, fmt::format("{} to {}", short_date(days.first),
                                                             short_date(days.last))));
  for (const Trend& trend : all)
    fmt::print(
        "  {}  {}  {} → {}  {} {}\n", left(words_for(trend.followed), widest),
        screen.paint(Ink::lying, sparkline(series_of(check_ins, trend.followed, days), days)),
        right(number(trend.first_week, 1), 4), left(number(trend.last_week, 1), 4),
        arrow_of(trend.direction), words_for(trend.direction));
  int sum = 0;
  for (const auto& [day, count] : done) sum += count;
  fmt::print("  {}  {}  {} in all\n", left("Routines done", widest),
             screen.paint(Ink::exercising, routine_cells(done, days)), sum);
  fmt::print(
      "\n  {}\n",
      screen.paint(Ink::faint,
                   "▁ 0 to █ 10, · no figure; then the mean of the first and the last week"));
}

}  // namespace

std::vector<DatedCheckIn> check_ins_of_days(const std::string& database, DayRange days) {
  std::vector<DatedCheckIn> check_ins;
  if (auto history = open_history(database))
    for (StoredCheckIn& row : history->check_ins(days.first, days.last))
      check_ins.push_back({row.day, std::move(row.check_in)});
  return check_ins;
}

std::string sparkline(const std::vector<DatedFigure>& series, DayRange days) {
  constexpr std::array levels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string cells;
  auto next = series.begin();
  for (auto day = days.first; day <= days.last; day += std::chrono::days{1}) {
    while (next != series.end() && next->day < day) ++next;
    if (next == series.end() || next->day != day) {
      cells += "·";
      continue;
    }
    const int figure = std::clamp(next->figure, 0, highest_figure);
    cells += levels[static_cast<std::size_t>(figure) * (levels.size() - 1) /
                    static_cast<std::size_t>(highest_figure)];
  }
  return cells;
}

void show_check_ins(const CheckInOptions& options) {
  const DayRange days = days_until(today(day_rules()), options.days);
  const auto check_ins = check_ins_of_days(options.database, days);
  const auto done = done_in(options.database, days);
  if (options.json)
    print_json(check_ins, days, done);
  else if (check_ins.empty())
    fmt::print("  No check-in in these {} days. `sitwell checkin` takes less than 20 seconds.\n",
               options.days);
  else
    print_lines(check_ins, days, done);
}

}  // namespace sitwell::cli
