#include "gui/model/settings_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "config/keys.hpp"
#include "health/check_in.hpp"

namespace sitwell::gui {

namespace {

struct Label {
  std::string_view name, words;
};

constexpr std::array key_labels{
    Label{"day.start", "A day begins at"},
    Label{"history.path", "Where the history is kept"},
    Label{"prompts.enabled", "Prompts to stand up"},
    Label{"prompts.window_min", "Prompt after sitting for"},
    Label{"prompts.soon_min", "Say that one is near after"},
    Label{"prompts.latest_min", "Wait for a good moment until"},
    Label{"prompts.overdue_min", "Say so quietly after"},
    Label{"prompts.snooze_min", "Snooze for"},
    Label{"prompts.snoozes", "Snoozes a prompt"},
    Label{"prompts.break_s", "A break counts from"},
    Label{"prompts.life_min", "A prompt stays for"},
    Label{"prompts.after_resume_min", "Quiet after waking up"},
    Label{"prompts.ignored_in_a_row", "Fewer prompts after ignoring"},
    Label{"prompts.most_a_day", "Prompts a day, at most"},
    Label{"prompts.sound", "A sound with a prompt"},
    Label{"quiet.do_not_disturb", "In do not disturb"},
    Label{"quiet.full_screen", "In full screen"},
    Label{"quiet.call", "In a call"},
    Label{"quiet.locked", "Behind the lock"},
    Label{"desktop.notifications", "Notifications"},
    Label{"desktop.tray", "Item in the tray"},
    Label{"routines.leg", "The clip is on the thigh"},
    Label{"routines.cues", "Cues to hear"},
    Label{"routines.offer", "Start a routine from a prompt"},
    Label{"routines.spot", "Notice routines by themselves"},
    Label{"check_in.symptoms", "Ask about"},
    Label{"check_in.stress", "Ask about stress"},
};

// Where the file's own sentence speaks of how it is written.
constexpr std::array screen_sentences{
    Label{"history.path", "Where the history is kept, if not in the usual place."},
    Label{"prompts.enabled", "When off, sitting is recorded, and you are never prompted."},
    Label{"prompts.soon_min",
          "From here on the tray says that a prompt is near; earlier than the prompt itself."},
    Label{"prompts.latest_min",
          "Without a good moment the prompt comes now; not earlier than one may come at all."},
    Label{"prompts.overdue_min",
          "What a call or a full screen still holds back is said quietly from now on; not earlier "
          "than without a good moment."},
    Label{"routines.leg", "Which thigh wears the clip."},
    Label{"routines.cues",
          "What you hear of a routine with your eyes closed. Speech needs speech-dispatcher."},
    Label{"check_in.symptoms", "What a check-in asks about; as little as matters to you."},
    Label{"hours.weekdays", "Monday to Friday; a day that has hours of its own goes by those."},
};

// As they are shown: what people come for is first.
constexpr std::array section_titles{
    Label{"prompts", "Prompts"},
    Label{"hours", "Working hours"},
    Label{"quiet", "Hold prompts back"},
    Label{"desktop", "The desktop"},
    Label{"routines", "Routines"},
    Label{"check_in", "Check-in"},
    Label{"day", "The day"},
    Label{"history", "The history"},
};

std::string with_capital(std::string words) {
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

template <std::size_t n>
std::string words_of(const std::array<Label, n>& labels, std::string_view name,
                     std::string_view otherwise) {
  for (const Label& label : labels)
    if (label.name == name) return std::string{label.words};
  return with_capital(std::string{otherwise});
}

/// The strings in a TOML value; a value that has none is one word.
std::vector<std::string> words_in(std::string_view value) {
  std::vector<std::string> words;
  if (value.find('"') == std::string_view::npos) {
    if (!value.empty() && value != "[]") words.emplace_back(value);
    return words;
  }
  for (std::size_t from = value.find('"'); from != std::string_view::npos;
       from = value.find('"', from)) {
    const std::size_t to = value.find('"', from + 1);
    if (to == std::string_view::npos) break;
    words.emplace_back(value.substr(from + 1, to - from - 1));
    from = to + 1;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string label_of(std::string_view name) {
  if (const auto symptom = symptom_named(name)) return std::string{words_for(*symptom)};
  return with_capital(std::string{name});
}

std::string sentence_of(const SettingKey& key) {
  for (const Label& sentence : screen_sentences)
    if (sentence.name == key.name) return std::string{sentence.words};
  return std::string{key.sentence};
}

// Minutes of hours are chosen in fives, as people say them.
int step_of(const SettingKey& key) {
  constexpr std::int64_t many_minutes = 60, many_seconds = 120;
  const bool by_fives = (key.form == FormKind::minutes && key.most > many_minutes) ||
                        (key.form == FormKind::seconds && key.most > many_seconds);
  return by_fives ? 5 : 1;
}

std::size_t place_of(std::string_view section) {
  const auto found = std::find_if(section_titles.begin(), section_titles.end(),
                                  [section](const Label& label) { return label.name == section; });
  return static_cast<std::size_t>(found - section_titles.begin());
}

std::string unit_of(FormKind form) {
  if (form == FormKind::minutes) return "min";
  return form == FormKind::seconds ? "s" : "";
}

std::string usual_words(const SettingKey& key) {
  const std::string value = key.write(Settings{});
  switch (key.form) {
    case FormKind::truth: return value == "true" ? "on" : "off";
    case FormKind::choice: return joined(words_in(value));
    case FormKind::several: return words_in(value).empty() ? "nothing" : joined(words_in(value));
    case FormKind::ranges: return "not set";
    case FormKind::path: return "the usual place";
    case FormKind::time_of_day:
    case FormKind::number:
    case FormKind::seconds:
    case FormKind::minutes: break;
  }
  const std::string unit = unit_of(key.form);
  return unit.empty() ? joined(words_in(value)) : fmt::format("{} {}", value, unit);
}

// That it is an example, where it could be taken for what holds.
std::string hint_of(const SettingKey& key) {
  if (key.form == FormKind::ranges) return "for example 09:00-12:30 13:15-17:30";
  return joined(words_in(key.example));
}

SettingRow row_of(const SettingKey& key, const World& world) {
  SettingRow row;
  row.key = key.name;
  row.label = words_of(key_labels, key.name, key.short_name());
  row.sentence = sentence_of(key);
  if (row.sentence == row.label + ".") row.sentence.clear();  // a day of the week
  row.form = key.form;
  row.unit = unit_of(key.form);
  row.least = key.least;
  row.most = key.most;
  row.step = step_of(key);
  row.given = world.settings_given.count(row.key) > 0;
  row.usual = usual_words(key);
  const std::string value = key.write(world.settings);
  const std::vector<std::string> words = words_in(value);
  row.text = joined(words);
  row.hint = hint_of(key);
  row.on = value == "true";
  row.number = static_cast<int>(std::strtol(value.c_str(), nullptr, 10));
  if (key.names) row.names = key.names();
  for (const std::string& name : row.names) {
    const bool is_chosen = std::find(words.begin(), words.end(), name) != words.end();
    row.labels.push_back(label_of(name));
    row.chosen.push_back(is_chosen);
    if (is_chosen) row.choice = static_cast<int>(row.labels.size()) - 1;
  }
  return row;
}

}  // namespace

std::vector<ask::Set> prompt_window_changes(const Settings& settings, int minutes) {
  // As far apart as they come: time to find a good moment, and a warning before.
  constexpr int soon_before = 5, latest_after = 10, overdue_after = 20;
  const auto minutes_of = [](auto time) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(time).count());
  };
  std::vector<ask::Set> changes;
  const auto set = [&changes](const char* key, int value) {
    changes.push_back({key, {fmt::format("{}", value)}});
  };
  const bool is_late = minutes_of(settings.prompts.latest) < minutes;
  const int latest = is_late ? minutes + latest_after : minutes_of(settings.prompts.latest);
  if (minutes_of(settings.prompts.overdue) < latest)
    set("prompts.overdue_min", latest + overdue_after);
  if (is_late) set("prompts.latest_min", latest);
  if (minutes_of(settings.prompts.soon) >= minutes)
    set("prompts.soon_min", std::max(1, minutes - soon_before));
  set("prompts.window_min", minutes);
  return changes;
}

bool is_for_the_file_only(std::string_view key) { return key == "history.heartbeat_s"; }

SettingsView settings_view(const World& world) {
  SettingsView view;
  for (const SettingSection& section : setting_sections()) {
    SettingGroup group{.name = std::string{section.name},
                       .title = words_of(section_titles, section.name, section.name),
                       .sentence = std::string{section.sentence},
                       .rows = {}};
    for (const SettingKey& key : setting_keys())
      if (key.section() == section.name && !is_for_the_file_only(key.name))
        group.rows.push_back(row_of(key, world));
    if (group.name == "hours")
      group.sentence =
          "Working hours by the local clock, as 09:00-12:30 13:15-17:30: outside them there are no "
          "prompts. With nothing set they are always; otherwise a day without hours has none.";
    if (!group.rows.empty()) view.groups.push_back(std::move(group));
  }
  std::stable_sort(view.groups.begin(), view.groups.end(), [](const auto& one, const auto& other) {
    return place_of(one.name) < place_of(other.name);
  });
  for (const Complaint& complaint : world.settings_complaints)
    view.complaints.push_back(complaint.text);
  for (const auto& [serial, use] : world.settings.clips)
    view.clips.push_back(fmt::format("{}: {}", serial, name_of(use)));
  for (const Hook& hook : world.settings.hooks)
    view.hooks.push_back(fmt::format("{}: {}", hook.on, fmt::join(hook.run, " ")));
  view.path = world.settings_path;
  view.database = world.history.path;
  return view;
}

std::vector<std::string> setting_words(const SettingRow& row) {
  std::vector<std::string> words;
  switch (row.form) {
    case FormKind::truth: return {row.on ? "true" : "false"};
    case FormKind::number:
    case FormKind::seconds:
    case FormKind::minutes: return {fmt::format("{}", row.number)};
    case FormKind::choice: return {row.names[static_cast<std::size_t>(row.choice)]};
    case FormKind::several:
      for (std::size_t i = 0; i < row.names.size(); ++i)
        if (row.chosen[i]) words.push_back(row.names[i]);
      return words;
    case FormKind::time_of_day:
    case FormKind::path: return {row.text};
    case FormKind::ranges: break;
  }
  for (std::size_t from = 0; from < row.text.size();) {
    const std::size_t to = std::min(row.text.find(' ', from), row.text.size());
    if (to > from) words.push_back(row.text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

}  // namespace sitwell::gui
