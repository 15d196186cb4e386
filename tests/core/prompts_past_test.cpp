// The past: postures that are revised, clips' logs that come late, and what an earlier run left.
#include "core/prompt_story.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

TEST_CASE("an edge taken back reopens the prompt once, and never shows two for one cause") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 standing since 09:30:55 -> closed
    09:31:20 sitting since 09:30 -> shown again      # it was no standing after all
    09:32 standing -> closed
    09:32:20 sitting since 09:31 -> withdrawn
    09:33 paused
    10:02:20 paused -> shown paused after 62m20s
  )");
}

TEST_CASE("a break that is taken back asks for no other prompt at once") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 standing -> closed
    09:32 -> break, acted 1m
    09:32:10 sitting since 09:30 -> acted
    09:33 is -> counting
    09:40 paused
    10:02:10 paused -> shown paused after 62m10s
  )");
}

TEST_CASE("a break that is taken back and was not asked for changes nothing") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 snooze -> closed, snoozed
    09:40 standing
    09:41 -> break
    09:41:02 sitting since 09:40:55
    09:42 paused -> shown paused after 41m05s waited 5s
  )");
}

TEST_CASE("getting up is seen at once, however far back it is dated") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:30:02 standing since 09:29:58 -> closed
    09:30:58 -> break, acted 1m
  )");
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 standing since 09:29:50 -> break, closed, acted 1m10s
    09:32 is -> on_break
  )");
}

TEST_CASE("a break is one although the clip is lost for a moment, which it does not grow in") {
  check_story(R"(
    09:00 sitting
    09:20 standing
    09:20:50 unknown
    09:20:54 moving
    09:21:03 moving
    09:21:04 -> break
    09:22 sitting
    09:30 standing
    09:30:50 unknown
    09:30:56 moving
    09:31:56 -> break
  )");
}

TEST_CASE("an hour of which nothing is known begins the count anew, less does not") {
  check_story(R"(
    09:00 sitting
    09:20 unknown
    10:19:59 sitting
    10:29:59 paused -> shown paused after 30m
    10:30 skip -> closed, skipped
    10:30 unworn
    11:10 unknown
    11:30 sitting
    11:59 paused
    12:00 paused -> shown paused after 30m
  )");
}

TEST_CASE("a day of fidgeting without a break is counted to the second") {
  Prompts prompts;
  const auto take = [&](const PromptInput& input) {
    feed(prompts, input, [](const PromptEffect& effect) {
      CHECK_FALSE(std::holds_alternative<BreakCounted>(effect));
    });
  };
  Instant at{};
  take(Tick{at});
  Duration sat{};
  for (int i = 0; i < 2000; ++i) {
    take(PostureChanged{.at = at, .posture = Posture::sitting, .decided = at});
    at += 11s;
    sat += 11s;
    take(PostureChanged{.at = at, .posture = Posture::standing, .decided = at});
    at += 3s;
  }
  CHECK(prompts.status(at).sat == sat);
}

TEST_CASE("a clip's log shows no prompt in the past, and none before it is all told") {
  Prompts prompts;
  PromptEffects effects;
  const auto at = [](int minutes, int seconds = 0) {
    return Instant{} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
  };
  const auto take = [&](const PromptInput& input) {
    feed(prompts, input, [&](const PromptEffect& effect) { effects.push_back(effect); });
  };
  const auto logged = [&](int minutes, Posture posture) {
    take(PostureChanged{.at = at(minutes), .posture = posture, .decided = at(minutes, 10)});
  };
  take(Tick{at(200)});
  logged(0, Posture::sitting);  // until further notice 200 minutes
  take(Breakpoint{at(200, 1)});
  CHECK(effects.empty());
  REQUIRE(prompts.deadline() == at(200, 5));
  take(Tick{at(200, 4)});
  logged(120, Posture::standing);
  logged(140, Posture::sitting);
  take(Tick{at(200, 6)});
  CHECK(effects.empty());
  take(Tick{at(200, 9)});
  REQUIRE(effects.size() == 3);
  CHECK(std::get<BreakCounted>(effects[0]).begin == at(120));
  CHECK(std::get<ShowPrompt>(effects[2]).prompt.shown == at(200, 9));
  CHECK(std::get<ShowPrompt>(effects[2]).prompt.sat == 60min + 9s);
  CHECK(std::get<ShowPrompt>(effects[2]).prompt.waited == 30min + 9s);
}

