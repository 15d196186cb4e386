// The history's feed beside the writer it reads from: real files that grow, go, come back as
// others, and are none of ours.
#include "gui/feeds/history_feed.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "gui/support/bell.hpp"
#include "history/fixture.hpp"
#include "history/schema.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;
using testing::saved;
using testing::TempFolder;

namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr double minutes_a_day = 24 * 60;
const local_days monday{std::chrono::year{2024} / 1 / 8};

/// So many days after the fixture's Monday, at 20:00.
Now evening(int days_later) {
  return {.utc_ms = testing::monday_ms + days_later * testing::day_ms + 20 * testing::hour_ms,
          .offset_s = 0,
          .today = monday + days{days_later},
          .rules = {}};
}

HistoryWriter writer_of(const std::filesystem::path& file) {
  HistoryWriter writer{file};
  writer.record_as(SourceKind::clip, "SW-0042", testing::utc_calendar());
  return writer;
}

/// A bout at nine on that day, and one of another posture after it.
void live_a_day(HistoryWriter& writer, int days_later, double sitting_min = 45) {
  const double from = days_later * minutes_a_day + 9 * 60;
  writer.apply(Effects{saved(from, from + sitting_min),
                       saved(from + sitting_min, from + sitting_min + 10, Posture::moving)});
}

/// The feed of a file, and what it has posted.
struct Followed {
  explicit Followed(const std::filesystem::path& file, const Now& when = evening(0),
                    const Needs& wanted = {})
      : now(when), feed(file, bell.rope()) {
    feed.want(now, wanted);
  }
  template <class Condition>
  bool until(Condition condition, std::chrono::milliseconds limit = 20s) {
    return bell.until([&] { return feed.take(history), condition(history); }, limit);
  }
  bool until(History::State state) {
    return until([state](const History& read) { return read.state == state; });
  }
  bool until_bouts(std::size_t count) {
    return until([count](const History& read) { return read.recent.bouts.size() == count; });
  }

  Bell bell;
  Now now;
  History history;
  HistoryFeed feed;
};

/// All that a day's figures are charted from, to be compared.
std::string words_of(const DayFigures& day) {
  return fmt::format("{} {} {} {} {} {}", day.date.time_since_epoch().count(),
                     day.exposure.sitting.count(), day.exposure.worn.count(), day.exposure.bouts,
                     day.exposure.breaks, day.counts);
}
std::string words_of(const std::vector<DayFigures>& figures) {
  std::string all;
  for (const DayFigures& day : figures) all += fmt::format("{}\n", words_of(day));
  return all;
}

/// What is followed says the same of all days as a fresh reading of the file.
bool is_as_read_anew(Followed& followed, const std::filesystem::path& file) {
  const History fresh = read_history(file, followed.now, {.whole = true});
  REQUIRE(fresh.whole);
  return followed.until([&](const History& read) {
    return read.whole && words_of(read.whole->days) == words_of(fresh.whole->days) &&
           read.whole->routines == fresh.whole->routines &&
           read.whole->check_ins == fresh.whole->check_ins;
  });
}

void overwrite(const std::filesystem::path& file, const std::string& text) {
  std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
}

}  // namespace

TEST_CASE("a history that is not there yet is noticed when it comes") {
  const TempFolder folder;
  Followed followed{folder.file()};
  REQUIRE(followed.until(History::State::absent));
  CHECK(followed.history.problem == "");
  CHECK(followed.history.path == folder.file().string());
  HistoryWriter writer = writer_of(folder.file());
  live_a_day(writer, 0);
  REQUIRE(followed.until_bouts(2));
  CHECK(followed.history.state == History::State::ready);
  CHECK(followed.history.sources.size() == 1);
  CHECK(followed.history.recent.days.size() == 14);
  CHECK(followed.history.recent.last == monday);
}

TEST_CASE("a file that nobody has written to yet is no history, and nothing wrong") {
  const TempFolder folder;
  overwrite(folder.file(), "");
  CHECK(read_history(folder.file(), evening(0), {}).state == History::State::absent);
  Followed followed{folder.file()};
  REQUIRE(followed.until(History::State::absent));
  HistoryWriter writer = writer_of(folder.file());
  CHECK(followed.until(History::State::ready));
}

TEST_CASE("what is written to a history is read within a second") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  live_a_day(writer, 0);
  Followed followed{folder.file()};
  REQUIRE(followed.until_bouts(2));
  const auto before = std::chrono::steady_clock::now();
  writer.apply(Effects{saved(12 * 60, 12 * 60 + 30, Posture::sitting, true)});
  REQUIRE(followed.until_bouts(3));
  CHECK(followed.history.recent.bouts.back().open);
  CHECK(std::chrono::steady_clock::now() - before < 1s);
}

