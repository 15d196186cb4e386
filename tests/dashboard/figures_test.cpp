// What the dashboard costs in a real window, and how soon it shows what has changed. The limits
// here are wide, for a busy computer; the figures are printed, and docs hold those of a quiet one.
#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>

#include "dashboard/room.hpp"
#include "dbus/tracker_client.hpp"
#include "history/reader.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* pages[] = {"history", "routines", "check-in", "plan",
                                 "learn",   "clip",     "settings", "today"};

void tell(const std::string& what, double figure, const char* unit) {
  std::cout << fmt::format("measured: {}: {:.2f} {}\n", what, figure, unit);
}

/// Share of a core that a program uses over so long, in percent: a figure needs time to pass.
double used_percent(pid_t program, std::chrono::seconds length) {
  const double before = processor_s(program);
  const auto begin = Clock::now();
  for (auto left = length; left > 0s;
       left = length - std::chrono::floor<std::chrono::seconds>(Clock::now() - begin))
    poll(nullptr, 0, 200);
  const std::chrono::duration<double> passed = Clock::now() - begin;
  return 100 * (processor_s(program) - before) / passed.count();
}

std::int64_t utc_now_ms() {
  return std::chrono::floor<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// The first of Today's figures: "5 h 34".
std::string sitting_of(const std::string& text) {
  const std::string title = "\nSitting\n";
  const std::size_t begin = text.find(title) + title.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// No frame for a second.
bool until_quiet(Room& room) {
  std::int64_t frame = -1;
  auto since = Clock::now();
  return room.until([&](const Seen& seen) {
    if (seen.frame() != frame) since = Clock::now();
    frame = seen.frame();
    return Clock::now() - since > 1s;
  });
}

}  // namespace

TEST_CASE("ten years are there with the first frames, and no page is slow with them", "[long]") {
  if (!has_screen()) return;
  Room room;
  room.live_for(520);
  room.open();
  REQUIRE(room.until_has("today/timeline", 60s));
  room.close();
  room.open();  // warm
  double first_ms = 0;
  REQUIRE(room.until([&](const Seen& seen) {
    if (first_ms == 0) first_ms = seen.number("since_start_ms");
    return seen.has("today/timeline");
  }));
  tell("a frame with ten years' today in it, after the start", room.seen().number("since_start_ms"),
       "ms");
  tell("the first frame seen, after the start", first_ms, "ms");
  for (const char* page : pages) {
    REQUIRE(room.press(std::string("nav/") + page));
    REQUIRE(room.until([&](const Seen& seen) { return seen.page() == page; }));
    CHECK(until_quiet(room));
    double least_ms = 1e9;
    for (int i = 0; i < 20; ++i) {
      const std::int64_t frame = room.seen().frame();
      room.move_to(600 + i, 300);
      CHECK(room.until([&](const Seen& seen) { return seen.frame() > frame; }));
      least_ms = std::min(least_ms, room.seen().number("build_ms"));
    }
    tell(fmt::format("a frame of {} with ten years, built", page), least_ms, "ms");
    CHECK(least_ms < 5);
  }
}

TEST_CASE("a window that nothing happens in rests, and the live gauge is cheap", "[long]") {
  if (!has_screen()) return;
  Room room;
  room.live_for(12);
  room.start_daemon();
  room.open("--page learn");
  REQUIRE(room.until([](const Seen& seen) { return seen.page() == "learn"; }));
  REQUIRE(until_quiet(room));
  const double idle = used_percent(room.dashboard(), 20s);
  tell("processor while nothing happens", idle, "% of a core");
  CHECK(idle < 1);
  REQUIRE(room.press("nav/today"));
  REQUIRE(room.until([](const Seen& seen) { return seen.page() == "today"; }));
  const std::int64_t before = room.seen().frame();
  const double live = used_percent(room.dashboard(), 10s);
  tell("processor with the live gauge", live, "% of a core");
  tell("frames a second with the live gauge",
       static_cast<double>(room.seen().frame() - before) / 10, "");
  CHECK(live < 60);
}

TEST_CASE("a history that grows underneath is on screen within a second") {
  if (!has_screen()) return;
  Room room;
  room.live_for(2);
  room.open();
  REQUIRE(room.until_has("today/timeline"));
  REQUIRE(until_quiet(room));
  const std::string before = room.seen().text();
  HistoryReader reader(room.database());
  const auto rows = reader.bouts({utc_now_ms() - 10 * 3'600'000, utc_now_ms()});
  REQUIRE_FALSE(rows.empty());
  StoredBout early = rows.front();  // of today; somebody sat for some minutes before it
  early.posture = Posture::sitting;
  early.begin_utc_ms -= 600'000;
  early.duration_ms = 420'000;
  early.interrupted_ms = early.interruptions = 0;
  early.moving_ms = 0;
  const auto sources = reader.sources();
  HistoryWriter writer(room.database());
  REQUIRE(writer.import(sources, {&early, 1}).added == 1);
  const auto begin = Clock::now();
  REQUIRE(room.until([&](const Seen& seen) {
    return sitting_of(seen.text()) != sitting_of(before) && seen.has("today/timeline");
  }));
  const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
  tell("from the database to the screen", took.count(), "ms");
  CHECK(took < 3s);
}

TEST_CASE("what the daemon says is on screen within a tenth of a second or so") {
  if (!has_screen()) return;
  Room room;
  room.live_for(12);
  room.start_daemon();
  room.open();
  REQUIRE(room.until_says("Sitting since"));
  TrackerClient client;
  client.quiet(60);
  const auto begin = Clock::now();
  REQUIRE(room.until_says("no prompts until"));
  const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
  tell("from the daemon to the screen", took.count(), "ms");
  CHECK(took < 1s);
}

TEST_CASE("an hour of clicking leaves the dashboard as large as it was", "[.][figures]") {
  if (!has_screen()) return;
  Room room;
  room.live_for(520);
  room.start_daemon();
  room.open();
  REQUIRE(room.until_says("Sitting since", 60s));
  double early_mb = 0;
  constexpr int rounds = 250;  // of eight pages
  for (int i = 0; i < rounds; ++i) {
    for (const char* page : pages) {
      REQUIRE(room.press(std::string("nav/") + page));
      REQUIRE(room.until([&](const Seen& seen) { return seen.page() == page; }));
    }
    if (i == rounds / 10) early_mb = memory_mb(room.dashboard());
    if (i % (rounds / 5) == 0)
      tell(fmt::format("memory after {} pages", 8 * (i + 1)), memory_mb(room.dashboard()), "MB");
  }
  const double late_mb = memory_mb(room.dashboard());
  tell("memory at the end", late_mb, "MB");
  CHECK(late_mb < 90);
  CHECK(late_mb < early_mb * 1.1);
}
