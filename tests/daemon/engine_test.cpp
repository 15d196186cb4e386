// The engine against a real history: what a clip's log and its live readings become, and what is
// left when the program is killed on the way. A kill is an engine that is dropped without finish().
#include "daemon/engine.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "history/fixture.hpp"
#include "support/catch.hpp"
#include "support/epoch_chain.hpp"
#include "support/scripted_wearer.hpp"

using namespace sitwell;
using namespace sitwell::daemon;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

const Mounting known_mounting{
    .source = MountingSource::guided, .front_known = true, .since = Instant{1s}};

/// Two hours of sitting, standing and walking by turns: the samples, and what the clip logs.
struct Wear {
  std::vector<Input> samples;
  std::vector<LoggedEpoch> log;
};

const Wear& wear() {
  static const Wear made = [] {
    ScriptedWearer wearer(25, 1, Instant{60s});
    for (int i = 0; i < 6; ++i)
      wearer.live({{pose::standing, 2min},
                   {pose::seated, 11min + i * 1min},
                   {pose::walking, 90s},
                   {pose::seated, 3min}});
    Wear w;
    EpochChain chain;
    for (const Input& input : wearer.inputs()) {
      if (const auto epoch = chain.add(std::get<Sample>(input))) w.log.push_back({.epoch = *epoch});
      w.samples.push_back(input);
    }
    return w;
  }();
  return made;
}

/// A run of the daemon on a history, without the daemon around it.
struct Run {
  explicit Run(const std::filesystem::path& file)
      : history(file),
        engine(
            history,
            [this] {
              return ClockAnchor{now, monday_ms + boot_ms(now)};
            },
            [this](const std::string& text) { told.push_back(text); }) {}

  /// The log of the wear from one moment to another.
  void read_log(Instant from, Instant to, bool first, bool complete = true) {
    engine.backlog_begins({.serial = "SW-1", .from = from, .first = first});
    for (const LoggedEpoch& logged : wear().log)
      if (logged.epoch.begin >= from && logged.epoch.end() <= to) take(logged);
    engine.backlog_ends(BodySite::thigh, complete);
  }
  void live(Instant from, Instant to) {
    for (const Input& sample : wear().samples)
      if (when(sample) >= from && when(sample) < to) take(sample);
  }
  void take(const Input& input) {
    now = std::max(now, when(input));
    engine.take(input);
  }

  Instant now{60s};
  std::vector<std::string> told;
  HistoryWriter history;
  Engine engine;
};

/// A history in which the clip's mounting is known.
void calibrate(const std::filesystem::path& file) {
  HistoryWriter history(file);
  history.record_as(SourceKind::clip, "SW-1", utc_calendar());
  history.apply(std::vector<Effect>{
      MountingChanged{Instant{1s}, known_mounting, MountingReason::guided, BodySite::thigh}});
}

struct Sitting {
  double seconds = 0;
  int bouts = 0;
};

/// Sitting bouts and time; rows that touch are one bout.
Sitting sitting_in(const std::filesystem::path& file) {
  Sitting found;
  std::int64_t end = 0;
  for (const StoredBout& row : stored(file)) {
    REQUIRE(row.begin_utc_ms >= end);
    if (is_flexed(row.posture)) {
      found.seconds += double(row.duration_ms - row.interrupted_ms) / 1e3;
      if (row.begin_utc_ms != end) ++found.bouts;
    }
    end = is_flexed(row.posture) ? row.end_utc_ms() : 0;
  }
  return found;
}

const Instant begin{60s};
const Instant end{60s + 2h};

Sitting uninterrupted() {
  static const Sitting sitting = [] {
    TempFolder folder;
    calibrate(folder.file());
    Run run(folder.file());
    run.read_log(begin, begin, true);
    run.live(begin, end);
    run.engine.finish();
    return sitting_in(folder.file());
  }();
  return sitting;
}

void check_same(const std::filesystem::path& file) {
  const Sitting whole = uninterrupted();
  const Sitting found = sitting_in(file);
  REQUIRE(whole.bouts > 8);
  CHECK(std::abs(found.seconds - whole.seconds) <= 2.0);
  CHECK(found.bouts == whole.bouts);
}

}  // namespace

TEST_CASE("a day read from the log is the day as it would have been lived") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  run.read_log(begin, end, true);
  run.engine.finish();
  check_same(folder.file());
}

