// The two sections whose entries the wearer names: clips by serial number, and hooks.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "config/settings.hpp"
#include "config/toml_tree.hpp"

namespace sitwell {

/// Told of what cannot be used: what it is, where, what was expected, and what holds instead.
using Refuse = std::function<void(std::string_view what, Place place, std::string_view expected,
                                  std::string_view instead)>;

/// A clip's serial number, as far as a settings file is concerned: 1 to 64 printable characters.
bool is_clip_serial(std::string_view text);
std::optional<ClipUse> clip_use_named(std::string_view name);

/// Entries that cannot be used are as they were before, or left out.
std::map<std::string, ClipUse> read_clips(const TomlNode::Table& table, const Settings& before,
                                          const Refuse& refuse);
/// Hooks that cannot be used are left out.
std::vector<Hook> read_hooks(const TomlNode::Array& array, const Refuse& refuse);

}  // namespace sitwell
