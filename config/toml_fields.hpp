// The fields of one table of a file in which nothing may be wrong, read one by one: each is
// checked, whatever cannot be used is complained of with its place, and so is what nobody asked
// for.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/file_complaints.hpp"
#include "config/toml_tree.hpp"

namespace sitwell {

/// Words for people to read: printable, in one line, of no more characters than that.
bool is_line_of_text(std::string_view text, std::size_t most_characters);

/// Reading goes on after a complaint, with a default in the field's place: whoever corrects a file
/// wants to hear of everything at once.
class TomlFields {
 public:
  /// `name`: what the table is called in a complaint, "steps[2]"; empty for the file itself.
  TomlFields(const TomlNode::Table& table, Place place, std::string name,
             FileComplaints& complaints)
      : table_{table}, place_{place}, name_{std::move(name)}, complaints_{complaints} {}

  /// Text that must be there.
  std::string text(std::string_view key, std::size_t most_characters);
  /// Text that may be left out: empty.
  std::string optional_text(std::string_view key, std::size_t most_characters);
  /// An identifier, [a-z0-9_-]{1,40}; `required`, or empty.
  std::string identifier(std::string_view key, bool required = true);
  std::vector<std::string> texts(std::string_view key, std::size_t most,
                                 std::size_t most_characters);
  bool truth(std::string_view key, bool otherwise);
  int number(std::string_view key, int least, int most, int otherwise);
  /// A number that must be there.
  int number(std::string_view key, int least, int most);
  /// Two numbers.
  std::optional<std::pair<int, int>> pair(std::string_view key, int least, int most);
  /// A number, or a list of the least and the most.
  std::optional<std::pair<int, int>> number_or_range(std::string_view key, int least, int most);

  /// One of the names.
  template <class Value, std::size_t count>
  Value choice(std::string_view key, const std::array<Value, count>& all, Value otherwise) {
    return has(key) ? choice(key, all).value_or(otherwise) : otherwise;
  }
  /// The same, where it must be there; nothing where it cannot be used.
  template <class Value, std::size_t count>
  std::optional<Value> choice(std::string_view key, const std::array<Value, count>& all) {
    const auto index = index_of(key, names_of(all));
    return index ? std::optional{all[*index]} : std::nullopt;
  }
  /// A list of names, none of them twice.
  template <class Value, std::size_t count>
  std::vector<Value> choices(std::string_view key, const std::array<Value, count>& all) {
    std::vector<Value> values;
    for (const std::size_t index : indices_of(key, names_of(all))) values.push_back(all[index]);
    return values;
  }

  /// The table of that name, if there is one.
  std::optional<TomlFields> table(std::string_view key);
  /// Those of [[key]], at most so many; `required`: one at least.
  std::vector<TomlFields> tables(std::string_view key, std::size_t most, bool required = false);

  /// Complains of every field that was not asked for, with the name that was most likely meant.
  void done();

  [[nodiscard]] bool has(std::string_view key) { return find(key) != nullptr; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// About the field, or about the table where there is none of that name.
  void complain(std::string_view key, std::string_view expected);

 private:
  template <class Value, std::size_t count>
  static std::array<std::string_view, count> names_of(const std::array<Value, count>& all) {
    std::array<std::string_view, count> names{};
    std::transform(all.begin(), all.end(), names.begin(),
                   [](Value value) { return name_of(value); });
    return names;
  }

  const TomlNode* find(std::string_view key);
  /// Nothing, and complained of, where it is not there.
  const TomlNode* need(std::string_view key, std::string_view expected);
  const TomlNode::Array* list(std::string_view key, std::size_t most, std::string_view of);
  void refuse(std::string_view key, Place place, std::string_view expected);
  [[nodiscard]] std::string path(std::string_view key) const;
  std::optional<std::pair<int, int>> two_numbers(const TomlNode& node, int least, int most);
  std::optional<std::size_t> index_of(std::string_view key,
                                      std::span<const std::string_view> names);
  std::vector<std::size_t> indices_of(std::string_view key,
                                      std::span<const std::string_view> names);

  const TomlNode::Table& table_;
  Place place_;
  std::string name_;
  FileComplaints& complaints_;
  std::vector<std::string_view> asked_for_;
};

/// What to write in the place of `typed`: the names, or of many the one that was most likely meant.
std::string one_of(std::span<const std::string_view> names, std::string_view typed);

}  // namespace sitwell
