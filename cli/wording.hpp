// How the command line says durations, shares and dates.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/time.hpp"

namespace sitwell::cli {

/// "6 h 05", "42 min", "50 s", rounded down so that 29.9 min are not told as half an hour; "–" for
/// none at all.
std::string wording(Duration duration);
/// The same to the second where it is short: "3 min 20 s" under an hour.
std::string exact_wording(Duration duration);
/// "58 %"; "–" where there is no share.
std::string percent(std::optional<double> share);
/// The number with its decimals; "–" where there is none.
std::string number(std::optional<double> value, int decimals);

/// "Mon 16 Nov".
std::string short_date(std::chrono::local_days day);
/// "Monday 16 November 2026".
std::string long_date(std::chrono::local_days day);
/// "2026-11-16".
std::string iso_date(std::chrono::local_days day);
/// "November 2026".
std::string month_name(std::chrono::local_days day);

/// A date as YYYY-MM-DD, or "today" or "yesterday" counted from today. Nothing where it is neither
/// or the calendar has no such day.
std::optional<std::chrono::local_days> parse_date(const std::string& text,
                                                  std::chrono::local_days today);

}  // namespace sitwell::cli