TEST_CASE("killed at any moment and started again, the history is as if nothing had happened") {
  for (const Duration killed_after : {4min, 13min, 16min, 31min, 61min, 100min}) {
    INFO("killed after " << seconds(killed_after) / 60 << " min");
    TempFolder folder;
    calibrate(folder.file());
    const Instant killed = begin + killed_after + 400ms;
    Instant settled{};
    {
      Run run(folder.file());
      run.read_log(begin, begin, true);
      run.live(begin, killed);
      settled = std::max(run.engine.settled(), begin);
      CHECK(settled <= killed);
    }
    // The clip was told to keep what is not settled; it is back nine minutes later.
    Run run(folder.file());
    run.now = killed + 9min;
    run.read_log(settled, killed + 9min, true);
    run.live(killed + 9min, end);
    run.engine.finish();
    check_same(folder.file());
  }
}

TEST_CASE("killed again and again while the log is read, the history is as it was before") {
  TempFolder folder;
  calibrate(folder.file());
  Instant settled{};
  {
    Run run(folder.file());
    run.read_log(begin, begin, true);
    run.live(begin, begin + 50min);
    settled = std::max(run.engine.settled(), begin);
  }
  const auto before = rows(folder.file());
  for (int i = 1; i < 5; ++i) {
    Run run(folder.file());
    run.now = begin + 80min;
    run.engine.backlog_begins({.serial = "SW-1", .from = settled, .first = true});
    for (const LoggedEpoch& logged : wear().log)
      if (logged.epoch.begin >= settled && logged.epoch.end() <= settled + i * 10min)
        run.take(logged);
    CHECK(run.engine.settled() <= settled);  // nothing is acknowledged that is not stored
  }
  auto closed = before;
  for (std::string& row : closed)
    if (row.ends_with(" open")) row.resize(row.size() - 5);
  CHECK(rows(folder.file()) == closed);

  Run run(folder.file());
  run.now = end;
  run.read_log(settled, end, true);
  run.engine.finish();
  check_same(folder.file());
}

TEST_CASE(
    "a log that breaks off before the history's end leaves the history alone until it is read") {
  TempFolder folder;
  calibrate(folder.file());
  Instant settled{};
  {
    Run run(folder.file());
    run.read_log(begin, begin, true);
    run.live(begin, begin + 50min);
    run.engine.finish();
    settled = std::max(run.engine.settled(), begin);
  }
  const auto before = rows(folder.file());
  REQUIRE(settled < begin + 40min);
  Run run(folder.file());
  run.now = begin + 80min;
  run.read_log(settled, begin + 42min, true, false);
  run.take(ClipLost{.at = begin + 42min});
  run.engine.wake(begin + 81min);
  CHECK(rows(folder.file()) == before);

  SECTION("and the rest of it completes it") {
    run.read_log(begin + 42min, begin + 80min, false);
    run.live(begin + 80min, end);
    run.engine.finish();
    check_same(folder.file());
  }
  SECTION("and the program's end changes nothing") {
    run.engine.finish();
    CHECK(rows(folder.file()) == before);
  }
}

TEST_CASE("pulled out, the bout is closed at the last sample at once") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  run.read_log(begin, begin, true);
  run.live(begin, begin + 10min);
  run.take(ClipLost{.at = begin + 10min - 40ms});
  const auto all = stored(folder.file());
  REQUIRE_FALSE(all.empty());
  CHECK_FALSE(all.back().open);
  CHECK(all.back().end_utc_ms() == monday_ms + 660'000 - 40);
}

TEST_CASE("silence is a gap, noticed at the deadline") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  run.read_log(begin, begin, true);
  CHECK_FALSE(run.engine.deadline());
  run.live(begin, begin + 10min);
  REQUIRE(run.engine.deadline());
  const Instant due = *run.engine.deadline();
  CHECK(due <= begin + 10min + 1s);
  run.engine.wake(due);
  CHECK_FALSE(stored(folder.file()).back().open);
  CHECK(run.engine.tracker().posture() == Posture::unknown);
}

TEST_CASE("a calibration made since is not forgotten when its time is read from the log again") {
  TempFolder folder;
  calibrate(folder.file());
  {
    HistoryWriter history(folder.file());
    history.record_as(SourceKind::clip, "SW-1", utc_calendar());
    Mounting later = known_mounting;
    later.since = begin + 20min;
    later.seated_flexion_deg = 77;
    history.apply(std::vector<Effect>{
        MountingChanged{later.since, later, MountingReason::guided, BodySite::thigh}});
  }
  Run run(folder.file());
  run.now = end;
  run.engine.backlog_begins({.serial = "SW-1", .from = begin, .first = true});
  CHECK(run.engine.tracker().mounting().seated_flexion_deg == 80);
  for (const LoggedEpoch& logged : wear().log)
    if (logged.epoch.end() <= begin + 21min) run.take(logged);
  CHECK(run.engine.tracker().mounting().seated_flexion_deg == 77);
}

