#include "config/working_hours.hpp"

#include <array>
#include <cstddef>

namespace sitwell {
namespace {

using namespace std::chrono;

/// Of the week, from Monday's first.
std::size_t minute_of_week(LocalMinutes local) {
  const local_days day = floor<days>(local);
  const unsigned from_monday = weekday{day}.iso_encoding() - 1;
  return from_monday * std::size_t{24 * 60} + std::size_t((local - day).count());
}

LocalMinutes local_at(std::int64_t utc_ms, std::int32_t offset_s) {
  return LocalMinutes{floor<minutes>(milliseconds{utc_ms} + seconds{offset_s})};
}

}  // namespace

std::optional<std::chrono::minutes> minute_of_day(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const minutes minute{(text[3] - '0') * 10 + (text[4] - '0')};
  const minutes time = hours{(text[0] - '0') * 10 + (text[1] - '0')} + minute;
  if (minute >= hours{1} || time > hours{24}) return std::nullopt;
  return time;
}

WorkingHours::WorkingHours(const HoursSettings& settings) {
  if (settings == HoursSettings{}) week_.set();
  const auto& s = settings;
  const std::array week{&s.monday, &s.tuesday,  &s.wednesday, &s.thursday,
                        &s.friday, &s.saturday, &s.sunday};
  for (std::size_t day = 0; day < week.size(); ++day) {
    const auto& hours = *week[day] ? *week[day] : day < 5 ? s.weekdays : s.weekend;
    if (!hours) continue;
    for (const HourRange& range : *hours) {
      const minutes length =
          range.end - range.begin + (range.end > range.begin ? days{0} : days{1});
      const auto begin = day * 24 * 60 + std::size_t(range.begin.count());
      for (std::size_t i = 0; i < std::size_t(length.count()); ++i)
        week_.set((begin + i) % week_.size());
    }
  }
}

bool WorkingHours::within(LocalMinutes local) const { return week_[minute_of_week(local)]; }

std::optional<LocalMinutes> WorkingHours::next_change(LocalMinutes local) const {
  const std::size_t from = minute_of_week(local);
  for (std::size_t i = 1; i < week_.size(); ++i)
    if (week_[(from + i) % week_.size()] != week_[from]) return local + minutes{i};
  return std::nullopt;
}

HoursNow hours_at(const WorkingHours& hours, std::int64_t utc_ms,
                  const std::function<std::int32_t(std::int64_t)>& utc_offset_s) {
  const std::int32_t offset = utc_offset_s(utc_ms);
  const LocalMinutes local = local_at(utc_ms, offset);
  HoursNow now{.within = hours.within(local)};
  const auto change = hours.next_change(local);
  if (!change) return now;
  const auto utc_of = [](LocalMinutes at, std::int32_t offset_s) {
    return milliseconds{at.time_since_epoch() - seconds{offset_s}}.count();
  };
  std::int64_t until = utc_of(*change, offset);
  if (utc_offset_s(until) != offset) {
    // Clocks are put forward or back before that: everything is asked anew then.
    std::int64_t before = utc_ms;
    while (until - before > 1) {
      const std::int64_t middle = before + (until - before) / 2;
      (utc_offset_s(middle) == offset ? before : until) = middle;
    }
  }
  now.ask_again_utc_ms = until;
  return now;
}

}  // namespace sitwell
