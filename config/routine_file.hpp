// Routine files: a routine as TOML (docs/routines.md), read and written. A file in which anything
// is wrong is refused whole: half a routine is none that anybody should be led through.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/text_file.hpp"
#include "core/routine.hpp"

namespace sitwell {

inline constexpr std::size_t longest_routine_file = 100'000;  // bytes; the longest shipped has 5000

struct ParsedRoutine {
  std::optional<Routine> routine;  ///< nothing where there is any complaint
  /// "PATH:LINE:COLUMN: what is wrong; what was expected", in the file's order, a hundred at most.
  std::vector<std::string> complaints;
};

/// Never throws for what the text holds; `path` is for the messages.
ParsedRoutine parse_routine(std::string_view toml, const std::filesystem::path& path);
/// The same from a file that was read, or was not: that is a complaint too.
ParsedRoutine parse_routine(const TextFile& file, const std::filesystem::path& path);
ParsedRoutine read_routine(const std::filesystem::path& path);

/// A file's text from which the same routine is read. Seconds, degrees and thousandths of g are
/// whole numbers there.
std::string routine_text(const Routine& routine);

}  // namespace sitwell