TEST_CASE("two clips for the thigh in turn are two sources") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  run.read_log(begin, begin, true);
  run.live(begin, begin + 30min);
  run.take(ClipLost{.at = begin + 30min});
  run.engine.backlog_begins({.serial = "SW-2", .from = begin + 31min, .first = true});
  run.engine.backlog_ends(BodySite::thigh, true);
  run.live(begin + 31min, begin + 60min);
  run.engine.finish();
  const auto sources = HistoryReader(folder.file()).sources();
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].name == "SW-1");
  CHECK(sources[1].name == "SW-2");
  const auto all = stored(folder.file());
  CHECK(all.front().source_id == sources[0].id);
  CHECK(all.back().source_id == sources[1].id);
}

TEST_CASE("a clip that comes after another keeps what the history has of it") {
  TempFolder folder;
  calibrate(folder.file());
  {
    Run run(folder.file());
    run.read_log(begin, begin, true);
    run.live(begin, begin + 50min);
    run.engine.finish();
  }
  const auto before = rows(folder.file());
  REQUIRE(before.size() > 3);
  Run run(folder.file());
  run.engine.backlog_begins({.serial = "SW-2", .from = begin + 60min, .first = true});
  run.engine.backlog_ends(BodySite::thigh, true);
  run.live(begin + 60min, begin + 90min);
  run.take(ClipLost{.at = begin + 90min});
  // Its log reaches back to before the other was plugged in.
  run.now = begin + 91min;
  run.read_log(begin + 30min, begin + 91min, true);
  run.engine.finish();
  const auto after = rows(folder.file());
  REQUIRE(after.size() >= before.size());
  CHECK(std::equal(before.begin(), before.end(), after.begin()));
}

TEST_CASE("a history that cannot be written is tried again, and nothing is lost") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  run.read_log(begin, begin, true);
  run.live(begin, begin + 20min);
  const Instant settled = run.engine.settled();
  // A trigger refuses every row, as a full disk would.
  execute(folder.file(),
          "CREATE TRIGGER refuse BEFORE INSERT ON bout BEGIN SELECT RAISE(ABORT, 'refused'); END");
  run.live(begin + 20min, begin + 70min);
  REQUIRE(run.told.size() == 1);
  CHECK(run.told[0].find("refused") != std::string::npos);
  CHECK(run.engine.settled() == settled);
  execute(folder.file(), "DROP TRIGGER refuse");
  REQUIRE(run.engine.deadline());
  run.live(begin + 70min, end);
  run.engine.finish();
  CHECK(run.told.size() == 2);
  check_same(folder.file());
}

TEST_CASE("before the computer sleeps the open bout is written as it stands") {
  TempFolder folder;
  calibrate(folder.file());
  Run run(folder.file());
  Posture posture = Posture::unknown;
  run.engine.watch([&](const Effect& effect) {
    if (const auto* changed = std::get_if<PostureChanged>(&effect)) posture = changed->posture;
  });
  run.read_log(begin, begin, true);
  // Until half a minute after a heartbeat, in whatever posture that is.
  const Instant sleep = begin + 10min + 30s;
  run.live(begin, sleep);
  const auto stored_end = [&] {
    return utc_calendar().instant(stored(folder.file()).back().end_utc_ms());
  };
  CHECK(stored_end() < sleep - 10s);
  run.engine.save();
  CHECK(stored_end() > sleep - 2s);
  CHECK(stored(folder.file()).back().open);
  CHECK(group_of(stored(folder.file()).back().posture) == group_of(posture));
}

TEST_CASE("the next run knows how the wearer sits, and learns on from there") {
  TempFolder folder;
  calibrate(folder.file());
  const auto learned_in = [&](Instant from, Instant to) {
    std::optional<SeatLearned> last;
    Run run(folder.file());
    run.engine.watch([&](const Effect& effect) {
      if (const auto* learned = std::get_if<SeatLearned>(&effect)) last = *learned;
    });
    run.read_log(from, from, true);
    run.live(from, to);
    run.engine.finish();
    return last;
  };
  const auto first = learned_in(begin, begin + 40min);
  const auto second = learned_in(begin + 40min, end);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(second->seat.mean_sits > first->seat.mean_sits + 1);
  CHECK(second->at > first->at);
}
