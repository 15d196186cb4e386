#include "history/routine_table.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace sitwell {
namespace {

using std::chrono::milliseconds;

// No clip's log reaches further back. What a session seems to lie further ahead of its beginning
// was dated by a clock that was wrong.
constexpr std::int64_t replayed_ms = 31LL * 24 * 3'600'000;

// Statements that leave out what does not fit the narrow types before it could be made to fit.
constexpr std::string_view sessions_in_range =
    "SELECT begin_utc_ms, utc_offset_s, routine, title, origin, outcome, length_ms, hurt_place, "
    "hurt_kind FROM routine_session WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 "
    "AND utc_offset_s BETWEEN -64800 AND 64800 AND origin BETWEEN 0 AND 255 "
    "AND outcome BETWEEN 0 AND 255 AND hurt_place BETWEEN 0 AND 255 "
    "AND hurt_kind BETWEEN 0 AND 255 ORDER BY begin_utc_ms";
constexpr std::string_view holds_in_range =
    "SELECT begin_utc_ms, step, repetition, side, asked_ms, confirmed_ms, timed_ms, outcome "
    "FROM routine_hold WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 "
    "AND step BETWEEN 0 AND 999 AND repetition BETWEEN 1 AND 999 AND side BETWEEN 0 AND 255 "
    "AND outcome BETWEEN 0 AND 255 ORDER BY begin_utc_ms, number";
constexpr std::string_view spans_in_range =
    "SELECT begin_utc_ms, from_ms, to_ms FROM routine_active "
    "WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 ORDER BY begin_utc_ms, from_ms";

StoredRoutine session_of(const sqlite::Rows& row) {
  return {.begin_utc_ms = row.integer(0),
          .utc_offset_s = static_cast<std::int32_t>(row.integer(1)),
          .routine = row.text(2),
          .title = row.text(3),
          .origin = static_cast<RoutineOrigin>(row.integer(4)),
          .outcome = static_cast<RoutineOutcome>(row.integer(5)),
          .length_ms = row.integer(6),
          .hurt = {static_cast<HurtPlace>(row.integer(7)), static_cast<HurtKind>(row.integer(8))}};
}

StoredHold hold_of(const sqlite::Rows& row) {
  return {.step = static_cast<int>(row.integer(1)),
          .repetition = static_cast<int>(row.integer(2)),
          .side = static_cast<Side>(row.integer(3)),
          .asked_ms = row.integer(4),
          .confirmed_ms = row.integer(5),
          .timed_ms = row.integer(6),
          .outcome = static_cast<HoldOutcome>(row.integer(7))};
}

/// Hands each row of a query over the range to the session it belongs to, where there is one.
template <class Take>
void join(std::vector<StoredRoutine>& sessions, sqlite::Database& database, std::string_view sql,
          UtcRange range, const Take& take) {
  sqlite::Statement in_range{database, sql};
  auto session = sessions.begin();
  for (sqlite::Rows row = in_range.query(range.from_ms, range.to_ms); row.next();) {
    while (session != sessions.end() && session->begin_utc_ms < row.integer(0)) ++session;
    if (session == sessions.end()) return;
    if (session->begin_utc_ms == row.integer(0)) take(*session, row);
  }
}

/// Keeps the list in order and free of overlaps.
std::vector<ActiveSpan> merged(std::vector<ActiveSpan> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const ActiveSpan& a, const ActiveSpan& b) { return a.begin < b.begin; });
  std::vector<ActiveSpan> result;
  for (const ActiveSpan& span : spans) {
    if (result.empty() || result.back().end < span.begin)
      result.push_back(span);
    else
      result.back().end = std::max(result.back().end, span.end);
  }
  return result;
}

}  // namespace

std::vector<StoredRoutine> stored_routines(sqlite::Database& database, UtcRange range) {
  std::vector<StoredRoutine> found;
  sqlite::Statement in_range{database, sessions_in_range};
  for (sqlite::Rows row = in_range.query(range.from_ms, range.to_ms); row.next();)
    if (StoredRoutine session = session_of(row); is_valid(session))
      found.push_back(std::move(session));
  join(found, database, holds_in_range, range, [](StoredRoutine& session, const auto& row) {
    if (const StoredHold hold = hold_of(row); is_valid(hold) && session.holds.size() < most_holds)
      session.holds.push_back(hold);
  });
  join(found, database, spans_in_range, range, [](StoredRoutine& session, const auto& row) {
    const StoredSpan span{row.integer(1), row.integer(2)};
    if (may_follow(session, span)) session.active.push_back(span);
  });
  return found;
}

