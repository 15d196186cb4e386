// Screening, check-in, plan and learn as they are used.
#include "gui/pages/check_in_page.hpp"
#include "gui/pages/learn_page.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/pages/screening_page.hpp"
#include "gui/support/coach_world.hpp"
#include "gui/support/headless.hpp"
#include "health/learn.hpp"
#include "health/screening.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

template <class Shown>
struct On {
  World world = test::coach_world();
  Requests requests;
  Shown page;
  Headless screen;
  std::uint64_t last = 0;  ///< the number of the last request that asked() found

  explicit On(const HeadlessSettings& settings = {}) : screen{settings} {}
  void draw() {
    test::touch(world);
    screen.frame([this](Ui& ui) { page.draw(ui, world, requests); });
  }
  template <class Wanted>
  std::optional<Wanted> asked() {
    std::optional<Wanted> found;
    for (auto& [number, request] : requests.take()) {
      auto* wanted = std::get_if<Wanted>(&request);
      if (!wanted) continue;
      found = std::move(*wanted);
      last = number;
    }
    return found;
  }
  void answer(bool ok, std::vector<CoachAdvice> advice = {}) {
    world.answer = Answer{.request = last,
                          .ok = ok,
                          .problem = ok ? "" : "The disk is full.",
                          .advice = std::move(advice),
                          .complaints = {}};
    draw();
  }
};

void answer_all(On<ScreeningPage>& on, char key) {
  for (std::size_t i = 0; i < screening_questions().size(); ++i) on.screen.press(key);
}

}  // namespace

TEST_CASE("the screening is answered by keyboard, kept, and its advice read") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  CHECK(on.screen.shows("Question 1 of 22"));
  answer_all(on, 'N');
  const auto sent = on.asked<ask::Screen>();
  REQUIRE(sent);
  CHECK(sent->answers.size() == 22);
  on.answer(true);
  CHECK(on.screen.shows("Nothing you answered speaks against the routines."));
  CHECK_FALSE(on.page.done());
  on.screen.click("screening/close");
  CHECK(on.page.done());
}

TEST_CASE("questions are answered with buttons, and one can go back") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  on.screen.click("screening/no");
  CHECK(on.screen.shows("Question 2 of 22"));
  on.screen.click("screening/back");
  CHECK(on.screen.shows("Question 1 of 22"));
  on.screen.press('N');
  on.screen.press('B');
  CHECK(on.screen.shows("Question 1 of 22"));
}

TEST_CASE("an urgent answer is met at once, and the rest can wait") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  on.screen.click("screening/yes");
  CHECK(on.screen.shows("Urgent: "));
  on.screen.click("screening/finish");
  const auto sent = on.asked<ask::Screen>();
  REQUIRE(sent);
  CHECK(sent->answers.at("bladder_or_bowel") == "yes");
  on.answer(true);
  CHECK(on.screen.shows("Hidden until you answer these questions anew"));
}

TEST_CASE("cleared is offered where a professional's word can lift it") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  CHECK_FALSE(on.screen.has("screening/cleared"));
  on.screen.press('C');
  CHECK(on.screen.shows("Question 1 of 22"));
  for (int i = 0; i < 9; ++i) on.screen.press('N');
  CHECK(on.screen.shows("Have you had a hip replacement?"));
  on.screen.click("screening/cleared");
  CHECK(on.screen.shows("Question 11 of 22"));
}

TEST_CASE("answers that could not be kept are sent again, and the advice is there all the same") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  answer_all(on, 'N');
  REQUIRE(on.asked<ask::Screen>());
  on.answer(false);
  CHECK(on.screen.shows("Your answers are not kept yet"));
  CHECK(on.screen.shows("The disk is full."));
  on.screen.click("screening/again");
  REQUIRE(on.asked<ask::Screen>());
  on.answer(true);
  CHECK_FALSE(on.screen.shows("Your answers are not kept yet"));
}

TEST_CASE("leaving the screening keeps nothing") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  on.screen.press('Y');
  on.screen.click("screening/leave");
  CHECK(on.page.done());
  CHECK_FALSE(on.asked<ask::Screen>());
}

TEST_CASE("no question runs out of the smallest window") {
  On<ScreeningPage> on{{.width = 900, .height = 640, .scale = 2}};
  on.page.begin();
  on.draw();
  for (std::size_t i = 0; i < screening_questions().size(); ++i) {
    CAPTURE(i);
    CHECK(on.screen.inside("screening/no", "screening/card"));
    CHECK(on.screen.inside("screening/leave", "screening/card"));
    on.screen.press('N');
  }
}

