// The dashboard as somebody uses it: a real window on a screen of its own, a real daemon, a mouse
// and a keyboard.
#include <poll.h>

#include <chrono>
#include <fstream>
#include <iostream>

#include "dashboard/room.hpp"
#include "history/reader.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

TEST_CASE("the window shows the wearer's day, and every page opens by its name") {
  if (!has_screen()) return;
  Room room;
  room.live_for(12);
  room.start_daemon();
  room.open();
  CHECK(room.until_says("Sitting since"));
  for (const char* page :
       {"history", "routines", "check-in", "plan", "learn", "clip", "settings", "today"}) {
    REQUIRE(room.press(std::string("nav/") + page));
    INFO(page);
    CHECK(room.until([&](const Seen& seen) { return seen.page() == page; }));
  }
}
