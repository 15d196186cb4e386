// The coach at work on a real history, with a tracker that is fed as a clip would feed it.
#include "daemon/coach.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <fstream>

#include "core/hip_angle.hpp"
#include "daemon/desktop/refusals.hpp"
#include "daemon/manual_clock.hpp"
#include "history/fixture.hpp"
#include "history/reader.hpp"
#include "support/catch.hpp"
#include "support/scripted_wearer.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// A Monday at 09:00 UTC.
constexpr std::int64_t nine_utc_ms = 1'794'819'600'000;

/// One run of the daemon, as far as routines go.
struct Run : CoachListener {
  Run(const TempFolder& folder, ManualClock& of_time, const Settings& settings = {})
      : clock(of_time),
        spots(spot_list(load_catalogue(folder.path() / "routines"))),
        history(folder.file()),
        engine(
            history, [this] { return anchor_of(clock); },
            [this](const std::string& text) { told.push_back(text); },
            {.tracker = {.spotter = spots.settings}}),
        coach(
            {.io = io,
             .clock = clock,
             .history = history,
             .engine = engine,
             .history_path = folder.file(),
             .spots = spots},
            *this, [this](const std::string& text) { told.push_back(text); }, settings,
            folder.path() / "routines") {
    engine.watch([this](const Effect& effect) {
      if (const auto* spotted = std::get_if<RoutineSpotted>(&effect)) coach.spotted(*spotted);
    });
    engine.backlog_begins({.serial = "CLIP", .from = clock.boot(), .first = true});
    engine.backlog_ends(BodySite::thigh, true);
    coach.begin();
  }

  void cue(SessionCue cue, const std::string&) override { cues.emplace_back(name_of(cue)); }
  void progress(Duration counted, std::optional<double>, bool) override { progressed = counted; }
  void session_runs(bool runs) override { running = runs; }
  void show_offer(const RoutineOffer&) override { offered = true; }
  void close_offer() override { offered = false; }
  void event(const std::string& name, const std::map<std::string, std::string>&) override {
    events.push_back(name);
  }
  void coach_changed() override {}

  /// Time passes, and the timers run as they would.
  void pass(Duration time) {
    for (const Instant end = clock.boot() + time; clock.boot() < end;) {
      clock.advance(std::min<Duration>(end - clock.boot(), 1s));
      io.restart();
      io.run_for(2ms);
    }
  }
  /// The wearer does that, and the clip tells of it as it happens.
  void wear(const ScriptedWearer& wearer) {
    for (const Input& input : wearer.inputs()) {
      if (when(input) > clock.boot()) clock.advance(when(input) - clock.boot());
      engine.take(input);
      coach.take(input);
    }
  }
  [[nodiscard]] ScriptedWearer wearer() const { return ScriptedWearer(25, 1, clock.boot()); }
  void calibrate() {
    ScriptedWearer body = wearer();
    body.live({{pose::standing, 3s}}).calibrate();
    wear(body);
  }
  void screen() { (void)coach.screen({}); }
  [[nodiscard]] CoachSession session() const { return coach.view().session.value(); }
  [[nodiscard]] std::string refusal(const std::string& id) {
    try {
      coach.start(id, Side::none, true);
    } catch (const CommandRefused& refused) {
      return refused.name();
    }
    return "";
  }

  ManualClock& clock;
  boost::asio::io_context io{1};
  SpotList spots;
  HistoryWriter history;
  Engine engine;
  std::vector<std::string> told, cues, events;
  Duration progressed{};
  bool running = false, offered = false;
  Coach coach;
};

struct Desk {
  TempFolder folder;
  ManualClock clock{Instant{1000h}, nine_utc_ms};
  [[nodiscard]] std::vector<StoredRoutine> routines() const {
    return HistoryReader(folder.file()).routines({0, latest_utc_ms});
  }
};

constexpr Pose knees_up{138, 0, {.sway_deg = 0.05, .sway_every_s = 20}};

}  // namespace

