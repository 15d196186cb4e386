// Today in words and figures.
#include "gui/model/today_view.hpp"

#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

/// A world of these rows of the last fourteen days, without a plan.
World world_of_rows(std::vector<StoredBout> rows) {
  World world = empty_world();
  world.history.state = History::State::ready;
  const auto today = world.now.today;
  world.history.recent = days_of_rows(std::move(rows), today - std::chrono::days{13}, today);
  return world;
}

}  // namespace

TEST_CASE("today's figures are held against the goal") {
  struct Row {
    std::chrono::minutes sitting, standing;
    std::optional<double> goal;
    const char* note;
    std::optional<bool> good;
  };
  const auto row_of = GENERATE(Row{3h, 3h, 30.0, "30 min an hour, within 30", true},
                               Row{4h, 2h, 30.2, "40 min an hour, over 30.2", false},
                               Row{4h, 2h, std::nullopt, "40 min in each worn hour", std::nullopt});
  const auto today = fixed_now().today;
  const auto up = 6h + row_of.sitting;
  World world = world_of_rows({row(today, 6h, up, Posture::sitting),
                               row(today, up, up + row_of.standing, Posture::standing)});
  world.daemon.coach.plan.goal_min_per_h = row_of.goal;
  const TodayView view = today_view(world);
  CHECK(view.figures[0].value == length_words(row_of.sitting));
  CHECK(view.figures[0].note == row_of.note);
  CHECK(view.figures[0].good == row_of.good);
  CHECK(view.week.goal_h.has_value() == row_of.goal.has_value());
}

TEST_CASE("a day that is not worn yet says so") {
  const TodayView view = today_view(world_of_rows({}));
  CHECK(view.figures[0].value == "–");
  CHECK(view.figures[0].note == "nothing worn yet today");
  CHECK_FALSE(view.figures[0].share);
  CHECK(view.figures[1].note == "no sitting yet");
  CHECK(view.figures[2].value == "0");
  CHECK_FALSE(view.day_known);
  CHECK(view.week.bars.size() == 7);
  CHECK_FALSE(view.week.goal_h);
}

TEST_CASE("nothing at all is a view, too") {
  const TodayView view = today_view(empty_world());
  CHECK(view.week.bars.empty());
  CHECK_FALSE(view.day_known);
  CHECK(view.figures[3].value == "0 of 1");
}

TEST_CASE("the first day ever has figures, and nothing to be held against") {
  const auto today = fixed_now().today;
  const TodayView view = today_view(world_of_rows(
      {row(today, 8h, 9h, Posture::sitting), row(today, 9h, 9h + 5min, Posture::standing)}));
  CHECK(view.figures[1].value == "1 h 00");
  CHECK(view.figures[1].good == false);
  CHECK(view.figures[2].value == "1");
  CHECK(view.figures[2].note == "1.0 an hour of sitting");
  CHECK(view.week.bars.back().doubtful);  // for now: an hour does not stand for a day
  CHECK(view.week.bars.back().current);
}

TEST_CASE("how often the hip bent today is told beside the wear, and held against nothing") {
  const auto today = fixed_now().today;
  std::vector<StoredBout> rows{row(today, 8h, 9h, Posture::sitting),
                               row(today, 9h, 10h, Posture::moving),
                               row(today, 10h, 10h + 25min, Posture::cycling)};
  CHECK(today_view(world_of_rows({rows[0]})).day_aside == "worn 1 h 00");
  rows[1].steps = 6240;
  rows[1].running_ms = std::chrono::milliseconds{12min}.count();
  CHECK(today_view(world_of_rows(rows)).day_aside ==
        "worn 2 h 25, hip-flexion load: 6,240 steps, 12 min running, 25 min cycling");
}

TEST_CASE("the open bout grows with now while the daemon says it is the same") {
  World world = working_week_world();
  const std::string before = today_view(world).day.spans.back().words;
  CHECK(before == "Sitting\n14:58 – now\n22 min");
  const Duration sat = grown(world.history.recent, world).days.back().exposure.sitting;
  world.now.utc_ms += 45'000;
  const StoredDays after = grown(world.history.recent, world);
  CHECK(after.days.back().exposure.sitting - sat == 45s);
  CHECK(today_view(world).day.spans.back().words == "Sitting\n14:58 – now\n22 min 45 s");
  SECTION("another bout, and it stays as it was written") {
    world.daemon.status.bout_begin_utc_ms = world.now.utc_ms - 5'000;
    CHECK(grown(world.history.recent, world).days.back().exposure.sitting == sat);
  }
  SECTION("without a daemon nobody knows, and it stays, too") {
    world.daemon.state = Daemon::State::not_running;
    CHECK(grown(world.history.recent, world).days.back().exposure.sitting == sat);
  }
}

