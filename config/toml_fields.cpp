#include "config/toml_fields.hpp"

#include <fmt/format.h>

#include "config/forms.hpp"
#include "config/nearest.hpp"

namespace sitwell {
namespace {

constexpr std::size_t longest_identifier = 40;
constexpr std::size_t longest_compared = 64;  // the time grows with the length

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= longest_identifier &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

/// Marks that a terminal acts on, or that turn the rest of a line around (UTF-8).
bool has_hidden_marks(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    if (byte(i) < 0x20 || byte(i) == 0x7f) return true;
    if (byte(i) == 0xc2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xa0) return true;  // C1
    if (byte(i) == 0xe2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0xa8 && byte(i + 2) <= 0xae)
      return true;  // U+2028 to U+202E: separators and embeddings
    if (byte(i) == 0xe2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xa6 && byte(i + 2) <= 0xa9)
      return true;  // U+2066 to U+2069: isolates
  }
  return false;
}

std::string numbers_from(int least, int most) {
  return fmt::format("whole numbers from {} to {}", least, most);
}

}  // namespace

bool is_line_of_text(std::string_view text, std::size_t most_characters) {
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  });
  return text.find_first_not_of(' ') != text.npos && !has_hidden_marks(text) &&
         static_cast<std::size_t>(characters) <= most_characters;
}

std::string one_of(std::span<const std::string_view> names, std::string_view typed) {
  constexpr std::size_t few = 6;
  if (names.size() > few)
    return typed.empty() ? "a name from docs/routines.md"
                         : fmt::format("a name from docs/routines.md; did you mean \"{}\"?",
                                       nearest(typed.substr(0, longest_compared), names));
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i)
    list += fmt::format("{}\"{}\"", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  return list;
}

std::string TomlFields::path(std::string_view key) const {
  if (key.empty()) return name_.empty() ? "the file" : name_;
  return name_.empty() ? std::string{key} : fmt::format("{}.{}", name_, key);
}

const TomlNode* TomlFields::find(std::string_view key) {
  if (std::find(asked_for_.begin(), asked_for_.end(), key) == asked_for_.end())
    asked_for_.push_back(key);
  const auto found = std::find_if(table_.begin(), table_.end(),
                                  [key](const auto& entry) { return entry.name == key; });
  return found == table_.end() ? nullptr : &found->node;
}

const TomlNode* TomlFields::need(std::string_view key, std::string_view expected) {
  const TomlNode* node = find(key);
  if (!node)
    complaints_.add(place_, fmt::format("{} has no {}; expected {}", path(""), key, expected));
  return node;
}

void TomlFields::refuse(std::string_view key, Place place, std::string_view expected) {
  complaints_.add(place,
                  fmt::format("{} cannot be used as it is; expected {}", path(key), expected));
}

void TomlFields::complain(std::string_view key, std::string_view expected) {
  const TomlNode* node = find(key);
  refuse(node ? key : "", node ? node->place : place_, expected);
}

std::string TomlFields::text(std::string_view key, std::size_t most_characters) {
  const std::string expected =
      fmt::format("a text in quotes, of 1 to {} characters in one line", most_characters);
  const TomlNode* node = need(key, expected);
  if (!node) return "";
  const auto* text = node->as<std::string>();
  if (text && is_line_of_text(*text, most_characters)) return *text;
  refuse(key, node->place, expected);
  return "";
}

std::string TomlFields::optional_text(std::string_view key, std::size_t most_characters) {
  return has(key) ? text(key, most_characters) : "";
}

std::string TomlFields::identifier(std::string_view key, bool required) {
  const std::string expected = fmt::format(
      "1 to {} of the characters a to z, 0 to 9, - and _, in quotes", longest_identifier);
  const TomlNode* node = required ? need(key, expected) : find(key);
  if (!node) return "";
  const auto* text = node->as<std::string>();
  if (text && is_identifier(*text)) return *text;
  refuse(key, node->place, expected);
  return "";
}

const TomlNode::Array* TomlFields::list(std::string_view key, std::size_t most,
                                        std::string_view of) {
  const TomlNode* node = find(key);
  if (!node) return nullptr;
  const auto* array = node->as<TomlNode::Array>();
  if (array && array->size() <= most) return array;
  refuse(key, node->place, fmt::format("a list of {} {} at most", most, of));
  return nullptr;
}

std::vector<std::string> TomlFields::texts(std::string_view key, std::size_t most,
                                           std::size_t most_characters) {
  std::vector<std::string> texts;
  const auto* array = list(key, most, "texts");
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const auto* text = (*array)[i].as<std::string>();
    if (text && is_line_of_text(*text, most_characters))
      texts.push_back(*text);
    else
      refuse(fmt::format("{}[{}]", key, i + 1), (*array)[i].place,
             fmt::format("a text in quotes, of 1 to {} characters in one line", most_characters));
  }
  return texts;
}

bool TomlFields::truth(std::string_view key, bool otherwise) {
  const TomlNode* node = find(key);
  if (!node) return otherwise;
  const auto truth = Truth::read(*node);
  if (!truth) refuse(key, node->place, Truth::expected());
  return truth.value_or(otherwise);
}

