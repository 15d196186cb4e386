// Twenty-two office days and their wearer, who answers prompts in one way or another. Keeps its own
// record of what happened, for checks that do not take the policy's word for anything.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/prompt_story.hpp"
#include "core/prompts.hpp"
#include "recordings/random.hpp"

namespace sitwell {

/// Something that goes on from begin to end.
struct Span {
  Instant begin{}, end{};
  [[nodiscard]] bool has(Instant at) const { return begin <= at && at < end; }
};

/// When it was no time to be asked, by name.
using Spans = std::map<std::string, std::vector<Span>>;

/// One that goes on at `at`, or nothing.
inline std::string name_at(const Spans& spans, Instant at) {
  for (const auto& [name, all] : spans)
    for (const Span& span : all)
      if (span.has(at)) return name;
  return {};
}

class OfficeMonth {
 public:
  static constexpr int days = 22;

  /// With `restarts` the program ends and starts again now and then.
  explicit OfficeMonth(std::uint64_t seed, bool restarts = false);
  void live();

  /// What happened.
  Spans no_time;
  std::vector<PostureChanged> postures;
  std::vector<Instant> breakpoints;
  std::vector<Instant> shown;  ///< every appearance on the screen
  PromptStore store;
  int restarted = 0;
  int got_up_to_a_prompt = 0;   ///< a posture off the chair while one was on the screen...
  int closed_in_that_step = 0;  ///< ...and it was taken off by that very input

  /// Days of a month without its weekends.
  static Instant begin_of(int day) {
    return Instant{} + std::chrono::hours{24 * (day / 5 * 7 + day % 5)};
  }

 private:
  void plan(int day);
  void plan_sitting(Instant from, Instant to);
  void plan_lunch(Instant noon);
  void plan_typing(Instant from, Instant to);
  void plan_sleep(Instant from);
  void plan_hold(const std::string& name, Instant from, Duration length);
  void tell_holds();
  void tell(Instant at, Posture posture);
  void later(Instant at, const PromptInput& input) { queue_.emplace(at, input); }
  void take(Instant at, const PromptInput& input);
  void notice(Instant at, const PromptEffect& effect);
  void answer(Instant at, bool again);
  void restart(Instant at);
  void stand(Instant asked, Duration after, Duration length);
  [[nodiscard]] Posture natural(Instant at) const;
  [[nodiscard]] Duration minutes(double low, double high) {
    return std::chrono::seconds{static_cast<int>(60 * random_.between(low, high))};
  }

  Random random_;
  bool restarts_;
  Random restart_random_{1};  ///< apart, so that restarts change nothing else
  Prompts prompts_;
  std::multimap<Instant, PromptInput> queue_;
  std::map<Instant, Posture> natural_;  ///< as it goes without prompts
  std::vector<Span> asleep_;            ///< the computer
  bool on_screen_ = false;
};

}  // namespace sitwell
