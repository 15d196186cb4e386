#include "history/routine_row.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "history/calendar.hpp"
#include "history/row_checks.hpp"

namespace sitwell {
namespace {

using std::chrono::milliseconds;

constexpr std::array all_sides{Side::none, Side::left, Side::right};
constexpr int highest_number = 999;  // of steps and repetitions

std::int64_t length_ms(Duration duration) {
  const auto ms = std::chrono::floor<milliseconds>(duration).count();
  return std::clamp<std::int64_t>(ms, 0, longest_of_routine_ms);
}

StoredHold stored(const HoldRecord& hold) {
  StoredHold row{.step = std::clamp(hold.step, 0, highest_number),
                 .repetition = std::clamp(hold.repetition, 1, highest_number),
                 .side = hold.side,
                 .asked_ms = length_ms(hold.asked),
                 .outcome = hold.outcome};
  row.confirmed_ms = std::min(length_ms(hold.confirmed), row.asked_ms);
  row.timed_ms = std::min(length_ms(hold.timed), row.asked_ms - row.confirmed_ms);
  return row;
}

bool is_valid_span(const StoredSpan& span, std::int64_t after_ms, std::int64_t to_ms) {
  return after_ms <= span.from_ms && span.from_ms < span.to_ms && span.to_ms <= to_ms;
}

bool are_valid(const std::vector<StoredSpan>& spans, std::int64_t length_ms) {
  std::int64_t after_ms = 0;
  for (const StoredSpan& span : spans) {
    if (!is_valid_span(span, after_ms, length_ms)) return false;
    after_ms = span.to_ms;
  }
  return spans.size() <= most_holds;
}

}  // namespace

RoutineRecord StoredRoutine::record() const {
  const Instant begin{milliseconds{begin_utc_ms}};
  RoutineRecord record{.begin = begin,
                       .length = milliseconds{length_ms},
                       .routine = routine,
                       .title = title,
                       .origin = origin,
                       .outcome = outcome,
                       .hurt = hurt};
  for (const StoredHold& hold : holds)
    record.holds.push_back({.step = hold.step,
                            .repetition = hold.repetition,
                            .side = hold.side,
                            .asked = milliseconds{hold.asked_ms},
                            .confirmed = milliseconds{hold.confirmed_ms},
                            .timed = milliseconds{hold.timed_ms},
                            .outcome = hold.outcome});
  for (const StoredSpan& span : active)
    record.active.push_back({begin + milliseconds{span.from_ms}, begin + milliseconds{span.to_ms}});
  return record;
}

bool is_valid(const StoredHold& hold) {
  return within(hold.step, 0, highest_number) && within(hold.repetition, 1, highest_number) &&
         is_one_of(hold.side, all_sides) && within(hold.asked_ms, 0, longest_of_routine_ms) &&
         within(hold.confirmed_ms, 0, hold.asked_ms) &&
         within(hold.timed_ms, 0, hold.asked_ms - hold.confirmed_ms) &&
         is_one_of(hold.outcome, all_hold_outcomes);
}

bool is_valid(const StoredRoutine& row) {
  return is_moment(row.begin_utc_ms, row.utc_offset_s) && is_identifier(row.routine) &&
         is_text(row.title, longest_title) && is_one_of(row.origin, all_routine_origins) &&
         is_one_of(row.outcome, all_routine_outcomes) &&
         within(row.length_ms, 0, longest_of_routine_ms) &&
         is_one_of(row.hurt.where, all_hurt_places) && is_one_of(row.hurt.how, all_hurt_kinds) &&
         are_valid(row.active, row.length_ms) && row.holds.size() <= most_holds &&
         std::all_of(row.holds.begin(), row.holds.end(),
                     [](const StoredHold& hold) { return is_valid(hold); });
}

bool may_follow(const StoredRoutine& row, const StoredSpan& span) {
  return is_valid_span(span, row.active.empty() ? 0 : row.active.back().to_ms, row.length_ms) &&
         row.active.size() < most_holds;
}

StoredRoutine stored(const RoutineRecord& record, std::int64_t begin_utc_ms,
                     std::int32_t utc_offset_s) {
  StoredRoutine row{.begin_utc_ms = begin_utc_ms,
                    .utc_offset_s = utc_offset_s,
                    .routine = record.routine,
                    .title = is_text(record.title, longest_title) ? record.title : record.routine,
                    .origin = record.origin,
                    .outcome = record.outcome,
                    .hurt = record.hurt};
  const auto from_begin_ms = [&](Instant at) {
    return std::clamp<std::int64_t>(boot_ms(at) - boot_ms(record.begin), 0, longest_of_routine_ms);
  };
  row.length_ms = from_begin_ms(record.begin + record.length);
  for (const HoldRecord& hold : record.holds)
    if (row.holds.size() < most_holds) row.holds.push_back(stored(hold));
  for (const ActiveSpan& span : record.active) {
    const std::int64_t after_ms = row.active.empty() ? 0 : row.active.back().to_ms;
    const StoredSpan kept{std::max(from_begin_ms(span.begin), after_ms),
                          std::min(from_begin_ms(span.end), row.length_ms)};
    if (may_follow(row, kept)) row.active.push_back(kept);
  }
  return row;
}

void close(StoredRoutine& row) {
  if (row.outcome == RoutineOutcome::under_way) row.outcome = RoutineOutcome::interrupted;
  for (StoredHold& hold : row.holds)
    if (hold.outcome == HoldOutcome::under_way) hold.outcome = HoldOutcome::cut_short;
}

}  // namespace sitwell
