// What holds a prompt back, and how it comes when that has gone: late, but never lost.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "core/prompt_story.hpp"
#include "support/catch.hpp"

using namespace sitwell;

namespace {

/// A hold and how it begins and ends.
struct Held {
  std::string name, begin, end;
};

const std::vector<Held> held_by{{"locked", "+locked", "-locked"},
                                {"do_not_disturb", "+do_not_disturb", "-do_not_disturb"},
                                {"full_screen", "+full_screen", "-full_screen"},
                                {"call", "+call", "-call"},
                                {"outside_hours", "hours end", "hours begin"}};

}  // namespace

TEST_CASE("whatever holds a prompt back, it comes at the first breakpoint after") {
  for (const Held& held : held_by)
    check_story(fmt::format(R"(
      09:00 sitting
      09:20 {0}
      09:31 paused
      09:35 is -> held
      09:38 {1}
      09:38 is -> due
      09:39 paused -> shown paused after 39m waited 9m held {2}
    )",
                            held.begin, held.end, held.name));
}

TEST_CASE("whatever held a prompt back beyond its latest moment, it comes a minute after") {
  for (const Held& held : held_by)
    check_story(fmt::format(R"(
      09:00 sitting
      09:31 {0}
      09:40 paused
      09:59 is -> held
      10:00 is -> held and overdue
      10:01 unlocked
      10:30 {1}
      10:31 -> shown waited after 91m waited 61m held {2}
    )",
                            held.begin, held.end, held.name));
}

TEST_CASE("whatever begins while a prompt is shown takes it away, and it is shown anew after") {
  for (const Held& held : held_by)
    check_story(fmt::format(R"(
      09:00 sitting
      09:30 paused -> shown paused after 30m
      09:31 {0} -> closed, withdrawn
      09:31 is -> held
      09:45 {1}
      09:45:20 paused -> shown paused after 45m20s waited 15m20s held {2}
    )",
                            held.begin, held.end, held.name));
}

TEST_CASE("what came and went before a prompt was due did not hold it back") {
  for (const Held& held : held_by)
    check_story(fmt::format(R"(
      09:00 sitting
      09:10 {0}
      09:29 {1}
      09:30 paused -> shown paused after 30m
    )",
                            held.begin, held.end));
}

TEST_CASE("several holds are all told of, and the last to go sets the prompt free") {
  check_story(R"(
    09:00 sitting
    09:20 +full_screen
    09:25 +call
    09:35 -full_screen
    09:36 paused
    09:45 -call
    09:45:30 returned -> shown returned after 45m30s waited 15m30s held full_screen+call
  )");
}

TEST_CASE("an unlock is a breakpoint, said before or after the lock is known to have gone") {
  check_story(R"(
    09:00 sitting
    09:20 +locked
    09:35 unlocked
    09:35:01 -locked -> shown unlocked after 35m01s waited 5m01s held locked
    09:36 skip -> closed, skipped
    10:00 +locked
    10:10 -locked
    10:10 unlocked -> shown unlocked after 70m waited 4m held locked
  )");
}

TEST_CASE("a computer that wakes up shows nothing for three minutes") {
  check_story(R"(
    09:00 sitting
    09:30:30 resumed
    09:31 paused
    09:33:29 paused
    09:33:30 paused -> shown paused after 33m30s waited 3m30s held resumed
  )");
}

