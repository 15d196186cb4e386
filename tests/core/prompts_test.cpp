// When a prompt comes, and how getting up answers it.
#include "core/prompt_story.hpp"
#include "support/catch.hpp"

using namespace sitwell;

TEST_CASE("a prompt comes at the first breakpoint once half an hour was sat") {
  check_story(R"(
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
  check_story(R"(
    09:00 sitting
    09:30 returned -> shown returned after 30m
  )");
}

TEST_CASE("without a breakpoint a prompt comes after forty minutes") {
  check_story(R"(
    09:00 sitting
    09:40 -> shown waited after 40m waited 10m
  )");
}

TEST_CASE("only flexed-hip sitting is counted") {
  check_story(R"(
    09:00 sitting
    09:20 standing
    09:20:59 perching        # not a minute: no break
    09:30 unknown
    09:50 sitting            # neither sat nor up
    09:50:58 is -> soon
    09:51 paused -> shown paused after 30m01s waited 1s
  )");
}

TEST_CASE("reclined neither counts nor is a break") {
  check_story(R"(
    09:00 sitting
    09:29:01 reclined
    09:50 sitting
    09:50:58 is -> soon
    09:51 paused -> shown paused after 30m01s waited 1s
  )");
}

TEST_CASE("a minute on the feet, lying or cycling begins the count anew") {
  for (const std::string posture : {"standing", "moving", "lying", "cycling"})
    check_story("09:00 sitting\n 09:29 " + posture + R"(
      09:30 -> break
      09:30 is -> on_break
      09:35 sitting
      09:40 paused
      10:05 paused -> shown paused after 30m
    )");
}

TEST_CASE("getting up answers the prompt, and the break is booked with its true length") {
  check_story(R"(
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
  check_story(R"(
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

TEST_CASE("a prompt that is not followed is ignored after five minutes and comes back") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:35 -> closed, ignored
    09:40 paused
    10:00 is -> soon
    10:05 paused -> shown paused after 65m
  )");
}

TEST_CASE("whoever gets up after the prompt has gone gets a break, not an answer") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:35 -> closed, ignored
    09:36 standing
    09:37 -> break
    09:40 sitting
  )");
}

TEST_CASE("three prompts ignored in a row double the interval for the rest of the day") {
  check_story(R"(
    09:00 sitting
    09:40 -> shown waited after 40m waited 10m
    09:45 -> closed, ignored
    10:25 -> shown waited after 85m waited 10m
    10:30 -> closed, ignored
    11:10 -> shown waited after 130m waited 10m
    11:15 -> closed, ignored
    12:14 is -> soon
    12:25 -> shown waited after 205m waited 10m
    12:26 standing -> closed
    12:27 -> break, acted 1m
    12:30 sitting -> acted 4m                       # being followed once does not undo it
    13:40 -> shown waited after 70m waited 10m
    13:41 standing -> closed
    13:42 -> break, acted 1m
    28:00 day
    33:00 sitting -> acted 1159m
    33:30 paused -> shown paused after 30m
  )");
}

TEST_CASE("a prompt followed, snoozed or skipped ends a row of ignored ones") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:35 -> closed, ignored
    10:05 paused -> shown paused after 65m
    10:10 -> closed, ignored
    10:40 paused -> shown paused after 100m
    10:41 skip -> closed, skipped
    11:11 paused -> shown paused after 131m
    11:16 -> closed, ignored
    11:46 paused -> shown paused after 166m
  )");
}

TEST_CASE("a snoozed prompt comes back after ten more minutes of sitting, at a breakpoint") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 snooze -> closed, snoozed
    09:35 paused
    09:36 is -> snoozed
    09:38 standing               # not sitting: not counted
    09:38:30 sitting
    09:41:29 is -> snoozed
    09:42 paused -> shown paused after 41m30s waited 30s
    09:43 snooze -> closed, snoozed
    10:03 -> shown waited after 62m30s waited 10m
    10:04 snooze -> no snoozes
    10:05 standing -> closed
    10:06 -> break, acted 1m
  )");
}

TEST_CASE("a skipped prompt comes back after a further half hour of sitting") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 skip -> closed, skipped
    09:55 paused
    10:01 paused -> shown paused after 61m
  )");
}

TEST_CASE("postponing is charged: the next window opens earlier by what was sat since") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:30 snooze -> closed, snoozed
    09:38 standing                     # eight minutes after postponing
    09:39 -> break
    09:40 sitting
    09:57 is -> soon
    10:02 paused -> shown paused after 22m
    10:03 standing -> closed
    10:04 -> break, acted 1m
    10:05 sitting -> acted 2m
    10:34 paused                       # and is paid once
    10:35 paused -> shown paused after 30m
  )");
}

TEST_CASE("postponing is charged with a quarter of an hour at most") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:30 skip -> closed, skipped
    09:50 standing
    09:51 -> break
    10:00 sitting
    10:14:59 paused
    10:25 -> shown waited after 25m waited 10m
  )");
}

TEST_CASE("there are no more than twelve prompts a day, and the next day there are again") {
  PromptSettings settings;
  settings.most_a_day = 2;
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 skip -> closed, skipped
    10:01 paused -> shown paused after 61m
    10:02 skip -> closed, skipped
    10:32 paused
    10:42 is -> held
    11:02 is -> held and overdue
    11:03 take_break -> shown asked after 123m waited 31m held capped
    11:04 standing -> closed
    11:05 -> break, acted 1m
    28:00 day
    33:00 sitting -> acted 1316m
    33:30 paused -> shown paused after 30m
  )",
              settings);
}

TEST_CASE("whoever says to be getting up sees no prompt, and has its life to do so") {
  check_story(R"(
    09:00 sitting
    09:30 paused -> shown paused after 30m
    09:31 stand -> closed
    09:33 standing
    09:34 -> break, acted 1m
    09:40 sitting -> acted 7m
    10:10 paused -> shown paused after 30m
    10:11 stand -> closed
    10:15 -> ignored
  )");
}

TEST_CASE(
    "a break that is asked for comes at once, whatever speaks against it, and is not capped") {
  check_story(R"(
    09:00 sitting
    09:01 +call
    09:01 quiet until 12:00 -> quiet from 09:01 to 12:00
    09:05 take_break -> shown asked after 5m
    09:06 standing -> closed
    09:07 -> break, acted 1m
    09:10 take_break -> not sitting
    09:20 sitting -> acted 14m
    09:25 take_break -> shown asked after 5m
    09:30 -> closed, ignored
    09:35 take_break -> shown asked after 15m
    09:36 +locked -> closed, withdrawn     # what had not been there when it was asked for
  )");
}

TEST_CASE("a break asked for early does not put off the prompt that is to come") {
  check_story(R"(
    09:00 sitting
    09:20 take_break -> shown asked after 20m
    09:22 skip -> closed, skipped
    09:30 paused -> shown paused after 30m
  )");
}

TEST_CASE("only an open prompt can be answered") {
  check_story(R"(
    09:00 sitting
    09:10 stand -> no prompt
    09:10 snooze -> no prompt
    09:10 skip -> no prompt
    09:10 withdraw -> no prompt
    09:30 paused -> shown paused after 30m
    09:31 take_break -> shown again
    09:32 withdraw -> closed, withdrawn
    10:02 paused -> shown paused after 62m
    10:03 standing -> closed
    10:03:10 snooze -> no prompt
    10:04 -> break, acted 1m
  )");
}
