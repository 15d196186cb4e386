#include "config/toml_layout.hpp"

#include <algorithm>
#include <utility>

namespace sitwell {
namespace {

/// A place in the text that moves forward over whole tokens and never past the end.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_{text} {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] bool sees(std::string_view what) const {
    return text_.substr(at_).starts_with(what);
  }
  [[nodiscard]] bool sees_quote() const { return peek() == '"' || peek() == '\''; }
  void step(std::size_t count = 1) { at_ = std::min(at_ + count, text_.size()); }
  void back_to(std::size_t at) { at_ = at; }
  void skip_any_of(std::string_view characters) {
    while (!done() && characters.find(peek()) != std::string_view::npos) step();
  }
  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size());
    step();
  }
  void skip_comment() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  /// Over a string of any of the four kinds; begins at its first quote. Returns what is inside.
  std::string_view skip_string() {
    const char quote = peek();
    const bool long_one = sees(std::string(3, quote));
    step(long_one ? 3 : 1);
    const std::size_t begin = at_;
    while (!done()) {
      if (quote == '"' && peek() == '\\') {
        step(2);
      } else if (long_one ? sees(std::string(3, quote)) : peek() == quote) {
        return close(begin, quote, long_one);
      } else if (!long_one && peek() == '\n') {
        break;
      } else {
        step();
      }
    }
    return text_.substr(begin, at_ - begin);
  }

  [[nodiscard]] std::string_view from(std::size_t begin) const {
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view close(std::size_t begin, char quote, bool long_one) {
    // A long string may end in quotes of its own: """two quotes: """""
    while (long_one && text_.substr(at_).size() > 3 && text_[at_ + 3] == quote) step();
    const std::string_view inside = from(begin);
    step(long_one ? 3 : 1);
    return inside;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The inside of a quoted name: its escapes are the parser's business.
std::string unquoted(std::string_view quoted) {
  const ParsedToml parsed = parse_toml(std::string{"x="}.append(quoted));
  if (parsed.table.size() == 1)
    if (const auto* text = parsed.table.front().node.as<std::string>()) return *text;
  return std::string{quoted};
}

std::vector<std::string> read_name(Cursor& cursor) {
  std::vector<std::string> parts;
  for (;;) {
    cursor.skip_any_of(" \t");
    const std::size_t begin = cursor.at();
    if (cursor.sees_quote()) {
      cursor.skip_string();
      parts.push_back(unquoted(cursor.from(begin)));
    } else {
      while (!cursor.done() &&
             std::string_view{" \t\r\n.=]#\"'"}.find(cursor.peek()) == std::string_view::npos)
        cursor.step();
      parts.emplace_back(cursor.from(begin));
    }
    cursor.skip_any_of(" \t");
    if (cursor.peek() != '.') return parts;
    cursor.step();
  }
}

/// Over a value: brackets hold lines together. Ends behind its last character.
void skip_value(Cursor& cursor) {
  int depth = 0;
  std::size_t end = cursor.at();
  const auto seen = [&] { end = cursor.at(); };
  while (!cursor.done()) {
    const char c = cursor.peek();
    if (cursor.sees_quote()) {
      cursor.skip_string();
      seen();
    } else if (c == '#') {
      if (depth == 0) break;
      cursor.skip_comment();
    } else if (c == '\n' && depth == 0) {
      break;
    } else {
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      cursor.step();
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') seen();
    }
  }
  cursor.back_to(end);
}

}  // namespace

std::vector<TomlStatement> toml_statements(std::string_view text) {
  std::vector<TomlStatement> statements;
  std::vector<std::string> table;
  bool in_array = false;
  Cursor cursor{text};
  if (cursor.sees("\xEF\xBB\xBF")) cursor.step(3);
  while (cursor.skip_any_of(" \t\r\n"), !cursor.done()) {
    if (cursor.peek() == '#') {
      cursor.skip_line();
      continue;
    }
    TomlStatement statement;
    statement.text.begin = cursor.at();
    if (cursor.peek() == '[') {
      in_array = cursor.sees("[[");
      cursor.step(in_array ? 2 : 1);
      statement.kind = in_array ? TomlStatement::Kind::array_of_tables : TomlStatement::Kind::table;
      table = statement.path = read_name(cursor);
      cursor.step(in_array ? 2 : 1);
    } else {
      statement.path = table;
      statement.from_table = table.size();
      for (std::string& part : read_name(cursor)) statement.path.push_back(std::move(part));
      cursor.step();  // the equals sign
      cursor.skip_any_of(" \t");
      statement.value.begin = cursor.at();
      skip_value(cursor);
      statement.value.end = cursor.at();
    }
    statement.in_array_of_tables = in_array;
    statement.text.end = cursor.at();
    cursor.skip_line();
    statement.line_end = cursor.at();
    statements.push_back(std::move(statement));
  }
  return statements;
}

std::optional<Place> too_many_dots(std::string_view text) {
  constexpr int most = 16;
  int dots = 0;
  for (Cursor cursor{text}; !cursor.done();) {
    if (cursor.sees_quote()) {
      cursor.skip_string();
    } else if (cursor.peek() == '#') {
      cursor.skip_comment();
    } else {
      const char c = cursor.peek();
      if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[') dots = 0;
      if (c == '.' && ++dots > most) {
        const auto line = std::count(text.begin(), text.begin() + long(cursor.at()), '\n');
        return Place{static_cast<int>(line) + 1, 1};
      }
      cursor.step();
    }
  }
  return std::nullopt;
}

bool has_comment(std::string_view value) {
  for (Cursor cursor{value}; !cursor.done();) {
    if (cursor.sees_quote())
      cursor.skip_string();
    else if (cursor.peek() == '#')
      return true;
    else
      cursor.step();
  }
  return false;
}

}  // namespace sitwell
