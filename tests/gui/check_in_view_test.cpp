// The check-in: questions, today's answers, trends.
#include "gui/model/check_in_view.hpp"

#include "gui/support/coach_world.hpp"
#include "support/catch.hpp"

namespace sitwell::gui {
namespace {

World following_world() {
  World world = test::coach_world();
  world.settings.symptoms = {Symptom::front_of_hip, Symptom::low_back_pain};
  world.settings.ask_stress = true;
  return world;
}

}  // namespace

TEST_CASE("only what is followed is asked, symptoms first and stress last") {
  CHECK(check_in_view(test::coach_world()).questions.empty());
  const CheckInView view = check_in_view(following_world());
  REQUIRE(view.questions.size() == 3);
  CHECK(view.questions[0].words == "Low back pain");
  CHECK(view.questions[1].name == "front_of_hip");
  CHECK(view.questions[2].words == "Stress");
  CHECK_FALSE(view.done_today);
  CHECK_FALSE(view.has_last);
  CHECK_FALSE(view.no_trend.empty());
}

TEST_CASE("the figures of last time are offered, and those of today are shown") {
  World world = following_world();
  world.history.whole->check_ins = {test::check_in_of(2, 4, 6), test::check_in_of(0, 3)};
  const CheckInView view = check_in_view(world);
  CHECK(view.questions[0].last == 4);
  CHECK(view.questions[0].last_words == "4 last time");
  CHECK(view.questions[0].today == 3);
  CHECK(view.questions[2].last == 6);
  CHECK_FALSE(view.questions[2].today);
  CHECK(view.done_today);
  CHECK(view.done_words == "Checked in today at 09:12");
}

TEST_CASE("the daemon's word that today is done is enough until the history was read") {
  World world = following_world();
  world.daemon.coach.checked_in_today = true;
  CHECK(check_in_view(world).done_words == "Checked in today");
}

TEST_CASE("a trend has a place for every day, and says where it leads") {
  World world = following_world();
  for (const int days_ago : {27, 25, 23})
    world.history.whole->check_ins.push_back(test::check_in_of(days_ago, 6));
  for (const int days_ago : {4, 2, 0})
    world.history.whole->check_ins.push_back(test::check_in_of(days_ago, 3));
  world.history.whole->routines = {test::done_routine("lunge", 1), test::done_routine("lunge", 1),
                                   test::done_routine("lunge", 3)};
  const CheckInView view = check_in_view(world);
  REQUIRE(view.trends.size() == 1);
  CHECK(view.trends[0].words == "6.0 in the first week, 3.0 in the last: falling");
  CHECK(view.days.size() == 28);
  REQUIRE(view.trends[0].values.size() == 28);
  CHECK(view.trends[0].values.front() == 6.0);
  CHECK_FALSE(view.trends[0].values[1]);
  CHECK(view.trends[0].values.back() == 3.0);
  CHECK(view.routines == "Routines: 3 on 2 of these 28 days");
  CHECK(view.no_trend.empty());
}

TEST_CASE("two figures are too few to tell") {
  World world = following_world();
  world.history.whole->check_ins = {test::check_in_of(2, 4), test::check_in_of(0, 3)};
  CHECK(check_in_view(world).trends[0].words == "too few to tell");
}

TEST_CASE("a check-in that says nothing at all is none") {
  const auto questions = check_in_view(following_world()).questions;
  CHECK_FALSE(check_in_of(questions, {-1, -1, -1}, ""));
  CHECK_FALSE(check_in_of(questions, {}, ""));
  CHECK(check_in_of(questions, {-1, -1, -1}, "a long day"));
  const auto check_in = check_in_of(questions, {0, -1, 7}, "");
  REQUIRE(check_in);
  CHECK(check_in->figures == std::map<std::string, std::uint32_t>{{"low_back_pain", 0}});
  CHECK(check_in->stress == 7);
}

TEST_CASE("choosing what to follow asks the settings for what differs") {
  FollowChoice from, to;
  CHECK(changes_of(from, to).empty());
  to.symptoms[0] = to.symptoms[3] = to.stress = true;
  const auto requests = changes_of(from, to);
  REQUIRE(requests.size() == 2);
  const auto& symptoms = std::get<ask::Set>(requests[0]);
  CHECK(symptoms.key == "check_in.symptoms");
  CHECK(symptoms.words == std::vector<std::string>{"low_back_pain", "pelvic_floor"});
  CHECK(std::get<ask::Set>(requests[1]).words == std::vector<std::string>{"true"});
  CHECK(std::get<ask::Unset>(changes_of(to, from)[0]).key == "check_in.symptoms");
}

}  // namespace sitwell::gui
