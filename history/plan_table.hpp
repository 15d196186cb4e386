// The rows of the table `plan`: every plan there was, and since when. Private to this folder; the
// writer owns it and wraps every call in a transaction.
#pragma once

#include <optional>
#include <vector>

#include "history/health_row.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// Plans that were made in the range, in the order they were made; what makes no sense is left out.
std::vector<StoredPlan> stored_plans(sqlite::Database& database, UtcRange range);
/// The last of all to be made.
std::optional<StoredPlan> latest_plan(sqlite::Database& database);

class PlanTable {
 public:
  explicit PlanTable(sqlite::Database& database);

  /// False when it could not be a row.
  bool save(const StoredPlan& row);

 private:
  sqlite::Statement save_;
};

}  // namespace sitwell
