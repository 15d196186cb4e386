// The coach on the bus, asked by the client that programs use: what it shows, what it can be told,
// what it tells.
#include "daemon/desktop/coach_service.hpp"

#include <chrono>
#include <future>

#include "dbus/tracker_client.hpp"
#include "desktop/tracker_on_bus.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

using Notes = std::vector<std::string>;
using Texts = std::map<std::string, std::string>;
using Figures = std::map<std::string, std::uint32_t>;
using Dictionary = std::map<std::string, sdbus::Variant>;

const std::string invalid = "org.freedesktop.DBus.Error.InvalidArgs";

/// The service in the loop, and a client that waits for answers in a thread of its own meanwhile.
struct CoachOnBus : TrackerOnBus {
  template <class Ask>
  auto ask(Ask&& what) {
    auto answer = std::async(std::launch::async, [&] { return what(asking.coach()); });
    // Not within an assertion: there may be some in the other thread.
    const bool answered =
        run_until(io, [&] { return answer.wait_for(0s) == std::future_status::ready; });
    REQUIRE(answered);
    return answer.get();
  }
  /// Why it was refused: the error's name and message.
  template <class Ask>
  std::string refusal(Ask&& what) {
    return ask([&](CoachClient& asked) -> std::string {
      try {
        what(asked);
      } catch (const TrackerRefused& refused) {
        return refused.name() + ": " + refused.what();
      }
      return "";
    });
  }
  /// Hears what is sent until it has come true.
  template <class Condition>
  bool hears(Condition&& done) {
    return run_until(io, [&] {
      asking.wait(1ms);
      return done();
    });
  }

  TrackerClient asking{10s};
};

CoachSession lunge() {
  CoachSession session;
  session.routine = "lunge";
  session.title = "Lunge";
  session.begin_utc_ms = 1'700'000'000'000;
  session.phase = "holding";
  session.hold = 2;
  session.holds = 4;
  session.instruction = "Kneel on the left knee.";
  session.side = "left";
  session.asked_ms = 30'000;
  session.flexion_from = -30;
  session.flexion_to = 5;
  session.breathe_out_s = 6;
  session.in_pose = true;
  return session;
}

}  // namespace