TEST_CASE("a routine is not started before the questions that come first") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  CHECK(run.coach.view().screening_due);
  CHECK(run.refusal("constructive-rest") == "NotScreened");
  run.screen();
  CHECK_FALSE(run.coach.view().screening_due);
  CHECK(run.refusal("juggling") == "NoRoutine");
  CHECK(run.refusal("constructive-rest").empty());
  CHECK(run.refusal("lunge") == "Running");
}

TEST_CASE("what does not suit is refused, with why and what may instead") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  (void)run.coach.screen({.conditions = {{Condition::kneeling_pain, ConditionAnswer::yes}}});
  try {
    run.coach.start("lunge", Side::none, true);
    FAIL("it was started");
  } catch (const CommandRefused& refused) {
    CHECK(refused.name() == "NotSuitable");
    CHECK(std::string{refused.what()}.find("standing-lunge") != std::string::npos);
  }
  CHECK(run.refusal("standing-lunge").empty());
}

TEST_CASE("screening is asked for again after ninety days") {
  Desk desk;
  {
    Run run(desk.folder, desk.clock);
    run.screen();
  }
  desk.clock.advance(24h * 89);
  CHECK_FALSE(Run(desk.folder, desk.clock).coach.view().screening_due);
  desk.clock.advance(24h);
  CHECK(Run(desk.folder, desk.clock).coach.view().screening_due);
}

TEST_CASE("without a clip a routine is timed, and kept as timed") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.coach.start("lunge", Side::none, true);
  CHECK(run.running);
  CHECK(run.session().by_clock == "no_clip");
  CHECK(run.coach.routine() == "lunge");
  run.pass(3min);
  REQUIRE_FALSE(run.running);
  CHECK(run.session().outcome == "completed");
  const auto rows = desk.routines();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].outcome == RoutineOutcome::completed);
  CHECK(rows[0].holds.size() == 4);
  CHECK(rows[0].record().confirmed() == 0s);
  CHECK(rows[0].record().timed() == 120s);
  CHECK(run.coach.view().routines_today == 1);
  CHECK(run.events == std::vector<std::string>{"routine_began", "routine_ended"});
  run.pass(2min);
  CHECK_FALSE(run.coach.view().session);
}

TEST_CASE("what the clip sees of a routine is confirmed, and is no sitting") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.calibrate();
  run.coach.start("constructive-rest", Side::none, true);
  CHECK(run.session().by_clock == "no");
  ScriptedWearer body = run.wearer();
  body.live({{pose::seated, 5s}, {knees_up, 310s}, {pose::seated, 60s}});
  run.wear(body);
  CHECK(run.progressed > 299s);
  CHECK(run.session().outcome == "completed");
  run.engine.finish();
  REQUIRE(desk.routines().size() == 1);
  CHECK(desk.routines()[0].record().confirmed() == 300s);
  CHECK(desk.routines()[0].record().timed() == 0s);
  const auto bouts = HistoryReader(desk.folder.file()).bouts({0, latest_utc_ms});
  const auto exercise = std::find_if(bouts.begin(), bouts.end(), [](const StoredBout& bout) {
    return bout.posture == Posture::exercising;
  });
  REQUIRE(exercise != bouts.end());
  CHECK(exercise->duration_ms > 300'000);
}

TEST_CASE("by the clock although there is a clip, where that was asked for") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.calibrate();
  run.coach.start("constructive-rest", Side::none, false);
  CHECK(run.session().by_clock == "wearer_says");
}

TEST_CASE("this hurts ends the routine, is kept, and asks for the questions anew") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.pass(1s);
  run.coach.start("constructive-rest", Side::none, true);
  run.pass(30s);
  CHECK_FALSE(run.coach.hurts({}).empty());
  CHECK_FALSE(run.running);
  const auto advice = run.coach.hurts({HurtPlace::low_back, HurtKind::shooting});
  CHECK(std::any_of(advice.begin(), advice.end(),
                    [](const Advice& each) { return each.level >= AdviceLevel::professional; }));
  REQUIRE(desk.routines().size() == 1);
  CHECK(desk.routines()[0].outcome == RoutineOutcome::hurt);
  CHECK(desk.routines()[0].hurt == Hurt{HurtPlace::low_back, HurtKind::shooting});
  CHECK(run.coach.view().screening_due);
  CHECK(run.refusal("constructive-rest") == "NotScreened");
}

