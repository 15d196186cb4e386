// sitwell config: the settings shown, checked and changed.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "config/edit.hpp"
#include "config/keys.hpp"
#include "config/settings.hpp"

namespace sitwell::cli {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(const LoadedSettings& loaded, const SettingKey& key) {
  const std::string value = key.write(loaded.settings);
  const auto given = loaded.given.find(std::string{key.name});
  Json json{{"value", value.empty() ? Json{} : Json::parse(value, nullptr, false)},
            {"from", given == loaded.given.end() ? "default" : "file"}};
  if (given != loaded.given.end()) json["line"] = given->second.line;
  return json;
}

void print_json(const std::filesystem::path& path, const LoadedSettings& loaded) {
  Json json{{"format", "sitwell config"}, {"version", 1}, {"path", path.string()}};
  for (const SettingKey& key : setting_keys())
    json["settings"][std::string{key.name}] = as_json(loaded, key);
  json["clips"] = Json::object();
  for (const auto& [serial, use] : loaded.settings.clips) json["clips"][serial] = name_of(use);
  json["hooks"] = Json::array();
  for (const Hook& hook : loaded.settings.hooks)
    json["hooks"].push_back({{"on", hook.on}, {"run", hook.run}, {"limit_s", hook.limit.count()}});
  json["complaints"] = Json::array();
  for (const Complaint& complaint : loaded.complaints) json["complaints"].push_back(complaint.text);
  // A path may be bytes that are no text, which JSON has no place for.
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_line(const LoadedSettings& loaded, const std::string& name, const std::string& value) {
  const auto given = loaded.given.find(name);
  fmt::print("{:<26} {:<36} {}\n", name, value.empty() ? "(not set)" : value,
             given == loaded.given.end() ? "default" : fmt::format("line {}", given->second.line));
}

void print_table(const std::filesystem::path& path, const LoadedSettings& loaded) {
  fmt::print("{}{}\n\n", path.string(), std::filesystem::exists(path) ? "" : " (not there)");
  for (const SettingKey& key : setting_keys())
    print_line(loaded, std::string{key.name}, key.write(loaded.settings));
  for (const auto& [serial, use] : loaded.settings.clips)
    print_line(loaded, fmt::format("clips.{}", serial), toml_string(name_of(use)));
  for (const Hook& hook : loaded.settings.hooks)
    fmt::print("{:<26} {}\n", fmt::format("hook on {}", hook.on),
               fmt::format("{} ({} s)", fmt::join(hook.run, " "), hook.limit.count()));
}

void print_one(const LoadedSettings& loaded, const ConfigOptions& options) {
  const SettingKey* key = setting_key(options.key);
  if (!key)
    throw UnusableInput(fmt::format("{} is no setting; did you mean {}?", printable(options.key),
                                    nearest_setting(options.key)));
  if (options.json)
    fmt::print("{}\n", as_json(loaded, *key).dump(-1, ' ', false, Json::error_handler_t::replace));
  else
    fmt::print("{}\n", key->write(loaded.settings));
}

}  // namespace

void show_config_path() { fmt::print("{}\n", default_settings_path().string()); }

void show_default_config() { fmt::print("{}", default_settings_text()); }

bool check_config() {
  const std::filesystem::path path = default_settings_path();
  const std::vector<Complaint> complaints = load_settings(path).complaints;
  for (const Complaint& complaint : complaints) fmt::print("{}\n", complaint.text);
  if (complaints.empty())
    fmt::print("{}: {}\n", path.string(),
               std::filesystem::exists(path) ? "all is well" : "not there; all defaults hold");
  return complaints.empty();
}

void show_config(const ConfigOptions& options) {
  const std::filesystem::path path = default_settings_path();
  const LoadedSettings loaded = load_settings(path);
  for (const Complaint& complaint : loaded.complaints)
    fmt::print(stderr, "sitwell: {}\n", complaint.text);
  if (!options.key.empty())
    print_one(loaded, options);
  else
    options.json ? print_json(path, loaded) : print_table(path, loaded);
}

void change_config(const ConfigOptions& options) {
  try {
    change_setting(default_settings_path(), options.key, options.words);
  } catch (const EditRefused& refused) {
    throw UnusableInput(refused.what());
  }
}

}  // namespace sitwell::cli
