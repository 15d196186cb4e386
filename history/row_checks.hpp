// What the rows of all tables are checked by. Private to this folder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "history/row.hpp"

namespace sitwell {

constexpr bool within(std::int64_t value, std::int64_t low, std::int64_t high) {
  return low <= value && value <= high;
}

constexpr bool is_moment(std::int64_t utc_ms, std::int32_t offset_s) {
  return within(utc_ms, 0, latest_utc_ms) && within(offset_s, -largest_offset_s, largest_offset_s);
}

template <class Value, class All>
bool is_one_of(Value value, const All& all) {
  return std::find(all.begin(), all.end(), value) != all.end();
}

/// UTF-8 that may be shown on any terminal: of control characters, tabs and line ends only.
bool is_text(std::string_view text, std::size_t longest);
/// [a-z0-9_-]+, as routines are called.
bool is_identifier(std::string_view text);

}  // namespace sitwell