TEST_CASE("commands want a routine in progress") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  CHECK_THROWS_AS(run.coach.command(SessionCommand::pause), CommandRefused);
  CHECK_THROWS_AS(run.coach.hurts({}), CommandRefused);
  CHECK_THROWS_AS(run.coach.record_offer(), CommandRefused);
  CHECK_THROWS_AS(run.coach.dismiss_offer(), CommandRefused);
}

TEST_CASE(
    "a routine that the daemon was killed in is kept as it was last saved, and is no sitting") {
  Desk desk;
  Instant began{};
  {
    Run run(desk.folder, desk.clock);
    run.screen();
    run.calibrate();
    run.coach.start("constructive-rest", Side::none, true);
    began = desk.clock.boot();
    ScriptedWearer body = run.wearer();
    body.live({{knees_up, 100s}});
    run.wear(body);
    // Nothing says goodbye.
  }
  Run run(desk.folder, desk.clock);
  REQUIRE(desk.routines().size() == 1);
  CHECK(desk.routines()[0].outcome == RoutineOutcome::interrupted);
  CHECK(desk.routines()[0].record().confirmed() > 80s);
  CHECK(std::any_of(run.told.begin(), run.told.end(), [](const std::string& text) {
    return text.starts_with("a routine was in progress");
  }));
  // Its clip's log tells of that time again.
  const Mounting mounting = ScriptedWearer(25, 1).mounting();
  run.engine.take(MountingRestored{.at = began, .mounting = mounting});
  const Vector3 up = up_at(mounting, 85);
  Instant at = began + 1s;
  for (; at < began + 60s; at += 1s)
    run.engine.take(LoggedEpoch{.epoch = {.begin = at, .up = {up, up}}});
  CHECK(run.engine.tracker().posture() == Posture::exercising);
}

TEST_CASE("a daemon that ends in a routine keeps it as it stands") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.coach.start("constructive-rest", Side::none, true);
  run.pass(45s);
  run.coach.end();
  REQUIRE(desk.routines().size() == 1);
  CHECK(desk.routines()[0].outcome == RoutineOutcome::interrupted);
  CHECK(desk.routines()[0].record().timed() >= 34s);
}

TEST_CASE("a computer that sleeps in a routine pauses it") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.coach.start("constructive-rest", Side::none, true);
  run.pass(40s);
  desk.clock.sleep(3min);
  run.pass(2s);  // nobody tells; the clocks do
  CHECK(run.session().phase == "paused");
  run.coach.command(SessionCommand::resume);
  CHECK(run.session().phase == "getting_ready");
}

TEST_CASE("a routine that nobody started is offered, and kept only if the wearer says so") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.calibrate();
  ScriptedWearer body = run.wearer();
  body.live({{pose::seated, 20s}, {knees_up, 240s}, {pose::seated, 30s}});
  run.wear(body);
  CHECK(run.offered);
  REQUIRE(run.coach.view().offer);
  CHECK(run.coach.view().offer->routine == "constructive-rest");
  CHECK(desk.routines().empty());
  run.coach.record_offer();
  CHECK_FALSE(run.coach.view().offer);
  REQUIRE(desk.routines().size() == 1);
  CHECK(desk.routines()[0].origin == RoutineOrigin::spotted);
  CHECK(desk.routines()[0].record().confirmed() > 230s);
  CHECK(run.coach.view().routines_today == 1);
}

TEST_CASE("who does not want to be asked is not") {
  Desk desk;
  Run run(desk.folder, desk.clock, {.spot_routines = false});
  run.calibrate();
  ScriptedWearer body = run.wearer();
  body.live({{knees_up, 240s}, {pose::seated, 30s}});
  run.wear(body);
  CHECK_FALSE(run.offered);
  CHECK_FALSE(run.coach.view().offer);
}