TEST_CASE("who follows nothing is offered the choice") {
  On<CheckInPage> on;
  on.draw();
  CHECK(on.screen.shows("What would you like to follow?"));
  on.screen.click("check-in/follow/low_back_pain");
  on.screen.click("check-in/follow/keep");
  const auto set = on.asked<ask::Set>();
  REQUIRE(set);
  CHECK(set->key == "check_in.symptoms");
  CHECK(set->words == std::vector<std::string>{"low_back_pain"});
}

TEST_CASE("a check-in takes a figure, stress and a note, and shows the advice that follows") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.world.settings.ask_stress = true;
  on.draw();
  on.screen.click("check-in/low_back_pain/4");
  on.screen.click("check-in/stress/0");
  on.screen.click("check-in/note");
  on.screen.type("a long day");
  on.screen.click("check-in/send");
  const auto sent = on.asked<ask::CheckIn>();
  REQUIRE(sent);
  CHECK(sent->figures.at("low_back_pain") == 4);
  CHECK(sent->stress == 0);
  CHECK(sent->note == "a long day");
  on.answer(true, {{"professional", "x", "Let it be looked at", "Soon."}});
  CHECK(on.screen.shows("See a professional: Let it be looked at"));
}

TEST_CASE("a check-in is done by keyboard alone") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.draw();
  on.screen.tab_to("check-in/low_back_pain/3");
  on.screen.press(ImGuiKey_Enter);
  on.screen.tab_to("check-in/send");
  on.screen.press(ImGuiKey_Enter);
  const auto sent = on.asked<ask::CheckIn>();
  REQUIRE(sent);
  CHECK(sent->figures.at("low_back_pain") == 3);
}

TEST_CASE("nothing answered is nothing sent") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.draw();
  on.screen.click("check-in/send");
  CHECK_FALSE(on.asked<ask::CheckIn>());
}

TEST_CASE("as last time fills in the figures of the check-in before") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.world.history.whole->check_ins = {test::check_in_of(1, 6)};
  on.draw();
  on.screen.click("check-in/as-before");
  on.screen.click("check-in/send");
  CHECK(on.asked<ask::CheckIn>()->figures.at("low_back_pain") == 6);
}

TEST_CASE("who has checked in today sees it, and can change it") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.world.history.whole->check_ins = {test::check_in_of(0, 3)};
  on.draw();
  CHECK(on.screen.shows("Checked in today at 09:12"));
  CHECK_FALSE(on.screen.has("check-in/send"));
  on.screen.click("check-in/change");
  on.screen.click("check-in/low_back_pain/2");
  on.screen.click("check-in/send");
  CHECK(on.asked<ask::CheckIn>()->figures.at("low_back_pain") == 2);
  on.answer(true);
  CHECK(on.screen.shows("Kept for today"));
}

TEST_CASE("a check-in that could not be kept is still there to be sent") {
  On<CheckInPage> on;
  on.world.settings.symptoms = {Symptom::low_back_pain};
  on.draw();
  on.screen.click("check-in/low_back_pain/7");
  on.screen.click("check-in/send");
  REQUIRE(on.asked<ask::CheckIn>());
  on.answer(false);
  on.screen.click("check-in/send");
  CHECK(on.asked<ask::CheckIn>()->figures.at("low_back_pain") == 7);
}

TEST_CASE("the plan is changed in one request, of what differs") {
  On<PlanPage> on;
  on.world.daemon.coach.plan.goal_min_per_h = 40;
  on.draw();
  on.screen.click("plan/edit");
  on.screen.click("plan/goal-minutes/less");
  on.screen.click("plan/level/2");
  on.screen.click("plan/routine/standing-lunge");
  on.screen.click("plan/keep");
  const auto set = on.asked<ask::SetPlan>();
  REQUIRE(set);
  CHECK(set->changes.goal_min_per_h == 39.0);
  CHECK(set->changes.level == 2U);
  CHECK(set->changes.routines ==
        std::vector<std::string>{"constructive-rest", "lunge", "standing-lunge"});
  CHECK_FALSE(set->changes.active);
  on.answer(true);
  CHECK(on.screen.has("plan/edit"));
}

