// Moments as people say them: "14:05", "tomorrow 04:00".
#pragma once

#include <cstdint>
#include <string>

namespace sitwell::cli {

std::int64_t now_utc_ms();

/// The local time, with the day where it is not today's.
std::string clock_words(std::int64_t utc_ms, std::int64_t now_ms);

/// ISO 8601 with the offset in force then, for JSON.
std::string iso_words(std::int64_t utc_ms);

}  // namespace sitwell::cli