TEST_CASE("the plan begins gently, and follows the week that is over") {
  Desk desk;
  {
    Run run(desk.folder, desk.clock);
    CHECK(run.coach.view().plan.routines == std::vector<std::string>{"constructive-rest"});
    CHECK_FALSE(run.coach.view().plan.reason.empty());
    run.screen();
    for (int day = 0; day < 5; ++day) {
      run.coach.start("constructive-rest", Side::none, true);
      run.pass(6min);
      CHECK(run.coach.view().routines_today == 1);
      desk.clock.advance(24h);
      run.coach.day_began();
      CHECK(run.coach.view().routines_today == 0);
    }
    CHECK(run.coach.view().plan.routines.size() == 1);
    desk.clock.advance(48h);
    run.coach.day_began();
    CHECK(run.coach.view().plan.routines == std::vector<std::string>{"constructive-rest", "lunge"});
  }
  Run later(desk.folder, desk.clock);
  CHECK(later.coach.view().plan.routines.size() == 2);
  CHECK(HistoryReader(desk.folder.file()).plans({0, latest_utc_ms}).size() == 2);
}

TEST_CASE("the plan can be changed, but not into none") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.coach.set_plan({.goal_min_per_h = 35, .routines = std::vector<std::string>{"lunge"}});
  CHECK(run.coach.view().plan.goal_min_per_h == 35);
  CHECK(run.coach.view().plan.routines == std::vector<std::string>{"lunge"});
  CHECK_THROWS_AS(run.coach.set_plan({.routines = std::vector<std::string>{"juggling"}}),
                  InvalidArguments);
  CHECK_THROWS_AS(run.coach.set_plan({.level = 99}), InvalidArguments);
  run.coach.set_plan({.goal_min_per_h = 0});
  CHECK_FALSE(run.coach.view().plan.goal_min_per_h);
}

TEST_CASE("a check-in is today's, and an emphatic one has advice") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  CHECK_FALSE(run.coach.view().checked_in_today);
  CHECK(run.coach.check_in({.figures = {{Symptom::low_back_pain, 2}}}).empty());
  CHECK(run.coach.view().checked_in_today);
  (void)run.coach.check_in({.figures = {{Symptom::low_back_pain, 3}}, .note = "better"});
  const auto today = std::chrono::local_days{std::chrono::floor<std::chrono::days>(
      std::chrono::local_time<std::chrono::milliseconds>{std::chrono::milliseconds{nine_utc_ms}})};
  const auto rows = HistoryReader(desk.folder.file()).check_ins(today, today);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].check_in.note == "better");
  desk.clock.advance(24h);
  CHECK_FALSE(run.coach.view().checked_in_today);
}

TEST_CASE("what is to be forgotten is forgotten, and begins anew") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  run.screen();
  run.coach.start("constructive-rest", Side::none, true);
  CHECK_THROWS_AS(run.coach.forget_health(), CommandRefused);
  run.coach.command(SessionCommand::stop);
  (void)run.coach.check_in({.stress = 4});
  CHECK(run.coach.forget_health() > 0);
  CHECK(desk.routines().empty());
  CHECK(run.coach.view().screening_due);
  CHECK_FALSE(run.coach.view().checked_in_today);
  CHECK_FALSE(run.coach.view().session);
}

TEST_CASE("a prompt offers a routine of the plan while one is left for today") {
  Desk desk;
  Run run(desk.folder, desk.clock);
  CHECK(run.coach.to_offer() == nullptr);  // not before the questions
  run.screen();
  REQUIRE(run.coach.to_offer());
  CHECK(run.coach.to_offer()->id == "constructive-rest");
  run.coach.start("constructive-rest", Side::none, true);
  CHECK(run.coach.to_offer() == nullptr);
  run.pass(6min);
  CHECK(run.coach.to_offer() == nullptr);  // done for today
}
