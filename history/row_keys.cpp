#include "history/row_keys.hpp"

#include <chrono>

namespace sitwell {
namespace {

// What began longer ago is not said again; a run may last for months.
constexpr Duration kept = std::chrono::hours{7 * 24};

}  // namespace

std::int64_t RowKeys::of(Instant at, const Calendar& calendar) {
  if (const auto found = known_.find(at); found != known_.end()) return found->second;
  std::int64_t key = calendar.utc_ms(at);
  // Time lived twice, because the clock was set back, has room for what began in both.
  while (taken(key)) ++key;
  known_.erase(known_.begin(), known_.lower_bound(at - kept));
  known_.emplace(at, key);
  return key;
}

}  // namespace sitwell
