#include "emulated-clip/bench.hpp"

#include <cerrno>
#include <fstream>
#include <regex>
#include <string>

#include "emulated-clip/computer.hpp"
#include "emulated-clip/control_fifo.hpp"
#include "emulated-clip/counting_imu.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::test;

namespace {

/// A bench whose cable is a word.
struct Workshop {
  EmulatedClip clip{{}, std::make_unique<CountingImu>(100'000)};
  Faults faults;
  bool plugged = false;
  bool ended = false;
  std::string cycles;
  Bench bench{.clip = clip,
              .faults = faults,
              .plug = [this] { plugged = true; },
              .unplug = [this] { plugged = false; },
              .replug =
                  [this](std::uint32_t count, std::uint32_t interval_ms) {
                    cycles = std::to_string(count) + " of " + std::to_string(interval_ms);
                  },
              .plugged = [this] { return plugged; },
              .reports_sent = [] { return std::uint64_t{7}; },
              .quit = [this] { ended = true; }};

  std::string operator()(std::string_view line) { return obey(bench, line); }
};

}  // namespace

TEST_CASE("a bench plugs and unplugs") {
  Workshop tell;
  CHECK(tell("plug") == "ok plug");
  CHECK(tell.plugged);
  CHECK(tell("  unplug \r") == "ok unplug");
  CHECK_FALSE(tell.plugged);
  CHECK(tell("replug 200 20") == "ok replug");
  CHECK(tell.cycles == "200 of 20");
  CHECK(tell("quit") == "ok quit");
  CHECK(tell.ended);
}

TEST_CASE("a bench passes faults on to where they happen") {
  Workshop tell;
  CHECK(tell("stall 82") == "ok stall");
  CHECK(tell.faults.stalled(0x82));
  CHECK(tell("nak") == "ok nak");
  CHECK(tell.faults.held());
  CHECK(tell("ack") == "ok ack");
  CHECK_FALSE(tell.faults.held());
  CHECK(tell("error EPROTO 1 82") == "ok error");
  CHECK(tell.faults.take_error(0x82) == EPROTO);
  CHECK(tell("error 110 1 0") == "ok error");
  CHECK(tell.faults.take_error(0) == 110);
  CHECK(tell("hostile 3") == "ok hostile");
  int forged = 0;
  while (tell.faults.next(0x81)) ++forged;
  CHECK(forged == 3);
  CHECK(tell("version 2") == "ok version");
  CHECK(tell.faults.version() == 2);
  for (const char* fault : {"drop 1", "silence"}) {
    CHECK(tell(fault) == "ok " + std::string(fault).substr(0, std::string(fault).find(' ')));
    tell.faults.pass(0x81, {1, 2, 3});
    CHECK(!tell.faults.next(0x81));
  }
  CHECK(tell("talk") == "ok talk");
  for (const char* fault : {"burst 2", "reorder 1"}) {
    REQUIRE_THAT(tell(fault), ContainsSubstring("ok"));
    tell.faults.pass(0x81, {1});
    CHECK(!tell.faults.next(0x81));
    tell.faults.pass(0x81, {2});
    CHECK(tell.faults.next(0x81));
    CHECK(tell.faults.next(0x81));
  }
  CHECK(tell("duplicate 1") == "ok duplicate");
  tell.faults.pass(0x81, {1});
  CHECK(tell.faults.next(0x81) == tell.faults.next(0x81));
  CHECK(tell("corrupt 1 82") == "ok corrupt");
  tell.faults.pass(0x82, {1, 2});
  CHECK(tell.faults.next(0x82) != Report{1, 2});
}

TEST_CASE("a bench makes a clip's day worse") {
  Workshop tell;
  tell.clip.advance(10'000'000);
  CHECK(tell("jump 2500") == "ok jump");
  CHECK(tell.clip.device_us() == 12'500'000);
  CHECK(tell("drift -1000") == "ok drift");
  tell.clip.advance(20'000'000);
  CHECK(tell.clip.device_us() == 22'490'000);
  CHECK(tell("battery 3 charging") == "ok battery");
  CHECK(status_in(ask(tell.clip, sitwell_request_get_status)).battery_percent == 3);
  const std::uint32_t boot_id = tell.clip.identity().boot_id;
  tell.plugged = true;
  CHECK(tell("reboot") == "ok reboot");
  CHECK(tell.clip.identity().boot_id != boot_id);
  CHECK(tell.cycles == "1 of 300");
  CHECK(tell("serial SW-99") == "ok serial");
  CHECK(std::string(tell.clip.identity().serial) == "SW-99");
  CHECK(tell("full-log") == "ok full-log");
  CHECK(tell.clip.log_extent().overwritten > 0);
}

TEST_CASE("stat says what can be counted") {
  Workshop tell;
  tell.clip.advance(60'000'000);
  REQUIRE(tell.clip.log_extent().end > 50);
  REQUIRE(sitwell::test::tell(tell.clip, sitwell_request_erase_log, 0,
                              position_report(tell.clip.identity().boot_id, 20)));
  const std::string answer = tell("stat");
  CHECK_THAT(answer, ContainsSubstring("ok stat serial=EMULATED-1 plugged=0 sent=7 dropped=0"));
  CHECK_THAT(answer, ContainsSubstring("acknowledged=20 overwritten=0"));
  CHECK(std::regex_search(answer, std::regex("logged=(58|59|60) ")));
}

TEST_CASE("a line that cannot be obeyed is answered in one line, whatever it holds") {
  Workshop tell;
  CHECK_THAT(tell("explode"), ContainsSubstring("unknown command; there are plug unplug replug"));
  CHECK_THAT(tell("drop"), ContainsSubstring("takes 1 to 2 words"));
  CHECK_THAT(tell("drop many"), ContainsSubstring("many: write a number from 1"));
  CHECK_THAT(tell("drop 99999999999999999999"), ContainsSubstring("write a number"));
  CHECK_THAT(tell("drop -1"), ContainsSubstring("write a number"));
  CHECK_THAT(tell("drift nan"), ContainsSubstring("write a number"));
  CHECK_THAT(tell("stall 1"), ContainsSubstring("endpoints are 81 and 82"));
  CHECK_THAT(tell("serial 12345678901234567"), ContainsSubstring("at most 16"));
  CHECK_THAT(tell("battery 50 fast"), ContainsSubstring("charging"));
  CHECK(tell("") == "ok");
  CHECK_THAT(tell(std::string_view("\x1b[2J\0\xff x", 8)), ContainsSubstring("?[2J"));
  CHECK(tell(std::string(5000, 'x')).size() < 400);
}

TEST_CASE("what the cable's owner refuses is the answer") {
  Workshop tell;
  tell.bench.plug = [] { throw std::runtime_error("no USB/IP host controller"); };
  CHECK(tell("plug") == "plug: no USB/IP host controller");
}

TEST_CASE("commands come through a FIFO, a line each, however they were written") {
  const auto path = std::filesystem::temp_directory_path() / "sitwell-emulated-clip-fifo";
  std::filesystem::remove(path);
  ControlFifo fifo(path);
  std::vector<std::string> lines;
  const auto read = [&] {
    fifo.on_ready([&](std::string_view line) { lines.emplace_back(line); });
  };
  {
    std::ofstream out(path);
    out << "plug\nst" << std::flush;
    read();
    CHECK(lines == std::vector<std::string>{"plug"});
    out << "at\n" << std::string(1000, 'x') << "\nquit\n" << std::flush;
    read();
  }
  std::filesystem::remove(path);
  REQUIRE(lines.size() == 4);
  CHECK(lines[1] == "stat");
  CHECK(lines[2] == std::string(256, 'x'));
  CHECK(lines[3] == "quit");

  std::ofstream(path) << "not a pipe";
  REQUIRE_THROWS_WITH(ControlFifo(path), ContainsSubstring("is something else"));
  std::filesystem::remove(path);
}
