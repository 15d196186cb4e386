// How the wearer sits, as learned so far: a row for each site a clip is worn at. Private to this
// folder; the writer owns it and wraps every call in a transaction.
#pragma once

#include <optional>

#include "core/effect.hpp"
#include "core/input.hpp"
#include "history/calendar.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

class SeatTable {
 public:
  explicit SeatTable(sqlite::Database& database);

  /// In place of what was learned before.
  void save(const SeatLearned& learned, const Calendar& calendar);
  /// To be given back to a tracker; nothing before anything was learned, or where it makes no
  /// sense.
  [[nodiscard]] std::optional<SeatRestored> restored(BodySite site, const Calendar& calendar);

 private:
  sqlite::Statement save_, find_;
};

}  // namespace sitwell
