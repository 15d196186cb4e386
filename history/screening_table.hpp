// The rows of the tables `screening` and `screening_answer`. Private to this folder; the writer
// owns it and wraps every call in a transaction.
#pragma once

#include <optional>
#include <vector>

#include "history/health_row.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

/// All screenings in the order they were given. An answer to a question that is not known here is
/// left out, for no rule here asks it; a screening with an answer that makes no sense is left out
/// whole, for what was answered is not known. Several queries, which must see one state.
std::vector<StoredScreening> stored_screenings(sqlite::Database& database);
/// The last to be given. Nothing where there is none, or where it makes no sense: then an earlier
/// one does not count either, and the wearer is asked again.
std::optional<StoredScreening> latest_screening(sqlite::Database& database);

class ScreeningTable {
 public:
  explicit ScreeningTable(sqlite::Database& database);

  /// False when it could not be a row.
  bool save(const StoredScreening& row);

 private:
  sqlite::Statement save_, last_, save_answer_;
};

}  // namespace sitwell
