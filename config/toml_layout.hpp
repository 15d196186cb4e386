// Where in a TOML text its statements stand, for an editor that changes one and leaves the rest as
// its writer laid it out. It does not judge: what it makes of a text that is no TOML is nothing to
// rely on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/toml_tree.hpp"

namespace sitwell {

/// Bytes [begin, end) of the text.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct TomlStatement {
  enum class Kind { pair, table, array_of_tables };
  Kind kind = Kind::pair;
  /// The whole name: of a pair, with the table's in front.
  std::vector<std::string> path;
  /// How many of the path's first parts its table gave.
  std::size_t from_table = 0;
  bool in_array_of_tables = false;
  /// From the first character of the name to the last of the value or the bracket.
  TextRange text;
  TextRange value;           ///< of a pair; without white space around it
  std::size_t line_end = 0;  ///< behind its last line's line feed, or the text's end
};

std::vector<TomlStatement> toml_statements(std::string_view text);

/// Where a name of more parts than any setting has begins to be absurd: a parser that nests a table
/// for each would run out of stack.
std::optional<Place> too_many_dots(std::string_view text);

/// Whether a value has comments within it.
bool has_comment(std::string_view value);

}  // namespace sitwell