TEST_CASE("a client sees of the coach what was published") {
  CoachOnBus on;
  const auto status = [&] { return on.ask([](CoachClient& client) { return client.status(); }); };
  CHECK(status() == CoachStatus{});
  CoachView view{.session = lunge(),
                 .offer = CoachOffer{"rest", "Rest", 1'700'000'000'000, 300'000},
                 .plan = {.adapts = false,
                          .baseline_min_per_h = 41.5,
                          .goal_min_per_h = 36.0,
                          .routines_a_day = 2,
                          .level = 1,
                          .routines = {"rest", "lunge"},
                          .reason = "You did it every day."},
                 .routines_today = 3,
                 .checked_in_today = true,
                 .screening_due = true};
  on.coach->publish(view);
  CHECK(status() == view);
  view.session->title = "Lunge \xFF";
  on.coach->publish(view);
  CHECK(status().session->title == "Lunge \xEF\xBF\xBD");
}

TEST_CASE("what a client asks of the coach reaches who carries it out") {
  CoachOnBus on;
  on.coaching.given = {{AdviceLevel::urgent, "fever", "Call a doctor \xFF", "Today."}};
  const std::vector<CoachAdvice> advised{
      {"urgent", "fever", "Call a doctor \xEF\xBF\xBD", "Today."}};
  on.ask([&](CoachClient& client) {
    client.start("kneeling-lunge_2", {.leg = "left", .clip = false});
    client.start("rest");
    for (const char* command : {"pause", "resume", "skip", "repeat", "by_clock", "stop"})
      client.command(command);
    CHECK(client.hurts("low_back", "shooting") == advised);
    CHECK(client.hurts("not_said", "not_said") == advised);
    client.record_offer();
    client.dismiss_offer();
    CHECK(client.check_in({{"low_back_pain", 10}, {"digestion", 0}}, 0, "better") == advised);
    CHECK(client.check_in({}, std::nullopt, std::string(500, 'n')) == advised);
    CHECK(client.screen({{"fever", "yes"}, {"night_pain", "no"}, {"hernia", "cleared"}}) ==
          advised);
    CHECK(client.screen({}) == advised);
    CHECK(client.advice() == advised);
    client.set_plan({.active = false, .adapts = true, .goal_min_per_h = 0, .level = 3});
    client.set_plan({.routines_a_day = 4, .routines = std::vector<std::string>{"rest", "lunge"}});
    CHECK(client.forget_health() == 7);
  });
  CHECK(on.coaching.notes == Notes{"start kneeling-lunge_2 left clock",
                                   "start rest  clip",
                                   "command 0",
                                   "command 1",
                                   "command 2",
                                   "command 3",
                                   "command 4",
                                   "command 5",
                                   "hurts low_back shooting",
                                   "hurts not_said not_said",
                                   "record",
                                   "dismiss",
                                   "check in low_back_pain=10 digestion=0 stress=0 better",
                                   "check in " + std::string(500, 'n'),
                                   "screen hernia=cleared fever=yes night_pain=no",
                                   "screen",
                                   "advice",
                                   "plan off adapts goal 0 level 3",
                                   "plan a day 4 rest lunge",
                                   "forget"});
}

TEST_CASE("what the coach refuses is a named error, whatever is thrown") {
  CoachOnBus on;
  const auto start = [](CoachClient& client) { client.start("lunge"); };
  on.coaching.trouble = [] { throw CommandRefused("Running", "one is under way \xFF"); };
  CHECK(on.refusal(start) == "org.sitwell.Error.Running: one is under way \xEF\xBF\xBD");
  CHECK(on.refusal([](CoachClient& client) { client.forget_health(); }) ==
        "org.sitwell.Error.Running: one is under way \xEF\xBF\xBD");
  on.coaching.trouble = [] { throw InvalidArguments("no such routine to plan with"); };
  CHECK(on.refusal([](CoachClient& client) { client.set_plan({.level = 1}); }) ==
        invalid + ": no such routine to plan with");
  on.coaching.trouble = [] { throw std::runtime_error("the disk is full"); };
  CHECK(on.refusal(start) == "org.freedesktop.DBus.Error.Failed: the disk is full");
}

TEST_CASE("arguments to the coach are checked, and what was expected is said") {
  CoachOnBus on;
  const auto refused = [&](const std::string& expected, auto&& ask) {
    INFO(expected);
    CHECK_THAT(on.refusal(ask), ContainsSubstring(invalid + ": ") && ContainsSubstring(expected));
  };
  const auto with = [](auto method, auto... arguments) {
    return [=](CoachClient& client) { (client.*method)(arguments...); };
  };
  for (const std::string id : {"", "Lunge", "a b", "../lunge", "caf\xC3\xA9"})
    refused("1 to 40 of the characters a to z", with(&CoachClient::start, id, StartOptions{}));
  refused("1 to 40", with(&CoachClient::start, std::string(41, 'x'), StartOptions{}));
  refused("no such leg: expected one of left, right",
          with(&CoachClient::start, "lunge", StartOptions{.leg = "third"}));
  refused("expected one of pause, resume, skip", with(&CoachClient::command, "dance"));
  refused("no such place", with(&CoachClient::hurts, "moon", "sharp"));
  refused("no such kind of pain: expected one of not_said, sharp",
          with(&CoachClient::hurts, "knee", "purple"));

  const auto check_in = [&](const std::string& expected, const Figures& figures,
                            std::optional<int> stress, const std::string& note) {
    refused(expected, with(&CoachClient::check_in, figures, stress, note));
  };
  check_in("no such symptom: expected one of low_back_pain", {{"love", 3}}, {}, "");
  check_in("digestion is 11: expected 0 to 10", {{"digestion", 11}}, {}, "");
  check_in("expected 0 to 10", {{"digestion", 0xFFFFFFFF}}, {}, "");
  check_in("stress is 11: expected 0 to 10, or -1", {{"digestion", 1}}, 11, "");
  check_in("stress is -2", {{"digestion", 1}}, -2, "");
  check_in("the note is 501 bytes long: expected 500 at most", {}, {}, std::string(501, 'n'));
  check_in("nothing is in it", {}, {}, "");

  refused("no such question", with(&CoachClient::screen, Texts{{"spleen", "yes"}}));
  refused("expected one of no, yes, cleared",
          with(&CoachClient::screen, Texts{{"fever", "maybe"}}));
  refused("cleared is no answer to fever: expected no or yes",
          with(&CoachClient::screen, Texts{{"fever", "cleared"}}));
  refused("cleared is no answer to pregnancy",
          with(&CoachClient::screen, Texts{{"pregnancy", "cleared"}}));
  CHECK(on.coaching.notes.empty());
}

TEST_CASE("changes to the plan are checked, and what was expected is said") {
  CoachOnBus on;
  const auto refused = [&](const std::string& expected, const CoachPlanChanges& changes) {
    INFO(expected);
    CHECK_THAT(on.refusal([&](CoachClient& client) { client.set_plan(changes); }),
               ContainsSubstring(invalid + ": ") && ContainsSubstring(expected));
  };
  using Ids = std::vector<std::string>;
  refused("nothing to change", {});
  for (const double goal : {-0.1, 0.5, 60.1, std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::infinity()})
    refused("expected 1 to 60 minutes, or 0 for no goal", {.goal_min_per_h = goal});
  refused("routines_a_day is 5: expected 0 to 4", {.routines_a_day = 5});
  refused("level is 4: expected 0 to 3", {.level = 4});
  refused("0 routines: expected 1 to 12", {.routines = Ids{}});
  refused("13 routines", {.routines = Ids(13, "lunge")});
  refused("expected each of them once", {.routines = Ids{"lunge", "rest", "lunge"}});
  refused("1 to 40 of the characters", {.routines = Ids{"lunge", "R\n"}});
  const auto set = [&](const std::string& name, const sdbus::Variant& value) {
    CHECK(on.call_coach("SetPlan", Dictionary{{name, value}}) == invalid);
    return on.message;
  };
  CHECK(set("active", sdbus::Variant{1U}) == "active: expected true or false (b)");
  CHECK(set("level", sdbus::Variant{1.0}) == "level: expected a whole number (u)");
  CHECK(set("routines", sdbus::Variant{std::string{"lunge"}}) ==
        "routines: expected a list of texts (as)");
  CHECK_THAT(set("goal_min_per_h", sdbus::Variant{30}), ContainsSubstring("a number (d)"));
  CHECK_THAT(set("colour", sdbus::Variant{true}),
             ContainsSubstring("expected one of active, adapts, goal_min_per_h"));
  CHECK(on.coaching.notes.empty());
}

TEST_CASE("hostile calls to the coach are refused by name") {
  CoachOnBus on;
  const std::string text = "text";
  const auto start = [&](const std::string& name, const sdbus::Variant& value) {
    return on.call_coach("StartRoutine", std::string{"lunge"}, Dictionary{{name, value}});
  };
  CHECK(start("leg", sdbus::Variant{true}) == invalid);
  CHECK(start("clip", sdbus::Variant{text}) == invalid);
  CHECK(on.message == "clip: expected true or false (b)");
  CHECK(start("shell", sdbus::Variant{text}) == invalid);
  CHECK(on.message == "there is no such option: expected one of leg, clip");
  CHECK(on.call_coach("StartRoutine", text) == invalid);
  CHECK(on.call_coach("StartRoutine", text, text) == invalid);
  CHECK(on.call_coach("StartRoutine", std::string(8'000'000, 'x'), Dictionary{}) == invalid);
  CHECK(on.message.size() < 200);
  CHECK(on.call_coach("Command", std::string(8'000'000, 'x')) == invalid);
  CHECK(on.call_coach("CheckIn", std::map<std::string, std::int32_t>{{"digestion", 1}}, -1, text) ==
        invalid);
  CHECK(on.call_coach("CheckIn", Figures{}, -1, std::string(8'000'000, 'x')) == invalid);
  Texts many;
  for (int i = 0; i < 100'000; ++i) many.emplace("sign_" + std::to_string(i), "yes");
  CHECK(on.call_coach("Screen", many) == invalid);
  CHECK(on.message.size() < 200);
  CHECK(on.call_coach("Advice", text) == invalid);
  CHECK(on.call_coach("Detonate") == "org.freedesktop.DBus.Error.UnknownMethod");
  CHECK(on.call_by(*on.coach_proxy, "org.freedesktop.DBus.Properties", "Set",
                   std::string{"org.sitwell.Coach1"}, std::string{"RoutinesToday"},
                   sdbus::Variant{std::uint32_t{9}}) ==
        "org.freedesktop.DBus.Error.PropertyReadOnly");
  CHECK(on.coaching.notes.empty());
}

TEST_CASE("a client is told once what has changed of the coach") {
  CoachOnBus on;
  std::vector<CoachStatus> told;
  std::vector<std::string> cues;
  on.asking.coach().listen(
      {.status = [&](const CoachStatus& status) { told.push_back(status); },
       .progress = {},
       .cue = [&](const CoachCue& cue) { cues.push_back(cue.cue + ": " + cue.text); }});
  CoachView view;
  on.coach->publish(view);
  view.routines_today = 2;
  view.session = lunge();
  on.coach->publish(view);
  on.coach->publish(view);
  view.session->in_pose = false;
  on.coach->publish(view);
  view.session.reset();
  on.coach->publish(view);
  on.coach->cue("completed", "Well done \xFF");
  REQUIRE(on.hears([&] { return !cues.empty(); }));
  REQUIRE(told.size() == 3);
  CHECK(told[0].session == lunge());
  CHECK(told[0].routines_today == 2);
  CHECK_FALSE(told[1].session->in_pose);
  CHECK_FALSE(told[2].session);
  CHECK(cues == std::vector<std::string>{"completed: Well done \xEF\xBF\xBD"});
}

TEST_CASE("progress is sent at most ten times a second") {
  CoachOnBus on;
  std::vector<CoachProgress> heard;
  bool over = false;
  on.asking.coach().listen({.status = {},
                            .progress = [&](const CoachProgress& now) { heard.push_back(now); },
                            .cue = [&](const CoachCue&) { over = true; }});
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 1000; ++i) on.coach->progress(i, std::nullopt, false);
  const auto tenths = (std::chrono::steady_clock::now() - begin) / 100ms;
  run_for(on.io, 110ms);
  on.coach->progress(5000, 12.5, true);
  on.coach->cue("half", "");
  REQUIRE(on.hears([&] { return over; }));
  REQUIRE(heard.size() >= 2);
  CHECK(heard.size() <= 2 + static_cast<std::size_t>(tenths));
  CHECK(heard.front().counted_ms == 0);
  CHECK_FALSE(heard.front().flexion_deg);
  CHECK(heard.back().counted_ms == 5000);
  CHECK(heard.back().flexion_deg == 12.5);
  CHECK(heard.back().in_pose);
}
