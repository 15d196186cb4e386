#include "daemon/desktop/presence_merger.hpp"

#include <algorithm>
#include <utility>

namespace sitwell::daemon {
namespace {

/// Coming back is seen as a key, a password and an unlocked screen, by sources that take their
/// time: within this they are one event.
constexpr std::chrono::seconds together{10};

bool pausing(std::optional<InputActivity> input) {
  return input == InputActivity::paused || input == InputActivity::away;
}

}  // namespace

PresenceNews PresenceMerger::tell(std::size_t source, const PresenceFacts& facts, Time now) {
  const auto input_before = merged_input();
  facts_.at(source) = facts;
  const Holds before = holds_;
  holds_ = merged_holds();
  PresenceNews news;
  if (holds_ != before) news.holds = holds_;
  // A lock that is not known of any more has not been opened.
  const bool unlocked =
      before.has(Hold::locked) && !holds_.has(Hold::locked) && facts.locked == false;
  news.breakpoint = breakpoint(facts, unlocked, input_before, now);
  const bool used_before = std::exchange(in_use_, watched_in_use());
  if (in_use_ != used_before) news.computer_in_use = in_use_;
  return news;
}

std::optional<PromptReason> PresenceMerger::breakpoint(const PresenceFacts& told, bool unlocked,
                                                       std::optional<InputActivity> before,
                                                       Time now) {
  // Before a locked screen somebody only wants to unlock it, and that will be told.
  if (holds_.has(Hold::locked)) return std::nullopt;
  const auto input = merged_input();
  const bool returned = before == InputActivity::away && input == InputActivity::active &&
                        told.input == InputActivity::active;
  if (unlocked || returned) {
    if (came_back_ && now - *came_back_ < together) return std::nullopt;
    came_back_ = now;
    return unlocked ? PromptReason::unlocked : PromptReason::returned;
  }
  if (watching_ && pausing(input) && !pausing(before)) return PromptReason::paused;
  return std::nullopt;
}

PresenceNews PresenceMerger::watch_input(bool wanted) {
  const bool begun = wanted && !watching_;
  watching_ = wanted;
  PresenceNews news;
  if (begun && pausing(merged_input()) && !holds_.has(Hold::locked))
    news.breakpoint = PromptReason::paused;
  return news;
}

Holds PresenceMerger::merged_holds() const {
  Holds holds;
  for (const auto& [hold, fact] : {std::pair{Hold::locked, &PresenceFacts::locked},
                                   std::pair{Hold::do_not_disturb, &PresenceFacts::do_not_disturb},
                                   std::pair{Hold::full_screen, &PresenceFacts::full_screen},
                                   std::pair{Hold::call, &PresenceFacts::call}})
    holds.set(hold, std::any_of(facts_.begin(), facts_.end(), [fact = fact](const auto& facts) {
                return (facts.*fact).value_or(false);
              }));
  return holds;
}

/// Nobody works at a locked screen, and what nobody watches is not known to be in use.
bool PresenceMerger::watched_in_use() const {
  if (holds_.has(Hold::locked)) return false;
  for (const PresenceFacts& facts : facts_)
    if (facts.input && facts.input_watched) return facts.input != InputActivity::away;
  return false;
}

std::optional<InputActivity> PresenceMerger::merged_input() const {
  for (const PresenceFacts& facts : facts_)
    if (facts.input) return facts.input;
  return std::nullopt;
}

}  // namespace sitwell::daemon