RoutineTable::RoutineTable(sqlite::Database& database)
    : database_{database},
      save_{database,
            "INSERT INTO routine_session (begin_utc_ms, utc_offset_s, routine, title, origin, "
            "outcome, length_ms, hurt_place, hurt_kind) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
            "ON CONFLICT (begin_utc_ms) DO UPDATE SET routine = ?3, title = ?4, origin = ?5, "
            "outcome = ?6, length_ms = ?7, hurt_place = ?8, hurt_kind = ?9"},
      clear_holds_{database, "DELETE FROM routine_hold WHERE begin_utc_ms = ?1"},
      clear_spans_{database, "DELETE FROM routine_active WHERE begin_utc_ms = ?1"},
      save_hold_{database,
                 "INSERT INTO routine_hold (begin_utc_ms, number, step, repetition, side, "
                 "asked_ms, confirmed_ms, timed_ms, outcome) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
      save_span_{database,
                 "INSERT INTO routine_active (begin_utc_ms, from_ms, to_ms) VALUES (?1, ?2, ?3)"},
      cut_short_{database,
                 "UPDATE routine_hold SET outcome = ?1 WHERE outcome = ?2 AND begin_utc_ms IN "
                 "(SELECT begin_utc_ms FROM routine_session WHERE outcome = ?3)"},
      interrupt_{database, "UPDATE routine_session SET outcome = ?1 WHERE outcome = ?2"},
      keys_{database, "SELECT 1 FROM routine_session WHERE begin_utc_ms = ?1"} {}

void RoutineTable::write(const StoredRoutine& row) {
  save_.execute(row.begin_utc_ms, row.utc_offset_s, row.routine, row.title,
                static_cast<int>(row.origin), static_cast<int>(row.outcome), row.length_ms,
                static_cast<int>(row.hurt.where), static_cast<int>(row.hurt.how));
  clear_holds_.execute(row.begin_utc_ms);
  clear_spans_.execute(row.begin_utc_ms);
  int number = 0;
  for (const StoredHold& hold : row.holds)
    save_hold_.execute(row.begin_utc_ms, number++, hold.step, hold.repetition,
                       static_cast<int>(hold.side), hold.asked_ms, hold.confirmed_ms, hold.timed_ms,
                       static_cast<int>(hold.outcome));
  for (const StoredSpan& span : row.active)
    save_span_.execute(row.begin_utc_ms, span.from_ms, span.to_ms);
}

bool RoutineTable::save(const RoutineRecord& record, Calendar& calendar) {
  const std::int64_t key = keys_.of(record.begin, calendar);
  // A zone that has changed since does not move a row: only its first saying counts.
  const StoredRoutine row = stored(record, key, calendar.offset_s(key));
  if (!is_valid(row)) return false;
  write(row);
  return true;
}

int RoutineTable::take_over() {
  cut_short_.execute(static_cast<int>(HoldOutcome::cut_short),
                     static_cast<int>(HoldOutcome::under_way),
                     static_cast<int>(RoutineOutcome::under_way));
  interrupt_.execute(static_cast<int>(RoutineOutcome::interrupted),
                     static_cast<int>(RoutineOutcome::under_way));
  return database_.changes();
}

UtcRange RoutineTable::reaching(Instant from, const Calendar& calendar) const {
  const std::int64_t from_utc_ms = calendar.utc_ms(from);
  UtcRange range{from_utc_ms - longest_of_routine_ms, from_utc_ms + replayed_ms};
  // Those of this run may lie elsewhere, where the clock was set since.
  for (const auto& [at, key] : keys_.known()) {
    if (at + milliseconds{longest_of_routine_ms} <= from) continue;
    range.from_ms = std::min(range.from_ms, key);
    range.to_ms = std::max(range.to_ms, key + 1);
  }
  return range;
}

std::vector<ActiveSpan> RoutineTable::active_spans(Instant from, const Calendar& calendar) {
  std::map<std::int64_t, Instant> begins;  // of this run, whatever became of the clock
  for (const auto& [at, key] : keys_.known()) begins[key] = Instant{milliseconds{boot_ms(at)}};
  std::vector<ActiveSpan> spans;
  for (const StoredRoutine& row : stored_routines(database_, reaching(from, calendar))) {
    const auto known = begins.find(row.begin_utc_ms);
    const Instant begin =
        known != begins.end() ? known->second : calendar.instant(row.begin_utc_ms);
    for (const StoredSpan& span : row.active) {
      const ActiveSpan active{begin + milliseconds{span.from_ms}, begin + milliseconds{span.to_ms}};
      if (active.end > from) spans.push_back(active);
    }
  }
  return merged(std::move(spans));
}

bool RoutineTable::add(const StoredRoutine& row) {
  if (keys_.taken(row.begin_utc_ms)) return false;
  write(row);
  return true;
}

}  // namespace sitwell
