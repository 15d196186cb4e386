// The demonstration's wearer: weeks that are plausible, and a folder outside of which nothing is
// touched.
#include "gui/demo/demo.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "config/routine_catalogue.hpp"
#include "config/settings.hpp"
#include "gui/demo/children.hpp"
#include "gui/demo/demo_history.hpp"
#include "gui/demo/demo_writer.hpp"
#include "health/plan.hpp"
#include "history/days.hpp"
#include "history/paths.hpp"
#include "history/reader.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
/// Thursday 19 November 2026, 15:20 where clocks are an hour ahead of UTC.
constexpr std::int64_t thursday_ms = 1'795'098'000'000;
std::int32_t an_hour_ahead(std::int64_t) { return 3600; }

DemoSettings twelve_weeks(std::uint64_t seed = 1) {
  return {.seed = seed, .now_utc_ms = thursday_ms, .offset_at = an_hour_ahead};
}
/// Two weeks up to that time of the Thursday, UTC.
DemoSettings looked_at(int hour, int minute) {
  DemoSettings settings = twelve_weeks();
  settings.weeks = 2;
  settings.now_utc_ms =
      thursday_ms - thursday_ms % (24 * hour_ms) + hour * hour_ms + minute * minute_ms;
  return settings;
}
DemoHistory made(const DemoSettings& settings) {
  return demo_history(settings, shipped_routines());
}
std::vector<PeriodFigures> weeks_of(const DemoHistory& history) {
  const auto today = local_day(thursday_ms, 3600, DayRules{}.day_start);
  return period_figures(history.bouts, today - std::chrono::days{7 * 11}, today, Period::week, {});
}
double minutes_an_hour(const PeriodFigures& week) {
  const auto sitting = week.per_worn_hour(week.exposure.sitting);
  return sitting ? seconds(*sitting) / 60 : 0;
}

/// The environment a demonstration changes, put back after it.
struct Surroundings {
  TemporaryFolder folder;
  Variable data{"XDG_DATA_HOME", (folder.path / "own").c_str()};
  Variable config{"XDG_CONFIG_HOME", (folder.path / "own").c_str()};
  Variable state{"XDG_STATE_HOME", (folder.path / "own").c_str()};
  Variable bus{"DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/own"};

  [[nodiscard]] DemoOptions options(bool live = false) const {
    std::filesystem::create_directories(folder.path / "place");
    return {.place = folder.path / "place", .live = live};
  }
};

}  // namespace

TEST_CASE(
    "the demonstration's days are those of somebody at work who keeps to it better and better") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    INFO("seed " << seed);
    const DemoHistory history = made(twelve_weeks(seed));
    const auto weeks = weeks_of(history);
    REQUIRE(weeks.size() == 12);
    for (const PeriodFigures& week : weeks) {
      if (&week == &weeks.back()) break;  // under way
      CHECK(week.days_counted + week.days_too_short >= 4);
      CHECK(minutes_an_hour(week) > 20);
      CHECK(minutes_an_hour(week) < 50);
      CHECK(week.exposure.longest_bout < 3h);
    }
    const auto mean = [&](std::size_t from) {
      return (minutes_an_hour(weeks[from]) + minutes_an_hour(weeks[from + 1]) +
              minutes_an_hour(weeks[from + 2])) /
             3;
    };
    CHECK(mean(8) < mean(0) - 2);
  }
}

TEST_CASE("rows of the demonstration can be stored, and do not overlap") {
  const DemoHistory history = made(twelve_weeks());
  REQUIRE(history.bouts.size() > 2000);
  for (std::size_t i = 1; i < history.bouts.size(); ++i)
    REQUIRE(history.bouts[i - 1].end_utc_ms() <= history.bouts[i].begin_utc_ms);
  CHECK(history.bouts.back().end_utc_ms() <= thursday_ms);
  CHECK(history.bouts.back().end_utc_ms() > thursday_ms - 1000);
  CHECK(std::all_of(history.bouts.begin(), history.bouts.end(),
                    [](const StoredBout& row) { return is_valid(row); }));
  CHECK(std::all_of(history.prompts.begin(), history.prompts.end(),
                    [](const StoredPrompt& row) { return is_valid(row); }));
  CHECK(std::all_of(history.routines.begin(), history.routines.end(),
                    [](const StoredRoutine& row) { return is_valid(row); }));
  CHECK(std::all_of(history.check_ins.begin(), history.check_ins.end(),
                    [](const StoredCheckIn& row) { return is_valid(row); }));
  CHECK(std::all_of(history.plans.begin(), history.plans.end(),
                    [](const StoredPlan& row) { return is_valid(row) && !problem_of(row.plan); }));
}