TEST_CASE("a prompt slept through is neither ignored nor lost") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 resumed -> closed, withdrawn
    09:35 paused -> shown paused after 35m waited 5m held resumed
  )");
  Prompts prompts;
  const auto at = [](int minutes) { return Instant{} + std::chrono::minutes{minutes}; };
  PromptEffects effects;
  const auto take = [&](const PromptInput& input) {
    effects.clear();
    feed(prompts, input, [&](const PromptEffect& effect) { effects.push_back(effect); });
  };
  take(Tick{at(0)});
  take(PostureChanged{.at = at(0), .posture = Posture::sitting, .decided = at(0)});
  take(Breakpoint{at(30)});
  REQUIRE(effects.size() == 2);
  take(ComputerResumed{at(630)});
  REQUIRE(effects.size() == 2);
  REQUIRE(std::holds_alternative<PromptSaved>(effects[1]));
  CHECK(std::get<PromptSaved>(effects[1]).prompt.outcome == PromptOutcome::withdrawn);
  CHECK(std::get<PromptSaved>(effects[1]).prompt.ended == at(630));
  // Only now the tracker finds that nothing has been heard since.
  take(PostureChanged{.at = at(31), .posture = Posture::unknown, .decided = at(31)});
  CHECK(effects.empty());
  take(PostureChanged{.at = at(630), .posture = Posture::sitting, .decided = at(630)});
  take(Tick{at(634)});
  CHECK(effects.empty());  // ten hours of which nothing is known: the count has begun anew
  CHECK(prompts.status(at(634)).sat == std::chrono::minutes{4});
}

TEST_CASE("quiet ends by itself, and the first prompt after it states the sum") {
  check_story(R"(
    09:00 sitting
    09:10 quiet until 10:30 -> quiet from 09:10 to 10:30
    09:30 paused
    09:40 is -> held
    09:50 standing
    09:51 -> break
    10:00 sitting
    10:30 is -> due
    10:32 paused -> shown paused after 32m waited 2m in quiet 70m
    10:33 skip -> closed, skipped
    11:03 paused -> shown paused after 63m
  )");
}

TEST_CASE("quiet can be made longer, and ended, and is kept with its true end") {
  check_story(R"(
    09:00 sitting
    09:10 quiet until 10:00 -> quiet from 09:10 to 10:00
    09:20 quiet until 11:00 -> quiet from 09:10 to 11:00
    09:30 quiet over -> quiet from 09:10 to 09:30
    09:31 paused -> shown paused after 31m waited 1m in quiet 20m
    09:32 quiet over
  )");
}

TEST_CASE("quiet that makes no sense is not taken, and has an end whatever is asked for") {
  check_story(R"(
    09:00 sitting
    09:10 quiet until 09:10
    09:10 quiet until 08:00
    09:30 paused -> shown paused after 30m
    09:31 quiet until 99:00 -> quiet from 09:31 to 45:31, closed, withdrawn
  )");
}

TEST_CASE("the sum of quiet follows what is learned later of the time before it") {
  check_story(R"(
    09:00 sitting
    09:30 quiet until 10:00 -> quiet from 09:30 to 10:00
    09:40 unworn since 09:10           # and so there was no sitting in it
    09:45 sitting since 09:40
    10:10 paused -> shown paused after 40m waited 10m in quiet 20m
  )");
}

TEST_CASE("nobody is asked who is not known to sit") {
  for (const std::string posture : {"unknown", "unworn", "standing"})
    check_story(fmt::format(R"(
      09:00 sitting
      09:29:30 sitting
      09:30:30 {}
      09:31 paused
      09:31:10 is -> idle
      09:31:20 sitting
      09:31:30 paused -> shown paused after 30m40s waited 1m30s
    )",
                            posture));
}

TEST_CASE("a prompt is withdrawn when for two minutes nothing is known of the wearer") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 unknown
    09:32 unworn
    09:33 -> closed, withdrawn
    09:34 sitting
    09:35 paused -> shown paused after 32m waited 5m
  )");
}

TEST_CASE("switched off, prompts are withdrawn and none come until they are switched on") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 off -> closed, withdrawn
    09:40 is -> off
    09:50 paused
    09:55 on
    09:56 paused -> shown paused after 56m waited 26m
  )");
}

TEST_CASE("sitting outside working hours has been sat") {
  check_story(R"(
    07:00 hours end
    08:00 sitting
    09:00 hours begin
    09:00:30 paused -> shown paused after 60m30s waited 30m30s held outside_hours
  )");
}
