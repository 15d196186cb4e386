#include "daemon/desktop/notification_server.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sitwell::daemon {
namespace {

/// No server has a longer name, and a log line must stay one.
constexpr std::size_t longest_name = 40;
// What nothing in the protocol tells. These know actions, but show at most a menu of them...
constexpr std::array<std::string_view, 3> without_buttons{"dunst", "mako", "fnott"};
// ...and this one makes a button of "default", which others only take for a click.
constexpr std::string_view default_as_button = "xfce notify daemon";
// ...and this one (3.20) says that it has closed a notification, and leaves it on the screen.
constexpr std::string_view closes_in_word_only = "notification daemon";

std::string printable(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (c >= ' ' && c <= '~' && kept.size() < longest_name) kept += c;
  return kept;
}

std::string lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      default: safe += c;
    }
  }
  return safe;
}

}  // namespace

void NotificationServer::introduce(const std::string& said_name, const std::string& version,
                                   const std::vector<std::string>& capabilities) {
  const auto able = [&](std::string_view what) {
    return std::find(capabilities.begin(), capabilities.end(), what) != capabilities.end();
  };
  actions = able("actions");
  body = able("body");
  markup = able("body-markup");
  sound = able("sound");
  persistence = able("persistence");
  const std::string known_as = printable(said_name);
  const std::string kind = lower_case(known_as);
  buttons = actions && std::find(without_buttons.begin(), without_buttons.end(), kind) ==
                           without_buttons.end();
  lists_default = !buttons || kind == default_as_button;
  leaves_closed = kind == closes_in_word_only;
  if (known_as.empty()) return;
  name = known_as;
  const std::string number = printable(version.substr(0, version.find(' ')));  // without its date
  if (!number.empty()) name += ' ' + number;
}

std::string NotificationServer::described() const {
  std::string text = name + " shows prompts, " + (buttons ? "with buttons" : "without buttons");
  if (!body) text += ", in one line";
  if (persistence) text += ", and keeps those that were not seen";
  return text;
}

std::string summary_for(const NotificationServer& server, const Notice& notice) {
  return server.body ? notice.summary : notice.summary + ". " + notice.body;
}

std::string body_for(const NotificationServer& server, const Notice& notice) {
  if (!server.body) return {};
  std::string text = notice.body;
  if (!server.buttons && !notice.hint.empty()) text += (text.empty() ? "" : "\n") + notice.hint;
  return server.markup ? escaped(text) : text;
}

std::vector<std::string> actions_for(const NotificationServer& server, const Notice& notice) {
  if (!server.actions || notice.actions.empty()) return {};
  std::vector<std::string> all{"default", notice.actions.front().label};
  for (std::size_t i = server.lists_default ? 1 : 0; i < notice.actions.size(); ++i) {
    all.push_back(notice.actions[i].key);
    all.push_back(notice.actions[i].label);
  }
  return all;
}

}  // namespace sitwell::daemon
