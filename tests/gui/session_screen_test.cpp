// A guided session as it is used: by name, and by keyboard alone.
#include <algorithm>

#include "gui/pages/routines_page.hpp"
#include "gui/support/coach_world.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

/// The routines page in front of somebody, with a session that a test leads on.
struct Led {
  World world = test::coach_world();
  Requests requests;
  RoutinesPage page;
  Headless screen;

  explicit Led(const CoachSession& session, const HeadlessSettings& settings = {})
      : screen{settings} {
    tell(session);
  }
  void tell(const std::optional<CoachSession>& session) {
    world.daemon.coach.session = session;
    test::touch(world);
    screen.frame([this](Ui& ui) { page.draw(ui, world, requests); });
  }
  /// The commands and hurts that were asked for since the last time, in words.
  std::vector<std::string> asked() {
    std::vector<std::string> words;
    for (const auto& [number, request] : requests.take()) {
      if (const auto* session = std::get_if<ask::Session>(&request))
        words.push_back(session->command);
      if (const auto* hurts = std::get_if<ask::Hurts>(&request)) {
        std::string said = "hurts ";
        words.push_back(said.append(hurts->where).append(" ").append(hurts->how));
      }
    }
    return words;
  }
};

using Words = std::vector<std::string>;

CoachSession over(const std::string& outcome) {
  CoachSession session = test::lunge_session("over");
  session.outcome = outcome;
  return session;
}

}  // namespace

TEST_CASE("a session fills the page, and says what to do") {
  Led led{test::lunge_session()};
  CHECK(led.page.alone(led.world));
  CHECK(led.screen.shows("Kneel on one knee"));
  CHECK(led.screen.shows("Right side: your right leg"));
  CHECK(led.screen.shows("Tailbone tucked"));
  CHECK(led.screen.shows("Held: the clip confirms it."));
  CHECK(led.screen.shows("Hold 2 of 4"));
  for (const char* name : {"session/figure", "session/ring", "session/pacer", "session/angle",
                           "session/dots", "session/hurts"})
    CHECK(led.screen.has(name));
}

TEST_CASE("the session's buttons ask the daemon") {
  Led led{test::lunge_session()};
  for (const auto& [name, command] :
       std::vector<std::pair<std::string, std::string>>{{"session/pause", "pause"},
                                                        {"session/repeat", "repeat"},
                                                        {"session/skip", "skip"},
                                                        {"session/by-clock", "by_clock"},
                                                        {"session/stop", "stop"}}) {
    led.screen.click(name);
    CHECK(led.asked() == Words{command});
  }
  led.tell(test::lunge_session("paused"));
  led.screen.click("session/pause");
  CHECK(led.asked() == Words{"resume"});
}

TEST_CASE("Space pauses and goes on") {
  Led led{test::lunge_session()};
  led.screen.press(' ');
  CHECK(led.asked() == Words{"pause"});
  led.tell(test::lunge_session("paused"));
  led.screen.press(' ');
  CHECK(led.asked() == Words{"resume"});
}

TEST_CASE("with the focus on a button Space is that button's") {
  Led led{test::lunge_session()};
  led.screen.tab_to("session/skip");
  led.screen.press(' ');
  CHECK(led.asked() == Words{"skip"});
}

TEST_CASE("this hurts is in one place in every phase") {
  Led led{test::lunge_session()};
  const Rect place = led.screen.rect("session/hurts");
  for (const char* phase : {"getting_ready", "finding", "lost", "resting", "paused"}) {
    for (const char* by_clock : {"no", "no_clip"}) {
      CAPTURE(phase, by_clock);
      CoachSession session = test::lunge_session(phase);
      session.by_clock = by_clock;
      session.breathe_in_s = 0;
      led.tell(session);
      const Rect now = led.screen.rect("session/hurts");
      CHECK(now.min.x == place.min.x);
      CHECK(now.min.y == place.min.y);
      CHECK(now.max.x == place.max.x);
    }
  }
}

TEST_CASE("H ends it at once, and the stop page comes without waiting for an answer") {
  Led led{test::lunge_session()};
  led.screen.press('H');
  CHECK(led.asked() == Words{"hurts not_said not_said"});
  led.screen.frames(2);
  CHECK(led.screen.shows("It hurts: stop here"));
  CHECK(led.screen.shows("Get urgent care now if one of these is so"));
  CHECK_FALSE(led.screen.has("session/pause"));
  // Nothing more is asked for by the keys of a session that is left.
  led.screen.press(' ');
  led.screen.press('H');
  CHECK(led.asked().empty());
}

TEST_CASE("where and how it hurts can be said, taken back, and left out") {
  Led led{test::lunge_session()};
  led.screen.click("session/hurts");
  led.tell(over("hurt"));
  led.asked();
  led.screen.click("session/where/knee");
  CHECK(led.asked() == Words{"hurts knee not_said"});
  led.screen.click("session/how/sharp");
  CHECK(led.asked() == Words{"hurts knee sharp"});
  CHECK(led.screen.shows("See a professional"));
  led.screen.click("session/where/knee");
  CHECK(led.asked() == Words{"hurts not_said sharp"});
  led.screen.click("session/close");
  CHECK_FALSE(led.page.alone(led.world));
}

