#include "history/prompt_row.hpp"

#include "history/row_checks.hpp"

namespace sitwell {
namespace {

bool is_length(std::int64_t ms) { return within(ms, 0, longest_of_prompt_ms); }

Holds every_hold() {
  Holds every;
  for (const Hold hold : all_holds) every.set(hold);
  return every;
}

}  // namespace

bool is_valid(const StoredPrompt& row) {
  return is_moment(row.shown_utc_ms, row.utc_offset_s) &&
         within(row.ended_utc_ms, row.shown_utc_ms, row.shown_utc_ms + longest_of_prompt_ms) &&
         is_one_of(row.reason, all_prompt_reasons) && is_one_of(row.outcome, all_prompt_outcomes) &&
         (row.held & every_hold()) == row.held && is_length(row.sat_ms) &&
         is_length(row.waited_ms) && is_length(row.sat_in_quiet_ms) && is_length(row.break_ms);
}

bool is_valid(const StoredQuiet& row) {
  return is_moment(row.begin_utc_ms, row.utc_offset_s) &&
         within(row.until_utc_ms, row.begin_utc_ms, row.begin_utc_ms + longest_of_prompt_ms);
}

}  // namespace sitwell
