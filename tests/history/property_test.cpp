// Whatever the tracker does, in whatever order: the rows are the bouts it ended up with.
#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// Says bouts as a tracker does: heartbeats of the open one, closing it, revising what was said.
/// Beside it stands what should be kept.
class Storyteller {
 public:
  explicit Storyteller(unsigned seed) : random_{seed} {}

  std::vector<Effect> next() {
    std::vector<Effect> effects;
    switch (std::uniform_int_distribution{0, 5}(random_)) {
      case 0: {  // a gap, or straight on to another bout
        if (std::bernoulli_distribution{0.3}(random_)) now_ += some_time();
        say(effects, open_bout(), true);
        break;
      }
      case 1: {
        if (bouts_.empty()) break;
        const Instant from = now_ - 3 * some_time();
        revise(effects, from);
        break;
      }
      default:
        if (bouts_.empty()) break;
        now_ = std::max(now_, bouts_.rbegin()->second.end()) + some_time();
        Bout bout = bouts_.rbegin()->second;
        bout.duration = now_ - bout.begin;
        say(effects, bout, std::bernoulli_distribution{0.7}(random_));
    }
    return effects;
  }

  /// The rows there should be, in one time zone and with a clock that nobody sets.
  [[nodiscard]] std::vector<UtcRange> expected() const {
    std::vector<UtcRange> result;
    for (const auto& [begin, bout] : bouts_)
      result.push_back({monday_ms + boot_ms(bout.begin), monday_ms + boot_ms(bout.end())});
    return result;
  }

 private:
  Duration some_time() {
    return Duration{std::uniform_int_distribution<std::int64_t>{2000, 900'000'000}(random_)};
  }

  Bout open_bout() {
    const auto posture = static_cast<Posture>(std::uniform_int_distribution{1, 7}(random_));
    const Bout bout{.begin = now_, .duration = some_time(), .posture = posture};
    now_ = bout.end();
    return bout;
  }

  void say(std::vector<Effect>& effects, const Bout& bout, bool open) {
    bouts_[bout.begin] = bout;
    effects.push_back(BoutSaved{bout, open});
  }

  void revise(std::vector<Effect>& effects, Instant from) {
    effects.push_back(BoutsRevised{from});
    bouts_.erase(bouts_.lower_bound(from), bouts_.end());
    if (!bouts_.empty()) {
      Bout& last = bouts_.rbegin()->second;
      last.duration = std::min(last.duration, from - last.begin);
    }
    const Instant end = now_;
    now_ = from;
    while (now_ < end) say(effects, open_bout(), false);
  }

  std::mt19937 random_;
  Instant now_{24h};
  std::map<Instant, Bout> bouts_;
};

std::vector<UtcRange> ranges(const std::filesystem::path& file) {
  std::vector<UtcRange> result;
  for (const StoredBout& row : stored(file)) result.push_back({row.begin_utc_ms, row.end_utc_ms()});
  return result;
}

/// Half an hour ahead and two hours ahead in turn, every seven hours.
std::int32_t restless_offset(std::int64_t utc_ms) {
  return utc_ms / (7 * hour_ms) % 2 == 0 ? 1800 : 7200;
}

}  // namespace

TEST_CASE("the rows are the bouts that the tracker ended up with") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    TempFolder folder;
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", utc_calendar());
    Storyteller story{seed};
    for (int i = 0; i < 100; ++i) writer.apply(story.next());
    INFO("seed " << seed);
    CHECK((ranges(folder.file()) == story.expected()));
  }
}

TEST_CASE("all effects at once make the same rows as one by one") {
  for (unsigned seed = 0; seed < 10; ++seed) {
    TempFolder one;
    TempFolder all;
    HistoryWriter one_by_one{one.file()};
    HistoryWriter at_once{all.file()};
    for (HistoryWriter* writer : {&one_by_one, &at_once})
      writer->record_as(SourceKind::clip, "SW-1", Calendar{{{}, monday_ms}, restless_offset});
    Storyteller story{seed};
    std::vector<Effect> effects;
    for (int i = 0; i < 100; ++i)
      for (const Effect& effect : story.next()) {
        one_by_one.apply(std::vector{effect});
        effects.push_back(effect);
      }
    at_once.apply(effects);
    INFO("seed " << seed);
    CHECK((stored(one.file()) == stored(all.file())));
  }
}

TEST_CASE("no row spans a change of the offset, and each has the one in force") {
  TempFolder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", Calendar{{{}, monday_ms}, restless_offset});
  Storyteller story{4};
  for (int i = 0; i < 300; ++i) writer.apply(story.next());
  const std::vector<StoredBout> rows = stored(folder.file());
  CHECK(rows.size() > 20);
  for (const StoredBout& row : rows) {
    CHECK(row.utc_offset_s == restless_offset(row.begin_utc_ms));
    CHECK(row.utc_offset_s == restless_offset(row.end_utc_ms() - 1));
  }
}

TEST_CASE("rows never overlap, however the clock is set and the tracker restarted") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    TempFolder folder;
    std::mt19937 random{seed};
    std::uniform_int_distribution<std::int64_t> step{-20 * minute_ms, 20 * minute_ms};
    ClockAnchor anchor{{}, monday_ms};
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", Calendar{anchor, restless_offset});
    Storyteller story{seed};
    for (int i = 0; i < 200; ++i) {
      writer.apply(story.next());
      if (i % 10 == 9) {
        anchor.utc_ms += step(random);
        writer.anchor(anchor);
      }
      if (i % 50 == 49)
        writer.record_as(SourceKind::clip, i % 100 == 99 ? "SW-1" : "SW-2",
                         Calendar{anchor, restless_offset});
    }
    INFO("seed " << seed);
    CHECK(HistoryReader{folder.file()}.integrity().empty());
  }
}