TEST_CASE("routines of the demonstration are exercise in its bouts, and become more") {
  const DemoHistory history = made(twelve_weeks());
  for (const StoredRoutine& routine : history.routines) {
    const auto exercised =
        std::find_if(history.bouts.begin(), history.bouts.end(), [&](const StoredBout& row) {
          return row.posture == Posture::exercising &&
                 row.begin_utc_ms <= routine.begin_utc_ms + minute_ms &&
                 row.end_utc_ms() >= routine.begin_utc_ms + routine.length_ms - minute_ms;
        });
    CHECK(exercised != history.bouts.end());
  }
  const auto done_in = [&](int first_week, int last_week) {
    const std::int64_t first_ms = history.screenings.front().at_utc_ms;
    return std::count_if(history.routines.begin(), history.routines.end(),
                         [&](const StoredRoutine& row) {
                           const auto week = (row.begin_utc_ms - first_ms) / (7 * 24 * hour_ms);
                           return first_week <= week && week <= last_week && is_done(row.record());
                         });
  };
  CHECK(done_in(0, 2) >= 3);
  CHECK(done_in(8, 10) > done_in(0, 2) + 4);
  CHECK(history.plans.size() == 12);
  CHECK(history.plans.back().plan.goal_min_per_h.has_value());
  CHECK(history.plans.back().plan.routines_a_day == 2);
}

TEST_CASE(
    "prompts of the demonstration come after half an hour of sitting and are followed more often") {
  const DemoHistory history = made(twelve_weeks());
  REQUIRE(history.prompts.size() > 150);
  std::map<PromptOutcome, int> outcomes;
  for (const StoredPrompt& row : history.prompts) {
    ++outcomes[row.outcome];
    REQUIRE(row.sat_ms >= 30 * minute_ms);
    const auto sat =
        std::find_if(history.bouts.begin(), history.bouts.end(), [&](const StoredBout& bout) {
          return bout.begin_utc_ms < row.shown_utc_ms && row.shown_utc_ms < bout.end_utc_ms();
        });
    REQUIRE(sat != history.bouts.end());
    REQUIRE(is_flexed(sat->posture));
  }
  for (const PromptOutcome outcome : {PromptOutcome::acted, PromptOutcome::snoozed,
                                      PromptOutcome::skipped, PromptOutcome::ignored})
    CHECK(outcomes[outcome] > 5);
}

