// One setting of a settings file changed, and the rest of it, comments and layout, left as its
// writer wrote it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sitwell {

/// The file, or what it was to be given, does not allow that; what() says why and what to do.
class EditRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The text with that key set to the words. Keys are as in setting_keys(), or "clips.SERIAL".
/// Whatever else the text sets reads the same afterwards. `path` is for the messages.
/// @throws EditRefused
std::string with_setting(const std::string& text, const std::filesystem::path& path,
                         std::string_view key, const std::vector<std::string>& words);

/// The text without that key; as it is where it has none. @throws EditRefused
std::string without_setting(const std::string& text, const std::filesystem::path& path,
                            std::string_view key);

/// The file with that setting changed, put in its place whole; no words: without the setting. A new
/// file has everything in it that could be set, to be found there.
/// @throws EditRefused, std::runtime_error where it cannot be written
void change_setting(const std::filesystem::path& path, std::string_view key,
                    const std::vector<std::string>& words);

}  // namespace sitwell
