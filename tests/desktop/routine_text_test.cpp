// What notices say of routines.
#include "daemon/desktop/routine_text.hpp"

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace std::chrono_literals;

namespace {

CoachSession lunge() {
  return {
      .title = "Gentle kneeling lunge", .phase = "holding", .hold = 2, .holds = 4, .side = "right"};
}

std::vector<std::string> keys(const Notice& notice) {
  std::vector<std::string> all;
  for (const NoticeAction& action : notice.actions) all.push_back(action.key);
  return all;
}

}  // namespace

TEST_CASE("a routine that was seen is asked about, not claimed") {
  const Notice notice = offer_notice("Constructive rest", 245s, "14:02");
  CHECK(notice.summary == "Was that Constructive rest?");
  CHECK(notice.body ==
        "The clip saw it for 4 min, from 14:02 on. It is recorded only if you say so.");
  CHECK(keys(notice) == std::vector<std::string>{"record_offer", "dismiss_offer"});
}

TEST_CASE("this hurts is the first button at every moment of a routine") {
  const Notice notice = session_notice(lunge(), "Half way.");
  CHECK(notice.summary == "Gentle kneeling lunge (2 of 4), right side");
  CHECK(notice.body == "Half way.");
  CHECK(keys(notice) == std::vector<std::string>{"hurts", "skip_hold", "stop_routine"});
  CHECK(notice.hint.find("sitwell routine hurts") != std::string::npos);
}

TEST_CASE("at the end it says who counted what") {
  CoachSession session = lunge();
  session.phase = "over";
  session.all_confirmed_ms = 60'000;
  session.all_timed_ms = 60'000;
  CHECK(session_notice(session, "Well done.").body ==
        "Well done. The clip confirmed 1 min; 1 min were counted by the clock.");
  session.all_timed_ms = 0;
  CHECK(session_notice(session, "Well done.").body == "Well done. The clip confirmed 1 min.");
  session.all_confirmed_ms = 0;
  session.all_timed_ms = 45'000;
  CHECK(session_notice(session, "Well done.").body ==
        "Well done. Held for 45 s, counted by the clock.");
  CHECK(session_notice(session, "").actions.empty());
}

TEST_CASE("what to do when it hurts is all of the advice") {
  const Notice notice = hurt_notice({{.level = AdviceLevel::professional, .text = "Stop."},
                                     {.level = AdviceLevel::note, .text = "Rest."}});
  CHECK(notice.body == "Stop.\nRest.");
  CHECK(notice.summary == "Stop, and rest");
}
