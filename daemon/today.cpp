#include "daemon/today.hpp"

#include <algorithm>

#include "history/days.hpp"

namespace sitwell::daemon {
namespace {

/// Longer ago than an open bout's heartbeat, the present posture is not the last row's.
constexpr std::int64_t goes_on_ms = 5 * 60'000;

bool goes_on(const StoredBout& row, Posture posture, std::int64_t now_utc_ms) {
  return group_of(row.posture) == group_of(posture) && is_worn(posture) &&
         now_utc_ms - row.end_utc_ms() < goes_on_ms;
}

}  // namespace

TodayFigures Today::figures(std::int64_t now_utc_ms, Posture posture,
                            std::chrono::minutes day_start) {
  const std::int32_t offset_s = system_offset_s(now_utc_ms);
  const auto day = local_day(now_utc_ms, offset_s, day_start);
  const std::int64_t begin = day_begin_utc_ms(day, offset_s, day_start);
  std::vector<StoredBout> rows = reader_.bouts({begin, now_utc_ms});
  if (rows.empty()) return {};
  if (goes_on(rows.back(), posture, now_utc_ms))
    rows.back().duration_ms =
        std::max(rows.back().duration_ms, now_utc_ms - rows.back().begin_utc_ms);

  const ExposureFigures exposure =
      day_figures(rows, day, day, DayRules{.day_start = day_start}).front().exposure;
  std::int64_t known_ms = 0;
  for (const StoredBout& row : rows)
    known_ms += std::min(row.end_utc_ms(), now_utc_ms) - std::max(row.begin_utc_ms, begin);
  const std::int64_t all_ms = now_utc_ms - std::max(rows.front().begin_utc_ms, begin);
  return {.sitting = exposure.sitting,
          .longest_bout = exposure.longest_bout,
          .breaks = static_cast<std::uint32_t>(exposure.breaks),
          .coverage = all_ms > 0 ? std::min(1.0, double(known_ms) / double(all_ms)) : 0};
}

std::vector<PostureChanged> Today::postures_since(Instant from, const Calendar& calendar) {
  std::vector<PostureChanged> postures;
  const auto say = [&](std::int64_t utc_ms, Posture posture, std::int64_t decided_utc_ms) {
    postures.push_back({.at = calendar.instant(utc_ms),
                        .posture = posture,
                        .decided = calendar.instant(decided_utc_ms)});
  };
  std::int64_t end = 0;
  for (const StoredBout& row : reader_.bouts({calendar.utc_ms(from), INT64_MAX})) {
    if (end != 0 && row.begin_utc_ms > end) say(end, Posture::unknown, end);
    say(row.begin_utc_ms, row.posture, row.end_utc_ms());
    end = row.end_utc_ms();
  }
  if (end != 0) say(end, Posture::unknown, end);
  return postures;
}

}  // namespace sitwell::daemon
