#include "daemon/desktop/prompt_text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace sitwell::daemon {
namespace {

using std::chrono::minutes;

/// What was waited for, to follow "for"; empty where that would tell the wearer nothing.
std::string_view waited_for(Hold hold) {
  switch (hold) {
    case Hold::locked: return "the screen to be unlocked";
    case Hold::do_not_disturb: return "do-not-disturb to end";
    case Hold::full_screen: return "a full-screen window to close";
    case Hold::call: return "your call to end";
    case Hold::outside_hours: return "your working hours";
    case Hold::resumed: return "you to settle in again";
    case Hold::quiet: return "the quiet you asked for to end";
    case Hold::capped: return {};
  }
  return {};
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::string why_late(const Prompt& prompt) {
  if (prompt.waited < minutes{1}) return {};
  std::vector<std::string_view> reasons;
  for (const Hold hold : all_holds) {
    const bool said_already = hold == Hold::quiet && prompt.sat_in_quiet >= minutes{1};
    if (prompt.held.has(hold) && !said_already && !waited_for(hold).empty())
      reasons.push_back(waited_for(hold));
  }
  if (reasons.empty()) return {};
  return fmt::format(" This waited {} for {}.", spoken(prompt.waited), joined(reasons));
}

/// Sitting in quiet may be longer than the sitting since the last break: it went on through some.
std::string sitting(const Prompt& prompt) {
  if (prompt.sat < minutes{1}) return "You are sitting.";
  const std::string all = fmt::format("You have been sitting for {}", spoken(prompt.sat));
  if (prompt.sat_in_quiet < minutes{1}) return all + ".";
  const std::string quiet = spoken(prompt.sat_in_quiet);
  if (prompt.sat_in_quiet <= prompt.sat)
    return fmt::format("{}, {} of it while it was quiet.", all, quiet);
  return fmt::format("{}. While it was quiet you sat for {} in all.", all, quiet);
}

std::string at_least(Duration counting_break) {
  if (counting_break == minutes{1}) return "a minute";
  return spoken(counting_break);
}

std::string summary(const Prompt& prompt, bool reopened) {
  if (reopened) return "A little longer?";
  return prompt.reason == PromptReason::asked ? "Time for your break" : "Time to stand up";
}

std::string body(const Prompt& prompt, const PromptWords& words, bool reopened) {
  if (reopened)
    return fmt::format("You were up for {}; {} or more makes it a break.",
                       spoken(prompt.break_length), at_least(words.counting_break));
  return sitting(prompt) + why_late(prompt);
}

}  // namespace

std::string spoken(Duration duration) {
  using std::chrono::duration_cast, std::chrono::seconds;
  if (duration < minutes{1})
    return fmt::format("{} s", std::max<seconds::rep>(0, duration_cast<seconds>(duration).count()));
  const auto whole_min = duration_cast<minutes>(duration).count();
  if (whole_min < 60) return fmt::format("{} min", whole_min);
  if (whole_min % 60 == 0) return fmt::format("{} h", whole_min / 60);
  return fmt::format("{} h {} min", whole_min / 60, whole_min % 60);
}

Notice notice_of(const Prompt& prompt, const PromptWords& words) {
  const bool reopened =
      words.again && prompt.break_length > Duration{} && prompt.break_length < words.counting_break;
  Notice notice{.summary = summary(prompt, reopened),
                .body = body(prompt, words, reopened),
                .hint = "Just stand up; or type: sitwell skip",
                .actions = {{"stand", "I'm getting up"}},
                .sound = words.sound && !words.again};
  if (words.routines) notice.actions.push_back({"routine", "Start routine"});
  if (words.snoozes_left > 0) {
    notice.hint = "Just stand up; or type: sitwell snooze, sitwell skip";
    notice.actions.push_back({"snooze", fmt::format("Snooze {}", spoken(words.snooze))});
  }
  notice.actions.push_back({"skip", "Skip"});
  return notice;
}

}  // namespace sitwell::daemon
