// What of a timeline is looked at, and what is there: pure, beside the drawing of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gui/kit/charts.hpp"

namespace sitwell::gui {

inline constexpr std::int64_t least_view_ms = 60'000;

struct TimelineView {
  std::int64_t from_ms = 0, to_ms = 1;
  [[nodiscard]] std::int64_t length() const { return to_ms - from_ms; }
};
/// What the zoom shows of it, never beyond its ends nor less than a minute.
TimelineView view_of(const Timeline& line, const TimelineZoom* zoom);
/// The view made `factor` times as long about a point 0 to 1 from its left.
TimelineView zoomed(const Timeline& line, TimelineView view, double factor, double about);
/// The view moved, as far as there is something.
TimelineView moved(const Timeline& line, TimelineView view, std::int64_t by_ms);

std::optional<std::size_t> span_at(const Timeline& line, std::int64_t at_ms);

struct PixelRun {
  float from = 0, to = 0;  ///< in pixels from the view's left
  Ink ink = Ink::gap;
  friend bool operator==(const PixelRun&, const PixelRun&) = default;
};
/// What is to be drawn of a view that many pixels wide: each span that is at least a pixel, and for
/// each pixel with shorter ones the ink that most of it has. Never more than two runs a pixel.
std::vector<PixelRun> pixel_runs(const Timeline& line, TimelineView view, float width);

// ---- hands on it ----

struct ItemUse;
inline constexpr int timeline_cursor_whole = 1000;  ///< the cursor is in thousandths of the view
inline constexpr float timeline_cursor_step = 0.025F;
inline constexpr float timeline_drag_begins = 3;  ///< pixels of the design; less is a click
/// The view after the wheel, a drag, a double click over the lane.
TimelineView moved_by_mouse(const Ui& ui, const Timeline& line, const ItemUse& use,
                            const Rect& lane, TimelineView view);
/// The view after a key; the cursor is moved, too.
TimelineView moved_by_keys(const Timeline& line, TimelineView view, int& cursor);

}  // namespace sitwell::gui
