#include "cli/clock_words.hpp"

#include <fmt/format.h>

#include <chrono>

#include "cli/iso_time.hpp"
#include "cli/wording.hpp"
#include "history/calendar.hpp"

namespace sitwell::cli {

std::int64_t now_utc_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string clock_words(std::int64_t utc_ms, std::int64_t now_ms) {
  using namespace std::chrono;
  const auto offset_s = system_offset_s(utc_ms);
  const local_days day = local_day(utc_ms, offset_s, minutes{0});
  const local_days today = local_day(now_ms, system_offset_s(now_ms), minutes{0});
  const local_time<milliseconds> wall{milliseconds{utc_ms} + std::chrono::seconds{offset_s}};
  const auto minute = floor<minutes>(wall - day).count();
  const std::string time = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  if (day == today) return time;
  if (day == today + days{1}) return "tomorrow " + time;
  if (day == today - days{1}) return "yesterday " + time;
  return short_date(day) + " " + time;
}

std::string iso_words(std::int64_t utc_ms) { return iso_time({utc_ms, system_offset_s(utc_ms)}); }

}  // namespace sitwell::cli
