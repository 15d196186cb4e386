#include "config/toml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <toml++/toml.h>  // slow to compile: in this file only

#include "config/toml_layout.hpp"

namespace sitwell {
namespace {

Place place_of(const toml::source_region& source) {
  return {static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

TomlNode::Table table_of(const toml::table& from);

TomlNode::Value value_of(const toml::node& from) {
  if (const auto* truth = from.as_boolean()) return truth->get();
  if (const auto* number = from.as_integer()) return number->get();
  if (const auto* text = from.as_string()) return text->get();
  if (const auto* table = from.as_table()) return table_of(*table);
  TomlNode::Array elements;
  if (const auto* array = from.as_array()) {
    for (const toml::node& element : *array)
      elements.push_back({place_of(element.source()), value_of(element)});
    return elements;
  }
  return std::monostate{};
}

TomlNode::Table table_of(const toml::table& from) {
  TomlNode::Table table;
  for (const auto& [name, node] : from)
    table.push_back({std::string{name.str()},
                     place_of(name.source()),
                     {place_of(node.source()), value_of(node)}});
  return table;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// Nothing in it that a terminal acts on.
std::string without_controls(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const bool c1 = byte(i) == 0xc2 && i + 1 < text.size() && byte(i + 1) >= 0x80 &&
                    byte(i + 1) < 0xa0;  // U+0080 to U+009F, in UTF-8
    if (c1) text.erase(i, 1);
    if (c1 || is_control(text[i])) text[i] = '?';
  }
  return text;
}

}  // namespace

ParsedToml parse_toml(std::string_view text) {
  if (const auto deep = too_many_dots(text))
    return {{}, ParsedToml::Error{*deep, "nothing has a name of so many parts"}};
  try {
    return {table_of(toml::parse(text)), {}};
  } catch (const toml::parse_error& error) {
    // It quotes what it found.
    return {{},
            ParsedToml::Error{place_of(error.source()),
                              without_controls(std::string{error.description()})}};
  }
}

std::string toml_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else if (is_control(c))
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string toml_key(std::string_view name) {
  const bool bare = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string{name} : toml_string(name);
}

std::string printable(std::string_view text) {
  constexpr std::size_t most = 80;
  const std::string clean = without_controls(std::string{text.substr(0, most)});
  return text.size() > most ? clean + "..." : clean;
}

}  // namespace sitwell
