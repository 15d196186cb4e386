// How the dashboard says times, dates and lengths: in the order, the words and the clock of the
// wearer's locale. A value, so that view models are pure; the locale is read once
// (locale_wording()).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/posture.hpp"
#include "core/time.hpp"

namespace sitwell::gui {

struct Wording {
  bool twelve_hours = false;
  enum class DateOrder : std::uint8_t {
    day_month,
    month_day,
    year_month_day
  } order = DateOrder::day_month;
  std::array<std::string, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  std::array<std::string, 7> long_weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
  std::array<std::string, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<std::string, 12> long_months{"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

  /// "14:05", "2:05 pm".
  [[nodiscard]] std::string clock(std::int64_t utc_ms, std::int32_t offset_s) const;
  /// "14:05", or "tomorrow 04:00", or with the date, as seen from `now_ms`.
  [[nodiscard]] std::string moment(std::int64_t utc_ms, std::int32_t offset_s,
                                   std::int64_t now_ms) const;
  /// "Mon 16 Nov", "Mon Nov 16", "Mon 11-16"; and with everything in full.
  [[nodiscard]] std::string short_date(std::chrono::local_days day) const;
  [[nodiscard]] std::string long_date(std::chrono::local_days day) const;
  /// "16 Nov", "Nov 16".
  [[nodiscard]] std::string day_and_month(std::chrono::local_days day) const;
  /// "November 2026".
  [[nodiscard]] std::string month(std::chrono::local_days day) const;
  [[nodiscard]] const std::string& weekday(std::chrono::local_days day) const;
  /// All names of days and months, for who has to have letters for them.
  [[nodiscard]] std::string names() const;
  /// The same order and clock with English names.
  [[nodiscard]] Wording in_english() const;
};

/// "4 h 05", "42 min", "50 s", rounded down, so that 29.9 minutes are not told as half an hour; "–"
/// for none at all.
std::string length_words(Duration length);
/// To the second where it is short: "3 min 20 s".
std::string exact_length_words(Duration length);
/// "58 %"; "–" without.
std::string share_words(std::optional<double> share);
/// "Sitting", "Lying".
std::string posture_words(Posture posture);

/// From LC_TIME; the defaults where the locale says nothing.
Wording locale_wording();

}  // namespace sitwell::gui