int TomlFields::number(std::string_view key, int least, int most, int otherwise) {
  return has(key) ? number(key, least, most) : otherwise;
}

int TomlFields::number(std::string_view key, int least, int most) {
  const std::string expected = fmt::format("a whole number from {} to {}", least, most);
  const TomlNode* node = need(key, expected);
  if (!node) return least;
  const auto number = whole_number(*node, least, most);
  if (!number) refuse(key, node->place, expected);
  return static_cast<int>(number.value_or(least));
}

std::optional<std::pair<int, int>> TomlFields::two_numbers(const TomlNode& node, int least,
                                                           int most) {
  const auto* array = node.as<TomlNode::Array>();
  if (!array || array->size() != 2) return std::nullopt;
  const auto first = whole_number((*array)[0], least, most);
  const auto second = whole_number((*array)[1], least, most);
  if (!first || !second) return std::nullopt;
  return std::pair{static_cast<int>(*first), static_cast<int>(*second)};
}

std::optional<std::pair<int, int>> TomlFields::pair(std::string_view key, int least, int most) {
  const std::string expected = fmt::format("two {} in brackets", numbers_from(least, most));
  const TomlNode* node = need(key, expected);
  if (!node) return std::nullopt;
  const auto numbers = two_numbers(*node, least, most);
  if (!numbers) refuse(key, node->place, expected);
  return numbers;
}

std::optional<std::pair<int, int>> TomlFields::number_or_range(std::string_view key, int least,
                                                               int most) {
  const std::string expected = fmt::format(
      "a whole number from {} to {}, or two in brackets, the lesser first", least, most);
  const TomlNode* node = need(key, expected);
  if (!node) return std::nullopt;
  auto numbers = two_numbers(*node, least, most);
  if (const auto one = whole_number(*node, least, most))
    numbers = {static_cast<int>(*one), static_cast<int>(*one)};
  if (numbers && numbers->first <= numbers->second) return numbers;
  refuse(key, node->place, expected);
  return std::nullopt;
}

std::optional<std::size_t> TomlFields::index_of(std::string_view key,
                                                std::span<const std::string_view> names) {
  const TomlNode* node = need(key, one_of(names, ""));
  if (!node) return std::nullopt;
  const auto* text = node->as<std::string>();
  const auto found = text ? std::find(names.begin(), names.end(), *text) : names.end();
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  refuse(key, node->place, one_of(names, text ? *text : ""));
  return std::nullopt;
}

std::vector<std::size_t> TomlFields::indices_of(std::string_view key,
                                                std::span<const std::string_view> names) {
  std::vector<std::size_t> indices;
  const auto* array = list(key, names.size(), "names");
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const TomlNode& node = (*array)[i];
    const auto* text = node.as<std::string>();
    const auto found = text ? std::find(names.begin(), names.end(), *text) : names.end();
    const auto index = static_cast<std::size_t>(found - names.begin());
    const std::string which = fmt::format("{}[{}]", key, i + 1);
    if (found == names.end())
      refuse(which, node.place, one_of(names, text ? *text : ""));
    else if (std::find(indices.begin(), indices.end(), index) != indices.end())
      refuse(which, node.place, "each name once");
    else
      indices.push_back(index);
  }
  return indices;
}

std::optional<TomlFields> TomlFields::table(std::string_view key) {
  const TomlNode* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* table = node->as<TomlNode::Table>())
    return TomlFields{*table, node->place, path(key), complaints_};
  refuse(key, node->place, "a table of fields in braces, or a section");
  return std::nullopt;
}

std::vector<TomlFields> TomlFields::tables(std::string_view key, std::size_t most, bool required) {
  std::vector<TomlFields> tables;
  const std::string expected = fmt::format("{} to {} sections [[{}]], in two pairs of brackets",
                                           required ? 1 : 0, most, key);
  const TomlNode* node = required ? need(key, expected) : find(key);
  const auto* array = node ? node->as<TomlNode::Array>() : nullptr;
  bool usable = array && array->size() <= most && (!required || !array->empty());
  for (std::size_t i = 0; usable && i < array->size(); ++i) {
    const auto* table = (*array)[i].as<TomlNode::Table>();
    if (table)
      tables.emplace_back(*table, (*array)[i].place, fmt::format("{}[{}]", path(key), i + 1),
                          complaints_);
    usable = table != nullptr;
  }
  if (node && !usable) refuse(key, node->place, expected);
  return tables;
}

void TomlFields::done() {
  for (const TomlNode::Entry& entry : table_) {
    if (std::find(asked_for_.begin(), asked_for_.end(), entry.name) != asked_for_.end()) continue;
    if (complaints_.full()) return;
    complaints_.add(
        entry.place,
        fmt::format("{} means nothing here; did you mean {}?", printable(path(entry.name)),
                    nearest(std::string_view{entry.name}.substr(0, longest_compared), asked_for_)));
  }
}

}  // namespace sitwell
