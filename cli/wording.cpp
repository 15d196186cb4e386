#include "cli/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <string_view>

namespace sitwell::cli {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string_view weekday_of(std::chrono::local_days day) {
  return weekdays[std::chrono::weekday{day}.c_encoding()];
}

std::string_view name_of(std::chrono::month month) { return months[unsigned{month} - 1]; }

}  // namespace

std::string wording(Duration duration) {
  using namespace std::chrono;
  if (duration <= Duration::zero()) return "–";
  const auto whole_s = floor<std::chrono::seconds>(duration).count();
  if (whole_s < 60) return fmt::format("{} s", whole_s);
  const auto whole_min = floor<minutes>(duration).count();
  if (whole_min < 60) return fmt::format("{} min", whole_min);
  return fmt::format("{} h {:02}", whole_min / 60, whole_min % 60);
}

std::string exact_wording(Duration duration) {
  using namespace std::chrono;
  const auto whole_s = floor<std::chrono::seconds>(duration).count();
  if (whole_s < 60 || whole_s >= 3600 || whole_s % 60 == 0) return wording(duration);
  return fmt::format("{} min {} s", whole_s / 60, whole_s % 60);
}

std::string percent(std::optional<double> share) {
  return share ? fmt::format("{:.0f} %", *share * 100) : "–";
}

std::string number(std::optional<double> value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

std::string short_date(std::chrono::local_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {:2} {}", weekday_of(day).substr(0, 3), unsigned{date.day()},
                     name_of(date.month()).substr(0, 3));
}

std::string long_date(std::chrono::local_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {} {}", weekday_of(day), unsigned{date.day()}, name_of(date.month()),
                     int{date.year()});
}

std::string iso_date(std::chrono::local_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()});
}

std::string month_name(std::chrono::local_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {}", name_of(date.month()), int{date.year()});
}

std::optional<std::chrono::local_days> parse_date(const std::string& text,
                                                  std::chrono::local_days today) {
  using namespace std::chrono;
  if (text == "today") return today;
  if (text == "yesterday") return today - days{1};
  int year_number = 0;
  unsigned month_number = 0;
  unsigned day_number = 0;
  int read = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year_number, &month_number, &day_number, &read) !=
          3 ||
      read != static_cast<int>(text.size()))
    return std::nullopt;
  const year_month_day date{year{year_number}, month{month_number}, day{day_number}};
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

}  // namespace sitwell::cli
