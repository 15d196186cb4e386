#include "config/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "config/keys.hpp"
#include "config/open_sections.hpp"
#include "config/replace_file.hpp"
#include "config/settings.hpp"
#include "config/toml_layout.hpp"
#include "config/toml_tree.hpp"

namespace sitwell {
namespace {

using Kind = TomlStatement::Kind;

/// A key that can be set from outside the file.
struct Target {
  std::string section;
  std::string name;
  const SettingKey* key = nullptr;  ///< none for a clip
};

Target target_of(std::string_view name) {
  const SettingKey* key = setting_key(name);
  if (key) return {std::string{key->section()}, std::string{key->short_name()}, key};
  const std::string serial{name.substr(std::min(name.size(), std::string_view{"clips."}.size()))};
  if (name.starts_with("clips.") && is_clip_serial(serial)) return {"clips", serial, nullptr};
  if (name.starts_with("hooks"))
    throw EditRefused(
        "hooks are changed in the file itself; `sitwell config default` shows how one is written");
  throw EditRefused(
      fmt::format("{} is no setting; did you mean {}?", printable(name), nearest_setting(name)));
}

[[noreturn]] void refuse_words(const Target& target, std::string_view expected) {
  throw EditRefused(fmt::format("{}.{} cannot be set to that; expected {}", target.section,
                                printable(target.name), expected));
}

/// What the words mean as TOML, whether or not the key can take it.
std::string spelled(const Target& target, const std::vector<std::string>& words) {
  const Spelling spelling = target.key ? target.key->spelling : Spelling::text;
  if (spelling == Spelling::texts) {
    std::string list;
    for (const std::string& word : words)
      if (words.size() > 1 || (word != "never" && word != "none"))
        list += fmt::format("{}{}", list.empty() ? "" : ", ", toml_string(word));
    return fmt::format("[{}]", list);
  }
  if (words.size() != 1) return "";
  return spelling == Spelling::bare ? words.front() : toml_string(words.front());
}

bool can_take(const Target& target, const TomlNode& node) {
  Settings scratch;
  if (target.key) return target.key->read(node, scratch);
  const auto* text = node.as<std::string>();
  return text && clip_use_named(*text);
}

/// The words as the key's value. Never more than one value: they come from outside.
std::string value_of(const Target& target, const std::vector<std::string>& words) {
  const std::string value = spelled(target, words);
  const ParsedToml parsed = parse_toml(fmt::format("x = {}", value));
  const bool one = parsed.table.size() == 1 && value.find('\n') == std::string::npos &&
                   !has_comment(value) && can_take(target, parsed.table.front().node);
  if (!one)
    refuse_words(target,
                 target.key ? target.key->expected() : "\"thigh\", \"pelvis\" or \"ignored\"");
  return value;
}

/// One text under the knife.
class Editor {
 public:
  Editor(const std::string& text, Target target)
      : text_{text}, target_{std::move(target)}, statements_{toml_statements(text)} {
    if (text.find("\r\n") != std::string::npos) newline_ = "\r\n";
  }

  std::string set(const std::string& value) const {
    if (const TomlStatement* pair = own_pair()) return replaced(pair->value, value);
    const std::string line = fmt::format("{} = {}", toml_key(target_.name), value);
    if (const auto header = find_header()) {
      if (const auto comment = commented_default(*header)) return replaced(*comment, line);
      return inserted(last_line_of(*header), line);
    }
    if (const TomlStatement* sibling = dotted_sibling())
      return inserted(sibling->line_end, fmt::format("{}.{}", target_.section, line));
    return inserted(text_.size(), fmt::format("{}[{}]{}{}", text_.empty() ? "" : newline_,
                                              target_.section, newline_, line));
  }

  std::string unset() const {
    const TomlStatement* pair = own_pair();
    if (!pair) return text_;
    const std::size_t begin = text_.rfind('\n', pair->text.begin) + 1;  // npos + 1 is the start
    const std::string_view rest =
        std::string_view{text_}.substr(pair->text.end, pair->line_end - pair->text.end);
    const std::size_t remark = rest.find('#');
    // A comment behind the value was not ours to take away.
    return replaced({begin, remark == rest.npos ? pair->line_end : pair->text.end + remark}, "");
  }

