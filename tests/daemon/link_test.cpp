// What a link says to a clip and does with what it hears, step by step.
#include <algorithm>
#include <random>

#include "daemon/conversation.hpp"
#include "firmware-protocol/report.h"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

using Script = std::vector<std::string>;

bool streams(const Conversation& talk) { return talk.link->state() == LinkState::streaming; }

void plug_and_stream(Conversation& talk) {
  talk.run_s(10);
  talk.plug();
  talk.run_until([&] { return streams(talk); }, 10);
  REQUIRE(streams(talk));
  talk.script.clear();
}

void check_whole(const Conversation& talk) {
  const Coverage found = coverage(talk);
  CHECK(found.in_order);
  CHECK(found.missing_s < 0.02 * (found.seams + 1));
  CHECK(found.doubled_s < 0.02 * (found.seams + 1));
  CHECK(found.worst_date_s < 0.02);
}

}  // namespace

TEST_CASE("a clip is identified, told the time, its log read, and then it streams") {
  ModelClip clip;
  Conversation talk(clip);
  talk.run_s(100);
  talk.plug();
  talk.run_until([&] { return streams(talk); });
  talk.run_s(5);
  const Script expected{
      "plugged in", "open",        "GET_IDENTITY",  "GET_STATUS", "GET_CLOCK",
      "SET_CLOCK",  "GET_LOG",     "SET_STREAM 12", "READ_LOG",   "backlog begins, first",
      "READ_LOG",   "backlog ends"};
  CHECK(talk.script == expected);
  CHECK(coverage(talk).missing_s < 0.02);
  CHECK(coverage(talk).doubled_s == 0);
  check_whole(talk);
  CHECK(talk.words.empty());
  const std::int64_t told_us = clip.utc_told_us - talk.utc_ahead_us;
  CHECK(std::abs(told_us - 1'100'000'000) < 50'000);
}

TEST_CASE("the wearer hears of a clip that comes and goes, and of a long log") {
  ModelClip clip;
  Conversation talk(clip);
  talk.run_s(700);
  talk.plug();
  talk.run_until([&] { return streams(talk); });
  REQUIRE(talk.news.size() == 2);
  CHECK(talk.news[0] == "reading 11 minutes from the log of SW-1");
  CHECK(talk.news[1].starts_with("SW-1 is read live, worn on the thigh"));
  talk.unplug();
  REQUIRE(talk.news.size() == 3);
  CHECK(talk.news[2] == "SW-1 is gone; what it measures meanwhile waits in its log");
  CHECK(talk.words.empty());
}

TEST_CASE("a clip without a log streams at once") {
  ModelClip clip;
  clip.log_capacity = 0;
  Conversation talk(clip);
  talk.run_s(10);
  talk.plug();
  talk.run_s(1);
  CHECK(streams(talk));
  CHECK(talk.requests(sitwell_request_get_log) == 0);
  CHECK(talk.script.back() == "backlog ends");
  CHECK(talk.fed.size() > 60);
  CHECK(talk.words.empty());
}

TEST_CASE("a day of log is read before live readings, which wait") {
  ModelClip clip;
  Conversation talk(clip);
  for (int i = 0; i < 86'400; ++i) clip.advance(talk.now_us += 1'000'000);
  talk.plug();
  talk.run_until([&] { return streams(talk); }, 120);
  CHECK(clip.log.size() > 86'390);
  talk.run_s(10);
  check_whole(talk);
}

TEST_CASE("an unplugged clip is lost at its last good sample, and goes on from there") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(5);
  talk.unplug();
  REQUIRE(talk.fed.size() > 2);
  CHECK(talk.fed.back().kind == Conversation::Fed::lost);
  CHECK(talk.fed.back().begin == talk.fed[talk.fed.size() - 2].end);
  CHECK(talk.link->state() == LinkState::absent);
  CHECK(!talk.link->deadline());
  talk.run_s(30);
  talk.plug();
  talk.run_s(5);
  CHECK(talk.backlogs_begun == 2);
  CHECK(!talk.first_backlog);
  check_whole(talk);
}

TEST_CASE("a clip that the bus lost sight of without its leaving is opened again") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.tell(Received{Endpoint::live, TransferStatus::no_device, {}});
  CHECK(talk.link->state() == LinkState::absent);
  CHECK(talk.fed.back().kind == Conversation::Fed::lost);
  talk.run_s(12);
  CHECK(streams(talk));
  check_whole(talk);
}

TEST_CASE("a clip of another protocol is refused, with what to update") {
  ModelClip clip;
  Conversation talk(clip);
  talk.control_reply = [](SitwellRequest, Bytes& reply) {
    reply[0] = 2;
    const std::size_t covered = reply.size() - 2;
    const std::uint16_t crc = sitwell_crc16(reply.data(), covered);
    reply[covered] = static_cast<std::uint8_t>(crc);
    reply[covered + 1] = static_cast<std::uint8_t>(crc >> 8);
  };
  talk.plug();
  talk.run_s(60);
  CHECK(talk.link->state() == LinkState::refused);
  CHECK(talk.script == Script{"plugged in", "open", "GET_IDENTITY", "close"});
  CHECK(talk.said("speaks protocol 2, this Sitwell knows 1: update Sitwell (its log is kept"));
  CHECK(talk.words.size() == 1);
}

TEST_CASE("another clip for the same place waits, is said to, and takes over") {
  ClipRegistry registry;
  ModelClip first, second;
  second.serial = "SW-2";
  Conversation one(first, registry), two(second, registry);
  const auto both_run_s = [&](int s) {
    for (int i = 0; i < 10 * s; ++i) {
      one.run_s(0.1);
      two.run_s(0.1);
    }
  };
  one.plug();
  both_run_s(3);
  two.plug();
  both_run_s(20);
  CHECK(streams(one));
  CHECK(two.link->state() == LinkState::refused);
  CHECK(two.said("SW-2 waits, for SW-1 is worn at the same place"));
  CHECK(two.words.size() == 1);
  CHECK(two.fed.empty());
  one.unplug();
  both_run_s(4);
  CHECK(streams(two));
  check_whole(two);
}

TEST_CASE("a permission that udev gives a moment later is waited for without a word") {
  ModelClip clip;
  Conversation talk(clip);
  talk.open_result = OpenResult::no_permission;
  talk.plug();
  talk.run_s(0.5);
  talk.open_result = OpenResult::opened;
  talk.run_s(0.3);
  CHECK(std::count(talk.script.begin(), talk.script.end(), "SET_STREAM 12") == 1);
  CHECK(talk.words.empty());
}

TEST_CASE("a clip that is not permitted is said to be once, and tried again") {
  ModelClip clip;
  Conversation talk(clip);
  talk.open_result = OpenResult::no_permission;
  talk.plug();
  talk.run_s(60);
  CHECK(talk.said("no permission to use the clip (the node)"));
  CHECK(talk.said("sitwell doctor"));
  CHECK(talk.words.size() == 1);
  const auto opened = std::count(talk.script.begin(), talk.script.end(), "open");
  CHECK(opened > 50);
  CHECK(opened < 100);  // for five seconds often, then every two
  talk.open_result = OpenResult::opened;
  talk.run_s(15);
  CHECK(streams(talk));
}

TEST_CASE("a clip that falls silent is asked, reported within five seconds, and reset") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(3);
  clip.mute = true;
  talk.run_s(4.9);
  CHECK(talk.said("SW-1 is silent"));
  CHECK(talk.requests(sitwell_request_get_status) == 2);
  CHECK(std::find(talk.script.begin(), talk.script.end(), "reset") != talk.script.end());
  CHECK(talk.fed.back().kind == Conversation::Fed::lost);
  talk.run_s(60);
  CHECK(talk.words.size() == 1);
  clip.mute = false;
  talk.run_s(45);
  CHECK(streams(talk));
  check_whole(talk);
}

