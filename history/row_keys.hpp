// Under which moment of UTC things are kept that are said again and again: the one at which they
// were first kept, though the clock is set between. Private to this folder.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "core/time.hpp"
#include "history/calendar.hpp"
#include "history/sqlite.hpp"

namespace sitwell {

class RowKeys {
 public:
  /// `has` is a query that gives a row where the key ?1 is taken.
  RowKeys(sqlite::Database& database, std::string_view has) : has_{database, has} {}

  /// The key of what began at that moment on the boot axis; a free one where it is new.
  std::int64_t of(Instant at, const Calendar& calendar);
  /// It is kept under that key already.
  void remember(Instant at, std::int64_t key) { known_[at] = key; }
  [[nodiscard]] bool taken(std::int64_t key) { return has_.query(key).next(); }
  [[nodiscard]] const std::map<Instant, std::int64_t>& known() const { return known_; }

 private:
  std::map<Instant, std::int64_t> known_;
  sqlite::Statement has_;
};

}  // namespace sitwell
