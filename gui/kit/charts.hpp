// The charts. Each takes a plain description in the units it is drawn in, and says what is pointed
// at and pressed; what the figures mean is the view models' business. Drawn on ImDrawList:
// nice-number ticks, labels thinned where they would touch, shapes repeating what colours say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure.hpp"
#include "gui/kit/ui.hpp"

namespace sitwell::gui {

/// What somebody did with a chart in this frame.
struct ChartUse {
  std::optional<std::size_t> hovered;
  std::optional<std::size_t> pressed;
};

// ---- a figure of a card ----

struct FigureCard {
  const char* icon = nullptr;
  std::string label;            ///< "Sitting"
  std::string value;            ///< "4 h 12"
  std::string note;             ///< "goal 5 h · 2 h 10 less than usual"
  std::optional<double> share;  ///< of the goal or limit, as a thin bar; may pass 1
  std::optional<bool> good;     ///< on the good side; told by an icon and a word in the note
  Ink ink = Ink::sitting;
};
void figure_card(Ui& ui, std::string_view name, const FigureCard& figure, ImVec2 size);

// ---- bars ----

struct BarPart {
  Ink ink = Ink::sitting;
  double value = 0;
};
struct Bar {
  std::string label;              ///< below it; thinned where there are many
  std::vector<BarPart> parts;     ///< from below
  std::optional<double> average;  ///< a tick across it
  int diamonds = 0;               ///< routines done, above it
  bool doubtful = false;          ///< hatched: too little was worn for it to count
  bool current = false;           ///< today, or what is open: its label is strong
  std::string tooltip;            ///< lines
};
struct BarChart {
  std::vector<Bar> bars;
  std::optional<double> goal;
  std::string goal_label;
  std::string unit;      ///< of the axis: "h"
  double least_top = 1;  ///< the axis reaches at least so far
};
/// Parts of the register: "NAME/0" ...; Left and Right move a keyboard cursor, Enter presses.
ChartUse bar_chart(Ui& ui, std::string_view name, const BarChart& chart, ImVec2 size);

// ---- timelines ----

/// Along an axis of local time: milliseconds of UTC plus the day's offset, so that labels are the
/// clock's on the wall.
struct TimelineSpan {
  std::int64_t begin_ms = 0, end_ms = 0;
  Ink ink = Ink::gap;
  std::string tooltip;
};
struct TimelineMark {
  std::int64_t at_ms = 0;
  Ink ink = Ink::prompt;  ///< prompt: a triangle; routine: a diamond
  std::string tooltip;
};
/// From there on the clock on the wall showed so much more than the axis: it was changed.
struct ClockShift {
  std::int64_t at_ms = 0, by_ms = 0;
};
struct Timeline {
  std::int64_t from_ms = 0, to_ms = 0;
  std::vector<TimelineSpan> spans;  ///< in order, none overlaps another
  std::vector<TimelineMark> marks;
  std::optional<std::int64_t> now_ms;
  bool twelve_hours = false;         ///< labels as 2 pm
  std::vector<ClockShift> shifts{};  ///< in order; labels go by them
};
/// What part of it is shown; kept by the page. Wheel and + - zoom about the pointer (or middle)
/// from the whole to a minute, dragging and arrows move, double click, Home and 0 show the whole
/// again.
struct TimelineZoom {
  std::int64_t from_ms = 0, to_ms = 0;  ///< equal: the whole
};
/// `zoom` null: a thin one without axis, of which many are stacked. The use is of spans.
ChartUse timeline(Ui& ui, std::string_view name, const Timeline& line, ImVec2 size,
                  TimelineZoom* zoom);

// ---- the live angle ----

struct AngleTrace {
  std::vector<ImVec2> points;  ///< x seconds before now, 60 to 0; y degrees; NaN breaks the line
};
struct AngleGauge {
  std::optional<double> flexion_deg;                 ///< 0 standing, 90 seated
  std::optional<double> band_from_deg, band_to_deg;  ///< what a routine looks for
  Ink ink = Ink::sitting;
  std::string words;  ///< "sitting since 14:05"
};
/// An arc with a thigh that turns, the figure, and the last minute's trace below it.
void angle_gauge(Ui& ui, std::string_view name, const AngleGauge& gauge, const AngleTrace& trace,
                 ImVec2 size);

// ---- a hold ----

struct HoldRing {
  double share = 0;       ///< of the hold that is counted, 0 to 1
  std::string middle;     ///< "18"
  std::string below;      ///< "seconds left"
  bool counting = false;  ///< fills right now; else it rests, and is drawn so
  bool by_clock = false;  ///< timed, not confirmed: dashed
};
void hold_ring(Ui& ui, std::string_view name, const HoldRing& ring, float diameter);

/// A disc that grows and shrinks with a slow breath, and says in or out. `begin_s` on Ui::now_s.
void breathing_pacer(Ui& ui, std::string_view name, int in_s, int out_s, double begin_s,
                     float diameter);

/// The pose as a figure standing, sitting or lying in the box; `far` limbs paler, the working side
/// in the routine's hue.
struct StickFigure {
  Figure figure;
  bool highlight_near = false, highlight_far = false;
  bool mirrored =
      false;  ///< seen from the left side, facing left: the near limbs are the left ones
};
void stick_figure(Ui& ui, std::string_view name, const StickFigure& figure, ImVec2 size);

// ---- years and trends ----

struct HeatDay {
  std::optional<double> value;  ///< nothing: not worn
  bool doubtful = false;
  bool routine = false;  ///< a dot
  std::string tooltip;
};
/// Weeks in columns, Monday at the top.
struct HeatMap {
  int first_weekday = 0;  ///< of days[0]; 0 is Monday
  std::vector<HeatDay> days;
  std::vector<std::pair<std::size_t, std::string>> months;  ///< label at the day
  std::vector<std::string> weekdays;                        ///< seven short names from Monday
  double low = 0, high = 1;                                 ///< of the colour scale
  std::string low_label, high_label;
};
ChartUse heat_map(Ui& ui, std::string_view name, const HeatMap& map, ImVec2 size);

struct LineSeries {
  std::string label;
  Ink ink = Ink::symptom;
  int shape = 0;  ///< of its points: 0 disc, 1 square, 2 triangle, 3 ring
  std::vector<std::optional<double>> values;  ///< one an x; nothing breaks the line
};
struct LineChart {
  std::vector<std::string> labels;  ///< one an x
  std::vector<LineSeries> series;
  double least_top = 1;
  std::string unit;
  std::vector<std::string> tooltips;  ///< one an x, or none at all
};
ChartUse line_chart(Ui& ui, std::string_view name, const LineChart& chart, ImVec2 size);

struct LegendEntry {
  Ink ink = Ink::sitting;
  std::string label;
};
void legend(Ui& ui, const std::vector<LegendEntry>& entries);
/// The shape that stands for it, about `size` high, its middle at that point.
void draw_shape(Ui& ui, ImDrawList& list, Ink ink, ImVec2 middle, float size);

}  // namespace sitwell::gui
