// Whatever sessions go through, and however the clock is set and the program restarted: the rows
// are the sessions as they were last said.
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "history/fixture.hpp"
#include "history/writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

namespace {

/// Leads sessions as a daemon does, and remembers what should be kept of them.
class Leader {
 public:
  explicit Leader(unsigned seed) : random_{seed} { start(); }

  void next() {
    switch (some(0, 9)) {
      case 0: restart(); break;
      case 1: set_clock(); break;
      case 2:
      case 3: begin(); break;
      default: go_on();
    }
  }

  /// The sessions there should be, in no order.
  [[nodiscard]] std::vector<RoutineRecord> expected() const {
    std::vector<RoutineRecord> all = over_;
    if (session_) all.push_back(*session_);
    for (RoutineRecord& record : all) record = at_zero(record);
    return all;
  }
  [[nodiscard]] std::vector<RoutineRecord> kept() const {
    std::vector<RoutineRecord> all;
    for (const StoredRoutine& row : HistoryReader{folder_.file()}.routines({0, latest_utc_ms}))
      all.push_back(at_zero(row.record()));
    return all;
  }
  /// Those of this run.
  [[nodiscard]] std::vector<ActiveSpan> spans_expected() const {
    std::vector<ActiveSpan> spans;
    for (const RoutineRecord& record : of_this_run_)
      spans.insert(spans.end(), record.active.begin(), record.active.end());
    if (session_) spans.insert(spans.end(), session_->active.begin(), session_->active.end());
    return spans;
  }
  [[nodiscard]] std::vector<ActiveSpan> spans_kept() { return writer_->active_spans(started_); }

 private:
  std::int64_t some(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution{from, to}(random_);
  }

  /// On an axis that does not depend on when it was, which clock steps decide.
  static RoutineRecord at_zero(RoutineRecord record) {
    for (ActiveSpan& span : record.active) {
      span.begin -= record.begin - Instant{};
      span.end -= record.begin - Instant{};
    }
    record.begin = {};
    return record;
  }

  void start() {
    writer_.reset();
    writer_ = std::make_unique<HistoryWriter>(folder_.file());
    writer_->anchor(anchor_);
    started_ = now_;
    of_this_run_.clear();
  }

  void restart() {
    start();
    CHECK(writer_->take_over() == (session_ ? 1 : 0));
    if (!session_) return;
    session_->outcome = RoutineOutcome::interrupted;
    for (HoldRecord& hold : session_->holds)
      if (hold.outcome == HoldOutcome::under_way) hold.outcome = HoldOutcome::cut_short;
    over_.push_back(*session_);
    session_.reset();
  }

  void set_clock() {
    anchor_ = {now_, anchor_.utc_ms + some(-3 * day_ms, 3 * day_ms)};
    writer_->anchor(anchor_);
  }

  void begin() {
    if (session_) end(RoutineOutcome::stopped);
    now_ += std::chrono::milliseconds{some(1, 10'000'000)};
    session_ = RoutineRecord{.begin = now_, .routine = "lunge", .title = "Lunge"};
    writer_->save(*session_);
  }

  void end(RoutineOutcome outcome) {
    session_->outcome = outcome;
    writer_->save(*session_);
    over_.push_back(*session_);
    of_this_run_.push_back(*session_);
    session_.reset();
  }

  void go_on() {
    if (!session_) return;
    if (some(0, 9) == 0) return end(RoutineOutcome::completed);
    const std::chrono::milliseconds more{some(1, 40'000)};
    HoldRecord hold{.step = static_cast<int>(some(0, 3)),
                    .side = static_cast<Side>(some(0, 2)),
                    .asked = more,
                    .confirmed = more / 2,
                    .timed = more - more / 2,
                    .outcome = static_cast<HoldOutcome>(some(0, 3))};
    if (some(0, 2) == 0 && !session_->holds.empty()) session_->holds.pop_back();
    session_->holds.push_back(hold);
    const std::chrono::milliseconds pause{some(1, 5'000)};
    session_->active.push_back({now_ + pause, now_ + pause + more});
    now_ += pause + more;
    session_->length = now_ - session_->begin;
    writer_->save(*session_);
  }

  std::mt19937 random_;
  TempFolder folder_;
  Instant now_{24h};
  Instant started_{};
  ClockAnchor anchor_{Instant{}, monday_ms + 100 * day_ms};
  std::unique_ptr<HistoryWriter> writer_;
  std::optional<RoutineRecord> session_;
  std::vector<RoutineRecord> over_;
  std::vector<RoutineRecord> of_this_run_;
};

}  // namespace

TEST_CASE("the rows are the sessions as they were last said") {
  for (unsigned seed = 0; seed < 15; ++seed) {
    Leader leader{seed};
    for (int i = 0; i < 120; ++i) leader.next();
    INFO("seed " << seed);
    const auto expected = leader.expected();
    const auto kept = leader.kept();
    REQUIRE(expected.size() > 3);
    CHECK(std::is_permutation(kept.begin(), kept.end(), expected.begin(), expected.end()));
  }
}

TEST_CASE("spans of this run are told as they were, whatever became of the clock") {
  for (unsigned seed = 0; seed < 15; ++seed) {
    Leader leader{seed};
    for (int i = 0; i < 60; ++i) {
      leader.next();
      const auto kept = leader.spans_kept();
      for (const ActiveSpan& span : leader.spans_expected()) {
        INFO("seed " << seed << ", event " << i);
        CHECK(std::any_of(kept.begin(), kept.end(), [&](const ActiveSpan& each) {
          return each.begin <= span.begin && span.end <= each.end;
        }));
      }
      for (std::size_t n = 1; n < kept.size(); ++n) CHECK(kept[n - 1].end < kept[n].begin);
    }
  }
}
