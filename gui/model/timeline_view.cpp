#include "gui/model/timeline_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/coach_words.hpp"
#include "gui/model/stored_days.hpp"
#include "history/calendar.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::milliseconds;

// Flexed rows with no more than this between them are one bout, as Exposure has it.
constexpr std::int64_t tolerated_gap_ms = 20'000;
// A hairline shorter than this could not be seen, nor pointed at.
constexpr std::int64_t least_gap_ms = 1'000;

Stroke stroke_of_length(Duration net) {
  using namespace std::chrono_literals;
  return net < 30min   ? Stroke::sitting
         : net < 60min ? Stroke::sitting_half_hour
                       : Stroke::sitting_hour;
}

Duration net_of(const StoredBout& row) {
  return milliseconds{row.duration_ms - row.interrupted_ms};
}

std::string from_to(const Wording& wording, std::int64_t begin_ms, std::int32_t begin_offset_s,
                    std::int64_t end_ms, std::int32_t end_offset_s) {
  return fmt::format("{} – {}", wording.clock(begin_ms, begin_offset_s),
                     wording.clock(end_ms, end_offset_s));
}

std::string row_words(const StoredBout& row, const Wording& wording) {
  const std::string end =
      row.open ? std::string{"now"} : wording.clock(row.end_utc_ms(), row.utc_offset_s);
  std::string words = fmt::format("{}\n{} – {}\n{}", posture_words(row.posture),
                                  wording.clock(row.begin_utc_ms, row.utc_offset_s), end,
                                  exact_length_words(milliseconds{row.duration_ms}));
  if (const Duration interrupted = milliseconds{row.interrupted_ms};
      is_flexed(row.posture) && interrupted >= std::chrono::seconds{1})
    words += fmt::format(", {} of it up", exact_length_words(interrupted));
  return words;
}

/// The day's rows, and the axis they are put on.
class DayLine {
 public:
  DayLine(const StoredDays& stored, local_days day, const Now& now, const Wording& wording)
      : stored_(stored), day_(day), now_(now), wording_(wording) {
    for (const StoredBout& row : stored.bouts)
      if (const auto part = part_on(row, day, now.rules)) parts_.push_back(*part);
  }

  DayTimeline view() {
    set_axis();
    join_sitting();
    for (std::size_t i = 0; i < parts_.size(); ++i) add_part(i);
    add_gap(view_.to_ms - axis_s_ * 1000, parts_.empty() ? axis_s_ : parts_.back().utc_offset_s);
    add_marks();
    view_.twelve_hours = wording_.twelve_hours;
    return std::move(view_);
  }

 private:
  [[nodiscard]] std::int64_t on_axis(std::int64_t utc_ms) const {
    return utc_ms + std::int64_t{axis_s_} * 1000;
  }
  [[nodiscard]] bool is_today() const { return day_ == now_.today; }

  /// From the day's begin by the first row's clock to its end by the last one's.
  void set_axis() {
    const std::int32_t last_s = parts_.empty() ? offset_around() : parts_.back().utc_offset_s;
    axis_s_ = parts_.empty() ? last_s : parts_.front().utc_offset_s;
    view_.axis_offset_s = axis_s_;
    const auto day_start = now_.rules.day_start;
    view_.from_ms = on_axis(day_begin_utc_ms(day_, axis_s_, day_start));
    view_.to_ms = on_axis(day_begin_utc_ms(day_ + days{1}, last_s, day_start));
    if (is_today()) {
      view_.now_ms = on_axis(now_.utc_ms);
      view_.to_ms = std::max(view_.to_ms, *view_.now_ms);
    }
    told_until_ms_ = view_.from_ms - std::int64_t{axis_s_} * 1000;
    clock_s_ = axis_s_;
  }

  /// Of the row nearest before the day; without one, as it is now.
  [[nodiscard]] std::int32_t offset_around() const {
    std::int32_t offset_s = now_.offset_s;
    for (const StoredBout& row : stored_.bouts)
      if (local_day(row.begin_utc_ms, row.utc_offset_s, now_.rules.day_start) < day_)
        offset_s = row.utc_offset_s;
    return offset_s;
  }