TEST_CASE("breaks are held against those of the days before that count") {
  const auto today = fixed_now().today;
  std::vector<StoredBout> rows;
  for (int ago = 2; ago >= 1; --ago) {
    const auto day = today - std::chrono::days{ago};
    // Five hours of sitting with two breaks; the last day is too short to count.
    const auto length = ago == 2 ? 150min : 20min;
    rows.push_back(row(day, 8h, 8h + length, Posture::sitting));
    rows.push_back(row(day, 8h + length, 8h + length + 10min, Posture::standing));
    rows.push_back(row(day, 9h + length, 9h + 2 * length, Posture::sitting));
    rows.push_back(row(day, 9h + 2 * length, 9h + 2 * length + 10min, Posture::standing));
  }
  rows.push_back(row(today, 8h, 10h, Posture::sitting));
  rows.push_back(row(today, 10h, 10h + 2min, Posture::moving));
  const TodayView view = today_view(world_of_rows(rows));
  CHECK(view.figures[2].note == "0.5 an hour, at or above 0.4");
  CHECK(view.figures[2].good == true);
}

TEST_CASE("bars split sitting by the length of its bouts") {
  const auto today = fixed_now().today;
  const TodayView view = today_view(world_of_rows(
      {row(today, 8h, 8h + 20min, Posture::sitting),
       row(today, 8h + 20min, 8h + 30min, Posture::standing),
       row(today, 8h + 30min, 9h + 10min, Posture::sitting),
       row(today, 9h + 10min, 10h, Posture::standing), row(today, 10h, 12h, Posture::sitting)}));
  const BarView& bar = view.week.bars.back();
  CHECK(bar.brief_h == Approx(20.0 / 60));
  CHECK(bar.half_hour_h == Approx(40.0 / 60));
  CHECK(bar.hour_h == Approx(2));
  CHECK(bar.upright_h == Approx(1));
  CHECK(bar.words ==
        "Thursday 19 November 2026\nSitting 3 h 00 of 4 h 00 worn, 75 %\n40 min of it in bouts of "
        "30 to 60 min\n2 h 00 of it in bouts of an hour or more\n2 breaks, the longest bout 2 h "
        "00");
  CHECK(bar.label == "Thu");
}

TEST_CASE("routines: what is done, and the least done of the plan next") {
  const World world = working_week_world();
  const TodayView view = today_view(world);
  REQUIRE(view.routines.rows.size() == 2);
  CHECK(view.routines.rows[0].done);
  CHECK(view.routines.rows[0].id == "constructive-rest");
  CHECK(view.routines.rows[1].next);
  CHECK(view.routines.next == "lunge");
  CHECK(view.figures[3].value == "1 of 2");
  CHECK(view.figures[3].note == "next: Gentle kneeling lunge");
}

TEST_CASE("routines that do not fit the answers are not next") {
  World world = working_week_world();
  world.history.screening->answers.conditions[Condition::kneeling_pain] = ConditionAnswer::yes;
  const RoutineListView view = routine_list_view(world);
  CHECK(view.next == "constructive-rest");
}

TEST_CASE("a plan that asks for nothing says so") {
  struct Row {
    void (*change)(CoachPlan&);
    const char* words;
  };
  const auto row_of =
      GENERATE(Row{[](CoachPlan& plan) { plan.active = false; }, "The plan is switched off."},
               Row{[](CoachPlan& plan) { plan.routines.clear(); }, "The plan holds no routines."},
               Row{[](CoachPlan& plan) { plan.routines_a_day = 0; }, "The plan asks for none."},
               Row{[](CoachPlan& plan) { plan.routines_a_day = 1; }, "All done for today."});
  World world = working_week_world();
  row_of.change(world.daemon.coach.plan);
  const RoutineListView view = routine_list_view(world);
  CHECK(view.words == row_of.words);
  CHECK_FALSE(view.next);
}

TEST_CASE("a prompt can be put off as long as there are snoozes left") {
  World world = prompt_world();
  REQUIRE(today_view(world).prompt);
  CHECK(today_view(world).prompt->snooze_label == "In 10 min");
  CHECK_THAT(today_view(world).prompt->text, ContainsSubstring("sitting for 34 min"));
  world.daemon.status.snoozes_left = 0;
  CHECK(today_view(world).prompt->snooze_label.empty());
  world.daemon.state = Daemon::State::not_running;
  CHECK_FALSE(today_view(world).prompt);
}

TEST_CASE("a routine that was seen unasked is offered with when and how long") {
  const TodayView view = today_view(offer_world());
  REQUIRE(view.offer);
  CHECK_THAT(view.offer->text, ContainsSubstring("14:53 for 1 min 35 s"));
  CHECK_FALSE(today_view(working_week_world()).offer);
}

TEST_CASE("where no angle is live, it is said why") {
  World world = working_week_world();
  CHECK(no_angle_words(world).empty());
  world.daemon.status.mounting = "none";
  CHECK_THAT(no_angle_words(world), ContainsSubstring("walk for a minute"));
  world.daemon.status.clips.clear();
  CHECK_THAT(no_angle_words(world), ContainsSubstring("clip is connected"));
  CHECK_THAT(no_angle_words(no_daemon_world()), ContainsSubstring("daemon"));
}
