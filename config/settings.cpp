#include "config/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "config/keys.hpp"
#include "config/open_sections.hpp"
#include "config/text_file.hpp"

namespace sitwell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1'000'000;  // the whole default file has five thousand
constexpr std::size_t most_complaints = 100;   // whoever reads them

class Loader {
 public:
  Loader(const fs::path& path, const Settings& before) : path_{path}, before_{before} {}

  LoadedSettings load(const TomlNode::Table& file) {
    for (const TomlNode::Entry& entry : file) read_section(entry);
    check_order();
    auto& complaints = loaded_.complaints;
    std::stable_sort(complaints.begin(), complaints.end(),
                     [](const auto& a, const auto& b) { return a.place < b.place; });
    return std::move(loaded_);
  }

  void complain(Complaint::Kind kind, Place place, std::string_view what) {
    if (loaded_.complaints.size() == most_complaints) return;
    loaded_.complaints.push_back(
        {kind, place, fmt::format("{}:{}:{}: {}", path_.string(), place.line, place.column, what)});
  }

  LoadedSettings refused(Place place, std::string_view what) {
    complain(Complaint::Kind::bad_file, place,
             fmt::format("{}; expected TOML. Until then nothing in the file is used", what));
    loaded_.settings = before_;
    return std::move(loaded_);
  }

 private:
  void read_section(const TomlNode::Entry& section) {
    const auto* table = section.node.as<TomlNode::Table>();
    if (section.name == "hooks") {
      read_all_hooks(section);
    } else if (!table || !is_setting_section(section.name)) {
      unknown(section.place, section.name);
    } else if (section.name == "clips") {
      loaded_.settings.clips = read_clips(*table, before_, refuse_);
      for (const auto& entry : *table)
        if (loaded_.settings.clips.contains(entry.name))
          give(fmt::format("clips.{}", entry.name), entry.place);
    } else {
      for (const TomlNode::Entry& entry : *table)
        read_key(fmt::format("{}.{}", section.name, entry.name), entry);
    }
  }

  void read_key(const std::string& name, const TomlNode::Entry& entry) {
    const SettingKey* key = setting_key(name);
    if (!key) return unknown(entry.place, name);
    if (key->read(entry.node, loaded_.settings)) return give(name, entry.place);
    key->copy(before_, loaded_.settings);
    const std::string kept = key->write(before_);
    refuse_(name, entry.node.place, key->expected(),
            kept.empty() ? "Until then it is not set" : fmt::format("Until then it is {}", kept));
  }

  void read_all_hooks(const TomlNode::Entry& section) {
    if (const auto* array = section.node.as<TomlNode::Array>()) {
      loaded_.settings.hooks = read_hooks(*array, refuse_);
      give("hooks", section.place);
    } else {
      loaded_.settings.hooks = before_.hooks;
      refuse_("hooks", section.place, "[[hooks]], in two pairs of brackets",
              "Until then the hooks are as they were");
    }
  }

  /// Each of the four may be fine, and together they are none.
  void check_order() {
    PromptSettings& prompts = loaded_.settings.prompts;
    if (prompts.soon < prompts.window && prompts.window <= prompts.latest &&
        prompts.latest <= prompts.overdue)
      return;
    const std::array names{"prompts.soon_min", "prompts.window_min", "prompts.latest_min",
                           "prompts.overdue_min"};
    std::string wrong, kept;
    Place place;
    for (const char* name : names) {
      const SettingKey& key = *setting_key(name);
      const char* separator = wrong.empty() ? "" : ", ";
      wrong += fmt::format("{}{} {}", separator, key.short_name(), key.write(loaded_.settings));
      kept += fmt::format("{}{}", separator, key.write(before_));
      const auto given = loaded_.given.find(name);
      if (given != loaded_.given.end()) place = std::max(place, given->second);
      loaded_.given.erase(name);
      key.copy(before_, loaded_.settings);
    }
    complain(Complaint::Kind::bad_value, place,
             fmt::format("the [prompts] {} do not go together; expected soon_min below window_min, "
                         "and neither latest_min nor overdue_min below the one in front of it. "
                         "Until then they are {}",
                         wrong, kept));
  }

  void give(const std::string& name, Place place) { loaded_.given[name] = place; }

  void unknown(Place place, const std::string& name) {
    if (loaded_.complaints.size() == most_complaints) return;  // finding the nearest takes time
    complain(Complaint::Kind::unknown_key, place,
             fmt::format("{} is no setting and was ignored; did you mean {}?", printable(name),
                         nearest_setting(name)));
  }

  const fs::path& path_;
  const Settings& before_;
  LoadedSettings loaded_;
  const Refuse refuse_ = [this](std::string_view what, Place place, std::string_view expected,
                                std::string_view instead) {
    complain(Complaint::Kind::bad_value, place,
             fmt::format("{} cannot be used as it is; expected {}. {}", what, expected, instead));
  };
};

}  // namespace

std::string_view name_of(Cues cues) {
  switch (cues) {
    case Cues::off: return "off";
    case Cues::sound: return "sound";
    case Cues::speech: return "speech";
  }
  return "off";
}

fs::path default_settings_folder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  // The XDG base directory specification wants relative paths ignored.
  const fs::path base = config != nullptr && fs::path{config}.is_absolute()
                            ? fs::path{config}
                            : fs::path{home != nullptr ? home : "."} / ".config";
  return base / "sitwell";
}

fs::path default_settings_path() { return default_settings_folder() / "config.toml"; }

SettingsText read_settings_text(const fs::path& path) {
  TextFile file = read_text_file(path, most_bytes);
  switch (file.state) {
    case TextFile::State::read: return {std::move(file.text), {}};
    case TextFile::State::missing: return {};
    case TextFile::State::unreadable: break;
    case TextFile::State::too_large:
      return {"", "the file is too large for settings; expected less than 1 MB"};
  }
  return {"", "the settings cannot be read; expected a file that is yours to read"};
}

LoadedSettings load_settings(const fs::path& path, const Settings& before) {
  SettingsText read = read_settings_text(path);
  if (!read.error) return parse_settings(read.text, path, before);
  return {before,
          {{Complaint::Kind::bad_file,
            {},
            fmt::format("{}: {}. Until then nothing in it is used", path.string(), *read.error)}},
          {}};
}

LoadedSettings parse_settings(std::string_view toml, const fs::path& path, const Settings& before) {
  Loader loader{path, before};
  if (toml.size() > most_bytes) return loader.refused({}, "the text is too large for settings");
  const ParsedToml parsed = parse_toml(toml);
  if (parsed.error) return loader.refused(parsed.error->place, parsed.error->what);
  return loader.load(parsed.table);
}

}  // namespace sitwell
