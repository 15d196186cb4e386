// The rules of prompting, a sentence each.
#include "core/prompts.hpp"

#include "core/prompt_story.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

void check(const std::string& story, const PromptSettings& settings = {}) {
  CHECK(PromptStory(settings).play(story) == tidy(story));
}

}  // namespace

TEST_CASE("a prompt comes at the first breakpoint once half an hour was sat") {
  check(R"(
    09:00 sitting
    09:10 paused
    09:24 is -> counting
    09:25 is -> soon
    09:29:59 paused
    09:30 is -> due
    09:32 paused -> shown paused after 32m waited 2m
    09:33 paused
    09:33 is -> shown
  )");
}

TEST_CASE("a prompt comes at the moment the window opens if that is a breakpoint") {
  check(R"(
    09:00 sitting
    09:30 returned -> shown returned after 30m
  )");
}

TEST_CASE("without a breakpoint a prompt comes after forty minutes") {
  check(R"(
    09:00 sitting
    09:40 -> shown waited after 40m waited 10m
  )");
}

TEST_CASE("only flexed-hip sitting is counted") {
  check(R"(
    09:00 sitting
    09:20 standing
    09:20:59 perching        # not a minute: no break
    09:30 unknown
    09:50 sitting            # neither sat nor up
    09:50:58 is -> soon
    09:51 paused -> shown paused after 30m01s waited 1s
  )");
}

TEST_CASE("a minute on the feet, lying or cycling begins the count anew") {
  for (const std::string posture : {"standing", "moving", "lying", "cycling"})
    check("09:00 sitting\n 09:29 " + posture + R"(
      09:30 -> break
      09:30 is -> on_break
      09:35 sitting
      09:40 paused
      10:05 paused -> shown paused after 30m
    )");
}

TEST_CASE("getting up answers the prompt, and the break is booked with its true length") {
  check(R"(
    09:00 sitting
    09:31 paused -> shown paused after 31m waited 1m
    09:33:02 standing since 09:33 -> closed
    09:33:30 is -> on_break
    09:34 -> break, acted 1m
    09:34:30 moving
    09:38:02 sitting since 09:38 -> acted 5m
    09:39 is -> counting
    10:08 paused -> shown paused after 30m
  )");
}

TEST_CASE("sitting back down within a minute reopens a prompt once") {
  check(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:32 standing -> closed
    09:32:40 sitting -> shown again
    09:35 standing -> closed
    09:35:50 sitting -> acted 50s
    09:36 paused                       # the count goes on, but nobody is asked twice in a row
    10:05:50 paused -> shown paused after 64m20s
  )");
}
