// A line of `sitwell log`, whatever it tells of.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cli/terminal.hpp"

namespace sitwell::cli {

/// What a day's log tells of at a moment.
struct LogEvent {
  std::int64_t utc_ms = 0;
  std::string line;
  nlohmann::ordered_json json;
};

/// "09:12", by the wall clock of then.
std::string clock_time(std::int64_t utc_ms, std::int32_t offset_s);
/// "09:12 – 09:40".
std::string span_words(std::int64_t begin_utc_ms, std::int64_t end_utc_ms, std::int32_t offset_s);

/// When, a glyph in its ink, how long (or what kind of event), and what.
std::string log_line(const Screen& screen, const std::string& when, Ink ink, std::string_view glyph,
                     const std::string& length, const std::string& what);

}  // namespace sitwell::cli
