#include "cli/log_event.hpp"

#include <fmt/format.h>

#include "cli/iso_time.hpp"

namespace sitwell::cli {

std::string clock_time(std::int64_t utc_ms, std::int32_t offset_s) {
  return iso_time({utc_ms, offset_s}).substr(std::string_view{"2026-11-16T"}.size(), 5);
}

std::string span_words(std::int64_t begin_utc_ms, std::int64_t end_utc_ms, std::int32_t offset_s) {
  return fmt::format("{} – {}", clock_time(begin_utc_ms, offset_s),
                     clock_time(end_utc_ms, offset_s));
}

std::string log_line(const Screen& screen, const std::string& when, Ink ink, std::string_view glyph,
                     const std::string& length, const std::string& what) {
  return fmt::format("  {}  {}  {}  {}\n", left(when, 13), screen.paint(ink, glyph),
                     right(length, 7), what);
}

}  // namespace sitwell::cli
