#include "cli/table_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "cli/commands.hpp"

namespace sitwell::cli {
namespace {

Json::error_handler_t replacing() { return Json::error_handler_t::replace; }

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// A row's fields, and the line and column each begins at, counted from the row's beginning.
struct Row {
  struct Place {
    std::size_t line = 0;
    std::size_t column = 1;
  };
  RowTexts texts;
  std::vector<Place> places;
  std::size_t lines = 1;
  bool closed = true;  ///< no quote is missing its other
};

/// Takes the first row; in quotes it may go on over lines.
Row take_row(std::string_view& rest) {
  Row row;
  std::size_t at = 0;
  std::size_t line_begin = 0;
  for (bool more = true; more; ++at) {  // over the comma
    row.places.push_back({row.lines - 1, at - line_begin + 1});
    std::string& text = row.texts.emplace_back();
    bool in_quotes = at < rest.size() && rest[at] == '"';
    if (in_quotes) ++at;
    for (; at < rest.size() && (in_quotes || (rest[at] != ',' && rest[at] != '\n')); ++at) {
      if (in_quotes && rest[at] == '\n') {
        ++row.lines;
        line_begin = at + 1;
      }
      if (in_quotes && rest.substr(at).starts_with("\r\n")) continue;  // ends like lines do
      if (!in_quotes || rest[at] != '"') {
        text += rest[at];
      } else if (at + 1 < rest.size() && rest[at + 1] == '"') {
        text += rest[at++];
      } else {
        in_quotes = false;
      }
    }
    if (in_quotes) row.closed = false;
    more = at < rest.size() && rest[at] == ',';
    if (!more && !in_quotes && text.ends_with('\r')) text.pop_back();
  }
  rest.remove_prefix(std::min(at, rest.size()));
  return row;
}

/// The next row. A quote that is never closed takes no more than its line with it.
Row next_row(std::string_view& rest) {
  std::string_view after = rest;
  Row row = take_row(after);
  if (!row.closed) {
    std::string_view line = take_line(rest);
    return take_row(line);
  }
  rest = after;
  return row;
}

[[noreturn]] void refuse(const std::string& name, std::string_view why) {
  throw UnusableInput(fmt::format("{}: {}; nothing was imported", name, why));
}

std::string csv_mark(const TableLayout& layout) {
  return fmt::format("# sitwell {}, layout ", layout.rows);
}

std::string json_mark(const TableLayout& layout) { return fmt::format("sitwell {}", layout.rows); }

void check_version(const TableLayout& layout, const std::string& name, std::optional<int> version) {
  if (!version || *version < 1) refuse(name, "names no layout that sitwell knows");
  if (*version > layout.version)
    refuse(name, fmt::format("is of layout {}, and this sitwell reads up to {}: use a newer one",
                             *version, layout.version));
}

/// How many of the layout's fields the file has, by its second line.
std::size_t columns_of(const TableLayout& layout, std::string_view line, const std::string& name) {
  const std::size_t all = layout.fields.size();
  for (std::size_t columns = all; columns + layout.joined >= all; --columns)
    if (line == fmt::format("{}", fmt::join(layout.fields.first(columns), ","))) return columns;
  refuse(name, fmt::format("line 2 should be {}", fmt::join(layout.fields, ",")));
}

std::optional<Fault> taken(const TableReader& reader, Row& row) {
  row.texts.resize(reader.layout.fields.size());
  row.places.resize(row.texts.size(), row.places.back());
  return reader.take(row.texts);
}

std::vector<std::string> read_csv(std::string_view rest, const std::string& name,
                                  const TableReader& reader) {
  const TableLayout& layout = reader.layout;
  std::string_view version_text = take_line(rest);
  version_text.remove_prefix(csv_mark(layout).size());
  int version = 0;
  std::from_chars(version_text.data(), version_text.data() + version_text.size(), version);
  check_version(layout, name, version);
  const std::size_t columns = columns_of(layout, take_line(rest), name);
  std::vector<std::string> skipped;
  for (std::size_t number = 3; !rest.empty();) {
    Row row = next_row(rest);
    const bool blank = row.texts.size() == 1 && row.texts.front().empty();
    if (!blank && row.texts.size() != columns) {
      skipped.push_back(fmt::format("{}:{}:1: {} fields, where there should be {}", name, number,
                                    row.texts.size(), columns));
    } else if (const auto fault = blank ? std::nullopt : taken(reader, row)) {
      const Row::Place& place = row.places[fault->field];
      skipped.push_back(
          fmt::format("{}:{}:{}: {}", name, number + place.line, place.column, fault->what));
    }
    number += row.lines;
  }
  return skipped;
}

Json parsed(std::string_view text, const std::string& name) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    const std::string_view what = error.what();  // "[json.exception...] parse error at line ..."
    refuse(name, what.substr(what.find("] ") + 2));
  }
}