TEST_CASE("a session that the daemon has forgotten takes no more detail") {
  Led led{test::lunge_session()};
  led.screen.press('H');
  led.tell(over("hurt"));
  led.tell(std::nullopt);
  CHECK(led.screen.shows("It hurts: stop here"));
  CHECK_FALSE(led.screen.has("session/where/knee"));
  CHECK(led.page.alone(led.world));
}

TEST_CASE("who says elsewhere that it hurts reads the stop page here, too") {
  Led led{test::lunge_session()};
  led.tell(over("hurt"));
  CHECK(led.screen.shows("It hurts: stop here"));
  CHECK(led.asked().empty());
}

TEST_CASE("the end stays until it was read, however long that takes") {
  Led led{test::lunge_session()};
  led.tell(over("completed"));
  CHECK(led.screen.shows("Gentle kneeling lunge: completed"));
  CHECK(led.screen.shows("That was all of it. Get up slowly."));
  led.tell(std::nullopt);
  CHECK(led.screen.shows("Gentle kneeling lunge: completed"));
  CHECK(led.page.alone(led.world));
  led.screen.click("session/close");
  led.screen.frames(2);
  CHECK_FALSE(led.page.alone(led.world));
  CHECK(led.screen.has("routines/lunge/open"));
}

TEST_CASE("an end that nobody saw the session of is not shown") {
  Led led{over("completed")};
  CHECK_FALSE(led.page.alone(led.world));
  CHECK(led.screen.has("routines/lunge/open"));
}

TEST_CASE("a daemon that ends takes the session with it, and that is said") {
  Led led{test::lunge_session()};
  led.world.daemon.state = Daemon::State::not_running;
  led.tell(std::nullopt);
  CHECK(led.screen.shows("sitwelld has ended, and the session with it."));
}

TEST_CASE("a session is the same one when its begin is told some milliseconds off") {
  Led led{test::lunge_session()};
  led.screen.later(5);
  for (int i = 0; i < 5; ++i) {
    CoachSession session = test::lunge_session("paused");
    session.begin_utc_ms += i;
    led.tell(session);
    // A figure that were led into the pose anew would move.
    CHECK_FALSE(led.screen.next_frame_in_s());
  }
}

TEST_CASE("a new session takes the place of an end that was not read") {
  Led led{test::lunge_session()};
  led.tell(over("stopped"));
  CoachSession next = test::lunge_session("getting_ready");
  next.begin_utc_ms += 60'000;
  led.tell(next);
  CHECK(led.screen.has("session/pause"));
  CHECK_FALSE(led.screen.has("session/close"));
}

TEST_CASE("a session without a known routine is led through without a figure") {
  CoachSession session = test::lunge_session();
  session.routine = "somebody-elses";
  Led led{session};
  CHECK_FALSE(led.screen.has("session/figure"));
  CHECK(led.screen.has("session/ring"));
}

TEST_CASE("the session lies without collisions in the smallest window, in every phase") {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    Led led{test::lunge_session(), {.width = 900, .height = 640, .scale = scale}};
    for (const char* phase : {"getting_ready", "finding", "holding", "lost", "resting", "paused"}) {
      CAPTURE(phase, scale);
      led.tell(test::lunge_session(phase));
      CHECK(led.screen.collisions({"session/pose", "session/ring", "session/state", "session/hurts",
                                   "session/stop", "session/dots"}) == "");
      const Rect hurts = led.screen.rect("session/hurts");
      CHECK(hurts.max.x <= (900 - size::margin + 1) * scale);
      CHECK(hurts.max.y <= 640 * scale);
      CHECK(led.screen.rect("session/ring").max.y <= hurts.min.y);
    }
  }
}

TEST_CASE("a paused session wants no frames of its own once its figure is in the pose") {
  Led led{test::lunge_session()};
  CHECK(led.screen.next_frame_in_s());
  led.tell(test::lunge_session("paused"));
  led.screen.later(5);
  led.screen.frames(1);
  CHECK_FALSE(led.screen.next_frame_in_s());
}

TEST_CASE("a session that waits is drawn ten times a second, not more") {
  Led led{test::lunge_session("finding")};
  led.screen.later(5);
  led.screen.frames(1);
  CHECK(led.screen.next_frame_in_s() == Approx(0.1));
}

TEST_CASE("where it hurts can be said by keyboard alone") {
  Led led{test::lunge_session()};
  led.screen.press('H');
  led.tell(over("hurt"));
  led.asked();
  led.screen.tab_to("session/where/buttock");
  led.screen.press(ImGuiKey_Enter);
  CHECK(led.asked() == Words{"hurts buttock not_said"});
  led.screen.tab_to("session/close");
  led.screen.press(ImGuiKey_Enter);
  CHECK_FALSE(led.page.alone(led.world));
}

TEST_CASE("every button of a session is reached by Tab") {
  Led led{test::lunge_session()};
  for (const char* name : {"session/pause", "session/repeat", "session/skip", "session/by-clock",
                           "session/stop", "session/hurts"})
    CHECK_NOTHROW(led.screen.tab_to(name));
}

}  // namespace sitwell::gui
