#include "core/prompt_story.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <sstream>
#include <stdexcept>

#include "support/catch.hpp"

namespace sitwell {
namespace {

using namespace std::chrono_literals;

std::optional<Hold> hold_named(const std::string& name) {
  for (const Hold hold : all_holds)
    if (name_of(hold) == name) return hold;
  return std::nullopt;
}

std::string told_of(const Prompt& prompt) {
  std::string text =
      fmt::format("shown {} after {}", name_of(prompt.reason), length_text(prompt.sat));
  if (prompt.waited > Duration{}) text += fmt::format(" waited {}", length_text(prompt.waited));
  if (!prompt.held.none()) text += fmt::format(" held {}", holds_text(prompt.held));
  if (prompt.sat_in_quiet > Duration{})
    text += fmt::format(" in quiet {}", length_text(prompt.sat_in_quiet));
  return text;
}

std::string outcome_of(const Prompt& prompt) {
  const std::string_view name = name_of(prompt.outcome);
  if (prompt.break_length == Duration{}) return std::string{name};
  return fmt::format("{} {}", name, length_text(prompt.break_length));
}

}  // namespace

std::string clock_text(Instant at) {
  const auto total = std::chrono::floor<std::chrono::seconds>(at - Instant{}).count();
  const std::string text = fmt::format("{:02}:{:02}", total / 3600, total / 60 % 60);
  return total % 60 == 0 ? text : fmt::format("{}:{:02}", text, total % 60);
}

Instant clock_time(const std::string& text) {
  int hours = 0;
  int minutes = 0;
  int secs = 0;
  if (std::sscanf(text.c_str(), "%d:%d:%d", &hours, &minutes, &secs) < 2)
    throw std::runtime_error("not a time: " + text);
  return Instant{} + std::chrono::hours{hours} + std::chrono::minutes{minutes} +
         std::chrono::seconds{secs};
}

std::string length_text(Duration length) {
  const auto total = std::chrono::floor<std::chrono::seconds>(length).count();
  if (total < 60) return fmt::format("{}s", total);
  return total % 60 == 0 ? fmt::format("{}m", total / 60)
                         : fmt::format("{}m{:02}s", total / 60, total % 60);
}

std::string holds_text(Holds holds) {
  std::string text;
  for (const Hold hold : all_holds)
    if (holds.has(hold)) text += fmt::format("{}{}", text.empty() ? "" : "+", name_of(hold));
  return text;
}

std::string tidy(const std::string& story) {
  std::istringstream lines(story);
  std::string all, line;
  while (std::getline(lines, line)) {
    line.erase(std::min(line.find('#'), line.size()));
    const auto first = line.find_first_not_of(' ');
    const auto last = line.find_last_not_of(' ');
    if (first != std::string::npos) all += line.substr(first, last - first + 1) + "\n";
  }
  return all;
}

void PromptStore::apply(const PromptEffect& effect) {
  if (const auto* saved = std::get_if<PromptSaved>(&effect))
    prompts[saved->prompt.shown] = saved->prompt;
  else if (const auto* quiet = std::get_if<QuietSaved>(&effect))
    quiets[quiet->quiet.begin] = quiet->quiet;
}

void check_story(const std::string& story, const PromptSettings& settings) {
  CHECK(PromptStory(settings).play(story) == tidy(story));
}

PromptStory::PromptStory(const PromptSettings& settings) : settings_(settings), prompts_(settings) {
  take(Tick{});
}

std::string PromptStory::play(const std::string& story) {
  std::istringstream lines(tidy(story));
  std::string all, line;
  while (std::getline(lines, line)) {
    std::istringstream words(line.substr(0, line.find("->")));
    std::string time, what;
    words >> time;
    std::getline(words >> std::ws, what);
    what.erase(what.find_last_not_of(' ') + 1);
    const Instant at = clock_time(time);
    for (auto due = prompts_.deadline(); due && *due < at; due = prompts_.deadline())
      take(Tick{*due});
    const std::string here = told_[at];
    told_.erase(at);
    for (const auto& [moment, told] : told_) all += clock_text(moment) + " -> " + told + "\n";
    told_.clear();
    if (!here.empty()) told_[at] = here;
    act(at, what);
    all += time + (what.empty() ? "" : " " + what);
    if (told_.count(at) != 0) all += " -> " + told_[at];
    all += "\n";
    told_.clear();
  }
  return all;
}

void PromptStory::act(Instant at, const std::string& what) {
  std::istringstream words(what);
  std::string word, second, third;
  words >> word >> second >> third;
  static const std::map<std::string, Request> requests{{"stand", Request::stand},
                                                       {"snooze", Request::snooze},
                                                       {"skip", Request::skip},
                                                       {"take_break", Request::take_break},
                                                       {"withdraw", Request::withdraw}};
  if (word.empty()) {
    take(Tick{at});
  } else if (const auto posture = posture_named(word)) {
    take(PostureChanged{
        .at = second == "since" ? clock_time(third) : at, .posture = *posture, .decided = at});
  } else if (word[0] == '+' || word[0] == '-') {
    desktop_.set(hold_named(word.substr(1)).value(), word[0] == '+');
    take(DesktopHolds{.at = at, .holds = desktop_});
  } else if (word == "paused" || word == "unlocked" || word == "returned") {
    take(Breakpoint{.at = at, .kind = *prompt_reason_named(word)});
  } else if (word == "hours") {
    within_ = second == "begin";
    take(WorkingHoursChanged{.at = at, .within = within_});
  } else if (word == "resumed") {
    take(ComputerResumed{.at = at});
  } else if (word == "day") {
    take(DayBegan{.at = at});
  } else if (const auto request = requests.find(word); request != requests.end()) {
    const RequestResult result = prompts_.would(request->second);
    take(Requested{.at = at, .request = request->second});
    if (result == RequestResult::no_prompt) tell(at, "no prompt");
    if (result == RequestResult::no_snoozes) tell(at, "no snoozes");
    if (result == RequestResult::not_sitting) tell(at, "not sitting");
  } else if (word == "quiet") {
    take(QuietRequested{
        .at = at, .until = second == "over" ? std::nullopt : std::optional{clock_time(third)}});
  } else if (word == "on" || word == "off") {
    settings_.enabled = word == "on";
    take(PromptSettingsChanged{.at = at, .settings = settings_});
  } else if (word == "end") {
    prompts_ = Prompts(settings_);
  } else if (word == "restart") {
    restart(at);
  } else if (word == "is") {
    take(Tick{at});
    const PromptStatus status = prompts_.status(at);
    tell(at, fmt::format("{}{}", name_of(status.state), status.overdue ? " and overdue" : ""));
  } else {
    throw std::runtime_error("cannot happen: " + what);
  }
}

void PromptStory::take(const PromptInput& input) {
  if (const auto* edge = std::get_if<PostureChanged>(&input)) postures_.push_back(*edge);
  feed(prompts_, input, [&](const PromptEffect& effect) { tell(when(input), effect); });
}

/// As the daemon does it: how things are, then what the history knows of prompts.
void PromptStory::restart(Instant at) {
  prompts_ = Prompts(settings_);
  const std::vector<PostureChanged> postures = std::move(postures_);
  postures_.clear();
  for (const PostureChanged& edge : postures) take(edge);
  PromptsRestored restored{.at = at};
  for (const auto& [shown, prompt] : store_.prompts) restored.today.push_back(prompt);
  if (!store_.quiets.empty()) restored.quiet = store_.quiets.rbegin()->second;
  take(DesktopHolds{.at = at, .holds = desktop_});
  take(WorkingHoursChanged{.at = at, .within = within_});
  take(restored);
}

void PromptStory::tell(Instant at, const std::string& what) {
  told_[at] += (told_[at].empty() ? "" : ", ") + what;
}

void PromptStory::tell(Instant at, const PromptEffect& effect) {
  store_.apply(effect);
  if (const auto* saved = std::get_if<PromptSaved>(&effect)) {
    just_saved_ = saved->prompt;
    if (saved->prompt.outcome != PromptOutcome::open) tell(at, outcome_of(saved->prompt));
  } else if (const auto* shown = std::get_if<ShowPrompt>(&effect)) {
    tell(at, shown->again ? "shown again" : told_of(shown->prompt));
    if (!shown->again && just_saved_ != shown->prompt) tell(at, "not saved");
  } else if (std::get_if<ClosePrompt>(&effect)) {
    tell(at, "closed");
  } else if (const auto* quiet = std::get_if<QuietSaved>(&effect)) {
    tell(at,
         "quiet from " + clock_text(quiet->quiet.begin) + " to " + clock_text(quiet->quiet.until));
  } else {
    tell(at, "break");
  }
}

}  // namespace sitwell
