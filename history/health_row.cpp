#include "history/health_row.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "history/calendar.hpp"
#include "history/row_checks.hpp"

namespace sitwell {
namespace {

constexpr std::array all_condition_answers{ConditionAnswer::no, ConditionAnswer::yes,
                                           ConditionAnswer::cleared};

}  // namespace

bool is_valid(const StoredCheckIn& row) {
  if (!is_moment(row.at_utc_ms, row.utc_offset_s)) return false;
  const auto date = local_day(row.at_utc_ms, row.utc_offset_s, std::chrono::minutes{0});
  const auto behind = date - row.day;
  const auto known = [](const auto& figure) { return is_one_of(figure.first, all_symptoms); };
  const auto& figures = row.check_in.figures;
  return behind >= std::chrono::days{0} && behind <= std::chrono::days{1} &&
         is_valid(row.check_in) && is_text(row.check_in.note, longest_note) &&
         std::all_of(figures.begin(), figures.end(), known);
}

bool is_valid(const StoredScreening& row) {
  const auto& [conditions, signs] = row.answers;
  return is_moment(row.at_utc_ms, row.utc_offset_s) &&
         std::all_of(conditions.begin(), conditions.end(),
                     [](const auto& each) {
                       return is_one_of(each.first, all_conditions) &&
                              is_one_of(each.second, all_condition_answers);
                     }) &&
         std::all_of(signs.begin(), signs.end(),
                     [](const auto& each) { return is_one_of(each.first, all_signs); });
}

bool is_valid(const StoredPlan& row) {
  const Plan& plan = row.plan;
  return is_moment(row.at_utc_ms, row.utc_offset_s) && !problem_of(plan) &&
         is_text(plan.reason, longest_reason) &&
         std::all_of(plan.routines.begin(), plan.routines.end(),
                     [](const std::string& id) { return is_identifier(id); });
}

}  // namespace sitwell