TEST_CASE("lost reports of a second or more are found in the log, shorter ones are let be") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  std::int64_t lose_until_us = 0;
  talk.on_the_way = [&](Endpoint endpoint, std::vector<Bytes>& transfers) {
    if (endpoint == Endpoint::live && talk.now_us < lose_until_us) transfers.clear();
  };
  talk.run_s(3);
  lose_until_us = talk.now_us + 500'000;
  talk.run_s(3);
  CHECK(talk.requests(sitwell_request_read_log) == 2);
  lose_until_us = talk.now_us + 1'500'000;
  talk.run_s(5);
  CHECK(talk.requests(sitwell_request_read_log) > 2);
  CHECK(talk.backlogs_begun == 2);
  CHECK(streams(talk));
  check_whole(talk);
}

TEST_CASE("only what is settled is acknowledged, and that seldom") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(1200);
  CHECK(talk.requests(sitwell_request_erase_log) == 0);
  for (int i = 0; i < 60; ++i) {
    const Instant until{Duration{talk.now_us - 600'000'000}};
    talk.tell(Settled{until});
    for (std::uint32_t p = 0; p < clip.acknowledged; ++p)
      if (clip.log[p].true_us + 1'000'000 > until.time_since_epoch().count())
        FAIL("position " << p << " was acknowledged too early");
    talk.run_s(60);
  }
  CHECK(clip.acknowledged > clip.log.size() - 1000);
  CHECK(talk.requests(sitwell_request_erase_log) >= 10);
  CHECK(talk.requests(sitwell_request_erase_log) <= 13);
}

TEST_CASE("the clock is set every hour") {
  ModelClip clip;
  clip.drift_ppm = -500;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(2 * 3600 + 60);
  CHECK(talk.requests(sitwell_request_set_clock) == 3);
  check_whole(talk);
}

TEST_CASE("batches are short while somebody watches, and the stream is stopped at the end") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.tell(Watched{true});
  talk.run_s(2);
  talk.tell(Watched{true});
  talk.tell(Watched{false});
  talk.run_s(2);
  check_whole(talk);
  talk.tell(Stopped{});
  talk.run_s(2);
  CHECK(talk.script == Script{"SET_STREAM 4", "SET_STREAM 12", "SET_STREAM 0", "close"});
  CHECK(clip.stream == 0);
  CHECK(talk.fed.back().kind == Conversation::Fed::lost);
  CHECK(talk.link->state() == LinkState::absent);
  CHECK(!talk.link->deadline());
}

