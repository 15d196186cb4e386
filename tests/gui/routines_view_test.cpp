// Routines as cards and in full.
#include "gui/model/routines_view.hpp"

#include <algorithm>

#include "gui/model/advice_view.hpp"
#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

using test::coach_world;
using test::done_routine;

RoutineCard card_of(const World& world, const std::string& id) {
  const RoutinesView view = routines_view(world);
  const auto found = std::find_if(view.cards.begin(), view.cards.end(),
                                  [&](const RoutineCard& card) { return card.id == id; });
  REQUIRE(found != view.cards.end());
  return *found;
}

}  // namespace

TEST_CASE("a card tells the length at the plan's dose") {
  World world = coach_world();
  CHECK(card_of(world, "constructive-rest").length == "5 min");
  world.daemon.coach.plan.level = 3;
  CHECK(card_of(world, "constructive-rest").length == "10 min");
}

TEST_CASE("a card tells when the routine was last done, and how often this week") {
  World world = coach_world();
  CHECK(card_of(world, "lunge").done == "Not done yet");
  world.history.whole.reset();
  CHECK(card_of(world, "lunge").done == "Not done in the past two weeks");
  world.history.recent.routines = {done_routine("lunge", 9), done_routine("lunge", 2),
                                   done_routine("lunge", 1)};
  CHECK(card_of(world, "lunge").done == "Last done yesterday, twice this week");
  world.history.recent.routines = {done_routine("lunge", 9)};
  CHECK(card_of(world, "lunge").done == "Last done Tue 10 Nov");
}

TEST_CASE("a session that was broken off early is no routine done") {
  World world = coach_world();
  StoredRoutine broken = done_routine("lunge", 0);
  broken.outcome = RoutineOutcome::stopped;
  broken.holds.front().confirmed_ms = 1000;
  world.history.whole->routines = {broken};
  CHECK(card_of(world, "lunge").done == "Not done yet");
}

TEST_CASE("supporting exercises and the wearer's own are marked") {
  World world = coach_world();
  CHECK(card_of(world, "glute-bridge").mark == "Supporting");
  CHECK(card_of(world, "lunge").mark.empty());
  for (CatalogueEntry& entry : world.catalogue.entries) entry.from = RoutineFrom::overriding;
  CHECK(card_of(world, "glute-bridge").mark == "Supporting, your own");
  CHECK(card_of(world, "lunge").mark == "Your own");
}

TEST_CASE("what does not fit comes last, with why and what instead; the plan comes first") {
  World world = coach_world();
  world.history.screening->answers.conditions[Condition::kneeling_pain] = ConditionAnswer::yes;
  const RoutinesView view = routines_view(world);
  CHECK(view.cards.front().id == "constructive-rest");
  CHECK(view.cards.back().id == "lunge");
  CHECK(view.cards.back().fit == RoutineFit::hidden);
  CHECK_FALSE(view.cards.back().why.empty());
  CHECK(view.cards.back().instead == "Standing lunge may be done instead.");
  CHECK(view.cards.back().instead_id == "standing-lunge");
}

TEST_CASE("before the first screening no routine is said to fit or not") {
  World world = coach_world();
  world.history.screening.reset();
  world.daemon.coach.screening_due = true;
  const RoutinesView view = routines_view(world);
  CHECK(view.screening_due);
  CHECK_THAT(view.screening_words, ContainsSubstring("about two minutes"));
  CHECK(view.cards.front().fit == RoutineFit::not_asked);
}

TEST_CASE("what to mind is said of what fits in spite of a yes") {
  World world = coach_world();
  world.history.screening->answers.conditions[Condition::pregnancy] = ConditionAnswer::yes;
  const RoutineCard card = card_of(world, "constructive-rest");
  CHECK(card.fit == RoutineFit::fits);
  CHECK_FALSE(card.mind.empty());
}

TEST_CASE("without a daemon the cards stay, and the next step is said") {
  const std::vector<std::pair<Daemon::State, std::string>> rows{
      {Daemon::State::unknown, "Looking for sitwelld"},
      {Daemon::State::no_bus, "There is no session bus here"},
      {Daemon::State::not_running, "sitwelld is not running"},
      {Daemon::State::no_answer, "sitwelld does not answer"}};
  for (const auto& [state, title] : rows) {
    World world = coach_world();
    world.daemon.state = state;
    const RoutinesView view = routines_view(world);
    REQUIRE(view.missing);
    CHECK(view.missing->title == title);
    CHECK(view.missing->startable == (state == Daemon::State::not_running));
    CHECK(view.cards.size() == world.catalogue.entries.size());
    const auto detail = routine_detail(world, "lunge");
    REQUIRE(detail);
    CHECK_FALSE(detail->can_start);
  }
}

