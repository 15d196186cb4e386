#include "config/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "config/hook_events.hpp"
#include "config/nearest.hpp"

namespace sitwell {
namespace {

template <class Form>
constexpr std::int64_t least_of() {
  if constexpr (requires { Form::least_value; }) return Form::least_value;
  return 0;
}
template <class Form>
constexpr std::int64_t most_of() {
  if constexpr (requires { Form::most_value; }) return Form::most_value;
  return 0;
}
template <class Form>
constexpr auto names_of() -> std::vector<std::string> (*)() {
  if constexpr (requires { Form::names(); }) return Form::names;
  return nullptr;
}

template <auto field, class Form>
constexpr SettingKey key(std::string_view name, std::string_view sentence,
                         std::string_view example = "") {
  return {.name = name,
          .sentence = sentence,
          .example = example,
          .spelling = Form::spelling,
          .expected = Form::expected,
          .form = Form::kind,
          .least = least_of<Form>(),
          .most = most_of<Form>(),
          .names = names_of<Form>(),
          .read =
              [](const TomlNode& node, Settings& into) {
                const auto value = Form::read(node);
                if (value) field(into) = *value;
                return value.has_value();
              },
          .copy = [](const Settings& from, Settings& to) { field(to) = field(from); },
          .write = [](const Settings& settings) { return Form::write(field(settings)); }};
}

template <Hold hold>
constexpr SettingKey heeded(std::string_view name, std::string_view sentence) {
  return {
      .name = name,
      .sentence = sentence,
      .spelling = Truth::spelling,
      .expected = Truth::expected,
      .read =
          [](const TomlNode& node, Settings& into) {
            const auto value = Truth::read(node);
            if (value) into.heeded.set(hold, *value);
            return value.has_value();
          },
      .copy = [](const Settings& from,
                 Settings& to) { to.heeded.set(hold, from.heeded.has(hold)); },
      .write = [](const Settings& settings) { return Truth::write(settings.heeded.has(hold)); }};
}

constexpr std::string_view office = R"(["09:00-12:30", "13:15-17:30"])";

using Leg = OneOf<Side::left, Side::right>;
using Heard = OneOf<Cues::off, Cues::sound, Cues::speech>;

// What is out of a range here is more likely a slip than a wish.
// clang-format takes the brackets of a lambda in a template for arithmetic.
// clang-format off
constexpr std::array all_keys{
    key<[](auto& s) -> auto& { return s.day_start; }, TimeOfDay>("day.start",
        "When a day begins. At four, an evening that runs past midnight still belongs to its "
        "day."),
    key<[](auto& s) -> auto& { return s.history_path; }, FilePath>("history.path",
        "Where the history is kept, if not in the usual place (shown here).",
        "\"~/.local/share/sitwell/history.db\""),
    // Below 5 s the disk would never rest; past 10 minutes a crash would cost what breaks are.
    key<[](auto& s) -> auto& { return s.history_heartbeat; }, Seconds<5, 600>>("history.heartbeat_s",
        "How often the bout in progress is written to the disk."),
    key<[](auto& s) -> auto& { return s.prompts.enabled; }, Truth>("prompts.enabled",
        "false: sitting is recorded, and you are never prompted."),
    key<[](auto& s) -> auto& { return s.prompts.window; }, Minutes<5, 240>>("prompts.window_min",
        "Sitting since the last break after which a prompt comes at the next good moment. "
        "Getting up every half hour is what the trials support."),
    key<[](auto& s) -> auto& { return s.prompts.soon; }, Minutes<1, 240>>("prompts.soon_min",
        "From here on the tray says that a prompt is near. Before window_min."),
    key<[](auto& s) -> auto& { return s.prompts.latest; }, Minutes<5, 480>>("prompts.latest_min",
        "Without a good moment it comes now. Not before window_min."),
    key<[](auto& s) -> auto& { return s.prompts.overdue; }, Minutes<5, 720>>("prompts.overdue_min",
        "What a call or a full screen still holds back is said quietly from now on. Not "
        "before latest_min."),
    key<[](auto& s) -> auto& { return s.prompts.snooze; }, Minutes<1, 120>>("prompts.snooze_min",
        "How long Snooze puts a prompt off: enough to finish a thought."),
    key<[](auto& s) -> auto& { return s.prompts.snoozes; }, Number<0, 10>>("prompts.snoozes",
        "How often one prompt can be put off; more would be a habit."),
    key<[](auto& s) -> auto& { return s.prompts.counting_break; }, Seconds<10, 900>>("prompts.break_s",
        "Being up for this long is a break that counts."),
    key<[](auto& s) -> auto& { return s.prompts.life; }, Minutes<1, 60>>("prompts.life_min",
        "A prompt that was not followed within this goes away."),
    key<[](auto& s) -> auto& { return s.prompts.after_resume; }, Minutes<0, 60>>("prompts.after_resume_min",
        "No prompt for this long after the computer wakes up."),
    key<[](auto& s) -> auto& { return s.prompts.ignored_in_a_row; }, Number<1, 20>>("prompts.ignored_in_a_row",
        "Ignored this often in a row, prompts come half as often for the rest of the day."),
    key<[](auto& s) -> auto& { return s.prompts.most_a_day; }, Number<1, 100>>("prompts.most_a_day",
        "No more prompts than this in a day: too many lose their effect."),
    key<[](auto& s) -> auto& { return s.sound; }, Truth>("prompts.sound",
        "Whether a prompt makes a sound, where the desktop can."),
    key<[](auto& s) -> auto& { return s.hours.weekdays; }, Ranges>("hours.weekdays",
        "Monday to Friday; a day that has a line of its own goes by that.",
        office),
    key<[](auto& s) -> auto& { return s.hours.weekend; }, Ranges>("hours.weekend",
        "Saturday and Sunday.",
        "[]"),
    key<[](auto& s) -> auto& { return s.hours.monday; }, Ranges>("hours.monday",
        "The ranges that begin on a Monday.",
        office),
    key<[](auto& s) -> auto& { return s.hours.tuesday; }, Ranges>("hours.tuesday",
        "Tuesday.",
        office),
    key<[](auto& s) -> auto& { return s.hours.wednesday; }, Ranges>("hours.wednesday",
        "Wednesday.",
        R"(["09:00-13:00"])"),
    key<[](auto& s) -> auto& { return s.hours.thursday; }, Ranges>("hours.thursday",
        "Thursday.",
        office),
    key<[](auto& s) -> auto& { return s.hours.friday; }, Ranges>("hours.friday",
        "Friday; a range may end after midnight.",
        R"(["22:00-02:00"])"),
    key<[](auto& s) -> auto& { return s.hours.saturday; }, Ranges>("hours.saturday",
        "Saturday.",
        "[]"),
    key<[](auto& s) -> auto& { return s.hours.sunday; }, Ranges>("hours.sunday",
        "Sunday.",
        R"(["00:00-24:00"])"),
    heeded<Hold::do_not_disturb>("quiet.do_not_disturb",
        "While the desktop is set to Do Not Disturb."),
    heeded<Hold::full_screen>("quiet.full_screen",
        "While a window fills the whole screen."),
    heeded<Hold::call>("quiet.call",
        "While a microphone or a camera is in use."),
    heeded<Hold::locked>("quiet.locked",
        "While the screen is locked."),
    key<[](auto& s) -> auto& { return s.notifications; }, Truth>("desktop.notifications",
        "Prompts as notifications of the desktop."),
    key<[](auto& s) -> auto& { return s.tray; }, Truth>("desktop.tray",
        "An item in the tray, where the desktop has one."),
    key<[](auto& s) -> auto& { return s.clip_leg; }, Leg>("routines.leg",
        "Which thigh wears the clip: left or right."),
    key<[](auto& s) -> auto& { return s.cues; }, Heard>("routines.cues",
        "What you hear of a routine with your eyes closed: off, sound, or speech where "
        "speech-dispatcher is installed."),
    key<[](auto& s) -> auto& { return s.offer_routine; }, Truth>("routines.offer",
        "Whether a prompt has a button that starts a routine."),
    key<[](auto& s) -> auto& { return s.spot_routines; }, Truth>("routines.spot",
        "Whether you are asked, when the clip saw a routine that you did not start, if it is "
        "to be recorded."),
    key<[](auto& s) -> auto& { return s.symptoms; }, Symptoms>("check_in.symptoms",
        "What a check-in asks about: any of low_back_pain, front_of_hip, belly_or_groin, "
        "pelvic_floor, shallow_breath, front_of_thigh and digestion."),
    key<[](auto& s) -> auto& { return s.ask_stress; }, Truth>("check_in.stress",
        "Whether it asks about stress."),
};
// clang-format on

constexpr std::array all_sections{
    SettingSection{"day", "", ""},
    SettingSection{"history", "", ""},
    SettingSection{"prompts", "When to ask you to stand up. Times are times of sitting.", ""},
    SettingSection{"hours",
                   "Working hours by the local clock: outside them there are no prompts. With "
                   "nothing set here they are always; otherwise a day without a line has none. "
                   "The values below are examples.",
                   ""},
    SettingSection{"quiet", "What holds a prompt back for as long as it lasts.", ""},
    SettingSection{"desktop", "", ""},
    SettingSection{"routines", "", ""},
    SettingSection{"check_in", "How you feel, at most once a day, kept on this computer.", ""},
    SettingSection{"clips",
                   "What a clip is there for, by its serial number (see `sitwell status`): thigh, "
                   "pelvis or ignored. One that is not named says itself where it is worn.",
                   "#\"SW-000123\" = \"thigh\"\n"},
    SettingSection{"hooks",
                   "Programs to run when something happens, as often as there are sections like "
                   "this. No shell reads the words; docs/config.md has the variables.",
                   "#[[hooks]]\n"
                   "#on = \"prompt_shown\"\n"
                   "#run = [\"/usr/bin/logger\", \"time to stand up\"]\n"
                   "#limit_s = 10  # then it is ended; 1 to 600\n"},
};

/// A comment of lines that fit.
std::string comment(std::string_view text) {
  constexpr std::size_t width = 78;
  std::string lines, line = "#";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (line.size() + 1 + end > width) lines += fmt::format("{}\n", std::exchange(line, "#"));
    line += fmt::format(" {}", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line == "#" ? lines : fmt::format("{}{}\n", lines, line);
}

std::string default_section(const SettingSection& section) {
  std::string text = comment(section.sentence);
  if (section.name == "hooks") {
    for (const HookEvent& event : hook_events)
      text += fmt::format("#   {:<15} {}\n", event.name, event.sentence);
    return text + std::string{section.example};
  }
  text += fmt::format("[{}]\n{}", section.name, section.example);
  for (const SettingKey& key : all_keys) {
    if (key.section() != section.name) continue;
    text += fmt::format("{}{}\n", comment(key.sentence), commented_out(key));
  }
  return text;
}

}  // namespace

std::span<const SettingKey> setting_keys() { return all_keys; }
std::span<const SettingSection> setting_sections() { return all_sections; }

const SettingKey* setting_key(std::string_view name) {
  const auto found = std::find_if(all_keys.begin(), all_keys.end(),
                                  [name](const SettingKey& key) { return key.name == name; });
  return found == all_keys.end() ? nullptr : &*found;
}

bool is_setting_section(std::string_view name) {
  return std::any_of(all_sections.begin(), all_sections.end(),
                     [name](const SettingSection& section) { return section.name == name; });
}

std::string_view nearest_setting(std::string_view typed) {
  typed = typed.substr(0, 64);  // the time grows with the length
  if (typed.find('.') == typed.npos) {
    for (const SettingKey& key : all_keys)
      if (key.short_name() == typed) return key.name;
    std::array<std::string_view, all_sections.size()> names{};
    std::transform(all_sections.begin(), all_sections.end(), names.begin(),
                   [](const SettingSection& section) { return section.name; });
    return nearest(typed, names);
  }
  std::array<std::string_view, all_keys.size()> names{};
  std::transform(all_keys.begin(), all_keys.end(), names.begin(),
                 [](const SettingKey& key) { return key.name; });
  return nearest(typed, names);
}

std::string commented_out(const SettingKey& key) {
  const std::string value = key.write(Settings{});
  return fmt::format("#{} = {}", key.short_name(), value.empty() ? key.example : value);
}

std::string default_settings_text() {
  std::string text =
      "# Sitwell's settings. Every line that begins with # is a comment; take the #\n"
      "# away to change a setting. Sitwell notices when this file is saved;\n"
      "# `sitwell config check` says whether all of it can be used.\n";
  for (const SettingSection& section : all_sections)
    text += fmt::format("\n{}", default_section(section));
  return text;
}

}  // namespace sitwell
