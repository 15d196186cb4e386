// Routines: looked at, opened and started, by name and by keyboard.
#include "gui/pages/routines_page.hpp"

#include "gui/support/coach_world.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

struct Shown {
  World world = test::coach_world();
  Requests requests;
  RoutinesPage page;
  Headless screen;

  explicit Shown(const HeadlessSettings& settings = {}) : screen{settings} {}
  void draw() {
    test::touch(world);
    screen.frame([this](Ui& ui) { page.draw(ui, world, requests); });
  }
  template <class Wanted>
  std::optional<Wanted> asked() {
    std::optional<Wanted> found;
    for (auto& [number, request] : requests.take())
      if (auto* wanted = std::get_if<Wanted>(&request)) found = std::move(*wanted);
    return found;
  }
};

}  // namespace

TEST_CASE("every routine has a card, and none moves by itself") {
  Shown shown;
  shown.draw();
  for (const CatalogueEntry& entry : shown.world.catalogue.entries)
    CHECK(shown.screen.shows(entry.routine.title));
  CHECK_FALSE(shown.screen.next_frame_in_s());
}

TEST_CASE("the figure of a card moves while it is pointed at") {
  Shown shown;
  shown.draw();
  shown.screen.hover("routines/lunge");
  shown.screen.frames(2);
  CHECK(shown.screen.next_frame_in_s());
  shown.screen.motion = false;
  shown.screen.frames(2);
  CHECK_FALSE(shown.screen.next_frame_in_s());
}

TEST_CASE("a routine is opened and started, and the clip's leg and the clock are options") {
  Shown shown;
  shown.draw();
  shown.screen.click("routines/lunge/open");
  CHECK(shown.screen.shows("Do not push deeper"));
  CHECK(shown.screen.shows("Hold 30 s, each side, twice"));
  CHECK(shown.screen.shows("doi:10.3390/ijerph18041936"));
  shown.screen.click("routine/leg/0");
  shown.screen.click("routine/by-clock");
  shown.screen.click("routine/start");
  const auto start = shown.asked<ask::StartRoutine>();
  REQUIRE(start);
  CHECK(start->id == "lunge");
  CHECK(start->options.leg == "left");
  CHECK_FALSE(start->options.clip);
}

TEST_CASE("without a choice the settings say which leg") {
  Shown shown;
  shown.page.open("constructive-rest");
  shown.draw();
  shown.screen.click("routine/start");
  const auto start = shown.asked<ask::StartRoutine>();
  REQUIRE(start);
  CHECK(start->options.leg.empty());
  CHECK(start->options.clip);
}

TEST_CASE("a routine is started by keyboard alone") {
  Shown shown;
  shown.draw();
  shown.screen.tab_to("routines/lunge/open");
  shown.screen.press(ImGuiKey_Enter);
  shown.screen.frames(3);
  shown.screen.tab_to("routine/start");
  shown.screen.press(ImGuiKey_Enter);
  CHECK(shown.asked<ask::StartRoutine>().has_value());
}

TEST_CASE("when screening is due the questions come first") {
  Shown shown;
  shown.world.daemon.coach.screening_due = true;
  shown.draw();
  shown.screen.click("routines/screening");
  CHECK(shown.asked<ask::Screening>().has_value());
  shown.screen.click("routines/lunge/open");
  CHECK_FALSE(shown.screen.has("routine/start"));
  shown.screen.click("routine/screening");
  CHECK(shown.asked<ask::Screening>().has_value());
}

TEST_CASE("without a daemon cards can be read, and what to do is said") {
  Shown shown;
  shown.world.daemon.state = Daemon::State::not_running;
  shown.draw();
  CHECK(shown.screen.shows("sitwelld is not running"));
  shown.screen.click("routines/start-daemon");
  CHECK(shown.asked<ask::StartDaemon>().has_value());
  shown.screen.click("routines/lunge/open");
  CHECK(shown.screen.shows("Do not push deeper"));
  CHECK_FALSE(shown.screen.has("routine/start"));
}

TEST_CASE("what does not fit says why, and leads to what may be done instead") {
  Shown shown;
  shown.world.history.screening->answers.conditions[Condition::kneeling_pain] =
      ConditionAnswer::yes;
  shown.draw();
  shown.screen.click("routines/lunge/open");
  CHECK(shown.screen.shows("Does not fit your answers"));
  shown.screen.click("routine/instead");
  shown.screen.frames(2);
  CHECK(shown.screen.shows("Step one foot back"));
  shown.screen.click("routine/back");
  shown.screen.frames(2);
  CHECK(shown.screen.has("routines/lunge/open"));
}

TEST_CASE("a routine whose file was taken away closes by itself") {
  Shown shown;
  shown.page.open("lunge");
  shown.draw();
  shown.world.catalogue.entries.clear();
  shown.draw();
  CHECK_FALSE(shown.screen.has("routine/back"));
}

TEST_CASE("a routine that was seen is recorded or dismissed") {
  Shown shown;
  shown.world.daemon.coach.offer =
      CoachOffer{.routine = "lunge", .title = "Gentle kneeling lunge", .length_ms = 42'000};
  shown.draw();
  shown.screen.click("routines/record");
  CHECK(shown.asked<ask::RecordOffer>().has_value());
  shown.screen.click("routines/dismiss");
  CHECK(shown.asked<ask::DismissOffer>().has_value());
}

TEST_CASE("cards do not lie over each other at any size") {
  for (const float width : {900.0F, 1150.0F, 1280.0F, 1920.0F}) {
    Shown shown{{.width = width, .height = 640}};
    shown.world.history.screening->answers.conditions[Condition::pregnancy] = ConditionAnswer::yes;
    shown.draw();
    CAPTURE(width);
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : shown.world.catalogue.entries) {
      const std::string name = "routines/" + entry.routine.id;
      names.push_back(name);
      CHECK(shown.screen.inside(name + "/open", name));
    }
    CHECK(shown.screen.collisions(names) == "");
  }
}

}  // namespace sitwell::gui
