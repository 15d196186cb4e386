// When the wearer works, by the local clock: ranges for each weekday, as written in the settings,
// and as a question that can be asked of any minute of a week. Pure; whoever asks knows the zone.
#pragma once

#include <bitset>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace sitwell {

/// "09:00" as minutes after midnight, up to 24:00; nothing where it is no time of day.
std::optional<std::chrono::minutes> minute_of_day(std::string_view text);

/// Minutes after midnight, half open. One that does not end later than it begins ends on the day
/// after; an end of 24 h is midnight.
struct HourRange {
  std::chrono::minutes begin{};
  std::chrono::minutes end{};
  friend bool operator==(const HourRange&, const HourRange&) = default;
};
/// The ranges that begin on a day; without any, it is none to work on.
using DayHours = std::vector<HourRange>;

/// [hours] as it is written: a day that is named goes before the shorthand that means it too.
struct HoursSettings {
  std::optional<DayHours> weekdays, weekend;
  std::optional<DayHours> monday, tuesday, wednesday, thursday, friday, saturday, sunday;
  friend bool operator==(const HoursSettings&, const HoursSettings&) = default;
};

using LocalMinutes = std::chrono::local_time<std::chrono::minutes>;

class WorkingHours {
 public:
  /// Nothing set at all: always. Otherwise a day that nothing is said of is none to work on.
  explicit WorkingHours(const HoursSettings& settings = {});

  [[nodiscard]] bool within(LocalMinutes local) const;
  /// The next minute, as if no clock were ever put forward or back, at which within() differs;
  /// nothing if it never does.
  [[nodiscard]] std::optional<LocalMinutes> next_change(LocalMinutes local) const;

 private:
  std::bitset<7 * 24 * 60> week_;  // a bit a minute, from Monday's first
};

/// A moment and what holds from then on.
struct HoursNow {
  bool within = true;
  /// When to ask again: at the next change, or when clocks are put forward or back before that.
  std::optional<std::int64_t> ask_again_utc_ms;
};
/// `utc_offset_s(utc_ms)`: seconds that local time is ahead of UTC at a moment.
HoursNow hours_at(const WorkingHours& hours, std::int64_t utc_ms,
                  const std::function<std::int32_t(std::int64_t utc_ms)>& utc_offset_s);

}  // namespace sitwell
