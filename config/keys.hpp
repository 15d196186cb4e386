// The one list of what there is to set. Reading, checking, the file that `sitwell config default`
// prints, `show` and `set` all come from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/forms.hpp"
#include "config/settings.hpp"

namespace sitwell {

struct SettingKey {
  std::string_view name;  ///< "prompts.window_min"
  /// What it is for, in a sentence or two.
  std::string_view sentence;
  /// A value to show where the default is to have none.
  std::string_view example;
  Spelling spelling = Spelling::bare;
  std::string (*expected)() = nullptr;
  FormKind form = FormKind::truth;
  std::int64_t least = 0, most = 0;               ///< of a number
  std::vector<std::string> (*names)() = nullptr;  ///< to choose from
  /// False, and nothing changed, where the node holds no such value.
  bool (*read)(const TomlNode& node, Settings& into) = nullptr;
  void (*copy)(const Settings& from, Settings& to) = nullptr;
  /// As TOML that is JSON too; empty where there is no value.
  std::string (*write)(const Settings& settings) = nullptr;

  [[nodiscard]] std::string_view section() const { return name.substr(0, name.find('.')); }
  [[nodiscard]] std::string_view short_name() const { return name.substr(name.find('.') + 1); }
};

struct SettingSection {
  std::string_view name;
  std::string_view sentence;
  /// Lines to show for one whose keys the wearer names.
  std::string_view example;
};

std::span<const SettingKey> setting_keys();
std::span<const SettingSection> setting_sections();
const SettingKey* setting_key(std::string_view name);
bool is_setting_section(std::string_view name);

/// The known key, or for a name without a section the section, that was most likely meant.
std::string_view nearest_setting(std::string_view typed);

/// The key's line in the default file: "#window_min = 30".
std::string commented_out(const SettingKey& key);

/// The whole file with every key commented out, its default and its sentence.
std::string default_settings_text();

}  // namespace sitwell
