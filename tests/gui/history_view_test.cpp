// Periods of the history in words and figures.
#include "gui/model/history_view.hpp"

#include <algorithm>

#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const auto today = fixed_now().today;

World world_for(const HistoryChoice& choice, const Story& story = working_weeks()) {
  World world = working_week_world();
  world.history = history_of(story, world.now, needs_of(choice, world));
  return world;
}

HistoryView view_of(const HistoryChoice& choice, const Story& story = working_weeks()) {
  return history_view(world_for(choice, story), choice);
}

/// Days of so many hours of sitting and as many of standing, one after the other up to yesterday.
Story days_with_sitting(std::initializer_list<std::chrono::minutes> each) {
  Story story;
  auto day = today - days{static_cast<int>(each.size())};
  for (const auto sitting : each) {
    if (sitting > 0min) {
      story.bouts.push_back(row(day, 8h, 8h + sitting, Posture::sitting));
      story.bouts.push_back(row(day, 8h + sitting, 8h + 2 * sitting, Posture::standing));
    }
    day += days{1};
  }
  return story;
}

}  // namespace

TEST_CASE("periods are named in the wearer's order") {
  struct Row {
    Range range;
    const char* title;
  };
  const auto row_of =
      GENERATE(Row{Range::week, "16 – 22 November 2026"}, Row{Range::month, "November 2026"},
               Row{Range::year, "2026"}, Row{Range::all, "August 2026 – November 2026"});
  CHECK(view_of({.range = row_of.range}).title == row_of.title);
}

TEST_CASE("a week over two months names both") {
  const HistoryChoice choice{.range = Range::week, .anchor = date(2026, 11, 1)};
  CHECK(title_of(choice, working_week_world()) == "26 Oct – 1 Nov 2026");
  World world = working_week_world();
  world.wording.order = Wording::DateOrder::month_day;
  CHECK(title_of({.range = Range::week}, world) == "Nov 16 – Nov 22 2026");
}

TEST_CASE("periods have as many bars as can be read") {
  struct Row {
    Range range;
    std::size_t bars;
    bool by_day;
  };
  const auto row_of = GENERATE(Row{Range::week, 7, true}, Row{Range::month, 30, true},
                               Row{Range::year, 53, false}, Row{Range::all, 12, false});
  const HistoryView view = view_of({.range = row_of.range});
  REQUIRE(view.bars.bars.size() == row_of.bars);
  CHECK((view.bars.bars.front().first == view.bars.bars.front().last) == row_of.by_day);
  for (const TrendView& trend : view.trends) CHECK(trend.labels.size() == row_of.bars);
}

TEST_CASE("ten years are charted by month") {
  const HistoryView view = view_of({.range = Range::all}, ten_years());
  CHECK(view.bars.bars.size() == 121);
  CHECK(view.years.size() == 11);
  CHECK(view.years.front().title == "2026");
  const HistoryChoice month = opened({.range = Range::all}, view.bars.bars[60]);
  CHECK(month.range == Range::month);
  CHECK_FALSE(month.day);
}

TEST_CASE("pressing a bar opens the day or the week it stands for") {
  const HistoryChoice week{.range = Range::week};
  const HistoryChoice day = opened(week, view_of(week).bars.bars[2]);
  CHECK(day.day == date(2026, 11, 18));
  CHECK(day.range == Range::week);
  const HistoryChoice year{.range = Range::year};
  const HistoryChoice opened_week = opened(year, view_of(year).bars.bars[45]);
  CHECK(opened_week.range == Range::week);
  CHECK_FALSE(opened_week.day);
}

TEST_CASE("periods can be gone through as far as there is anything") {
  const World world = working_week_world();
  HistoryChoice choice{.range = Range::week};
  CHECK_FALSE(can_move(choice, 1, world));
  int weeks = 0;
  for (; can_move(choice, -1, world) && weeks < 100; ++weeks) choice = moved(choice, -1, world);
  CHECK(weeks == 11);
  CHECK(days_of(choice, world).first == date(2026, 8, 31));
  for (int i = 0; i < weeks; ++i) choice = moved(choice, 1, world);
  CHECK(days_of(choice, world).first == date(2026, 11, 16));
  CHECK_FALSE(can_move({.range = Range::all}, -1, world));
}

