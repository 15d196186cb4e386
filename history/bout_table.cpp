#include "history/bout_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace sitwell {
namespace {

// Which rows a bout of this run became, by its beginning on the boot axis: its later versions and
// revisions must find them though the clock was set since. A temporary table, because that is
// rolled back together with the rows when a transaction fails.
sqlite::Database& with_written_table(sqlite::Database& database) {
  database.execute(
      "CREATE TEMP TABLE written (begin_us INTEGER PRIMARY KEY, "
      "begin_utc_ms INTEGER NOT NULL, end_utc_ms INTEGER NOT NULL)");
  return database;
}

// The clock is slewed by milliseconds all the time; less than this taken off is no news.
constexpr std::int64_t least_trim_ms = 1000;

StoredBout row_of(const BoutSaved& effect, std::int64_t source_id, std::int64_t begin_utc_ms) {
  const Bout& bout = effect.bout;
  const std::int64_t duration_ms = boot_ms(bout.end()) - boot_ms(bout.begin);
  const auto within = [&](Duration part) {
    const auto part_ms = std::chrono::round<std::chrono::milliseconds>(part).count();
    return std::clamp<std::int64_t>(part_ms, 0, std::max<std::int64_t>(duration_ms, 0));
  };
  return {.source_id = source_id,
          .begin_utc_ms = begin_utc_ms,
          .duration_ms = duration_ms,
          .posture = bout.posture,
          .interrupted_ms = within(bout.interrupted),
          .interruptions = bout.interruptions,
          .moving_ms = within(bout.moving),
          .steps = bout.steps,
          .running_ms = within(bout.running),
          .open = effect.open};
}

}  // namespace

std::optional<int> steps_in(const sqlite::Rows& rows, int column) {
  return rows.null(column) ? std::nullopt : std::optional{static_cast<int>(rows.integer(column))};
}

BoutTable::BoutTable(sqlite::Database& database)
    : database_{with_written_table(database)},
      insert_{database,
              "INSERT INTO bout (begin_utc_ms, source_id, duration_ms, utc_offset_s, posture, "
              "interrupted_ms, interruptions, moving_ms, steps, running_ms, open) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"},
      remove_{database,
              "DELETE FROM bout WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 AND source_id = ?3"},
      has_{database, "SELECT 1 FROM bout WHERE begin_utc_ms = ?1 AND source_id = ?2"},
      covering_{database,
                "SELECT begin_utc_ms + duration_ms FROM bout WHERE begin_utc_ms <= ?1 "
                "ORDER BY begin_utc_ms DESC LIMIT 1"},
      next_{database,
            "SELECT begin_utc_ms FROM bout WHERE begin_utc_ms >= ?1 ORDER BY begin_utc_ms LIMIT 1"},
      in_range_{database,
                "SELECT begin_utc_ms, duration_ms, utc_offset_s, posture, interrupted_ms, "
                "interruptions, moving_ms, steps, running_ms, open FROM bout "
                "WHERE begin_utc_ms >= ?1 AND begin_utc_ms < ?2 AND source_id = ?3 "
                "ORDER BY begin_utc_ms"},
      of_others_{database,
                 "SELECT source_id, begin_utc_ms, begin_utc_ms + duration_ms FROM bout "
                 "WHERE begin_utc_ms >= coalesce((SELECT max(begin_utc_ms) FROM bout "
                 "WHERE begin_utc_ms <= ?1), ?1) AND begin_utc_ms < ?2 "
                 "AND begin_utc_ms + duration_ms > ?1 AND source_id <> ?3 ORDER BY begin_utc_ms"},
      last_{database,
            "SELECT begin_utc_ms + duration_ms FROM bout WHERE source_id = ?1 "
            "ORDER BY begin_utc_ms DESC LIMIT 1"},
      find_written_{database, "SELECT begin_utc_ms, end_utc_ms FROM written WHERE begin_us = ?1"},
      save_written_{database, "INSERT OR REPLACE INTO written VALUES (?1, ?2, ?3)"},
      forget_written_{database, "DELETE FROM written WHERE begin_us >= ?1"},
      written_from_{database, "SELECT begin_utc_ms, end_utc_ms FROM written WHERE begin_us >= ?1"},
      written_before_{database,
                      "SELECT begin_us, begin_utc_ms, end_utc_ms FROM written "
                      "WHERE begin_us < ?1 ORDER BY begin_us DESC LIMIT 1"} {}

void BoutTable::begin_run() { database_.execute("DELETE FROM written"); }

BoutTable::Outcome BoutTable::save(const BoutSaved& effect, std::int64_t source_id,
                                   Calendar& calendar) {
  const std::int64_t begin_us = effect.bout.begin.time_since_epoch().count();
  std::int64_t begin_utc_ms = calendar.utc_ms(effect.bout.begin);
  if (sqlite::Rows written = find_written_.query(begin_us); written.next()) {
    begin_utc_ms = written.integer(0);
    remove_.execute(begin_utc_ms, written.integer(1), source_id);
  }
  const StoredBout whole = row_of(effect, source_id, begin_utc_ms);
  const std::optional<StoredBout> row = is_valid(whole) ? free_part(whole) : std::nullopt;
  save_written_.execute(begin_us, begin_utc_ms, row ? row->end_utc_ms() : begin_utc_ms);
  if (!row) return whole.duration_ms > 0 ? Outcome::skipped : Outcome::nothing_yet;
  add_by_offset(*row, calendar);
  const bool trimmed = whole.duration_ms - row->duration_ms >= least_trim_ms;
  return trimmed ? Outcome::trimmed : Outcome::saved;
}