TEST_CASE("without a daemon a screening that is ninety days old is due") {
  World world = coach_world();
  world.daemon.state = Daemon::State::not_running;
  CHECK_FALSE(screening_due(world));
  world.history.screening->at_utc_ms -= 87LL * 24 * 3'600'000;
  CHECK(screening_due(world));
  world.history.screening.reset();
  CHECK(screening_due(world));
}

TEST_CASE("a routine can be started when nothing speaks against it, and else says what does") {
  World world = coach_world();
  CHECK(routine_detail(world, "lunge")->can_start);
  world.daemon.coach.screening_due = true;
  CHECK(routine_detail(world, "lunge")->why_not == "A few questions come first.");
  world.daemon.coach.screening_due = false;
  world.daemon.coach.session = test::lunge_session();
  CHECK(routine_detail(world, "constructive-rest")->why_not ==
        "Gentle kneeling lunge is in progress: end it first.");
  world.daemon.coach.session->phase = "over";
  CHECK(routine_detail(world, "constructive-rest")->can_start);
  world.history.screening->answers.signs[Sign::fever] = true;
  CHECK(routine_detail(world, "constructive-rest")->why_not == "It does not fit your answers.");
}

TEST_CASE("a routine in full tells its steps, and what the clip counts of them") {
  World world = coach_world();
  const auto detail = routine_detail(world, "lunge");
  REQUIRE(detail);
  REQUIRE(detail->steps.size() == 1);
  const StepView& step = detail->steps.front();
  CHECK(step.hold == "Hold 30 s, each side, twice, 10 s rest between");
  CHECK(step.breathing == "Breathe in for 4 s, out for 6 s");
  CHECK_THAT(step.target, ContainsSubstring("12 to 35° behind you"));
  CHECK(step.pose);
  CHECK_FALSE(detail->warnings.empty());
  CHECK_FALSE(detail->sources.empty());
  CHECK_THAT(detail->not_for.front(), ContainsSubstring("(Standing lunge may be done instead)"));
  CHECK(detail->clip == "No clip is heard on a thigh: the clock counts until one is.");
  world.daemon.status.clips = {
      {.serial = "1", .site = "thigh", .link = "streaming", .firmware = {}}};
  CHECK(routine_detail(world, "lunge")->clip ==
        "The clip does not know yet how it sits: the clock counts until it does.");
  world.daemon.status.mounting = "guided";
  CHECK_THAT(routine_detail(world, "lunge")->clip, ContainsSubstring("The clip counts"));
}

TEST_CASE("there is nothing to show of a routine that does not exist") {
  CHECK_FALSE(routine_detail(coach_world(), "no-such"));
}

TEST_CASE("a routine that was seen unasked is offered for the record") {
  World world = coach_world();
  CHECK(routines_view(world).offer.empty());
  world.daemon.coach.offer = CoachOffer{.routine = "lunge",
                                        .title = "Gentle kneeling lunge",
                                        .begin_utc_ms = world.now.utc_ms - 600'000,
                                        .length_ms = 42'000};
  CHECK_THAT(routines_view(world).offer, ContainsSubstring("15:10") && ContainsSubstring("42 s"));
}

TEST_CASE("advice is the most urgent first, each level in words of its own") {
  const std::vector<CoachAdvice> told{{"note", "", "d", ""},
                                      {"ask_first", "", "c", ""},
                                      {"professional", "", "b", ""},
                                      {"urgent", "", "a", ""},
                                      {"of a later version", "", "e", ""}};
  const auto rows = advice_rows(std::span<const CoachAdvice>{told});
  std::string order, labels;
  for (const AdviceRow& row : rows) {
    order += row.title;
    labels.append(row.label).append(";");
  }
  CHECK(order == "abcde");
  CHECK(labels == "Urgent;See a professional;Ask first;Note;Note;");
}

}  // namespace sitwell::gui