TEST_CASE("a history to which nothing happens is read once") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  live_a_day(writer, 0);
  Followed followed{folder.file(), evening(0), {.whole = true}};
  REQUIRE(followed.until([](const History& read) { return read.whole.has_value(); }));
  const int rung = followed.bell.rings();
  followed.feed.want(followed.now, {.whole = true});
  // Twice as long as it takes to look.
  CHECK_FALSE(followed.bell.until([&] { return followed.bell.rings() != rung; }, 900ms));
}

TEST_CASE("a history that is deleted is gone, and one in its place is another") {
  const TempFolder folder;
  {
    HistoryWriter writer = writer_of(folder.file());
    live_a_day(writer, 0);
  }
  Followed followed{folder.file()};
  REQUIRE(followed.until_bouts(2));
  for (const char* suffix : {"", "-wal", "-shm"})
    std::filesystem::remove(folder.file().string() + suffix);
  REQUIRE(followed.until(History::State::absent));
  CHECK(followed.history.recent.bouts.empty());
  const TempFolder other;
  {
    HistoryWriter writer = writer_of(other.file());
    writer.apply(Effects{saved(600, 660)});
  }
  std::filesystem::rename(other.file(), folder.file());
  REQUIRE(followed.until_bouts(1));
  CHECK(followed.history.state == History::State::ready);
}

TEST_CASE("a history that is replaced in one go is read from the file that is there now") {
  const TempFolder folder, other;
  {
    HistoryWriter writer = writer_of(folder.file());
    live_a_day(writer, 0);
    HistoryWriter another = writer_of(other.file());
    another.apply(Effects{saved(600, 660)});
  }
  Followed followed{folder.file()};
  REQUIRE(followed.until_bouts(2));
  std::filesystem::rename(other.file(), folder.file());
  CHECK(followed.until_bouts(1));
}

TEST_CASE("a history that cannot be read says why, and is read once it can be") {
  const TempFolder folder;
  {
    HistoryWriter writer = writer_of(folder.file());
    live_a_day(writer, 0);
  }
  struct Row {
    std::string spoil, mend, why;
  };
  const auto row = GENERATE(
      Row{"PRAGMA user_version = 99", fmt::format("PRAGMA user_version = {}", schema_version()),
          "version 99"},
      Row{"PRAGMA application_id = 7", fmt::format("PRAGMA application_id = {}", application_id),
          "not a Sitwell history"});
  testing::execute(folder.file(), row.spoil);
  Followed followed{folder.file()};
  REQUIRE(followed.until(History::State::unreadable));
  CHECK(followed.history.problem.find(row.why) != std::string::npos);
  CHECK(followed.history.recent.bouts.empty());
  testing::execute(folder.file(), row.mend);
  CHECK(followed.until_bouts(2));
  CHECK(followed.history.problem == "");
}

TEST_CASE("a damaged history is said to be damaged") {
  const TempFolder folder;
  overwrite(folder.file(), std::string(8192, 'x'));
  const History read = read_history(folder.file(), evening(0), {.whole = true});
  CHECK(read.state == History::State::unreadable);
  CHECK(read.problem.find("damaged") != std::string::npos);
  CHECK_FALSE(read.whole);
}

TEST_CASE("what is wrong is posted once, however often it is looked at") {
  const TempFolder folder;
  overwrite(folder.file(), std::string(8192, 'x'));
  Followed followed{folder.file()};
  REQUIRE(followed.until(History::State::unreadable));
  const int rung = followed.bell.rings();
  CHECK_FALSE(followed.bell.until([&] { return followed.bell.rings() != rung; }, 900ms));
}

TEST_CASE("a file that is spoiled while it is read is noticed, too") {
  const TempFolder folder;
  {
    HistoryWriter writer = writer_of(folder.file());
    live_a_day(writer, 0);
  }
  Followed followed{folder.file()};
  REQUIRE(followed.until_bouts(2));
  testing::execute(folder.file(), "DROP TABLE bout");
  CHECK(followed.until(History::State::unreadable));
}

TEST_CASE("days that were asked for are read, and others in their place") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  for (int day = 0; day < 40; ++day) live_a_day(writer, day);
  Followed followed{folder.file(), evening(39)};
  REQUIRE(followed.until(History::State::ready));
  CHECK_FALSE(followed.history.window);
  const auto first_week = std::pair{monday, monday + days{6}};
  followed.feed.want(followed.now, {.window = first_week});
  REQUIRE(followed.until([](const History& read) { return read.window.has_value(); }));
  CHECK(followed.history.window->days.size() == 7);
  CHECK(followed.history.window->first == monday);
  CHECK(followed.history.window->bouts.size() >= 14);  // and those that may reach into them
  followed.feed.want(followed.now, {.window = std::pair{monday + days{7}, monday + days{7}}});
  CHECK(followed.until([](const History& read) {
    return read.window && read.window->first == monday + days{7} && read.window->days.size() == 1;
  }));
}

