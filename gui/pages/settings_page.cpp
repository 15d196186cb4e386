#include "gui/pages/settings_page.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/settings_view.hpp"
#include "gui/pages/coach_parts.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

namespace {

// Of the design, in pixels.
constexpr float control_room = 260, reset_room = 44, least_words = 240;
constexpr std::size_t most_bytes = 400;  // of a path or a day's hours
constexpr std::string_view erase_word = "erase";

}  // namespace

struct SettingsPage::State {
  Remade<SettingsView> made;
  std::map<std::string, SettingRow> typed;      // rows that are being written, or were refused
  std::set<std::string> held;                   // keys of steppers that are still being held down
  std::map<std::uint64_t, std::string> asked;   // which key a request was for
  std::map<std::string, std::string> problems;  // by key, as the file says it
  std::uint64_t heard = 0, revision = 0;
  Settings in_force;
  std::string erase;
  std::uint64_t erasing = 0;
  bool erased = false;

  void hear(const World& world);
  void set(const SettingRow& row, Requests& requests);
  void unset(const SettingRow& row, Requests& requests);
  bool control(Ui& ui, SettingRow& row);
  void row(Ui& ui, const SettingRow& made_row, Requests& requests);
  void group(Ui& ui, const SettingGroup& group, Requests& requests);
  void file(Ui& ui, const SettingsView& view, Requests& requests);
  void privacy(Ui& ui, const World& world, const SettingsView& view, Requests& requests);
  void path_row(Ui& ui, std::string_view name, std::string_view label, const std::string& path,
                Requests& requests);
};

SettingsPage::SettingsPage() : state_(std::make_unique<State>()) {}
SettingsPage::~SettingsPage() = default;

// What became of the last change: told beside it.
void SettingsPage::State::hear(const World& world) {
  if (!world.answer || world.answer->request == heard) return;
  heard = world.answer->request;
  if (heard == erasing) erased = world.answer->ok;
  const auto found = asked.find(heard);
  if (found == asked.end()) return;
  const std::string key = found->second;
  asked.erase(found);
  if (world.answer->ok) {
    problems.erase(key);
    typed.erase(key);
  } else {
    problems[key] = world.answer->problem;
  }
}

void SettingsPage::State::set(const SettingRow& row, Requests& requests) {
  const std::vector<std::string> words = setting_words(row);
  const bool empty = words.empty() || (words.size() == 1 && words.front().empty());
  typed[row.key] = row;
  if (row.key == "prompts.window_min") {
    for (const ask::Set& change : prompt_window_changes(in_force, row.number))
      asked[requests.ask(change)] = row.key;
    return;
  }
  // Nothing asked about and no hours are values; a path or a time without words is none.
  if (empty && row.form != FormKind::several && row.form != FormKind::ranges)
    return unset(row, requests);
  asked[empty && row.form == FormKind::ranges ? requests.ask(ask::Unset{row.key})
                                              : requests.ask(ask::Set{row.key, words})] = row.key;
}

void SettingsPage::State::unset(const SettingRow& row, Requests& requests) {
  typed.erase(row.key);
  problems.erase(row.key);
  asked[requests.ask(ask::Unset{row.key})] = row.key;
}

// True when the row became another one.
bool SettingsPage::State::control(Ui& ui, SettingRow& row) {
  const std::string name = fmt::format("settings/{}", row.key);
  const float width = ui.px(control_room);
  switch (row.form) {
    case FormKind::truth: return toggle(ui, name, row.on ? "On" : "Off", row.on);
    case FormKind::number:
    case FormKind::seconds:
    case FormKind::minutes:
      return stepper(ui, name, row.number, static_cast<int>(row.least), static_cast<int>(row.most),
                     row.step, row.unit);
    case FormKind::choice: return choice(ui, name, row.labels, row.choice);
    case FormKind::several: {
      bool changed = false;
      for (std::size_t i = 0; i < row.names.size(); ++i) {
        bool on = row.chosen[i];
        if (toggle(ui, fmt::format("{}/{}", name, row.names[i]), row.labels[i], on)) {
          row.chosen[i] = on;
          changed = true;
        }
      }
      return changed;
    }
    case FormKind::time_of_day:
    case FormKind::path:
    case FormKind::ranges: return text_field(ui, name, row.text, most_bytes, row.hint, 1, width);
  }
  return false;
}