TEST_CASE("a change of the plan that was refused stays open") {
  On<PlanPage> on;
  on.draw();
  on.screen.click("plan/edit");
  on.screen.click("plan/adapts");
  on.screen.click("plan/keep");
  REQUIRE(on.asked<ask::SetPlan>());
  on.answer(false);
  CHECK(on.screen.has("plan/keep"));
  on.screen.click("plan/leave");
  CHECK_FALSE(on.asked<ask::SetPlan>());
  on.screen.frames(2);
  CHECK(on.screen.has("plan/edit"));
}

TEST_CASE("without a daemon the plan can be read, and not be changed") {
  On<PlanPage> on;
  on.world.daemon.state = Daemon::State::not_running;
  on.draw();
  CHECK(on.screen.shows("sitwelld is not running"));
  on.screen.click("plan/edit");
  on.screen.frames(2);
  CHECK_FALSE(on.screen.has("plan/keep"));
}

TEST_CASE("every learn page can be opened and read") {
  On<LearnPage> on;
  on.draw();
  for (const sitwell::LearnPage& page : learn_pages()) {
    on.screen.click("learn/" + page.id);
    on.screen.frames(2);
    CHECK(on.screen.shows(page.title));
    if (!page.paragraphs.empty()) CHECK(on.screen.shows(page.paragraphs.front()));
  }
  on.page.open("urgent");
  on.screen.frames(2);
  CHECK(on.screen.shows("With any of these, do no routine"));
  on.page.open("no-such-page");
  on.screen.frames(2);
  CHECK(on.screen.shows("With any of these, do no routine"));
}

TEST_CASE("the learn list is gone through by keyboard") {
  On<LearnPage> on;
  on.draw();
  on.screen.tab_to("learn/urgent");
  on.screen.press(ImGuiKey_Enter);
  CHECK(on.screen.shows("With any of these, do no routine"));
}

TEST_CASE("a plan is changed by keyboard alone") {
  On<PlanPage> on;
  on.draw();
  on.screen.tab_to("plan/edit");
  on.screen.press(ImGuiKey_Enter);
  on.screen.tab_to("plan/routine/dead-bug");
  on.screen.press(ImGuiKey_Enter);
  on.screen.tab_to("plan/keep");
  on.screen.press(ImGuiKey_Enter);
  const auto set = on.asked<ask::SetPlan>();
  REQUIRE(set);
  CHECK(set->changes.routines->back() == "dead-bug");
}

TEST_CASE("a question is answered with Tab and Enter") {
  On<ScreeningPage> on;
  on.page.begin();
  on.draw();
  on.screen.tab_to("screening/no");
  on.screen.press(ImGuiKey_Enter);
  CHECK(on.screen.shows("Question 2 of 22"));
  on.screen.press(ImGuiKey_Enter);
  CHECK(on.screen.shows("Question 3 of 22"));
}

TEST_CASE("a plan with years of changes shows the latest, and older ones when asked") {
  On<PlanPage> on;
  for (int week = 80; week > 0; --week) {
    StoredPlan plan{.at_utc_ms = on.world.now.utc_ms - week * 7 * 24 * 3'600'000LL};
    plan.plan.reason = "Week " + std::to_string(week) + " ago.";
    on.world.history.whole->plans.push_back(plan);
  }
  on.draw();
  CHECK(on.screen.shows("Week 1 ago."));
  CHECK_FALSE(on.screen.shows("Week 7 ago."));
  on.screen.click("plan/older");
  on.screen.frames(2);
  CHECK(on.screen.shows("Week 52 ago."));
  CHECK_FALSE(on.screen.shows("Week 53 ago."));
}

TEST_CASE("the pages stay within a small window at every scale") {
  for (const float scale : {1.0F, 2.0F}) {
    CAPTURE(scale);
    const HeadlessSettings small{.width = 900, .height = 640, .scale = scale};
    On<PlanPage> plan{small};
    plan.draw();
    CHECK(plan.screen.drawn().max.x <= 900 * scale);
    CHECK(plan.screen.collisions({"plan/goal", "plan/week", "plan/routines", "plan/changes"}) ==
          "");
    On<CheckInPage> check_in{small};
    check_in.world.settings.symptoms = {all_symptoms.begin(), all_symptoms.end()};
    check_in.draw();
    CHECK(check_in.screen.drawn().max.x <= 900 * scale);
    CHECK(check_in.screen.collisions({"check-in/card", "check-in/trend"}) == "");
  }
}

}  // namespace sitwell::gui
