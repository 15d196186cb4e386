// The rows of the tables `check_in` and `check_in_figure`. Private to this folder; the writer owns
// it and wraps every call in a transaction.
#pragma once

#include <chrono>
#include <vector>

#include "history/health_row.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// Check-ins of those days, in order; a row that makes no sense, and a figure for a symptom that is
/// not known here, is left out. Two queries: the caller sees to it that they see one state.
std::vector<StoredCheckIn> stored_check_ins(sqlite::Database& database,
                                            std::chrono::local_days first,
                                            std::chrono::local_days last);

class CheckInTable {
 public:
  explicit CheckInTable(sqlite::Database& database);

  /// In place of that day's, where there is one. False when it could not be a row.
  bool save(const StoredCheckIn& row);
  /// False when there is one of that day already; it stays.
  bool add(const StoredCheckIn& row);

 private:
  sqlite::Statement save_, clear_figures_, save_figure_, has_;
};

}  // namespace sitwell
