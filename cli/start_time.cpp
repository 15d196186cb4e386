#include "cli/start_time.hpp"

#include <fmt/format.h>

#include <chrono>

#include "cli/commands.hpp"
#include "cli/history_view.hpp"
#include "cli/iso_time.hpp"

namespace sitwell::cli {
namespace {

/// UTC of a reading of the system's wall clock. Where the clocks were turned back the reading
/// happened twice and the first is meant; where they were turned forward, as if they had not been.
std::int64_t utc_of_wall(std::int64_t wall_ms) {
  constexpr std::int64_t day_ms = 86'400'000;
  const auto offset_ms = [](std::int64_t utc_ms) {
    return std::int64_t{system_offset_s(utc_ms)} * 1000;
  };
  const std::int64_t by_offset_before = wall_ms - offset_ms(wall_ms - day_ms);
  const std::int64_t by_offset_after = wall_ms - offset_ms(wall_ms + day_ms);
  const bool before_holds = by_offset_before + offset_ms(by_offset_before) == wall_ms;
  const bool after_holds = by_offset_after + offset_ms(by_offset_after) == wall_ms;
  return after_holds && !before_holds ? by_offset_after : by_offset_before;
}

/// When today began, by the wearer's reckoning of days: at midnight a short recording would fall
/// into yesterday.
std::int64_t todays_begin_utc_ms() {
  using namespace std::chrono;
  const DayRules rules = day_rules();
  const auto begin = today(rules).time_since_epoch() + rules.day_start;
  return utc_of_wall(duration_cast<milliseconds>(begin).count());
}

}  // namespace

StartTime start_time(const std::string& asked_for) {
  StartTime start{.utc_ms = 0, .offset_at = system_offset_s, .words = "from"};
  if (asked_for.empty()) {
    start.utc_ms = todays_begin_utc_ms();
    start.words = "no --start, so from";
  } else if (const auto written = parse_iso_time(asked_for); !written) {
    throw UnusableInput(
        fmt::format("--start {}: is no time; write it as 2026-11-16T08:00", asked_for));
  } else if (written->utc_offset_s) {
    const std::int32_t offset_s = *written->utc_offset_s;
    start.utc_ms = written->wall_ms - std::int64_t{offset_s} * 1000;
    start.offset_at = [offset_s](std::int64_t) { return offset_s; };
  } else {
    start.utc_ms = utc_of_wall(written->wall_ms);
  }
  start.words =
      fmt::format("{} {}", start.words, iso_time({start.utc_ms, start.offset_at(start.utc_ms)}));
  return start;
}

}  // namespace sitwell::cli
