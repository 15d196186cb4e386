#include "config/settings.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include <toml++/toml.h>  // slow to compile: in this file only

#include "config/nearest.hpp"

namespace sitwell {
namespace {

namespace fs = std::filesystem;

std::string place(const fs::path& path, const toml::source_region& source) {
  return fmt::format("{}:{}:{}", path.string(), source.begin.line, source.begin.column);
}

/// One setting under way from its node into Settings.
struct Value {
  const toml::node& node;
  const fs::path& path;
  std::string_view key;

  [[noreturn]] void fail(std::string_view expected) const {
    throw SettingsError{fmt::format("{}: {} cannot be used as it is; expected {}",
                                    place(path, node.source()), key, expected)};
  }
};

std::chrono::minutes time_of_day(const Value& value) {
  constexpr std::string_view expected = "a time of day in quotes, like \"04:00\"";
  const auto text = value.node.value_exact<std::string>().value_or("");
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    value.fail(expected);
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59) value.fail(expected);
  return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

fs::path file_path(const Value& value) {
  const auto text = value.node.value_exact<std::string>().value_or("");
  const char* home = std::getenv("HOME");
  const bool in_home = text.starts_with("~/") && home != nullptr;
  fs::path path = in_home ? fs::path{home} / text.substr(2) : fs::path{text};
  if (!path.is_absolute()) value.fail("an absolute path in quotes, or one that begins with \"~/\"");
  return path;
}

std::chrono::seconds whole_seconds(const Value& value, std::int64_t least, std::int64_t most) {
  const auto number = value.node.value_exact<std::int64_t>();
  if (!number || *number < least || *number > most)
    value.fail(fmt::format("a whole number of seconds from {} to {}", least, most));
  return std::chrono::seconds{*number};
}

/// The one list of what there is to set: a key, and how it gets into Settings.
struct Key {
  std::string_view name;
  void (*read)(const Value&, Settings&);
};

constexpr std::array keys{
    Key{"day.start", [](const Value& v, Settings& s) { s.day_start = time_of_day(v); }},
    Key{"history.path", [](const Value& v, Settings& s) { s.history_path = file_path(v); }},
    // Below 5 s the disk would never rest; past 10 minutes a crash would cost what breaks are.
    Key{"history.heartbeat_s",
        [](const Value& v, Settings& s) { s.history_heartbeat = whole_seconds(v, 5, 600); }},
};

class Loader {
 public:
  explicit Loader(const fs::path& path) : path_{path} {}

  LoadedSettings load(const toml::table& file) {
    read(file, "");
    return std::move(loaded_);
  }

 private:
  void read(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
      const std::string key = prefix + std::string{name.str()};
      if (const Key* known = find(key))
        known->read(Value{node, path_, known->name}, loaded_.settings);
      else if (node.is_table() && is_section(key))
        read(*node.as_table(), key + ".");
      else
        warn(name.source(), key);
    }
  }

  static const Key* find(std::string_view name) {
    for (const Key& key : keys)
      if (key.name == name) return &key;
    return nullptr;
  }

  static bool is_section(const std::string& name) {
    for (const Key& key : keys)
      if (key.name.starts_with(name + ".")) return true;
    return false;
  }

  void warn(const toml::source_region& source, const std::string& key) {
    std::array<std::string_view, keys.size()> names;
    for (std::size_t i = 0; i < keys.size(); ++i) names[i] = keys[i].name;
    loaded_.warnings.push_back(fmt::format("{}: {} is no setting and was ignored; did you mean {}?",
                                           place(path_, source), key, nearest(key, names)));
  }

  const fs::path& path_;
  LoadedSettings loaded_;
};

}  // namespace

fs::path default_settings_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  // The XDG base directory specification wants relative paths ignored.
  const fs::path base = config != nullptr && fs::path{config}.is_absolute()
                            ? fs::path{config}
                            : fs::path{home != nullptr ? home : "."} / ".config";
  return base / "sitwell" / "config.toml";
}

LoadedSettings load_settings(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return {};
  std::ifstream file{path, std::ios::binary};
  if (!file || fs::is_directory(status))
    throw SettingsError{fmt::format(
        "{}: the settings cannot be read; expected a file that is yours to read", path.string())};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  return parse_settings(text, path);
}

LoadedSettings parse_settings(std::string_view toml, const fs::path& path) {
  try {
    return Loader{path}.load(toml::parse(toml, path.string()));
  } catch (const toml::parse_error& error) {
    throw SettingsError{
        fmt::format("{}: {}", place(path, error.source()), std::string{error.description()})};
  }
}

}  // namespace sitwell