std::vector<RowTexts> fields_of(const Json& row, const TableLayout& layout) {
  RowTexts texts;
  for (const std::string_view field : layout.fields) {
    const bool joined = texts.size() + layout.joined >= layout.fields.size();
    const bool without = joined && row.is_object() && !row.contains(std::string{field});
    texts.push_back(without ? std::string{} : field_text(row, field));
  }
  return {texts};
}

std::vector<std::string> read_json(const Json& file, const std::string& name,
                                   const TableReader& reader) {
  const TableLayout& layout = reader.layout;
  const Json version = file.value("version", Json{});
  check_version(layout, name,
                version.is_number_integer() ? std::optional{version.get<int>()} : std::nullopt);
  const auto rows = file.find(std::string{layout.rows});
  if (rows == file.end() || !rows->is_array())
    refuse(name, fmt::format("has no list of {}", layout.rows));
  std::vector<std::string> skipped;
  std::size_t number = 0;
  for (const Json& row : *rows) {
    ++number;
    for (const RowTexts& texts : reader.unfolded ? reader.unfolded(row) : fields_of(row, layout))
      if (const auto fault = reader.take(texts))
        skipped.push_back(fmt::format("{}: {} {}: {}: {}", name, layout.row, number,
                                      layout.fields[fault->field], fault->what));
  }
  return skipped;
}

}  // namespace

std::vector<std::string> read_table(std::string_view text, const std::string& name,
                                    std::span<const TableReader> readers) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (const TableReader& reader : readers)
    if (text.starts_with(csv_mark(reader.layout))) return read_csv(text, name, reader);
  if (text.starts_with('{')) {
    const Json file = parsed(text, name);
    const Json format = file.value("format", Json{});
    for (const TableReader& reader : readers)
      if (format == json_mark(reader.layout)) return read_json(file, name, reader);
    refuse(name, "is JSON, but no export that sitwell imports");
  }
  refuse(name, "is no export that sitwell imports (see `sitwell export --help`)");
}

std::string csv_head(const TableLayout& layout) {
  return fmt::format("{}{}\n{}\n", csv_mark(layout), layout.version, fmt::join(layout.fields, ","));
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? "\"\"" : std::string{c};
  return result + '"';
}

std::string json_table(const TableLayout& layout, const std::vector<Json>& rows) {
  std::string text = fmt::format(R"({{"format":"{}","version":{},"{}":[)", json_mark(layout),
                                 layout.version, layout.rows);
  for (const Json& row : rows)
    text += (&row == &rows.front() ? "\n" : ",\n") + row.dump(-1, ' ', false, replacing());
  return text + "\n]}\n";
}

std::string shown(std::string_view text) {
  constexpr std::size_t enough = 40;
  std::string piece{text.substr(0, enough)};
  std::replace_if(
      piece.begin(), piece.end(), [](char c) { return c >= 0 && c < ' '; }, '?');
  return piece + (text.size() > enough ? "..." : "");
}

bool is_name(const std::string& text) {
  const bool printable = std::none_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 0 && c < ' ') || c == 127; });
  return printable && !text.empty() &&
         Json(text).dump(-1, ' ', false, replacing()).find("\xEF\xBF\xBD") == std::string::npos;
}

std::string field_text(const Json& row, std::string_view field) {
  if (!row.is_object()) return "(not an object)";
  const auto found = row.find(std::string{field});
  if (found == row.end()) return fmt::format("(no {})", field);
  if (found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump(-1, ' ', false, replacing());
}

double to_seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

std::optional<int> parse_integer(const std::string& text, int lowest, int highest) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return lowest <= value && value <= highest ? std::optional{value} : std::nullopt;
}

std::optional<std::int64_t> parse_duration_ms(const std::string& text) {
  constexpr double longest_s = 366 * 86400.0;  // more than a year is a mistake, not what was meant
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0 && value <= longest_s)) return std::nullopt;
  return std::llround(value * 1000);
}

}  // namespace sitwell::cli