TEST_CASE("before anything has set it going, postures are history") {
  Prompts prompts;
  const auto hour = [](int hours) { return Instant{} + std::chrono::hours{hours}; };
  for (const auto& [begin, posture] :
       {std::pair{1, Posture::sitting}, {3, Posture::standing}, {4, Posture::sitting}})
    CHECK(prompts.step(PostureChanged{hour(begin), posture, hour(begin)}).empty());
  CHECK(prompts.step(DesktopHolds{hour(5), Hold::call}).empty());
  CHECK_FALSE(prompts.deadline());
  CHECK(prompts.step(PromptsRestored{.at = hour(5)}).empty());
  CHECK(prompts.status(hour(5)).sat == 1h);
  CHECK(prompts.status(hour(5)).state == PromptState::held);
}

TEST_CASE("a prompt on show when the program ends is shown again by the next") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 restart -> shown again
    09:32 standing -> closed
    09:33 -> break, acted 1m
    09:34 restart
    09:36 sitting -> acted 4m
    10:06 paused -> shown paused after 30m
    10:07 end
    10:12 restart -> ignored
    10:42 paused -> shown paused after 66m
  )");
}

TEST_CASE("a prompt on show when the program ends has been followed if the wearer is up") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:32 standing -> closed
    09:32:10 restart
    09:33 -> break, acted 1m
  )");
}

TEST_CASE("a program started into a call does not show its prompt again") {
  check_story(R"(
    09:00 sitting
    09:05 +call
    09:28 -call
    09:30 paused -> shown paused after 30m
    09:30:10 +call -> closed, withdrawn
    09:31 restart
    09:45 paused
    09:50 -call
    09:51 -> shown waited after 51m waited 21m held call
  )");
}

TEST_CASE("snoozes, charges, rows and caps are remembered by the next program") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 snooze -> closed, snoozed
    09:31 restart
    09:36 is -> snoozed
    09:41 paused -> shown paused after 41m
    09:41 snooze -> closed, snoozed
    09:45 restart
    09:52 paused -> shown paused after 52m waited 1m
    09:52 snooze -> no snoozes
    09:53 standing -> closed
    09:54 -> break, acted 1m
    09:55 sitting -> acted 2m
    09:56 restart
    10:10 paused -> shown paused after 15m     # a quarter of an hour is charged
    10:15 -> closed, ignored
    10:45 paused -> shown paused after 50m
    10:50 -> closed, ignored
    11:00 restart
    11:20 paused -> shown paused after 85m
    11:25 -> closed, ignored
    11:30 restart
    11:56 paused
    12:25 paused -> shown paused after 150m
  )");
}

TEST_CASE("quiet goes on in the next program, and what ended meanwhile is told of") {
  check_story(R"(
    09:00 sitting
    09:10 quiet until 09:40 -> quiet from 09:10 to 09:40
    09:20 restart
    09:35 is -> held
    09:41 paused -> shown paused after 41m waited 11m held quiet in quiet 30m
    09:42 skip -> closed, skipped
    09:43 quiet until 10:00 -> quiet from 09:43 to 10:00
    10:01 restart
    10:12 paused -> shown paused after 72m in quiet 17m
    10:13 restart -> shown again
    10:14 skip -> closed, skipped
    10:44 paused -> shown paused after 104m
  )");
}

TEST_CASE("a break that went on while the clip was out of reach is booked as its log tells it") {
  check_story(R"(
    09:00 sitting
    09:31 paused -> shown paused after 31m waited 1m
    09:32 standing -> closed
    09:33 -> break, acted 1m
    09:33:30 unknown
    09:33:35 -> acted 1m30s
    09:36:30 standing since 09:33:30
    09:40 sitting -> acted 8m
  )");
}
