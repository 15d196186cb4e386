// The conversation replayed once for each of its steps with that step failing, and for each way in
// which it can: all of them end in streaming, nothing lost, nothing twice.
#include <optional>
#include <string>

#include "daemon/conversation.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

using Status = TransferStatus;

const char* name_of(Status status) {
  static const char* names[] = {"completed", "error",     "timed out", "cancelled",
                                "stall",     "no device", "overflow"};
  return names[static_cast<int>(status)];
}

/// Plugged in after a minute, read, unplugged for a while, plugged in again.
void play(Conversation& talk) {
  talk.run_s(60);
  talk.plug();
  talk.run_s(20);
  talk.unplug();
  talk.run_s(30);
  talk.plug();
  talk.run_s(20);
  talk.run_until([&] { return talk.link->state() == LinkState::streaming; });
}

void check(const Conversation& talk, bool log_read = true) {
  CHECK(talk.link->state() == LinkState::streaming);
  CHECK(talk.backlogs_begun == talk.backlogs_ended);
  const Coverage found = coverage(talk);
  CHECK(found.in_order);
  CHECK(found.doubled_s < 0.03);
  if (log_read) CHECK(found.missing_s < 0.02 * (found.seams + 1));
  CHECK(found.worst_date_s < 0.02);
}

int control_requests_of_a_good_day() {
  ModelClip clip;
  Conversation talk(clip);
  play(talk);
  check(talk);
  return static_cast<int>(talk.requested.size());
}

}  // namespace

TEST_CASE("every control request may fail once, in every way") {
  const int steps = control_requests_of_a_good_day();
  REQUIRE(steps > 14);
  for (const Status status : {Status::error, Status::timed_out, Status::stall, Status::no_device,
                              Status::overflow, Status::cancelled})
    for (int step = 0; step < steps; ++step) {
      ModelClip clip;
      Conversation talk(clip);
      int asked = 0;
      std::optional<SitwellRequest> failed;
      talk.control_status = [&](SitwellRequest request) {
        if (asked++ != step) return Status::completed;
        failed = request;
        return status;
      };
      play(talk);
      INFO("request " << step << ", " << (failed ? int(*failed) : -1) << ": " << name_of(status));
      REQUIRE(failed);
      check(talk);
    }
}

TEST_CASE("every control request may fail for a quarter of a minute") {
  for (int request = sitwell_request_get_identity; request <= sitwell_request_read_log; ++request)
    for (const Status status : {Status::error, Status::timed_out, Status::stall}) {
      ModelClip clip;
      Conversation talk(clip);
      talk.control_status = [&](SitwellRequest asked) {
        const bool ill = talk.now_us < 1'075'000'000 && asked == SitwellRequest(request);
        return ill ? status : Status::completed;
      };
      play(talk);
      INFO("request " << request << ": " << name_of(status));
      // A log that could not be read is live readings without; it is read after the next plug, but
      // what came before those is then too late for this run.
      const bool log = request == sitwell_request_get_log || request == sitwell_request_read_log;
      check(talk, !log);
      CHECK(!talk.words.empty());
    }
}

TEST_CASE("a transfer of either endpoint may end in every way") {
  for (const Endpoint endpoint : {Endpoint::live, Endpoint::log})
    for (const Status status :
         {Status::error, Status::timed_out, Status::stall, Status::no_device, Status::overflow})
      for (int nth = 0; nth < 12; ++nth)
        for (const int times : {1, 3}) {
          ModelClip clip;
          Conversation talk(clip);
          int transfers = 0;
          talk.endpoint_status = [&](Endpoint on) {
            const bool ill = on == endpoint && transfers++ >= nth && transfers <= nth + times;
            return ill ? status : Status::completed;
          };
          play(talk);
          INFO((endpoint == Endpoint::log ? "log" : "live")
               << " transfer " << nth << ", " << times << " times: " << name_of(status));
          // Three in a row, and the log is given up until the next plug.
          check(talk, endpoint == Endpoint::live || times == 1 || status == Status::no_device);
        }
}

TEST_CASE("an answer may be damaged, or not be one") {
  const int steps = control_requests_of_a_good_day();
  for (int step = 0; step < steps; ++step) {
    ModelClip clip;
    Conversation talk(clip);
    int asked = 0;
    // What is delivered instead: an empty answer, completed.
    talk.control_reply = [&](SitwellRequest, Bytes& reply) {
      if (asked++ == step && !reply.empty()) reply[reply.size() / 2] ^= 0x10;
    };
    play(talk);
    INFO("request " << step);
    check(talk);
  }
}
