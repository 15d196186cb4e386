// sitwell export: bouts, days, prompts, or what the wearer did and told, in a file that other
// programs, and sitwell import, can read.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/bout_file.hpp"
#include "cli/check_in_file.hpp"
#include "cli/commands.hpp"
#include "cli/exposure_json.hpp"
#include "cli/history_view.hpp"
#include "cli/output_file.hpp"
#include "cli/plan_file.hpp"
#include "cli/prompt_file.hpp"
#include "cli/routine_file.hpp"
#include "cli/screening_file.hpp"
#include "history/calendar.hpp"

namespace sitwell::cli {
namespace {

/// The same fields as JSON has, a row a day; a figure that does not exist is an empty field.
std::string days_as_csv(const std::vector<DayFigures>& days) {
  std::string text = fmt::format("# sitwell days, layout {}\n", day_layout_version);
  const auto row = [&text](const Json& json, auto&& cell) {
    std::vector<std::string> cells;
    for (const auto& [key, value] : json.items()) cells.push_back(cell(key, value));
    text += fmt::format("{}\n", fmt::join(cells, ","));
  };
  row(to_json(DayFigures{}), [](const std::string& key, const Json&) { return key; });
  for (const DayFigures& day : days)
    row(to_json(day), [](const std::string&, const Json& value) {
      return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
    });
  return text;
}

constexpr UtcRange always{0, latest_utc_ms + 1};
constexpr std::chrono::local_days first_day_ever{std::chrono::days{-1}};
constexpr std::chrono::local_days last_day_ever =
    first_day_ever + std::chrono::days{latest_utc_ms / 86'400'000 + 2};

/// The first and the last.
using Days = std::pair<std::chrono::local_days, std::chrono::local_days>;

/// All there are, unless told otherwise; nothing where those asked for lie before or after them.
std::optional<Days> days_asked_for(const ExportOptions& options, const std::optional<Days>& all,
                                   const DayRules& rules) {
  if (!all) return std::nullopt;
  Days days = *all;
  if (!options.from.empty()) days.first = day_asked_for(options.from, rules);
  if (!options.to.empty()) days.second = day_asked_for(options.to, rules);
  if (days.first <= days.second) return days;
  if (!options.from.empty() && !options.to.empty())
    throw UnusableInput(fmt::format("--to {} lies before --from {}", options.to, options.from));
  return std::nullopt;
}

std::string exported_days(const ExportOptions& options, HistoryReader* history,
                          const DayRules& rules) {
  const auto asked_for =
      history ? days_asked_for(options, history->first_and_last_day(rules), rules) : std::nullopt;
  const auto days = asked_for ? history->days(asked_for->first, asked_for->second, rules)
                              : std::vector<DayFigures>{};
  return options.format == "csv" ? days_as_csv(days) : days_json(days).dump(2) + "\n";
}

std::string exported_bouts(const ExportOptions& options, HistoryReader* history,
                           const DayRules& rules) {
  BoutFile file;
  if (const auto days = history ? days_asked_for(options, history->first_and_last_day(rules), rules)
                                : std::nullopt) {
    file.sources = history->sources();
    file.bouts = history->bouts(utc_range_around(days->first, days->second, rules));
    std::erase_if(file.bouts, [&](const StoredBout& bout) {
      const auto day = local_day(bout.begin_utc_ms, bout.utc_offset_s, rules.day_start);
      return day < days->first || day > days->second;
    });
  }
  return options.format == "csv" ? as_csv(file) : as_json(file);
}

/// Of rows that each belong to a day, those of the days asked for.
template <class Row, class DayOf>
void cut_to_days(const ExportOptions& options, const DayRules& rules, std::vector<Row>& rows,
                 const DayOf& day_of) {
  if (rows.empty()) return;
  Days all{day_of(rows.front()), day_of(rows.front())};
  for (const Row& row : rows)
    all = {std::min(all.first, day_of(row)), std::max(all.second, day_of(row))};
  const auto days = days_asked_for(options, all, rules);
  std::erase_if(rows, [&](const Row& row) {
    return !days || day_of(row) < days->first || day_of(row) > days->second;
  });
}

template <class Row, class MomentOf>
std::string exported_rows(const ExportOptions& options, const DayRules& rules,
                          std::vector<Row> rows, const MomentOf& moment_of) {
  cut_to_days(options, rules, rows, [&](const Row& row) {
    return local_day(moment_of(row), row.utc_offset_s, rules.day_start);
  });
  return options.format == "csv" ? as_csv(rows) : as_json(rows);
}

std::string exported_prompts(const ExportOptions& options, HistoryReader* history,
                             const DayRules& rules) {
  auto rows = history ? history->prompts(always) : std::vector<StoredPrompt>{};
  return exported_rows(options, rules, std::move(rows),
                       [](const StoredPrompt& row) { return row.shown_utc_ms; });
}

std::string exported_routines(const ExportOptions& options, HistoryReader* history,
                              const DayRules& rules) {
  auto rows = history ? history->routines(always) : std::vector<StoredRoutine>{};
  return exported_rows(options, rules, std::move(rows),
                       [](const StoredRoutine& row) { return row.begin_utc_ms; });
}

std::string exported_check_ins(const ExportOptions& options, HistoryReader* history,
                               const DayRules& rules) {
  auto rows =
      history ? history->check_ins(first_day_ever, last_day_ever) : std::vector<StoredCheckIn>{};
  cut_to_days(options, rules, rows, [](const StoredCheckIn& row) { return row.day; });
  return options.format == "csv" ? as_csv(rows) : as_json(rows);
}

std::string exported_screenings(const ExportOptions& options, HistoryReader* history,
                                const DayRules& rules) {
  auto rows = history ? history->screenings() : std::vector<StoredScreening>{};
  return exported_rows(options, rules, std::move(rows),
                       [](const StoredScreening& row) { return row.at_utc_ms; });
}

std::string exported_plans(const ExportOptions& options, HistoryReader* history,
                           const DayRules& rules) {
  auto rows = history ? history->plans(always) : std::vector<StoredPlan>{};
  return exported_rows(options, rules, std::move(rows),
                       [](const StoredPlan& row) { return row.at_utc_ms; });
}

std::string exported(const ExportOptions& options, HistoryReader* history, const DayRules& rules) {
  if (options.what == "days") return exported_days(options, history, rules);
  if (options.what == "prompts") return exported_prompts(options, history, rules);
  if (options.what == "routines") return exported_routines(options, history, rules);
  if (options.what == "check-ins") return exported_check_ins(options, history, rules);
  if (options.what == "screening") return exported_screenings(options, history, rules);
  if (options.what == "plan") return exported_plans(options, history, rules);
  return exported_bouts(options, history, rules);
}

}  // namespace

void export_history(const ExportOptions& options) {
  const DayRules rules = day_rules();
  auto history = open_history(options.database);
  if (!history) fmt::print(stderr, "{}", nothing_yet(options.database));
  const std::string text = exported(options, history ? &*history : nullptr, rules);
  if (options.out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return;
  }
  OutputFile file(options.out);
  file.write(text);
  file.close();
}

}  // namespace sitwell::cli
