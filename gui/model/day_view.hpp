// One day of the history, opened: its timeline, its figures, its bouts, routines and prompts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/model/figure_view.hpp"
#include "gui/model/timeline_view.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

struct DayEvent {
  Stroke stroke = Stroke::prompt;
  std::string when, words;
  std::int64_t at_ms = 0;  ///< on the timeline
  friend bool operator==(const DayEvent&, const DayEvent&) = default;
};

struct DayView {
  std::string title;
  bool reading = false;
  bool nothing = false;  ///< nothing was recorded on it
  std::string note;      ///< worn for too short; clocks that changed
  std::vector<FigureView> figures;
  DayTimeline line;  ///< with its bouts of sitting
  std::string bouts_title;
  std::vector<SittingBout> bouts;  ///< those long enough for a row
  std::string shorter;             ///< what became of the others, in words
  std::vector<DayEvent> events;
};

DayView day_view(const World& world, std::chrono::local_days day);

}  // namespace sitwell::gui
