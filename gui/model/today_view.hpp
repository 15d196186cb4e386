// Today, in words and in the units it is drawn in: how long the hips have been flexed, how the day
// went, what to do now.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "gui/model/bars_view.hpp"
#include "gui/model/figure_view.hpp"
#include "gui/model/routine_list_view.hpp"
#include "gui/model/timeline_view.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// A prompt on show.
struct PromptView {
  std::string title, text;
  std::string snooze_label;  ///< "In 10 min"; empty when it cannot be put off any more
};
/// A routine that the clip saw unasked.
struct OfferView {
  std::string title, text;
};

struct TodayView {
  std::array<FigureView, 4> figures;
  std::string week_title;
  BarsView week;  ///< the seven days that end today
  std::string day_title, day_aside;
  DayTimeline day;
  bool day_known = false;  ///< anything of today is
  std::string day_empty;   ///< what to say where nothing is
  RoutineListView routines;
  std::optional<PromptView> prompt;
  std::optional<OfferView> offer;
  std::string no_angle;  ///< why there is no live angle
  Stroke angle_stroke = Stroke::gap;
};

TodayView today_view(const World& world);

/// Why there is no live angle; empty where there is one.
std::string no_angle_words(const World& world);

}  // namespace sitwell::gui
