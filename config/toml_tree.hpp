// A TOML file as a tree of plain values with their places. What the settings are read from, so that
// only toml_tree.cpp pays for the parser's headers, and nothing else depends on whose parser it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sitwell {

/// Where something begins, both counted from 1.
struct Place {
  int line = 1;
  int column = 1;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct TomlNode {
  struct Entry;
  using Array = std::vector<TomlNode>;
  using Table = std::vector<Entry>;  ///< in order of their names
  /// What no setting is made of (a number with a fraction, a date) is a monostate.
  using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Array, Table>;

  Place place;
  Value value;

  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&value);
  }
};

struct TomlNode::Entry {
  std::string name;
  Place place;
  TomlNode node;
};

struct ParsedToml {
  TomlNode::Table table;
  struct Error {
    Place place;
    std::string what;
  };
  std::optional<Error> error;  ///< it is no TOML; the table is empty
};

/// Never throws for what the text holds, however hostile.
ParsedToml parse_toml(std::string_view text);

/// A basic string with its quotes, in the escapes that TOML and JSON share.
std::string toml_string(std::string_view text);
/// A key as it must be written: bare, or quoted where it has to be.
std::string toml_key(std::string_view name);
/// For messages: control characters replaced, and cut where it gets long.
std::string printable(std::string_view text);

}  // namespace sitwell
