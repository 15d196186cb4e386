// The prompt policy at work on a real history: what it keeps, and what it takes up after a restart.
#include "daemon/prompter.hpp"

#include <boost/asio/io_context.hpp>

#include "daemon/manual_clock.hpp"
#include "history/fixture.hpp"
#include "history/reader.hpp"
#include "history/sqlite.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// A Monday at 09:00 UTC.
constexpr std::int64_t nine_utc_ms = 1'794'819'600'000;

/// One run of the daemon, as far as prompts go.
struct Run : PrompterListener {
  Run(const std::filesystem::path& file, ManualClock& of_time)
      : clock(of_time),
        history(file),
        prompter(io, clock, history, *this,
                 [this](const std::string& text) { told.push_back(text); }, {}) {}

  void show_prompt(const Prompt& prompt, bool again) override {
    shown.push_back(prompt);
    shown_again = again;
    on_screen = true;
  }
  void close_prompt(const Prompt&) override { on_screen = false; }
  void event(const std::string& name, const std::map<std::string, std::string>&) override {
    events.push_back(name);
  }
  void prompts_changed() override {}

  void posture(Posture posture) {
    prompter.posture({.at = clock.boot(), .posture = posture, .decided = clock.boot()}, true);
  }
  /// Time passes, and the timer runs as it would.
  void pass(Duration time) {
    for (const Instant end = clock.boot() + time; clock.boot() < end;) {
      clock.advance(std::min<Duration>(end - clock.boot(), 10s));
      io.restart();
      io.run_one();
    }
  }

  ManualClock& clock;
  boost::asio::io_context io{1};
  HistoryWriter history;
  Prompter prompter;
  std::vector<Prompt> shown;
  bool shown_again = false;
  bool on_screen = false;
  std::vector<std::string> events, told;
};

std::vector<StoredPrompt> prompts_in(const std::filesystem::path& file) {
  return HistoryReader(file).prompts({0, INT64_MAX});
}

/// Sitting for so long that a prompt is on the screen.
void sit_until_shown(Run& run) {
  run.prompter.begin({});
  run.posture(Posture::sitting);
  run.pass(35min);
  CHECK(run.shown.empty());
  run.prompter.breakpoint(PromptReason::paused);
  REQUIRE(run.shown.size() == 1);
}

}  // namespace

TEST_CASE("a prompt is kept when it is shown, and its outcome and break as the clip saw them") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  Run run(folder.file(), clock);
  sit_until_shown(run);
  REQUIRE(prompts_in(folder.file()).size() == 1);
  CHECK(prompts_in(folder.file())[0].outcome == PromptOutcome::open);
  CHECK(prompts_in(folder.file())[0].shown_utc_ms == nine_utc_ms + 35 * 60'000);

  run.pass(1min);
  run.posture(Posture::standing);
  CHECK_FALSE(run.on_screen);
  run.pass(3min);
  run.posture(Posture::sitting);
  run.pass(1min);
  const auto kept = prompts_in(folder.file());
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].outcome == PromptOutcome::acted);
  CHECK(kept[0].break_ms == 180'000);
  CHECK(run.events == std::vector<std::string>{"prompt_shown", "prompt_closed", "break_counted"});
  CHECK(run.told.empty());
}

TEST_CASE("a daemon that is started anew in the middle of a prompt shows it again") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  {
    Run run(folder.file(), clock);
    sit_until_shown(run);
  }
  clock.advance(20s);
  Run run(folder.file(), clock);
  run.prompter.begin(
      {{.at = Instant{1000h}, .posture = Posture::sitting, .decided = Instant{1000h}}});
  run.pass(10s);
  REQUIRE(run.shown.size() == 1);
  CHECK(run.shown_again);
  CHECK(run.prompter.status().shown_today == 1);
  run.posture(Posture::moving);
  CHECK_FALSE(run.on_screen);
  run.pass(2min);
  REQUIRE(prompts_in(folder.file()).size() == 1);
  CHECK(prompts_in(folder.file())[0].outcome == PromptOutcome::acted);
}

TEST_CASE("quiet outlives a restart, and ends by itself") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  {
    Run run(folder.file(), clock);
    run.prompter.begin({});
    run.prompter.quiet(clock.boot() + 1h);
    run.pass(10min);
  }
  Run run(folder.file(), clock);
  run.prompter.begin({});
  CHECK(run.prompter.status().quiet_until == Instant{1001h});
  run.posture(Posture::sitting);
  run.pass(49min);
  CHECK(run.shown.empty());
  run.pass(2min);
  CHECK_FALSE(run.prompter.status().quiet_until);
  run.prompter.breakpoint(PromptReason::paused);
  REQUIRE(run.shown.size() == 1);
  CHECK(run.shown[0].sat_in_quiet > 45min);
  CHECK(run.events.front() == "quiet_ended");
}

TEST_CASE("what a full disk will not take is told once, kept, and written when it will") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  Run run(folder.file(), clock);
  sqlite::Database other(folder.file(), sqlite::Mode::read_write_create);
  other.execute(
      "CREATE TRIGGER full BEFORE INSERT ON prompt BEGIN SELECT RAISE(ABORT, 'full'); END");
  sit_until_shown(run);
  run.pass(30s);
  CHECK(run.told.size() == 1);
  CHECK(prompts_in(folder.file()).empty());
  other.execute("DROP TRIGGER full");
  run.pass(20s);
  CHECK(prompts_in(folder.file()).size() == 1);
}

TEST_CASE("at the end of working hours a prompt is withdrawn, and none comes after it") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  Run run(folder.file(), clock);
  Settings settings;
  // The test runs in whatever time zone this machine is in.
  settings.hours.weekdays = DayHours{};
  settings.hours.weekend = DayHours{};
  sit_until_shown(run);
  run.prompter.use(settings);
  CHECK_FALSE(run.on_screen);
  CHECK(run.prompter.status().holds.has(Hold::outside_hours));
  run.pass(2h);
  CHECK(run.shown.size() == 1);
  CHECK(prompts_in(folder.file())[0].outcome == PromptOutcome::withdrawn);
}

TEST_CASE("nobody ignores a prompt while the computer sleeps, though no logind tells of that") {
  const TempFolder folder;
  ManualClock clock(Instant{1000h}, nine_utc_ms);
  Run run(folder.file(), clock);
  sit_until_shown(run);
  clock.sleep(1h);
  run.pass(10s);
  CHECK_FALSE(run.on_screen);
  CHECK(prompts_in(folder.file())[0].outcome == PromptOutcome::withdrawn);
  CHECK(run.prompter.status().holds.has(Hold::resumed));
}
