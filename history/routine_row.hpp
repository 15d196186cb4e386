// Routine sessions as the history stores them, as values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/routine_record.hpp"
#include "history/row.hpp"

namespace sitwell {

/// No session is longer: one that is paused for minutes ends itself.
inline constexpr std::int64_t longest_of_routine_ms = 24LL * 3'600'000;
inline constexpr std::size_t most_holds = 1000;    ///< in a session; and as many spans
inline constexpr std::size_t longest_title = 200;  ///< bytes of UTF-8

struct StoredHold {
  int step = 0;        ///< in the routine's steps, from 0
  int repetition = 1;  ///< from 1
  Side side = Side::none;
  std::int64_t asked_ms = 0;
  std::int64_t confirmed_ms = 0;
  std::int64_t timed_ms = 0;
  HoldOutcome outcome = HoldOutcome::under_way;
  friend bool operator==(const StoredHold&, const StoredHold&) = default;
};

/// Milliseconds from the session's beginning.
struct StoredSpan {
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 0;
  friend bool operator==(const StoredSpan&, const StoredSpan&) = default;
};

struct StoredRoutine {
  std::int64_t begin_utc_ms = 0;  ///< its name, as the clock told it then
  std::int32_t utc_offset_s = 0;  ///< east of Greenwich positive; tells the local day for ever
  std::string routine;            ///< its identifier
  std::string title;
  RoutineOrigin origin = RoutineOrigin::guided;
  RoutineOutcome outcome = RoutineOutcome::under_way;
  std::int64_t length_ms = 0;  ///< elapsed time, true across clock steps
  Hurt hurt;
  std::vector<StoredHold> holds;   ///< in order
  std::vector<StoredSpan> active;  ///< in order, none overlaps another
  friend bool operator==(const StoredRoutine&, const StoredRoutine&) = default;

  /// The session on an axis of UTC time: what is_done() and the sums take.
  [[nodiscard]] RoutineRecord record() const;
};

/// Whether it could be stored.
bool is_valid(const StoredHold& hold);
bool is_valid(const StoredRoutine& row);
/// Whether it may come next among the session's spans.
bool may_follow(const StoredRoutine& row, const StoredSpan& span);

/// What a session is as a row; lengths are whole milliseconds, rounded down. What no row may hold
/// is brought within bounds, and a title that is no text replaced by the identifier.
StoredRoutine stored(const RoutineRecord& record, std::int64_t begin_utc_ms,
                     std::int32_t utc_offset_s);

/// Nobody will go on with it: a session under way was interrupted, and its hold cut short.
void close(StoredRoutine& row);

}  // namespace sitwell