void SettingsPage::State::row(Ui& ui, const SettingRow& made_row, Requests& requests) {
  const auto found = typed.find(made_row.key);
  SettingRow shown = found == typed.end() ? made_row : found->second;
  const float room = ImGui::GetContentRegionAvail().x;
  const float words = std::max(ui.px(least_words), room - ui.px(control_room + reset_room));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImGui::BeginGroup();
  text(ui, TextRank::strong, shown.label, words - ui.px(size::gap));
  prose(ui, TextRank::muted_small,
        fmt::format("{}{}{}: {}.", shown.sentence, shown.sentence.empty() ? "" : " ",
                    shown.given ? "Set in your file; otherwise" : "As it comes", shown.usual),
        words - ui.px(size::gap));
  const auto problem = problems.find(shown.key);
  if (problem != problems.end())
    notice(ui, fmt::format("settings/{}/problem", shown.key),
           {.tone = Tone::warning,
            .icon = nullptr,
            .title = "Not changed",
            .text = problem->second,
            .command = {},
            .actions = {}},
           words - ui.px(size::gap));
  ImGui::EndGroup();
  const float bottom = ImGui::GetCursorScreenPos().y;
  ImGui::SetCursorScreenPos({from.x + words, from.y});
  ImGui::BeginGroup();
  const std::string text_before = shown.text;
  const bool changed = control(ui, shown);
  // The file is written once for a button that is held, not for each of its steps.
  const bool holds = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (changed && holds) held.insert(shown.key);
  if (changed || shown.text != text_before) typed[shown.key] = shown;  // half a word is kept, too
  if (!holds && (held.erase(shown.key) > 0 || changed)) set(shown, requests);
  ImGui::EndGroup();
  const float controls_end = ImGui::GetCursorScreenPos().y;
  if (shown.given) {
    ImGui::SetCursorScreenPos({from.x + room - ui.px(size::control_height), from.y});
    if (button(ui, fmt::format("settings/{}/reset", shown.key), "",
               {.kind = ButtonKind::quiet, .icon = icon::undo, .tooltip = "As it comes"}))
      unset(shown, requests);
  }
  ImGui::SetCursorScreenPos({from.x, std::max(bottom, controls_end)});
  ImGui::Dummy(ui.px(1, 10));
}

void SettingsPage::State::group(Ui& ui, const SettingGroup& group, Requests& requests) {
  const Card card{ui, fmt::format("settings/{}", group.name), {0, 0}, group.title};
  if (!group.sentence.empty()) prose(ui, TextRank::muted, group.sentence);
  ImGui::Dummy(ui.px(1, 4));
  for (const SettingRow& each : group.rows) row(ui, each, requests);
}

void SettingsPage::State::path_row(Ui& ui, std::string_view name, std::string_view label,
                                   const std::string& path, Requests& requests) {
  text(ui, TextRank::muted_small, label);
  const float room = ImGui::GetContentRegionAvail().x - ui.px(size::control_height + size::gap);
  text(ui, TextRank::body, path, room);
  ImGui::SameLine();
  if (button(ui, name, "", {.kind = ButtonKind::quiet, .icon = icon::copy, .tooltip = "Copy"}))
    requests.ask(ask::Copy{path});
}

void SettingsPage::State::file(Ui& ui, const SettingsView& view, Requests& requests) {
  const Card card{ui, "settings/file", {0, 0}, "Clips and hooks"};
  prose(
      ui, TextRank::muted,
      "These are lines of the settings file. `sitwell config set clips.SERIAL pelvis` says what a "
      "clip is for; hooks are programs that run when something happens.");
  bullet_list(ui, "Clips", view.clips, icon::clip);
  bullet_list(ui, "Hooks", view.hooks, icon::plug);
  if (view.clips.empty() && view.hooks.empty())
    text(ui, TextRank::muted, "None are set: a clip says itself where it is worn.");
  ImGui::Dummy(ui.px(1, 6));
  path_row(ui, "settings/copy-path", "The settings file", view.path, requests);
}

void SettingsPage::State::privacy(Ui& ui, const World& world, const SettingsView& view,
                                  Requests& requests) {
  const Card card{ui, "settings/privacy", {0, 0}, "Your data"};
  prose(
      ui, TextRank::body,
      "All of it stays on this computer; Sitwell never uses a network. `sitwell export` writes it "
      "to a file of yours.");
  path_row(ui, "settings/copy-database", "The history", view.database, requests);
  ImGui::Dummy(ui.px(1, 10));
  text(ui, TextRank::strong, "Forget health data");
  prose(
      ui, TextRank::muted,
      "Erases check-ins, screenings, plans and routine sessions for good. Sitting time and prompts "
      "stay. Type \"erase\" to do it.");
  text_field(ui, "settings/erase", erase, erase_word.size(), "erase", 1, ui.px(control_room));
  beside(ui);
  if (button(ui, "settings/forget", "Erase",
             {.kind = ButtonKind::danger,
              .enabled = erase == erase_word && world.daemon.there(),
              .tooltip = world.daemon.there() ? "" : "sitwelld has to run for this"})) {
    erasing = requests.ask(ask::ForgetHealth{});
    erase.clear();
  }
  if (erased) text(ui, TextRank::muted, "It is erased.");
  ImGui::Dummy(ui.px(1, 10));
  if (button(ui, "settings/welcome", "Show the welcome again", {.icon = icon::info}))
    requests.ask(ask::Welcome{true});
}

void SettingsPage::draw(Ui& ui, const World& world, Requests& requests) {
  State& state = *state_;
  state.hear(world);
  if (world.revision != state.revision) state.in_force = world.settings;
  state.revision = world.revision;
  const SettingsView& view =
      state.made.get(world.revision, [&world] { return settings_view(world); });
  for (std::size_t i = 0; i < view.complaints.size(); ++i) {
    notice(ui, fmt::format("settings/complaint/{}", i),
           {.tone = Tone::warning,
            .icon = nullptr,
            .title = "A line of the file cannot be used",
            .text = view.complaints[i],
            .command = {},
            .actions = {}});
    below(ui);
  }
  for (const SettingGroup& group : view.groups) {
    state.group(ui, group, requests);
    below(ui);
  }
  state.file(ui, view, requests);
  below(ui);
  state.privacy(ui, world, view, requests);
  below(ui);
}

}  // namespace sitwell::gui