TEST_CASE("an opened day leads to its neighbours") {
  const World world = working_week_world();
  const HistoryChoice choice{.range = Range::week, .day = today};
  CHECK_FALSE(can_move(choice, 1, world));
  const HistoryChoice before = moved(choice, -1, world);
  CHECK(before.day == today - days{1});
  CHECK(needs_of(before, world).window == Days{today - days{1}, today - days{1}});
}

TEST_CASE("what is needed is the period and the one before; years need no rows") {
  const World world = working_week_world();
  CHECK(needs_of({.range = Range::week}, world).window ==
        Days{date(2026, 11, 9), date(2026, 11, 22)});
  CHECK(needs_of({.range = Range::month}, world).window ==
        Days{date(2026, 10, 1), date(2026, 11, 30)});
  CHECK_FALSE(needs_of({.range = Range::year}, world).window);
  CHECK(needs_of({.range = Range::all}, world).whole);
}

TEST_CASE("until it was read, there is a title and nothing else") {
  World world = working_week_world({});
  const HistoryView view = history_view(world, {.range = Range::week});
  CHECK(view.reading);
  CHECK(view.title == "16 – 22 November 2026");
  CHECK(view.bars.bars.empty());
  world = world_for({.range = Range::week});
  CHECK(history_view(world, {.range = Range::month}).reading);
  CHECK_FALSE(history_view(world, {.range = Range::week}).reading);
}

TEST_CASE("a weekday's average is of the days that count, before that day") {
  struct Row {
    std::chrono::minutes four, three, two, one;  ///< weeks ago
    std::optional<Duration> mean;
  };
  const auto row_of =
      GENERATE(Row{4h, 6h, 8h, 4h, Duration{5h + 30min}},
               Row{4h, 6h, 1h, 5h, Duration{5h}},  // one is worn for too short
               Row{0min, 0min, 4h, 6h, Duration{5h}}, Row{0min, 0min, 0min, 6h, std::nullopt});
  Story story;
  int ago = 4;
  for (const auto sitting : {row_of.four, row_of.three, row_of.two, row_of.one}) {
    const auto day = today - days{7 * ago--};
    if (sitting == 0min) continue;
    story.bouts.push_back(row(day, 8h, 8h + sitting, Posture::sitting));
    story.bouts.push_back(row(day, 8h + sitting, 9h + sitting, Posture::standing));
  }
  const auto all = day_figures(story.bouts, today - days{28}, today, DayRules{});
  CHECK(WeekdayMeans{all}.before(today) == row_of.mean);
  CHECK_FALSE(WeekdayMeans{all}.before(today - days{1}));
}

TEST_CASE("doubtful days are marked, and left out of means") {
  // Monday to Wednesday of this week: two that count, one that is too short.
  const Story story = days_with_sitting({4h, 1h, 6h});
  const HistoryView view = view_of({.range = Range::week}, story);
  REQUIRE(view.bars.bars.size() == 7);
  CHECK_FALSE(view.bars.bars[0].doubtful);
  CHECK(view.bars.bars[1].doubtful);
  CHECK_THAT(view.bars.bars[1].words, ContainsSubstring("too short"));
  CHECK(view.subtitle == "2 days count, 1 day worn for too short");
  CHECK(view.figures[0].value == "30 min");
  CHECK(view.bars.bars[3].words == "Thu 19 Nov\nNothing recorded");
}

TEST_CASE("a period is held against the one before") {
  // A week of half an hour an hour, and this one of the same but for longer bouts.
  Story story;
  for (int day = 7; day > 3; --day) {
    for (int bout = 0; bout < 8; ++bout) {
      const auto at = 8h + bout * 1h;
      const auto date_of = today - days{day};
      story.bouts.push_back(row(date_of, at, at + 30min, Posture::sitting));
      story.bouts.push_back(row(date_of, at + 30min, at + 1h, Posture::standing));
    }
  }
  for (int day = 3; day > 0; --day) {
    story.bouts.push_back(row(today - days{day}, 8h, 9h, Posture::sitting));
    story.bouts.push_back(row(today - days{day}, 9h, 13h, Posture::standing));
  }
  const HistoryView view = view_of({.range = Range::week}, story);
  CHECK(view.figures[0].value == "12 min");
  CHECK(view.figures[0].note == "within 30.2, 18 min less");
  CHECK(view.figures[1].value == "1 h 00");
  CHECK(view.figures[1].note == "30 min longer than the week before");
  CHECK(view.figures[1].good == false);
  CHECK(view.figures[2].value == "1.0");
  CHECK(view.figures[2].note == "1.0 fewer than the week before");
}