 private:
  [[nodiscard]] const TomlStatement* own_pair() const {
    for (const TomlStatement& statement : statements_) {
      if (statement.kind != Kind::pair || statement.in_array_of_tables) continue;
      if (statement.path == std::vector{target_.section, target_.name}) {
        const auto& [begin, end] = statement.value;
        if (has_comment(std::string_view{text_}.substr(begin, end - begin)))
          throw EditRefused(
              fmt::format("{}.{} has comments between the lines of its value, which would be "
                          "lost; change it in the file itself",
                          target_.section, target_.name));
        return &statement;
      }
      if (statement.path == std::vector{target_.section})
        throw EditRefused(fmt::format(
            "the file has {0} = {{...}} in one line; change it there, or write it as a section, "
            "[{0}]",
            target_.section));
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<std::size_t> find_header() const {
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (statements_[i].kind == Kind::table && statements_[i].path == std::vector{target_.section})
        return i;
    return std::nullopt;
  }

  [[nodiscard]] const TomlStatement* dotted_sibling() const {
    const TomlStatement* last = nullptr;
    for (const TomlStatement& statement : statements_)
      if (statement.kind == Kind::pair && statement.from_table == 0 && statement.path.size() > 1 &&
          statement.path.front() == target_.section)
        last = &statement;
    return last;
  }

  [[nodiscard]] std::size_t last_line_of(std::size_t header) const {
    std::size_t last = header;
    while (last + 1 < statements_.size() && statements_[last + 1].kind == Kind::pair) ++last;
    return statements_[last].line_end;
  }

  /// The line of the default file that waits for its # to be taken away; nobody's own remark.
  [[nodiscard]] std::optional<TextRange> commented_default(std::size_t header) const {
    if (!target_.key) return std::nullopt;
    const std::string wanted = commented_out(*target_.key);
    std::size_t begin = statements_[header].line_end;
    for (std::size_t next = header + 1; begin < text_.size();) {
      if (next < statements_.size() && begin <= statements_[next].text.begin &&
          statements_[next].text.begin < line_end(begin)) {
        if (statements_[next].kind != Kind::pair) break;
        begin = statements_[next++].line_end;
        continue;
      }
      std::size_t end = text_.find_last_not_of("\r\n", line_end(begin) - 1) + 1;
      if (text_.compare(begin, std::max(end, begin) - begin, wanted) == 0)
        return TextRange{begin, end};
      begin = line_end(begin);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    const std::size_t feed = text_.find('\n', at);
    return feed == text_.npos ? text_.size() : feed + 1;
  }

  [[nodiscard]] std::string replaced(TextRange range, const std::string& by) const {
    return text_.substr(0, range.begin) + by + text_.substr(range.end);
  }
  [[nodiscard]] std::string inserted(std::size_t at, const std::string& line) const {
    const bool begun = at > 0 && text_[at - 1] != '\n';
    return fmt::format("{}{}{}{}{}", text_.substr(0, at), begun ? newline_ : "", line, newline_,
                       text_.substr(at));
  }

  const std::string& text_;
  const Target target_;
  const std::vector<TomlStatement> statements_;
  const char* newline_ = "\n";
};

bool same(const TomlNode& a, const TomlNode& b);
bool same(const TomlNode::Table& a, const TomlNode::Table& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.name == y.name && same(x.node, y.node);
  });
}
bool same(const TomlNode& a, const TomlNode& b) {
  if (const auto* table = a.as<TomlNode::Table>())
    return b.as<TomlNode::Table>() && same(*table, *b.as<TomlNode::Table>());
  if (const auto* array = a.as<TomlNode::Array>()) {
    const auto* other = b.as<TomlNode::Array>();
    return other && std::equal(array->begin(), array->end(), other->begin(), other->end(),
                               [](const TomlNode& x, const TomlNode& y) { return same(x, y); });
  }
  if (a.value.index() != b.value.index()) return false;
  if (const auto* text = a.as<std::string>()) return *text == *b.as<std::string>();
  if (const auto* number = a.as<std::int64_t>()) return *number == *b.as<std::int64_t>();
  if (const auto* truth = a.as<bool>()) return *truth == *b.as<bool>();
  return true;
}

/// All but the target, and without its section if nothing else is in that.
TomlNode::Table others(TomlNode::Table table, const Target& target) {
  for (TomlNode::Entry& entry : table) {
    if (entry.name != target.section) continue;
    if (auto* section = std::get_if<TomlNode::Table>(&entry.node.value))
      std::erase_if(*section, [&](const auto& one) { return one.name == target.name; });
  }
  std::erase_if(table, [&](const TomlNode::Entry& entry) {
    const auto* section = entry.node.as<TomlNode::Table>();
    return entry.name == target.section && section && section->empty();
  });
  return table;
}

/// What there is to complain of, without the places, which an edit moves.
std::set<std::string> complaints_of(const std::string& text) {
  std::set<std::string> all;
  for (const Complaint& complaint : parse_settings(text, "").complaints) {
    const auto& [line, column] = complaint.place;
    all.insert(complaint.text.substr(fmt::format(":{}:{}: ", line, column).size()));
  }
  return all;
}

const TomlNode* find(const TomlNode::Table& file, const Target& target) {
  for (const TomlNode::Entry& section : file) {
    const auto* table = section.node.as<TomlNode::Table>();
    if (!table || section.name != target.section) continue;
    for (const TomlNode::Entry& entry : *table)
      if (entry.name == target.name) return &entry.node;
  }
  return nullptr;
}

/// The last word on every edit: the target reads as the value, or is gone where that is empty; all
/// else reads as before, and there is nothing new to complain of.
void check_harmless(const std::string& before, const std::string& after, const Target& target,
                    const std::string& value) {
  const ParsedToml read = parse_toml(after);
  const TomlNode* now = find(read.table, target);
  const ParsedToml meant = parse_toml(value.empty() ? "" : fmt::format("x = {}", value));
  const bool as_meant =
      meant.table.empty() ? now == nullptr : now && same(*now, meant.table.front().node);
  if (read.error || !as_meant ||
      !same(others(parse_toml(before).table, target), others(read.table, target)))
    throw EditRefused(
        fmt::format("{}.{} cannot be changed without harm to the rest of the file; change it in "
                    "the file itself",
                    target.section, printable(target.name)));
  const std::set<std::string> old = complaints_of(before);
  for (const std::string& complaint : complaints_of(after))
    if (!old.contains(complaint)) throw EditRefused("nothing was changed: " + complaint);
}

void check_readable(const std::string& text, const std::filesystem::path& path) {
  if (const auto error = parse_toml(text).error)
    throw EditRefused(fmt::format("{}:{}:{}: {}; correct that first, nothing was changed",
                                  path.string(), error->place.line, error->place.column,
                                  error->what));
}

}  // namespace

std::string with_setting(const std::string& text, const std::filesystem::path& path,
                         std::string_view key, const std::vector<std::string>& words) {
  const Target target = target_of(key);
  const std::string value = value_of(target, words);
  check_readable(text, path);
  const std::string after = Editor{text, target}.set(value);
  check_harmless(text, after, target, value);
  return after;
}

std::string without_setting(const std::string& text, const std::filesystem::path& path,
                            std::string_view key) {
  const Target target = target_of(key);
  check_readable(text, path);
  const std::string after = Editor{text, target}.unset();
  check_harmless(text, after, target, "");
  return after;
}

void change_setting(const std::filesystem::path& path, std::string_view key,
                    const std::vector<std::string>& words) {
  const bool there = std::filesystem::exists(path);
  if (!there && words.empty()) return;
  SettingsText read = there ? read_settings_text(path) : SettingsText{default_settings_text(), {}};
  if (read.error) throw EditRefused(fmt::format("{}: {}", path.string(), *read.error));
  const std::string after = words.empty() ? without_setting(read.text, path, key)
                                          : with_setting(read.text, path, key, words);
  if (after != read.text || !there) replace_file(path, after);
}

}  // namespace sitwell
