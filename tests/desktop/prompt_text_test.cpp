// The words of a prompt.
#include "daemon/desktop/prompt_text.hpp"

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

std::string body_of(const Prompt& prompt, const PromptWords& words = {}) {
  return notice_of(prompt, words).body;
}

std::string keys_of(const Notice& notice) {
  std::string all;
  for (const NoticeAction& action : notice.actions) all += action.key + ":" + action.label + " ";
  return all;
}

}  // namespace

TEST_CASE("a prompt says how long its wearer has been sitting, and why it comes late") {
  CHECK(body_of({.sat = 34min + 59s}) == "You have been sitting for 34 min.");
  CHECK(body_of({.sat = 100min}) == "You have been sitting for 1 h 40 min.");
  CHECK(body_of({.sat = 20s}) == "You are sitting.");
  CHECK(body_of({.sat = 46min, .waited = 12min, .held = Hold::call}) ==
        "You have been sitting for 46 min. This waited 12 min for your call to end.");
  CHECK(body_of({.sat = 50min,
                 .waited = 20min,
                 .held = Holds{Hold::call} | Hold::locked | Hold::full_screen}) ==
        "You have been sitting for 50 min. This waited 20 min for the screen to be unlocked, a "
        "full-screen window to close and your call to end.");
  CHECK(body_of({.sat = 40min, .waited = 10min}) == "You have been sitting for 40 min.");
  CHECK(body_of({.sat = 31min, .waited = 40s, .held = Hold::call}) ==
        "You have been sitting for 31 min.");
  CHECK(body_of({.sat = 40min, .waited = 10min, .held = Hold::capped}) ==
        "You have been sitting for 40 min.");
}

TEST_CASE("the first prompt after quiet says how long that was spent sitting") {
  CHECK(body_of({.sat = 2h, .waited = 90min, .held = Hold::quiet, .sat_in_quiet = 100min}) ==
        "You have been sitting for 2 h, 1 h 40 min of it while it was quiet.");
  CHECK(body_of({.sat = 30min, .sat_in_quiet = 185min}) ==
        "You have been sitting for 30 min. While it was quiet you sat for 3 h 5 min in all.");
}

TEST_CASE("a prompt that is reopened says what was missing, one that is restored does not") {
  const Prompt sat_down_again{.sat = 34min, .break_length = 25s};
  const Notice reopened = notice_of(sat_down_again, {.again = true, .sound = true});
  CHECK(reopened.summary == "A little longer?");
  CHECK(reopened.body == "You were up for 25 s; a minute or more makes it a break.");
  CHECK_FALSE(reopened.sound);
  CHECK(body_of(sat_down_again, {.again = true, .counting_break = 2min}) ==
        "You were up for 25 s; 2 min or more makes it a break.");

  const Notice restored = notice_of({.sat = 34min}, {.again = true});
  CHECK(restored.summary == "Time to stand up");
  CHECK(restored.body == "You have been sitting for 34 min.");
}

TEST_CASE("a prompt offers what would be granted, standing up first") {
  const Notice all = notice_of({.sat = 34min}, {.snoozes_left = 1, .routines = true});
  CHECK(all.summary == "Time to stand up");
  CHECK(keys_of(all) ==
        "stand:I'm getting up routine:Start routine snooze:Snooze 10 min skip:Skip ");
  CHECK(all.hint == "Just stand up; or type: sitwell snooze, sitwell skip");

  const Notice few = notice_of({.sat = 34min}, {});
  CHECK(keys_of(few) == "stand:I'm getting up skip:Skip ");
  CHECK(few.hint == "Just stand up; or type: sitwell skip");
  CHECK(notice_of({.reason = PromptReason::asked, .sat = 5min}, {}).summary ==
        "Time for your break");
}
