#include "cli/iso_time.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

namespace sitwell::cli {
namespace {

/// Reads a text from the left, taking what fits.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Exactly that many digits, up to a greatest value.
  std::optional<int> digits(std::size_t count, int greatest) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value <= greatest ? std::optional{value} : std::nullopt;
  }

  /// Digits after a decimal point as milliseconds; what is finer is cut off.
  std::optional<int> fraction_ms() {
    int value = 0;
    int scale = 100;
    bool any = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1)) {
      value += (rest_.front() - '0') * scale;
      scale /= 10;
      any = true;
    }
    return any ? std::optional{value} : std::nullopt;
  }

 private:
  std::string_view rest_;
};

std::optional<std::int64_t> parse_day_ms(Cursor& cursor) {
  using namespace std::chrono;
  const auto y = cursor.digits(4, 9999);
  if (!y || *y < 1970 || !cursor.take('-')) return std::nullopt;
  const auto m = cursor.digits(2, 12);
  if (!m || !cursor.take('-')) return std::nullopt;
  const auto d = cursor.digits(2, 31);
  if (!d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                            day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count();
}

std::optional<int> parse_clock_ms(Cursor& cursor) {
  const auto hours = cursor.digits(2, 23);
  if (!hours || !cursor.take(':')) return std::nullopt;
  const auto minutes = cursor.digits(2, 59);
  if (!minutes) return std::nullopt;
  int ms = (*hours * 60 + *minutes) * 60'000;
  if (!cursor.take(':')) return ms;
  const auto whole_s = cursor.digits(2, 59);
  if (!whole_s) return std::nullopt;
  ms += *whole_s * 1000;
  if (!cursor.take('.')) return ms;
  const auto fraction = cursor.fraction_ms();
  return fraction ? std::optional{ms + *fraction} : std::nullopt;
}

std::optional<int> parse_offset_s(Cursor& cursor) {
  if (cursor.take('Z')) return 0;
  const bool west = cursor.take('-');
  if (!west && !cursor.take('+')) return std::nullopt;
  const auto hours = cursor.digits(2, 18);
  if (!hours || !cursor.take(':')) return std::nullopt;
  const auto minutes = cursor.digits(2, 59);
  if (!minutes) return std::nullopt;
  int offset_s = (*hours * 60 + *minutes) * 60;
  if (cursor.take(':')) {
    const auto odd_s = cursor.digits(2, 59);
    if (!odd_s) return std::nullopt;
    offset_s += *odd_s;
  }
  if (offset_s > 18 * 3600) return std::nullopt;
  return west ? -offset_s : offset_s;
}

}  // namespace

std::string iso_time(LocalMoment moment) {
  using namespace std::chrono;
  const sys_time<milliseconds> wall{milliseconds{moment.utc_ms} +
                                    std::chrono::seconds{moment.utc_offset_s}};
  const auto midnight = floor<days>(wall);
  const year_month_day date{midnight};
  const hh_mm_ss clock{wall - midnight};
  const int away_s = std::abs(moment.utc_offset_s);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}{}{:02}:{:02}", int{date.year()},
                  unsigned{date.month()}, unsigned{date.day()}, clock.hours().count(),
                  clock.minutes().count(), clock.seconds().count(), clock.subseconds().count(),
                  moment.utc_offset_s < 0 ? '-' : '+', away_s / 3600, away_s / 60 % 60);
  if (away_s % 60 != 0) text += fmt::format(":{:02}", away_s % 60);
  return text;
}

std::optional<WrittenTime> parse_iso_time(std::string_view text) {
  Cursor cursor(text);
  const auto day_ms = parse_day_ms(cursor);
  if (!day_ms) return std::nullopt;
  WrittenTime time{.wall_ms = *day_ms, .utc_offset_s = std::nullopt};
  if (cursor.take('T') || cursor.take(' ')) {
    const auto clock_ms = parse_clock_ms(cursor);
    if (!clock_ms) return std::nullopt;
    time.wall_ms += *clock_ms;
    if (!cursor.at_end()) {
      time.utc_offset_s = parse_offset_s(cursor);
      if (!time.utc_offset_s) return std::nullopt;
    }
  }
  if (!cursor.at_end()) return std::nullopt;
  return time;
}

std::optional<LocalMoment> parse_moment(std::string_view text) {
  const auto time = parse_iso_time(text);
  if (!time || !time->utc_offset_s) return std::nullopt;
  const int offset_s = *time->utc_offset_s;
  return LocalMoment{time->wall_ms - offset_s * std::int64_t{1000}, offset_s};
}

}  // namespace sitwell::cli
