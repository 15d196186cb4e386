#include "cli/plan_file.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 10> fields{
    "at",       "active", "adapts", "baseline_min_per_h", "goal_min_per_h", "routines_a_day",
    "routines", "level",  "reason", "goal_weeks"};
constexpr TableLayout layout{.row = "plan", .rows = "plans", .version = 1, .fields = fields};

std::string cell(const std::optional<double>& min_per_h) {
  return min_per_h ? fmt::format("{:.2f}", *min_per_h) : std::string{};
}

Json value_of(const std::optional<double>& min_per_h) {
  return min_per_h ? Json(*min_per_h) : Json{};
}

}  // namespace

std::string as_csv(std::span<const StoredPlan> plans) {
  std::string text = csv_head(layout);
  for (const StoredPlan& row : plans) {
    const Plan& plan = row.plan;
    text += fmt::format(
        "{},{},{},{},{},{},{},{},{},{}\n", iso_time({row.at_utc_ms, row.utc_offset_s}), plan.active,
        plan.adapts, cell(plan.baseline_min_per_h), cell(plan.goal_min_per_h), plan.routines_a_day,
        fmt::join(plan.routines, " "), plan.level, quoted(plan.reason), plan.goal_weeks);
  }
  return text;
}

Json to_json(const StoredPlan& row) {
  Json json;
  json["at"] = iso_time({row.at_utc_ms, row.utc_offset_s});
  json["active"] = row.plan.active;
  json["adapts"] = row.plan.adapts;
  json["baseline_min_per_h"] = value_of(row.plan.baseline_min_per_h);
  json["goal_min_per_h"] = value_of(row.plan.goal_min_per_h);
  json["routines_a_day"] = row.plan.routines_a_day;
  json["routines"] = row.plan.routines;
  json["level"] = row.plan.level;
  json["reason"] = row.plan.reason;
  json["goal_weeks"] = row.plan.goal_weeks;
  return json;
}

std::string as_json(std::span<const StoredPlan> plans) {
  std::vector<Json> rows;
  for (const StoredPlan& plan : plans) rows.push_back(to_json(plan));
  return json_table(layout, rows);
}

}  // namespace sitwell::cli
