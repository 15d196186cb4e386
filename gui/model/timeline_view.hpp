// A day as a timeline: its bouts cut at the day's edges by their own clocks, what lies between
// them, prompts and routines. Shared by the pages that show days.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/stroke.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// Where something is on the axis: milliseconds of UTC plus the offset the day begins with. Elapsed
/// time is to scale on days of 23 and 25 hours and on journeys, too; words tell each moment by the
/// clock that was on the wall then.
struct TimelineSpanView {
  std::int64_t begin_ms = 0, end_ms = 0;
  Stroke stroke = Stroke::gap;
  std::string words;
  friend bool operator==(const TimelineSpanView&, const TimelineSpanView&) = default;
};
struct TimelineMarkView {
  std::int64_t at_ms = 0;
  Stroke stroke = Stroke::prompt;
  std::string words;
  friend bool operator==(const TimelineMarkView&, const TimelineMarkView&) = default;
};
/// From here on the clock on the wall showed another time than the axis does.
struct ClockChange {
  std::int64_t at_ms = 0;
  std::int64_t shift_ms = 0;  ///< what is to be added to the axis from here on
  std::string words;
  friend bool operator==(const ClockChange&, const ClockChange&) = default;
};

/// A stretch of flexed-hip sitting as exposure counts it: rows that touch are one.
struct SittingBout {
  std::string begin, end, length;  ///< "09:14", "10:02", "48 min"
  Stroke stroke = Stroke::sitting;
  std::int64_t begin_ms = 0, end_ms = 0;  ///< on the axis
  bool open = false;
  friend bool operator==(const SittingBout&, const SittingBout&) = default;
};

struct DayTimeline {
  std::int64_t from_ms = 0, to_ms = 0;
  std::int32_t axis_offset_s = 0;       ///< what the axis adds to UTC
  std::vector<TimelineSpanView> spans;  ///< in order, none overlaps another
  std::vector<TimelineMarkView> marks;
  std::vector<ClockChange> changes;
  std::vector<SittingBout> bouts;
  std::optional<std::int64_t> now_ms;
  bool twelve_hours = false;
  [[nodiscard]] bool empty() const { return spans.empty() && marks.empty(); }
  friend bool operator==(const DayTimeline&, const DayTimeline&) = default;
};

/// `stored` holds the day.
DayTimeline timeline_view(const StoredDays& stored, std::chrono::local_days day, const Now& now,
                          const Wording& wording);

/// "Prompt at 10:12 after 34 min of sitting", "followed"; a line each.
std::string prompt_words(const StoredPrompt& prompt, const Wording& wording);
std::string routine_words(const StoredRoutine& routine, const Wording& wording);
std::string_view outcome_words(PromptOutcome outcome);

}  // namespace sitwell::gui
