// The rows of the table `bout`: how the tracker's bouts become rows and stay true to them while
// they grow, are revised and the clock is set. Private to this folder; the writer owns it and
// wraps every call in a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/effect.hpp"
#include "history/calendar.hpp"
#include "history/row.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// A column of steps; nothing where nobody counted them.
std::optional<int> steps_in(const sqlite::Rows& rows, int column);

class BoutTable {
 public:
  enum class Outcome : std::uint8_t { saved, trimmed, skipped, nothing_yet };

  explicit BoutTable(sqlite::Database& database);

  /// What was written so far is final: nothing that follows revises it.
  void begin_run();
  Outcome save(const BoutSaved& effect, std::int64_t source_id, Calendar& calendar);
  void revise(const BoutsRevised& effect, std::int64_t source_id);
  /// Removes the rows of the source that begin in the range; how many there were.
  int remove(UtcRange range, std::int64_t source_id);
  /// Marks rows of the source that were left open as closed; how many there were.
  int close(std::int64_t source_id);

  void add(const StoredBout& row);
  /// Where the source's last row ends; nothing where it has none.
  [[nodiscard]] std::optional<std::int64_t> end(std::int64_t source_id);
  [[nodiscard]] bool has(std::int64_t begin_utc_ms, std::int64_t source_id);
  /// The first part of the row that no other row covers.
  [[nodiscard]] std::optional<StoredBout> free_part(StoredBout row);
  /// The rows in the range that belong to others than the source; of those the ones of the first.
  [[nodiscard]] std::optional<std::pair<std::int64_t, UtcRange>> overlap(UtcRange range,
                                                                         std::int64_t source_id);

 private:
  void add_by_offset(const StoredBout& row, Calendar& calendar);
  void end_at(std::int64_t end_utc_ms, UtcRange written, std::int64_t source_id);
  [[nodiscard]] std::vector<StoredBout> rows_in(UtcRange range, std::int64_t source_id);

  sqlite::Database& database_;
  sqlite::Statement insert_, remove_, has_, covering_, next_, in_range_, of_others_, last_;
  sqlite::Statement find_written_, save_written_, forget_written_, written_from_, written_before_;
};

}  // namespace sitwell