TEST_CASE("the week's figures are those of its rows together") {
  const HistoryChoice choice{.range = Range::week, .anchor = today - days{7}};
  const World world = world_for(choice);
  const auto [first, last] = days_of(choice, world);
  const PeriodFigures week =
      period_figures(working_weeks().bouts, first, last, Period::week, DayRules{}).front();
  const HistoryView view = history_view(world, choice);
  CHECK(view.figures[1].value == length_words(*week.exposure.usual_bout));
  CHECK(view.figures[2].value == number_words(week.exposure.breaks_per_sitting_hour));
  CHECK(view.figures[0].value == length_words(*week.per_worn_hour(week.exposure.sitting)));
}

TEST_CASE("a week shows a timeline a day, up to today") {
  const HistoryView view = view_of({.range = Range::week});
  REQUIRE(view.week.size() == 7);
  CHECK(view.week[3].current);
  CHECK(view.week[3].line.now_ms);
  CHECK(view.week[4].line.spans.empty());
  CHECK(view.week[0].label == "Mon");
}

TEST_CASE("a year has a cell a day, and a label a month") {
  const HistoryView view = view_of({.range = Range::year});
  REQUIRE(view.years.size() == 1);
  const HeatView& year = view.years.front();
  CHECK(year.days.size() == 365);
  CHECK(year.first_weekday == 3);  // 1 January 2026 is a Thursday
  CHECK(year.months.size() == 12);
  CHECK(year.months[1] == std::pair<std::size_t, std::string>{31, "Feb"});
  const auto cell = [&](std::chrono::local_days day) -> const HeatView::Cell& {
    return year.days[static_cast<std::size_t>((day - year.first).count())];
  };
  CHECK_FALSE(cell(date(2026, 9, 27)).hours);
  CHECK_THAT(cell(date(2026, 9, 27)).words, ContainsSubstring("Not worn"));
  CHECK(cell(date(2026, 11, 17)).doubtful);
  CHECK(cell(today).hours);
  CHECK(cell(date(2026, 12, 24)).words == "Thursday 24 December 2026");
}

TEST_CASE("check-ins are on the bars' axis of time, and only what was answered") {
  const HistoryView view = view_of({.range = Range::month, .anchor = date(2026, 10, 10)});
  REQUIRE(view.trends.size() == 3);
  const TrendView& check_ins = view.trends.back();
  REQUIRE(check_ins.lines.size() == 3);
  CHECK(check_ins.lines[0].label == "Low back pain");
  CHECK(check_ins.lines[2].label == "Stress");
  const auto& rows = working_weeks().check_ins;
  const auto found = std::find_if(rows.begin(), rows.end(), [](const StoredCheckIn& each) {
    return each.day >= date(2026, 10, 1) && each.day <= date(2026, 10, 31);
  });
  REQUIRE(found != rows.end());
  const auto index = static_cast<std::size_t>((found->day - date(2026, 10, 1)).count());
  CHECK(check_ins.lines[0].values[index] ==
        Approx(found->check_in.figures.at(Symptom::low_back_pain)));
  CHECK_FALSE(check_ins.lines[0].values[index] == std::nullopt);
}

TEST_CASE("nobody who never checked in sees an empty chart") {
  const HistoryView view = view_of({.range = Range::week}, days_with_sitting({4h, 5h}));
  CHECK(view.trends.size() == 2);
}

TEST_CASE("a history without a day says so") {
  World world = working_week_world();
  world.history = history_of(Story{}, world.now, needs_of({.range = Range::week}, world));
  const HistoryView view = history_view(world, {.range = Range::week});
  CHECK(view.nothing);
  CHECK(view.subtitle == "Not worn");
  CHECK(view.bars.bars.size() == 7);
  CHECK_FALSE(view.earlier);
}

TEST_CASE("the bars of a week that begins in a month carry its name") {
  const HistoryView view = view_of({.range = Range::year});
  CHECK(view.bars.bars[0].label == "Jan");
  int labels = 0;
  for (const BarView& bar : view.bars.bars) labels += bar.label.empty() ? 0 : 1;
  CHECK(labels == 12);
}
