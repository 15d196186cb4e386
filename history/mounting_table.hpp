// How the clips sat, as rows: every mounting of the last weeks by source and site. Private to this
// folder; the writer owns it and wraps every call in a transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "core/epoch.hpp"
#include "core/thigh_frame.hpp"
#include "history/calendar.hpp"
#include "history/row.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

class MountingTable {
 public:
  explicit MountingTable(sqlite::Database& database);

  /// Saying one again replaces it. Those that are of no more use are forgotten.
  void save(const Mounting& mounting, BodySite site, std::int64_t source_id,
            const Calendar& calendar);
  /// Removes what was learned in the range; what the wearer was guided to stays.
  void forget_learned(UtcRange range, std::int64_t source_id);
  /// The one in force at `from_utc_ms`, where there is one, and all since, in order of time.
  [[nodiscard]] std::vector<Mounting> since(std::int64_t from_utc_ms, BodySite site,
                                            std::int64_t source_id, const Calendar& calendar);

 private:
  sqlite::Statement save_, prune_, forget_, since_;
};

}  // namespace sitwell