TEST_CASE("days that changed while nobody asked for them are not shown as they were") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  live_a_day(writer, 0);
  const Needs today{.window = std::pair{monday, monday}};
  Followed followed{folder.file(), evening(0), today};
  REQUIRE(followed.until([](const History& read) { return read.window.has_value(); }));
  followed.feed.want(followed.now, {});
  live_a_day(writer, 0, 0);  // nothing of it is kept: its time is taken
  writer.apply(Effects{saved(13 * 60, 14 * 60)});
  REQUIRE(followed.until_bouts(3));
  followed.feed.want(followed.now, today);
  CHECK(followed.until(
      [](const History& read) { return read.window && read.window->bouts.size() == 3; }));
}

TEST_CASE("all days are read only when somebody wants them") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  for (int day = 0; day < 30; ++day) live_a_day(writer, day);
  Followed followed{folder.file(), evening(29)};
  REQUIRE(followed.until(History::State::ready));
  CHECK_FALSE(followed.history.whole);
  followed.feed.want(followed.now, {.whole = true});
  REQUIRE(followed.until([](const History& read) { return read.whole.has_value(); }));
  CHECK(followed.history.whole->days.size() == 30);
}

TEST_CASE("all days are the same whether read at once or followed change by change") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  for (int day = 0; day < 60; ++day) live_a_day(writer, day);
  Followed followed{folder.file(), evening(59), {.whole = true}};
  REQUIRE(followed.until([](const History& read) { return read.whole.has_value(); }));
  SECTION("a bout goes on") {
    const double noon = 59 * minutes_a_day + 12 * 60;
    writer.apply(Effects{saved(noon, noon + 20, Posture::sitting, true)});
    CHECK(is_as_read_anew(followed, folder.file()));
    writer.apply(Effects{saved(noon, noon + 21, Posture::sitting, true)});
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("days are taken back") {
    writer.apply(Effects{testing::revised(55 * minutes_a_day)});
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("an old day is brought in") {
    writer.import(
        followed.history.sources,
        {{{.source_id = followed.history.sources.front().id,
           .begin_utc_ms = testing::monday_ms + 3 * testing::day_ms + 15 * testing::hour_ms,
           .duration_ms = testing::hour_ms,
           .posture = Posture::sitting}}});
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("an old row becomes another one, their number staying the same") {
    testing::execute(folder.file(),
                     "UPDATE bout SET duration_ms = duration_ms - 60000 WHERE begin_utc_ms = "
                     "(SELECT min(begin_utc_ms) FROM bout)");
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("older days than any are brought in") {
    writer.import(followed.history.sources,
                  {{{.source_id = followed.history.sources.front().id,
                     .begin_utc_ms = testing::monday_ms - 9 * testing::day_ms,
                     .duration_ms = testing::hour_ms,
                     .posture = Posture::sitting}}});
    CHECK(is_as_read_anew(followed, folder.file()));
    CHECK(followed.history.whole->days.front().date == monday - days{10});  // it was before four
  }
  SECTION("a bout of tomorrow, by a clock that was ahead") {
    const double noon = 60 * minutes_a_day + 12 * 60;
    writer.apply(Effects{saved(noon, noon + 30)});
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("it is tomorrow") {
    followed.now = evening(60);
    followed.feed.want(followed.now, {.whole = true});
    CHECK(is_as_read_anew(followed, folder.file()));
    CHECK(followed.history.recent.last == monday + days{60});
  }
  SECTION("days begin at another time") {
    followed.now.rules.day_start = 10h;
    followed.feed.want(followed.now, {.whole = true});
    CHECK(is_as_read_anew(followed, folder.file()));
  }
  SECTION("a routine and a check-in are kept, then health data is erased") {
    writer.save(testing::finished(testing::routine_at(59 * minutes_a_day + 15 * 60)));
    writer.save(CheckIn{.figures = {{Symptom::low_back_pain, 3}}, .stress = 2, .note = ""},
                testing::at_min(59 * minutes_a_day + 16 * 60), 4h);
    CHECK(is_as_read_anew(followed, folder.file()));
    CHECK(followed.history.whole->routines.size() == 1);
    CHECK(followed.history.whole->check_ins.size() == 1);
    writer.forget_health();
    CHECK(is_as_read_anew(followed, folder.file()));
    CHECK(followed.history.whole->routines.empty());
  }
}

TEST_CASE("a history that is followed does not keep its log from being cut") {
  const TempFolder folder;
  HistoryWriter writer = writer_of(folder.file());
  live_a_day(writer, 0);
  Followed followed{folder.file(), evening(0), {.whole = true}};
  REQUIRE(followed.until([](const History& read) { return read.whole.has_value(); }));
  CHECK(testing::integer(folder.file(), "PRAGMA wal_checkpoint(TRUNCATE)") == 0);
  CHECK(std::filesystem::file_size(folder.file().string() + "-wal") == 0);
}
