#include "history/plan_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace sitwell {
namespace {

// What does not fit the narrow types is left out before it could be made to fit.
constexpr std::string_view plans =
    "SELECT at_utc_ms, utc_offset_s, active, adapts, baseline_min_per_h, goal_min_per_h, "
    "routines_a_day, routines, level, reason, goal_weeks FROM plan "
    "WHERE at_utc_ms >= ?1 AND at_utc_ms < ?2 AND utc_offset_s BETWEEN -64800 AND 64800 "
    "AND routines_a_day BETWEEN 0 AND 99 AND level BETWEEN 0 AND 99 "
    "AND goal_weeks BETWEEN -9999 AND 9999 ORDER BY id";

std::optional<double> number(const sqlite::Rows& row, int column) {
  return row.null(column) ? std::nullopt : std::optional{row.real(column)};
}

std::vector<std::string> identifiers(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    found.emplace_back(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(text.size(), found.back().size() + 1));
  }
  return found;
}

StoredPlan plan_of(const sqlite::Rows& row) {
  return {.at_utc_ms = row.integer(0),
          .utc_offset_s = static_cast<std::int32_t>(row.integer(1)),
          .plan = {.active = row.integer(2) != 0,
                   .adapts = row.integer(3) != 0,
                   .baseline_min_per_h = number(row, 4),
                   .goal_min_per_h = number(row, 5),
                   .routines_a_day = static_cast<int>(row.integer(6)),
                   .routines = identifiers(row.text(7)),
                   .level = static_cast<int>(row.integer(8)),
                   .reason = row.text(9),
                   .goal_weeks = static_cast<int>(row.integer(10))}};
}

}  // namespace

std::vector<StoredPlan> stored_plans(sqlite::Database& database, UtcRange range) {
  std::vector<StoredPlan> found;
  sqlite::Statement in_range{database, plans};
  for (sqlite::Rows row = in_range.query(range.from_ms, range.to_ms); row.next();)
    if (StoredPlan plan = plan_of(row); is_valid(plan)) found.push_back(std::move(plan));
  return found;
}

std::optional<StoredPlan> latest_plan(sqlite::Database& database) {
  sqlite::Statement latest{database, std::string{plans} + " DESC"};
  for (sqlite::Rows row = latest.query(0, latest_utc_ms + 1); row.next();)
    if (StoredPlan plan = plan_of(row); is_valid(plan)) return plan;
  return std::nullopt;
}

PlanTable::PlanTable(sqlite::Database& database)
    : save_{database,
            "INSERT INTO plan (at_utc_ms, utc_offset_s, active, adapts, baseline_min_per_h, "
            "goal_min_per_h, routines_a_day, routines, level, reason, goal_weeks) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"} {}

bool PlanTable::save(const StoredPlan& row) {
  if (!is_valid(row)) return false;
  const Plan& plan = row.plan;
  save_.execute(row.at_utc_ms, row.utc_offset_s, plan.active, plan.adapts, plan.baseline_min_per_h,
                plan.goal_min_per_h, plan.routines_a_day,
                fmt::format("{}", fmt::join(plan.routines, " ")), plan.level, plan.reason,
                plan.goal_weeks);
  return true;
}

}  // namespace sitwell