  void join_sitting() {
    bout_of_.assign(parts_.size(), 0);
    std::vector<Duration> nets;
    std::size_t last = parts_.size();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!is_flexed(parts_[i].posture)) continue;
      const bool joins =
          last + 1 == i && parts_[i].begin_utc_ms - parts_[last].end_utc_ms() <= tolerated_gap_ms;
      if (!joins) {
        nets.emplace_back();
        view_.bouts.push_back(
            {.begin = wording_.clock(parts_[i].begin_utc_ms, parts_[i].utc_offset_s),
             .end = {},
             .length = {},
             .begin_ms = on_axis(parts_[i].begin_utc_ms)});
      }
      nets.back() += net_of(parts_[i]);
      bout_of_[i] = nets.size() - 1;
      SittingBout& bout = view_.bouts.back();
      bout.open = parts_[i].open;
      bout.end = bout.open ? std::string{"now"}
                           : wording_.clock(parts_[i].end_utc_ms(), parts_[i].utc_offset_s);
      bout.end_ms = on_axis(parts_[i].end_utc_ms());
      bout.length = length_words(nets.back());
      bout.stroke = stroke_of_length(nets.back());
      last = i;
    }
  }

  void add_part(std::size_t i) {
    const StoredBout& part = parts_[i];
    add_gap(part.begin_utc_ms, part.utc_offset_s);
    if (part.utc_offset_s != clock_s_) change_clock(part);
    const Stroke stroke =
        is_flexed(part.posture) ? view_.bouts[bout_of_[i]].stroke : stroke_of(part.posture);
    view_.spans.push_back({on_axis(part.begin_utc_ms), on_axis(part.end_utc_ms()), stroke,
                           row_words(part, wording_)});
    told_until_ms_ = part.end_utc_ms();
  }

  /// What is to come is no gap.
  void add_gap(std::int64_t until_ms, std::int32_t offset_s) {
    if (is_today()) until_ms = std::min(until_ms, now_.utc_ms);
    if (day_ > now_.today || until_ms - told_until_ms_ < least_gap_ms) return;
    view_.spans.push_back(
        {on_axis(told_until_ms_), on_axis(until_ms), Stroke::gap,
         fmt::format("Nothing is known\n{}\n{}",
                     from_to(wording_, told_until_ms_, clock_s_, until_ms, offset_s),
                     exact_length_words(milliseconds{until_ms - told_until_ms_}))});
    told_until_ms_ = until_ms;
  }

  void change_clock(const StoredBout& part) {
    const std::int32_t by_s = part.utc_offset_s - clock_s_;
    clock_s_ = part.utc_offset_s;
    view_.changes.push_back(
        {.at_ms = on_axis(part.begin_utc_ms),
         .shift_ms = std::int64_t{part.utc_offset_s - axis_s_} * 1000,
         .words = fmt::format("From {} on, clocks showed {} {}",
                              wording_.clock(part.begin_utc_ms, part.utc_offset_s),
                              length_words(std::chrono::seconds{std::abs(by_s)}),
                              by_s > 0 ? "more" : "less")});
  }

  void add_marks() {
    const auto on_day = [&](std::int64_t utc_ms, std::int32_t offset_s) {
      return local_day(utc_ms, offset_s, now_.rules.day_start) == day_;
    };
    for (const StoredPrompt& prompt : stored_.prompts)
      if (on_day(prompt.shown_utc_ms, prompt.utc_offset_s))
        view_.marks.push_back(
            {on_axis(prompt.shown_utc_ms), Stroke::prompt, prompt_words(prompt, wording_)});
    for (const StoredRoutine& routine : stored_.routines)
      if (on_day(routine.begin_utc_ms, routine.utc_offset_s) && is_done(routine))
        view_.marks.push_back(
            {on_axis(routine.begin_utc_ms), Stroke::routine, routine_words(routine, wording_)});
    std::stable_sort(view_.marks.begin(), view_.marks.end(),
                     [](const auto& a, const auto& b) { return a.at_ms < b.at_ms; });
  }

  const StoredDays& stored_;
  local_days day_;
  const Now& now_;
  const Wording& wording_;
  std::vector<StoredBout> parts_;
  std::vector<std::size_t> bout_of_;
  DayTimeline view_;
  std::int32_t axis_s_ = 0;         // the axis's offset
  std::int32_t clock_s_ = 0;        // the clock's, as far as it is told
  std::int64_t told_until_ms_ = 0;  // UTC
};

}  // namespace

DayTimeline timeline_view(const StoredDays& stored, local_days day, const Now& now,
                          const Wording& wording) {
  return DayLine{stored, day, now, wording}.view();
}

std::string_view outcome_words(PromptOutcome outcome) {
  switch (outcome) {
    case PromptOutcome::open: return "not answered yet";
    case PromptOutcome::acted: return "followed";
    case PromptOutcome::snoozed: return "put off";
    case PromptOutcome::skipped: return "skipped";
    case PromptOutcome::ignored: return "not followed";
    case PromptOutcome::withdrawn: return "withdrawn";
  }
  return "";
}

std::string prompt_words(const StoredPrompt& prompt, const Wording& wording) {
  std::string words =
      fmt::format("Prompt at {}\nAfter {} of sitting: {}",
                  wording.clock(prompt.shown_utc_ms, prompt.utc_offset_s),
                  length_words(milliseconds{prompt.sat_ms}), outcome_words(prompt.outcome));
  if (prompt.break_ms > 0)
    words += fmt::format("\nA break of {}", exact_length_words(milliseconds{prompt.break_ms}));
  return words;
}

std::string routine_words(const StoredRoutine& routine, const Wording& wording) {
  return fmt::format(
      "{}\n{}, {}: {}", routine.title, wording.clock(routine.begin_utc_ms, routine.utc_offset_s),
      exact_length_words(milliseconds{routine.length_ms}), routine_outcome_words(routine.outcome));
}

}  // namespace sitwell::gui
