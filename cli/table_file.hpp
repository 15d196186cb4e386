// Rows of text fields in a file, as CSV or JSON: what the layouts that `sitwell import` reads have
// in common. Opens no file; docs/export.md describes the layouts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitwell::cli {

using Json = nlohmann::ordered_json;

struct TableLayout {
  std::string_view row;   ///< "bout"
  std::string_view rows;  ///< "bouts"
  /// Grows when a reader of the old one would read the new one wrongly.
  int version = 1;
  std::span<const std::string_view> fields;
  /// So many of the last ones joined later: a file may be without them, and then they are empty.
  std::size_t joined = 0;
};

/// What is wrong with a row, and in which of the layout's fields.
struct Fault {
  std::size_t field;
  std::string what;
};

/// The fields of a row, as many as the layout has.
using RowTexts = std::vector<std::string>;

struct TableReader {
  const TableLayout& layout;
  /// Takes a row, or says why it cannot.
  std::function<std::optional<Fault>(const RowTexts& texts)> take;
  /// A row of JSON as the rows that CSV has of it, where there is more to it than the same fields.
  std::function<std::vector<RowTexts>(const Json& row)> unfolded = {};
};

/// Hands every row to the one of the readers whose layout the file has; says of each row that was
/// left out where it is and why: "file:line:column: ...", or "file: bout 17: ..." in JSON.
/// @throws UnusableInput with one sentence when it is no such file at all, or of a newer layout.
std::vector<std::string> read_table(std::string_view text, const std::string& name,
                                    std::span<const TableReader> readers);

/// The first two lines of a CSV file.
std::string csv_head(const TableLayout& layout);
/// A field as RFC 4180 has it: in quotes where it must be, for a comma, a quote or the end of a
/// line.
std::string quoted(const std::string& text);
/// The whole JSON file, a row a line: as JSON as any other, and it can be compared by line.
std::string json_table(const TableLayout& layout, const std::vector<Json>& rows);

/// A piece of somebody else's file that is fit for a message.
std::string shown(std::string_view text);
/// UTF-8 without control characters.
bool is_name(const std::string& text);
/// A field of a row of JSON as text, so that both kinds of file are checked by the same code; null
/// is empty.
std::string field_text(const Json& row, std::string_view field);
double to_seconds(std::int64_t ms);
/// Nothing for what is no integer, or out of bounds.
std::optional<int> parse_integer(const std::string& text, int lowest, int highest);
/// From seconds; nothing for what is no number, below zero or more than a year.
std::optional<std::int64_t> parse_duration_ms(const std::string& text);

}  // namespace sitwell::cli