TEST_CASE("the same seed and time make the same demonstration, and ten years are made alike") {
  const DemoHistory one = made(twelve_weeks());
  const DemoHistory other = made(twelve_weeks());
  CHECK(one.bouts == other.bouts);
  CHECK(one.prompts == other.prompts);
  CHECK(one.routines == other.routines);
  CHECK(made(twelve_weeks(2)).bouts != one.bouts);
  DemoSettings years = twelve_weeks();
  years.weeks = 520;
  CHECK(made(years).bouts.size() > 100'000);
}

TEST_CASE("whoever looks at night finds a wearer in the middle of their day") {
  for (int hour = 0; hour < 24; ++hour) {
    INFO("looked at " << hour << ":30");
    DemoSettings settings = looked_at(hour, 30);
    settings.later = demo_hours(settings.now_utc_ms, settings.offset_at);
    const auto day_start = demo_day_start(settings.later);
    CHECK(day_start >= 0min);
    CHECK(day_start < 24h);
    const std::int64_t into_day_ms = settings.now_utc_ms - demo_midnight_utc_ms(settings);
    CHECK(into_day_ms >= 10 * hour_ms);
    CHECK(into_day_ms < 17 * hour_ms);
    const DemoHistory history = made(settings);
    const auto today = local_day(settings.now_utc_ms, 3600, day_start);
    const auto days = day_figures(history.bouts, today, today, {.day_start = day_start});
    CHECK(days.front().exposure.sitting > 45min);
    CHECK(std::all_of(history.check_ins.begin(), history.check_ins.end(),
                      [](const StoredCheckIn& row) { return is_valid(row); }));
  }
}

TEST_CASE("whoever asks for desk hours finds the wearer sitting, whenever that is") {
  for (int hour = 0; hour < 24; ++hour) {
    INFO("looked at " << hour << ":20");
    DemoSettings settings = looked_at(hour, 20);
    settings.later = demo_desk_hours(settings.now_utc_ms, settings.offset_at);
    CHECK(settings.now_utc_ms - demo_midnight_utc_ms(settings) == 15 * hour_ms);
    CHECK(made(settings).bouts.back().posture == Posture::sitting);
  }
}

TEST_CASE("a demonstration touches nothing outside its folder, and takes that with it") {
  const Surroundings here;
  std::filesystem::path folder;
  {
    const Demo demo(here.options());
    folder = demo.folder();
    CHECK(folder.parent_path() == here.folder.path / "place");
    HistoryReader reader(demo.database());
    CHECK(reader.integrity().empty());
    CHECK(reader.bout_count() > 2000);
    CHECK(reader.plans({0, latest_utc_ms}).size() >= 12);
    CHECK(reader.sources().front().kind == SourceKind::simulated);
    CHECK(default_history_path() == demo.database());
    CHECK(default_settings_path().string().starts_with(folder.string()));
    CHECK(load_settings().complaints.empty());
    // Not the wearer's bus: there the real daemon is.
    CHECK(std::string(std::getenv("DBUS_SESSION_BUS_ADDRESS")).find(folder.string()) !=
          std::string::npos);
    CHECK(demo.desktop_bus() == "unix:path=/nowhere/own");
    CHECK_FALSE(demo.live());
  }
  CHECK_FALSE(std::filesystem::exists(folder));
  CHECK_FALSE(std::filesystem::exists(here.folder.path / "own"));
  CHECK(std::filesystem::is_empty(here.folder.path / "place"));
}

TEST_CASE("what a demonstration that crashed has left is cleared up, and one that runs is not") {
  const Surroundings here;
  const auto left = here.folder.path / "place" / "sitwell-demo-crashed";
  const auto others = here.folder.path / "place" / "sitwell-demonstrations";
  const DemoOptions options = here.options();
  std::filesystem::create_directories(left / "data");
  std::filesystem::create_directories(others);
  std::ofstream(left / "lock") << "";
  const Demo one(options);
  const Demo other(options);
  CHECK_FALSE(std::filesystem::exists(left));
  CHECK(std::filesystem::exists(others));
  CHECK(std::filesystem::exists(one.database()));
}

TEST_CASE("a demonstration without a place says what to do") {
  const Surroundings here;
  DemoOptions options = here.options();
  options.place = here.folder.path / "nowhere";
  CHECK_THROWS_WITH(Demo(options), ContainsSubstring("TMPDIR"));
}

TEST_CASE("a demonstration without a message bus or a daemon shows its history and says so") {
  const Surroundings here;
  const Variable path("PATH", (here.folder.path / "empty").c_str());
  const Demo demo(here.options(true));
  CHECK_FALSE(demo.live());
  CHECK(demo.problem().find("history alone") != std::string::npos);
  CHECK(HistoryReader(demo.database()).bout_count() > 2000);
}

TEST_CASE("a child that is not there is not running, and one that is told to end does") {
  const TemporaryFolder folder;
  CHECK(program_named("sitwell-no-such-program").empty());
  const std::filesystem::path sleep = program_named("sleep");
  REQUIRE_FALSE(sleep.empty());
  pid_t id = 0;
  {
    const ChildProgram child({sleep.string(), "100"}, {}, folder.path / "log");
    id = child.id();
    CHECK(child.running());
  }
  CHECK_FALSE(std::filesystem::exists("/proc/" + std::to_string(id)));
}
