// A wearer's hours with prompts as text: a line a moment, what happens, and behind an arrow what
// is to come of it. Told back with what really came of it, so that whatever is missing or too much
// shows as a difference.
//
//   09:00 sitting
//   09:31 paused -> shown paused after 31m
//   09:33 standing since 09:32:58 -> closed
//
// What can happen: a posture; +HOLD and -HOLD of the desktop; paused, unlocked, returned; hours
// begin, hours end; resumed; day; stand, snooze, skip, take_break, withdraw; quiet until TIME,
// quiet over; off, on; end (of the program), restart; is STATE (and overdue), which is a question.
// Hours beyond 24 are those of the next day.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/prompts.hpp"

namespace sitwell {

/// What prompts keep, as the history does: the last word on every prompt and quiet.
struct PromptStore {
  std::map<Instant, Prompt> prompts;
  std::map<Instant, Quiet> quiets;
  void apply(const PromptEffect& effect);
};

/// Checks that the story, told back, is the same.
void check_story(const std::string& story, const PromptSettings& settings = {});

class PromptStory {
 public:
  explicit PromptStory(const PromptSettings& settings = {});
  /// The story with what really came of it.
  std::string play(const std::string& story);
  [[nodiscard]] const PromptStore& store() const { return store_; }
  [[nodiscard]] const Prompts& prompts() const { return prompts_; }

 private:
  void act(Instant at, const std::string& what);
  void take(const PromptInput& input);
  void restart(Instant at);
  void tell(Instant at, const std::string& what);
  void tell(Instant at, const PromptEffect& effect);

  PromptSettings settings_;
  Prompts prompts_;
  PromptStore store_;
  Holds desktop_;
  bool within_ = true;
  std::vector<PostureChanged> postures_;
  std::optional<Prompt> just_saved_;
  std::map<Instant, std::string> told_;
};

/// Without indentation, comments (#) and empty lines.
std::string tidy(const std::string& story);

/// "09:31", and seconds where there are any.
std::string clock_text(Instant at);
Instant clock_time(const std::string& text);
/// "31m", "1m05s", "20s"
std::string length_text(Duration length);
std::string holds_text(Holds holds);

}  // namespace sitwell
