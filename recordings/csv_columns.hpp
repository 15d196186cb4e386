// A recording's header: which of its columns are wanted, and where they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "recordings/recording_reader.hpp"

namespace sitwell {

/// Where a column's value goes: the time, three axes of acceleration and three of turn rate of the
/// thigh, the same of the pelvis, the label.
enum ColumnSlot : std::size_t {
  slot_time = 0,
  slot_thigh = 1,
  slot_pelvis = 7,
  slot_count = 13,
  slot_label = slot_count
};

struct WantedColumn {
  std::size_t index = 0;  ///< in the file, from 0
  std::size_t slot = 0;
  std::string name;
};

/// The wanted columns in the file's order. @throws RecordingError naming `file` when t_s or an
/// axis is not there; the message says what is.
std::vector<WantedColumn> find_columns(std::string_view header, const ColumnChoice& choice,
                                       const std::string& file);

/// Rewrites a line so that `separator` stands only between fields and quotes are gone. A quote
/// that is never closed makes it false.
constexpr char unit_separator = '\x1f';
bool unquote(std::string_view line, std::string& out);

}  // namespace sitwell
