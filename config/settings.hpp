// The wearer's settings, from config.toml. Read once at start by each program.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sitwell {

struct Settings {
  /// [day] start = "04:00". At four an evening that runs past midnight still belongs to its day,
  /// and nearly everybody is asleep.
  std::chrono::minutes day_start{std::chrono::hours{4}};
  /// [history] path = "...". Unset: where XDG has it. "~/" stands for the home folder.
  std::optional<std::filesystem::path> history_path;
  /// [history] heartbeat_s = 60. How often the open bout is written. A day spent sitting writes
  /// 0.7 MB an hour with it; what a kill -9 costs comes back from the clip's log.
  std::chrono::seconds history_heartbeat{60};

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// A setting that cannot be used. what() reads "PATH:LINE:COLUMN: what is wrong; what was
/// expected".
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct LoadedSettings {
  Settings settings;
  /// Keys that mean nothing, each with its place and the nearest key that does; for the wearer.
  std::vector<std::string> warnings;
};

/// $XDG_CONFIG_HOME/sitwell/config.toml, or ~/.config/sitwell/config.toml.
std::filesystem::path default_settings_path();

/// The settings in the file; the defaults where there is no file. Throws SettingsError for a value
/// that cannot be used or a file that cannot be read.
LoadedSettings load_settings(const std::filesystem::path& path = default_settings_path());

/// The same from text; `path` is for the messages.
LoadedSettings parse_settings(std::string_view toml, const std::filesystem::path& path);

}  // namespace sitwell
