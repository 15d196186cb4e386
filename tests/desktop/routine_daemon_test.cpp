// The real sitwelld leads through a routine: over the bus, from a prompt's button, and after having
// been killed in the middle.
#include <algorithm>

#include "dbus/coach_client.hpp"
#include "desktop/desk.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;

namespace {

constexpr Pose on_the_back{138, 0, {.sway_deg = 0.05, .sway_every_s = 20}};

std::vector<StoredRoutine> routines(const Desk& desk) {
  return HistoryReader(desk.folder.path() / "sitwell" / "simulated.db")
      .routines({0, latest_utc_ms});
}

/// The routine in progress, or none.
std::optional<CoachSession> session(TrackerClient& client) {
  return client.coach().status().session;
}

/// A button of the notice shown last, once its id has been answered: nobody clicks sooner.
void press(Desk& desk, const std::string& action) {
  run_for(desk.io, 20ms);
  desk.server->emitActionInvoked(desk.server->next_id - 1, action);
}

}  // namespace

TEST_CASE("a daemon leads through constructive rest, and the clip confirms it") {
  // Walking tells how the clip sits, a long sit which way is front.
  Desk desk({{pose::walking, 90s}, {pose::seated, 4min}, {on_the_back, 30min}});
  desk.start_daemon();
  REQUIRE(desk.until([&] { return desk.asked().posture == "lying"; }));
  TrackerClient client;
  CHECK_THROWS_AS(client.coach().start("constructive-rest"), TrackerRefused);
  CHECK(client.coach().screen({}).empty());
  int progressed = 0;
  std::vector<std::string> cues;
  client.coach().listen({.status = {},
                         .progress = [&](const CoachProgress&) { ++progressed; },
                         .cue = [&](const CoachCue& cue) { cues.push_back(cue.cue); }});
  client.coach().start("constructive-rest");
  REQUIRE(desk.until([&] {
    client.wait(0ms);
    return !cues.empty() && cues.back() == "completed";
  }));
  INFO(desk.log());
  CHECK(session(client)->outcome == "completed");
  // At this speed a computer that is busy for a tenth of a second has a clip out of reach for more
  // than the five that the clock takes over after.
  const auto held = *session(client);
  CHECK(held.all_confirmed_ms >= 240'000);
  CHECK(held.all_confirmed_ms + held.all_timed_ms >= 298'000);
  CHECK(progressed > 5);
  CHECK(cues.front() == "get_ready");
  CHECK(cues.back() == "completed");
  REQUIRE(routines(desk).size() == 1);
  CHECK(routines(desk)[0].outcome == RoutineOutcome::completed);
  CHECK(client.coach().status().routines_today == 1);
}

TEST_CASE("a daemon that is killed in a routine keeps what was held") {
  Desk desk({{pose::walking, 90s}, {pose::seated, 4min}, {on_the_back, 30min}});
  desk.start_daemon();
  REQUIRE(desk.until([&] { return desk.asked().posture == "lying"; }));
  {
    TrackerClient client;
    client.coach().screen({});
    client.coach().start("constructive-rest");
    REQUIRE(desk.until([&] { return session(client)->confirmed_ms > 60'000; }));
  }
  desk.daemon->kill();
  CHECK(routines(desk).at(0).outcome == RoutineOutcome::under_way);
  desk.start_daemon();
  REQUIRE(desk.until([&] { return routines(desk).at(0).outcome == RoutineOutcome::interrupted; }));
  CHECK(routines(desk)[0].record().confirmed() >= 50s);
}

TEST_CASE("a routine started from a prompt is led through by notices, and this hurts ends it") {
  Desk desk({walk, sit_long});
  desk.start_server();
  desk.start_daemon();
  REQUIRE(desk.until([] { return TrackerClient{}.running(); }));
  TrackerClient client;
  client.coach().screen({});
  REQUIRE(desk.until([&] { return !desk.server->notified.empty(); }));
  const auto offered = [&](const std::string& action) {
    const auto& actions = desk.server->notified.back().actions;
    return std::find(actions.begin(), actions.end(), action) != actions.end();
  };
  REQUIRE(offered("routine"));
  press(desk, "routine");
  REQUIRE(desk.until([&] { return offered("hurts"); }));
  CHECK(desk.server->notified.back().summary.starts_with("Constructive rest"));
  CHECK(client.status().routine == "constructive-rest");
  press(desk, "hurts");
  REQUIRE(desk.until([&] { return desk.server->notified.back().summary == "Stop, and rest"; }));
  CHECK(desk.server->notified.back().body.size() > 40);
  CHECK(routines(desk).at(0).outcome == RoutineOutcome::hurt);
  CHECK(client.coach().status().screening_due);
}

TEST_CASE("the simulated clip's wearer calibrates and holds when asked, and sits down again") {
  Desk desk({});
  desk.start_daemon("simulated");
  REQUIRE(desk.until([&] {
    const auto clips = desk.asked().clips;
    return !clips.empty() && clips.front().link == "streaming";
  }));
  TrackerClient client;
  std::string calibrated;
  client.listen(
      {.calibrated = [&](const TrackerCalibration& ended) { calibrated = ended.result; }});
  for (const char* pose : {"stand", "changing", "sit"}) {
    client.calibrate("thigh", pose);
    run_for(desk.io, 150ms);  // nine seconds of the wearer's
  }
  client.calibrate("thigh", "finished");
  REQUIRE(desk.until([&] {
    client.wait(0ms);
    return !calibrated.empty();
  }));
  CHECK(calibrated == "accepted");
  REQUIRE(desk.until([&] { return desk.asked().posture == "sitting"; }));

  client.coach().screen({});
  client.coach().start("constructive-rest");
  REQUIRE(desk.until([&] { return !session(client)->outcome.empty(); }));
  INFO(desk.log());
  CHECK(session(client)->outcome == "completed");
  // Sixty times faster, a busy computer's pauses look like a clip that is out of reach.
  CHECK(session(client)->all_confirmed_ms >= 150'000);
  // Each is told in whole seconds, cut off.
  const auto held_ms = session(client)->all_confirmed_ms + session(client)->all_timed_ms;
  CHECK((held_ms == 299'000 || held_ms == 300'000));
  CHECK(desk.until([&] { return desk.asked().posture == "sitting"; }));
}
