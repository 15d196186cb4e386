// What a link says to a clip and does with what it hears, step by step.
#include "daemon/conversation.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

bool streams(const Conversation& talk) { return talk.link->state() == LinkState::streaming; }

}  // namespace

TEST_CASE("a clip is identified, told the time, its log read, and then it streams") {
  ModelClip clip;
  Conversation talk(clip);
  clip.advance(talk.now_us);
  talk.run_s(100);
  talk.plug();
  talk.run_until([&] { return streams(talk); });
  talk.run_s(5);
  const std::vector<std::string> expected{
      "plugged in", "open",        "GET_IDENTITY",  "GET_STATUS", "GET_CLOCK",
      "SET_CLOCK",  "GET_LOG",     "SET_STREAM 12", "READ_LOG",   "backlog begins, first",
      "READ_LOG",   "backlog ends"};
  CHECK(talk.script == expected);
  const Coverage found = coverage(talk);
  CHECK(found.in_order);
  CHECK(found.missing_s < 0.02);
  CHECK(found.doubled_s == 0);
  CHECK(found.worst_date_s < 0.02);
  CHECK(found.seams == 2);
  CHECK(talk.words.empty());
}
