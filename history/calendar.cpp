#include "history/calendar.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

namespace sitwell {
namespace {

using std::chrono::duration_cast;
using std::chrono::floor;
using std::chrono::milliseconds;

using LocalMs = std::chrono::local_time<milliseconds>;

constexpr std::int64_t hour_ms = 3'600'000;  // no zone changes its offset twice within an hour

}  // namespace

std::int32_t system_offset_s(std::int64_t utc_ms) {
  tzset();  // looks whether /etc/localtime was replaced; localtime_r alone need not
  const auto utc_s =
      static_cast<std::time_t>(floor<std::chrono::seconds>(milliseconds{utc_ms}).count());
  std::tm local{};
  if (localtime_r(&utc_s, &local) == nullptr) return 0;
  return static_cast<std::int32_t>(local.tm_gmtoff);
}

std::int64_t boot_ms(Instant at) { return floor<milliseconds>(at.time_since_epoch()).count(); }

Calendar::Calendar(ClockAnchor anchor, OffsetAt offset_at)
    : anchor_{anchor}, offset_at_{std::move(offset_at)} {}

void Calendar::anchor(ClockAnchor anchor) {
  anchor_ = anchor;
  if (anchor.utc_ms >= learned_to_ms_) return;
  // Set back: what was learned of a time that is still to come may turn out otherwise.
  learned_to_ms_ = anchor.utc_ms;
  std::erase_if(changes_, [&](const Change& change) { return change.utc_ms > anchor.utc_ms; });
}

std::int64_t Calendar::utc_ms(Instant at) const {
  return anchor_.utc_ms + boot_ms(at) - boot_ms(anchor_.boot);
}

Instant Calendar::instant(std::int64_t utc_ms) const {
  return Instant{milliseconds{boot_ms(anchor_.boot) + utc_ms - anchor_.utc_ms}};
}

std::int32_t Calendar::offset_s(std::int64_t at_ms) {
  return offsets(at_ms, at_ms + 1).front().offset_s;
}

std::vector<Calendar::Change> Calendar::offsets(std::int64_t from_ms, std::int64_t to_ms) {
  learn(from_ms, to_ms);
  const auto after = [](std::int64_t at, const Change& change) { return at < change.utc_ms; };
  const auto first = std::upper_bound(changes_.begin(), changes_.end(), from_ms, after) - 1;
  const auto last = std::upper_bound(first, changes_.end(), to_ms - 1, after);
  return {first, last};
}

void Calendar::learn(std::int64_t from_ms, std::int64_t to_ms) {
  if (changes_.empty()) {
    changes_.push_back({from_ms, offset_at_(from_ms)});
    learned_to_ms_ = from_ms;
  }
  if (from_ms < changes_.front().utc_ms) {
    std::vector<Change> earlier{{from_ms, offset_at_(from_ms)}};
    scan(from_ms, changes_.front().utc_ms, earlier);
    // What was the first to be known was then no change.
    if (earlier.back().offset_s == changes_.front().offset_s) changes_.erase(changes_.begin());
    changes_.insert(changes_.begin(), earlier.begin(), earlier.end());
  }
  if (to_ms > learned_to_ms_) {
    scan(learned_to_ms_, to_ms, changes_);
    learned_to_ms_ = to_ms;
  }
}

// Appends the changes in (from, to] to a list that ends with the offset at `from`.
void Calendar::scan(std::int64_t from_ms, std::int64_t to_ms, std::vector<Change>& into) const {
  for (std::int64_t begin = from_ms; begin < to_ms; begin += hour_ms) {
    std::int64_t end = std::min(begin + hour_ms, to_ms);
    const std::int32_t offset_s = offset_at_(end);
    if (offset_s == into.back().offset_s) continue;
    std::int64_t before = begin;
    while (end - before > 1) {
      const std::int64_t middle = before + (end - before) / 2;
      (offset_at_(middle) == offset_s ? end : before) = middle;
    }
    into.push_back({end, offset_s});
  }
}

std::chrono::local_days local_day(std::int64_t utc_ms, std::int32_t offset_s,
                                  std::chrono::minutes day_start) {
  const LocalMs local{milliseconds{utc_ms} + std::chrono::seconds{offset_s} - day_start};
  return floor<std::chrono::days>(local);
}

std::int64_t day_begin_utc_ms(std::chrono::local_days day, std::int32_t offset_s,
                              std::chrono::minutes day_start) {
  const milliseconds local = day.time_since_epoch() + day_start - std::chrono::seconds{offset_s};
  return local.count();
}

}  // namespace sitwell