TEST_CASE("after the computer slept the stream is asked for anew and the night read") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(10);
  clip.attach(false);  // the bus was suspended
  talk.freeze_s(3600);
  talk.run_s(10);
  CHECK(streams(talk));
  CHECK(std::find(talk.script.begin(), talk.script.end(), "reset") == talk.script.end());
  check_whole(talk);
}

TEST_CASE("a clip that restarts without leaving the bus is asked anew who it is") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  talk.run_s(600);
  clip.reboot();
  clip.stream = 12;
  talk.run_s(20);
  CHECK(streams(talk));
  CHECK(talk.link->identity()->boot_id == 2);
  check_whole(talk);
}

TEST_CASE("a clip whose clock was set goes on, its dates right") {
  for (const std::int64_t jump_us : {40'000'000, -40'000'000}) {
    ModelClip clip;
    Conversation talk(clip);
    plug_and_stream(talk);
    talk.run_s(100);
    clip.jump(jump_us);
    talk.run_s(60);
    INFO("clock set by " << jump_us << " us");
    CHECK(streams(talk));
    const Coverage found = coverage(talk);
    CHECK(found.in_order);
    CHECK(found.doubled_s < 0.1);
    REQUIRE(talk.fed.back().kind == Conversation::Fed::sample);
    CHECK(std::abs(talk.fed.back().begin.time_since_epoch().count() -
                   talk.fed.back().true_begin_us) < 20'000);
  }
}

TEST_CASE("a failed sensor, a low battery and a full log are each said once") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  clip.flags = sitwell_flag_battery_low | sitwell_flag_log_overwritten;
  clip.send_status();
  talk.run_s(1);
  CHECK(talk.said("the battery of SW-1 is low"));
  CHECK(talk.said("the log of SW-1 was full"));
  clip.flags = clip.flags | sitwell_flag_imu_failed;
  clip.send_status();
  clip.mute = true;
  talk.run_s(60);
  CHECK(talk.said("the sensor of SW-1 does not answer"));
  CHECK(talk.words.size() == 3);
  CHECK(streams(talk));  // nothing to be had by opening it again
}

TEST_CASE("nonsense is left out, said once a minute, and ends nowhere") {
  ModelClip clip;
  Conversation talk(clip);
  plug_and_stream(talk);
  std::mt19937 random(1);
  for (int i = 0; i < 100'000; ++i) {
    Bytes bytes(random() % 520);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    if (bytes.size() >= 10 && i % 2) {  // well framed, senseless inside
      const auto kind = static_cast<SitwellKind>(1 + random() % 7);
      bytes.resize(sitwell_seal(bytes.data(), kind, std::uint32_t(random()),
                                std::min<std::size_t>(bytes.size(), 512) - 10));
    }
    const auto endpoint = i % 3 ? Endpoint::live : Endpoint::log;
    switch (random() % 64) {
      case 0:
        talk.tell(Controlled{SitwellRequest(random() % 12), TransferStatus::completed, bytes});
        break;
      case 1: talk.tell(Woken{}); break;
      case 2: talk.run_s(0.5); break;
      default: talk.tell(Received{endpoint, TransferStatus::completed, bytes});
    }
  }
  talk.run_s(90);
  CHECK(streams(talk));
  CHECK(talk.said("reports of SW-1 made no sense"));
  const auto minutes = static_cast<double>(talk.now_us - 1'000'000'000) / 60e6;
  CHECK(static_cast<double>(talk.words.size()) < 3 * minutes + 5);
  const Coverage found = coverage(talk);
  CHECK(found.in_order);
}

TEST_CASE("events that make no sense where they come are borne") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    ModelClip clip;
    Conversation talk(clip);
    for (int i = 0; i < 60; ++i) {
      const auto status = static_cast<TransferStatus>(random() % 7);
      switch (random() % 12) {
        case 0: talk.plug(); break;
        case 1: talk.tell(Arrived{}); break;
        case 2: talk.unplug(); break;
        case 3: talk.tell(Left{}); break;
        case 4: talk.tell(Opened{static_cast<OpenResult>(random() % 5), ""}); break;
        case 5: talk.tell(Closed{}); break;
        case 6: talk.tell(Controlled{SitwellRequest(random() % 10), status, {}}); break;
        case 7:
          talk.tell(Received{random() % 2 ? Endpoint::live : Endpoint::log, status, {}});
          break;
        case 8: talk.tell(Watched{random() % 2 == 0}); break;
        case 9: talk.tell(Settled{Instant{Duration{talk.now_us}}}); break;
        default: talk.run_s(0.001 * static_cast<double>(random() % 4000));
      }
    }
    talk.unplug();
    talk.tell(Left{});
    talk.run_s(1);
    talk.plug();
    talk.run_s(60);
    INFO("round " << round);
    CHECK(streams(talk));
    CHECK(coverage(talk).in_order);
  }
}
