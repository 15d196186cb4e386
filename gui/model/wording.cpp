#include "gui/model/wording.hpp"

#include <fmt/format.h>
#include <langinfo.h>
#include <locale.h>

#include <cctype>
#include <cstdlib>
#include <string_view>

#include "history/calendar.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// What the clock on the wall shows, as if it were UTC.
struct WallClock {
  local_days day;
  int minutes;
};

WallClock wall_clock(std::int64_t utc_ms, std::int32_t offset_s) {
  const std::chrono::local_time<std::chrono::milliseconds> at{
      std::chrono::milliseconds{utc_ms + std::int64_t{offset_s} * 1000}};
  const local_days day = std::chrono::floor<days>(at);
  return {day, static_cast<int>(std::chrono::floor<std::chrono::minutes>(at - day).count())};
}

std::size_t weekday_index(local_days day) { return std::chrono::weekday{day}.iso_encoding() - 1; }
std::size_t month_index(local_days day) {
  return static_cast<unsigned>(year_month_day{day}.month()) - 1;
}
unsigned day_of_month(local_days day) { return static_cast<unsigned>(year_month_day{day}.day()); }
int year_of(local_days day) { return static_cast<int>(year_month_day{day}.year()); }

// What the environment says of times and dates, in POSIX's order.
std::string_view time_locale_name() {
  for (const char* variable : {"LC_ALL", "LC_TIME", "LANG"})
    if (const char* name = std::getenv(variable); name && *name) return name;
  return {};
}

}  // namespace

std::string Wording::clock(std::int64_t utc_ms, std::int32_t offset_s) const {
  const int minutes = wall_clock(utc_ms, offset_s).minutes;
  const int hour = minutes / 60;
  if (!twelve_hours) return fmt::format("{:02}:{:02}", hour, minutes % 60);
  return fmt::format("{}:{:02} {}", hour % 12 == 0 ? 12 : hour % 12, minutes % 60,
                     hour < 12 ? "am" : "pm");
}

std::string Wording::moment(std::int64_t utc_ms, std::int32_t offset_s, std::int64_t now_ms) const {
  const local_days day = wall_clock(utc_ms, offset_s).day;
  const auto away = (day - wall_clock(now_ms, offset_s).day).count();
  const std::string time = clock(utc_ms, offset_s);
  if (away == 0) return time;
  if (away == 1) return fmt::format("tomorrow {}", time);
  if (away == -1) return fmt::format("yesterday {}", time);
  return fmt::format("{} {}", short_date(day), time);
}

std::string Wording::day_and_month(local_days day) const {
  const std::string& name = months[month_index(day)];
  switch (order) {
    case DateOrder::day_month: return fmt::format("{} {}", day_of_month(day), name);
    case DateOrder::month_day: return fmt::format("{} {}", name, day_of_month(day));
    case DateOrder::year_month_day:
      return fmt::format("{:02}-{:02}", month_index(day) + 1, day_of_month(day));
  }
  return {};
}

std::string Wording::short_date(local_days day) const {
  return fmt::format("{} {}", weekday(day), day_and_month(day));
}

std::string Wording::long_date(local_days day) const {
  const std::string& name = long_weekdays[weekday_index(day)];
  const std::string& month_name = long_months[month_index(day)];
  switch (order) {
    case DateOrder::day_month:
      return fmt::format("{} {} {} {}", name, day_of_month(day), month_name, year_of(day));
    case DateOrder::month_day:
      return fmt::format("{}, {} {}, {}", name, month_name, day_of_month(day), year_of(day));
    case DateOrder::year_month_day:
      return fmt::format("{} {}-{:02}-{:02}", name, year_of(day), month_index(day) + 1,
                         day_of_month(day));
  }
  return {};
}

std::string Wording::month(local_days day) const {
  return fmt::format("{} {}", long_months[month_index(day)], year_of(day));
}

const std::string& Wording::weekday(local_days day) const { return weekdays[weekday_index(day)]; }

std::string Wording::names() const {
  std::string all;
  for (const auto* names : {&weekdays, &long_weekdays})
    for (const std::string& name : *names) all.append(name);
  for (const auto* names : {&months, &long_months})
    for (const std::string& name : *names) all.append(name);
  return all;
}

Wording Wording::in_english() const {
  Wording english;
  english.twelve_hours = twelve_hours;
  english.order = order;
  return english;
}

std::string length_words(Duration length) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(length).count();
  if (seconds <= 0) return "–";
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min", seconds / 60);
  return fmt::format("{} h {:02}", seconds / 3600, seconds / 60 % 60);
}

std::string exact_length_words(Duration length) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(length).count();
  if (seconds < 60 || seconds >= 3600 || seconds % 60 == 0) return length_words(length);
  return fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

std::string share_words(std::optional<double> share) {
  return share ? fmt::format("{:.0f} %", *share * 100) : "–";
}

std::string posture_words(Posture posture) {
  std::string words{name_of(posture)};
  words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  return words;
}

Wording locale_wording() {
  Wording wording;
  // "C" is nobody's language, and writes dates as Americans do.
  if (const std::string_view name = time_locale_name();
      name.empty() || name == "POSIX" || name == "C" || name.substr(0, 2) == "C.")
    return wording;
  const locale_t locale = newlocale(LC_TIME_MASK | LC_CTYPE_MASK, "", nullptr);
  if (!locale) return wording;
  const auto ask = [locale](nl_item item) { return std::string_view{nl_langinfo_l(item, locale)}; };
  // All that is drawn is UTF-8; words in another encoding would be no text.
  if (ask(CODESET) == "UTF-8") {
    for (int i = 0; i < 7; ++i) {
      const auto at = static_cast<std::size_t>((i + 6) % 7);  // the locale's week begins on Sunday
      wording.weekdays[at] = ask(ABDAY_1 + i);
      wording.long_weekdays[at] = ask(DAY_1 + i);
    }
    for (int i = 0; i < 12; ++i) {
      wording.months[static_cast<std::size_t>(i)] = ask(ABMON_1 + i);
      wording.long_months[static_cast<std::size_t>(i)] = ask(MON_1 + i);
    }
  }
  const std::string_view time = ask(T_FMT), date = ask(D_FMT);
  for (const std::string_view twelve : {"%I", "%l", "%r", "%p", "%P"})
    if (time.find(twelve) != std::string_view::npos) wording.twelve_hours = true;
  const auto first = [&date](std::string_view which) {
    std::size_t at = std::string_view::npos;
    for (const char letter : which) {
      const std::size_t found = date.find(std::string{'%'} + letter);
      if (found < at) at = found;
    }
    return at;
  };
  const std::size_t year = first("yYFG"), month = first("mbBDhF"), day = first("deD");
  if (year < month || year < day || date.find("%F") != std::string_view::npos)
    wording.order = Wording::DateOrder::year_month_day;
  else if (month < day || date.find("%D") != std::string_view::npos)
    wording.order = Wording::DateOrder::month_day;
  freelocale(locale);
  return wording;
}

}  // namespace sitwell::gui