std::optional<std::int64_t> BoutTable::end(std::int64_t source_id) {
  sqlite::Rows last = last_.query(source_id);
  if (!last.next()) return std::nullopt;
  return last.integer(0);
}

std::optional<StoredBout> BoutTable::free_part(StoredBout row) {
  if (sqlite::Rows covering = covering_.query(row.begin_utc_ms); covering.next()) {
    const std::int64_t taken_to = covering.integer(0);
    if (taken_to >= row.end_utc_ms()) return std::nullopt;
    if (taken_to > row.begin_utc_ms) row = cut(row, taken_to).second;
  }
  if (sqlite::Rows next = next_.query(row.begin_utc_ms); next.next()) {
    const std::int64_t taken_from = next.integer(0);
    if (taken_from <= row.begin_utc_ms) return std::nullopt;
    if (taken_from < row.end_utc_ms()) row = cut(row, taken_from).first;
  }
  return row;
}

void BoutTable::add(const StoredBout& row) {
  insert_.execute(row.begin_utc_ms, row.source_id, row.duration_ms, row.utc_offset_s,
                  static_cast<int>(row.posture), row.interrupted_ms, row.interruptions,
                  row.moving_ms, row.steps, row.running_ms, row.open);
}

// A row that a change of the UTC offset falls into becomes two.
void BoutTable::add_by_offset(const StoredBout& row, Calendar& calendar) {
  StoredBout rest = row;
  for (const Calendar::Change& change : calendar.offsets(row.begin_utc_ms, row.end_utc_ms())) {
    if (change.utc_ms > rest.begin_utc_ms) {
      const auto [before, after] = cut(rest, change.utc_ms);
      add(before);
      rest = after;
    }
    rest.utc_offset_s = change.offset_s;
  }
  add(rest);
}

void BoutTable::revise(const BoutsRevised& effect, std::int64_t source_id) {
  const std::int64_t from_us = effect.from.time_since_epoch().count();
  for (sqlite::Rows rows = written_from_.query(from_us); rows.next();)
    remove_.execute(rows.integer(0), rows.integer(1), source_id);
  forget_written_.execute(from_us);

  sqlite::Rows before = written_before_.query(from_us);
  if (!before.next()) return;
  const std::int64_t begin_us = before.integer(0);
  const UtcRange written{before.integer(1), before.integer(2)};
  const std::int64_t end_utc_ms =
      written.from_ms + boot_ms(effect.from) - boot_ms(Instant{Duration{begin_us}});
  if (end_utc_ms >= written.to_ms) return;
  end_at(end_utc_ms, written, source_id);
  save_written_.execute(begin_us, written.from_ms, end_utc_ms);
}

void BoutTable::end_at(std::int64_t end_utc_ms, UtcRange written, std::int64_t source_id) {
  const std::vector<StoredBout> rows = rows_in(written, source_id);
  remove_.execute(written.from_ms, written.to_ms, source_id);
  for (StoredBout row : rows) {
    if (row.begin_utc_ms >= end_utc_ms) break;
    if (row.end_utc_ms() > end_utc_ms) row = cut(row, end_utc_ms).first;
    row.open = false;
    add(row);
  }
}

std::vector<StoredBout> BoutTable::rows_in(UtcRange range, std::int64_t source_id) {
  std::vector<StoredBout> result;
  for (sqlite::Rows rows = in_range_.query(range.from_ms, range.to_ms, source_id); rows.next();)
    result.push_back({.source_id = source_id,
                      .begin_utc_ms = rows.integer(0),
                      .duration_ms = rows.integer(1),
                      .utc_offset_s = static_cast<std::int32_t>(rows.integer(2)),
                      .posture = static_cast<Posture>(rows.integer(3)),
                      .interrupted_ms = rows.integer(4),
                      .interruptions = static_cast<int>(rows.integer(5)),
                      .moving_ms = rows.integer(6),
                      .steps = steps_in(rows, 7),
                      .running_ms = rows.integer(8),
                      .open = rows.integer(9) != 0});
  return result;
}

int BoutTable::remove(UtcRange range, std::int64_t source_id) {
  remove_.execute(range.from_ms, range.to_ms, source_id);
  return database_.changes();
}

int BoutTable::close(std::int64_t source_id) {
  database_.execute(
      fmt::format("UPDATE bout SET open = 0 WHERE open = 1 AND source_id = {}", source_id));
  return database_.changes();
}

bool BoutTable::has(std::int64_t begin_utc_ms, std::int64_t source_id) {
  return has_.query(begin_utc_ms, source_id).next();
}

std::optional<std::pair<std::int64_t, UtcRange>> BoutTable::overlap(UtcRange range,
                                                                    std::int64_t source_id) {
  std::optional<std::pair<std::int64_t, UtcRange>> found;
  for (sqlite::Rows rows = of_others_.query(range.from_ms, range.to_ms, source_id); rows.next();) {
    if (!found) found.emplace(rows.integer(0), UtcRange{rows.integer(1), 0});
    if (rows.integer(0) == found->first) found->second.to_ms = rows.integer(2);
  }
  return found;
}

}  // namespace sitwell
