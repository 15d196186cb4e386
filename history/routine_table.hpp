// The rows of the tables `routine_session`, `routine_hold` and `routine_active`: how a session is
// said again and again and stays one, though the clock is set and the program restarted between.
// Private to this folder; the writer owns it and wraps every call in a transaction.
#pragma once

#include <vector>

#include "core/routine_record.hpp"
#include "history/calendar.hpp"
#include "history/routine_row.hpp"
#include "history/row_keys.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// Sessions that begin in the range as they are, in order of time; a session, a hold or a span that
/// makes no sense is left out. Several queries: the caller sees to it that they see one state.
std::vector<StoredRoutine> stored_routines(sqlite::Database& database, UtcRange range);

class RoutineTable {
 public:
  explicit RoutineTable(sqlite::Database& database);

  /// Saying one again replaces it, holds and spans too. False when it could not be a row: a clock
  /// before 1970, or no identifier.
  bool save(const RoutineRecord& record, Calendar& calendar);
  /// Closes what an earlier run left under way; how many sessions.
  int take_over();
  /// What was exercise and ends after that moment, in order, on the boot axis; spans that overlap,
  /// as those of time lived twice may, are one.
  [[nodiscard]] std::vector<ActiveSpan> active_spans(Instant from, const Calendar& calendar);
  /// False when there is a session of that moment already; it stays.
  bool add(const StoredRoutine& row);

 private:
  void write(const StoredRoutine& row);
  [[nodiscard]] UtcRange reaching(Instant from, const Calendar& calendar) const;

  sqlite::Database& database_;
  sqlite::Statement save_, clear_holds_, clear_spans_, save_hold_, save_span_, cut_short_,
      interrupt_;
  RowKeys keys_;
};

}  // namespace sitwell
