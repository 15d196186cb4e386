// The settings as somebody looks at them: in groups, each with what it is for, what holds, what
// would hold without the file, and how it is chosen. Made of setting_keys(), so that none is
// forgotten.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/forms.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct SettingRow {
  std::string key;       ///< "prompts.window_min"
  std::string label;     ///< "Prompt after"
  std::string sentence;  ///< what it is for
  FormKind form = FormKind::truth;
  std::string unit;  ///< "min", "s"; of numbers
  std::int64_t least = 0, most = 0;
  int step = 1;                     ///< of a number, from one press to the next
  int number = 0;                   ///< the value of a number
  bool on = false;                  ///< of a truth
  std::string text;                 ///< of all that is written: "04:00", "09:00-12:30 13:15-17:30"
  std::string hint;                 ///< what could be written, where there is no value
  std::vector<std::string> names;   ///< to choose from, as the file has them
  std::vector<std::string> labels;  ///< the same in words
  std::vector<bool> chosen;         ///< of several, by name
  int choice = 0;                   ///< of names
  bool given = false;               ///< the file sets it
  std::string usual;                ///< what holds without the file, in words
};

struct SettingGroup {
  std::string name, title, sentence;
  std::vector<SettingRow> rows;
};

struct SettingsView {
  std::vector<SettingGroup> groups;
  std::vector<std::string> complaints;
  std::vector<std::string> clips;  ///< "SW-000123: thigh"
  std::vector<std::string> hooks;  ///< "prompt_shown: /usr/bin/logger time to stand up"
  std::string path, database;
};

SettingsView settings_view(const World& world);

/// The words for the file that say so; a form's ranges and texts are split at spaces.
std::vector<std::string> setting_words(const SettingRow& row);

/// What the file has to be told for prompts to come after that many minutes of sitting: the times
/// around it go along where they would contradict it, in an order in which they never do.
std::vector<ask::Set> prompt_window_changes(const Settings& settings, int minutes);

/// How often the bout in progress is written is nobody's to choose by mouse; all else is shown.
bool is_for_the_file_only(std::string_view key);

}  // namespace sitwell::gui
