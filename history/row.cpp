#include "history/row.hpp"

#include <algorithm>
#include <chrono>

#include "core/time.hpp"
#include "history/row_checks.hpp"

namespace sitwell {
Bout StoredBout::bout() const {
  using std::chrono::milliseconds;
  return {.begin = Instant{milliseconds{begin_utc_ms}},
          .duration = milliseconds{duration_ms},
          .posture = posture,
          .interrupted = milliseconds{interrupted_ms},
          .interruptions = interruptions,
          .moving = milliseconds{moving_ms},
          .steps = steps,
          .running = milliseconds{running_ms}};
}

std::pair<StoredBout, StoredBout> cut(const StoredBout& row, std::int64_t at_utc_ms) {
  StoredBout first = row;
  StoredBout second = row;
  first.duration_ms = at_utc_ms - row.begin_utc_ms;
  second.duration_ms = row.duration_ms - first.duration_ms;
  second.begin_utc_ms = at_utc_ms;
  const double share =
      static_cast<double>(first.duration_ms) / static_cast<double>(row.duration_ms);
  const auto part = [share](auto whole) {
    return static_cast<decltype(whole)>(static_cast<double>(whole) * share);
  };
  // Rounding must not give the second part more than it lasts.
  first.interrupted_ms =
      std::max(part(row.interrupted_ms), row.interrupted_ms - second.duration_ms);
  first.interruptions = part(row.interruptions);
  first.moving_ms = std::max(part(row.moving_ms), row.moving_ms - second.duration_ms);
  if (row.steps) first.steps = part(*row.steps);
  first.running_ms = std::max(part(row.running_ms), row.running_ms - second.duration_ms);
  second.interrupted_ms -= first.interrupted_ms;
  second.interruptions -= first.interruptions;
  second.moving_ms -= first.moving_ms;
  if (row.steps) second.steps = *row.steps - *first.steps;
  second.running_ms -= first.running_ms;
  first.open = false;
  return {first, second};
}

bool is_valid(const StoredBout& row) {
  return row.posture != Posture::unknown && is_moment(row.begin_utc_ms, row.utc_offset_s) &&
         within(row.duration_ms, 1, latest_utc_ms - row.begin_utc_ms) &&
         within(row.interrupted_ms, 0, row.duration_ms) && row.interruptions >= 0 &&
         within(row.moving_ms, 0, row.duration_ms) && row.steps.value_or(0) >= 0 &&
         within(row.running_ms, 0, row.duration_ms);
}

}  // namespace sitwell
