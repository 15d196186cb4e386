#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kit/timeline.hpp"

namespace sitwell::gui {

namespace {

TimelineView within(const Timeline& line, TimelineView view) {
  const std::int64_t whole = std::max<std::int64_t>(line.to_ms - line.from_ms, 1);
  const std::int64_t length = std::clamp(view.length(), std::min(least_view_ms, whole), whole);
  view.from_ms = std::clamp(view.from_ms, line.from_ms, line.from_ms + whole - length);
  view.to_ms = view.from_ms + length;
  return view;
}

/// Spans too short for a pixel, gathered pixel by pixel.
class Crumbs {
 public:
  explicit Crumbs(std::vector<PixelRun>& runs) : runs_{runs} {}
  void add(float from, float to, Ink ink) {
    const float pixel = std::floor((from + to) / 2);
    if (pixel != pixel_) flush();
    pixel_ = pixel;
    share_[static_cast<std::size_t>(ink)] += to - from;
    any_ = true;
  }
  void flush() {
    if (!any_) return;
    const auto most = std::max_element(share_.begin(), share_.end());
    runs_.push_back({pixel_, pixel_ + 1, static_cast<Ink>(most - share_.begin())});
    share_.fill(0);
    any_ = false;
  }

 private:
  std::vector<PixelRun>& runs_;
  std::array<float, static_cast<std::size_t>(Ink::symptom) + 1> share_{};
  float pixel_ = -1;
  bool any_ = false;
};

}  // namespace

TimelineView view_of(const Timeline& line, const TimelineZoom* zoom) {
  if (!zoom || zoom->from_ms >= zoom->to_ms) return within(line, {line.from_ms, line.to_ms});
  return within(line, {zoom->from_ms, zoom->to_ms});
}

TimelineView zoomed(const Timeline& line, TimelineView view, double factor, double about) {
  const std::int64_t whole = std::max<std::int64_t>(line.to_ms - line.from_ms, 1);
  const auto length = static_cast<double>(view.length());
  const double fixed = static_cast<double>(view.from_ms) + about * length;
  const double longer =
      std::clamp(length * factor, static_cast<double>(std::min(least_view_ms, whole)),
                 static_cast<double>(whole));
  const auto from = static_cast<std::int64_t>(std::llround(fixed - about * longer));
  return within(line, {from, from + static_cast<std::int64_t>(std::llround(longer))});
}

TimelineView moved(const Timeline& line, TimelineView view, std::int64_t by_ms) {
  return within(line, {view.from_ms + by_ms, view.to_ms + by_ms});
}

std::optional<std::size_t> span_at(const Timeline& line, std::int64_t at_ms) {
  const auto found =
      std::upper_bound(line.spans.begin(), line.spans.end(), at_ms,
                       [](std::int64_t at, const TimelineSpan& span) { return at < span.end_ms; });
  if (found == line.spans.end() || found->begin_ms > at_ms) return std::nullopt;
  return static_cast<std::size_t>(found - line.spans.begin());
}

std::vector<PixelRun> pixel_runs(const Timeline& line, TimelineView view, float width) {
  std::vector<PixelRun> runs;
  const double pixel = static_cast<double>(width) / static_cast<double>(view.length());
  const auto x = [&](std::int64_t at) {
    return static_cast<float>(static_cast<double>(at - view.from_ms) * pixel);
  };
  Crumbs crumbs{runs};
  auto span =
      std::upper_bound(line.spans.begin(), line.spans.end(), view.from_ms,
                       [](std::int64_t at, const TimelineSpan& each) { return at < each.end_ms; });
  for (; span != line.spans.end() && span->begin_ms < view.to_ms; ++span) {
    const float from = std::max(x(span->begin_ms), 0.0F);
    const float to = std::min(x(span->end_ms), width);
    if (to - from < 1) {
      crumbs.add(from, to, span->ink);
      continue;
    }
    crumbs.flush();
    runs.push_back({from, to, span->ink});
  }
  crumbs.flush();
  return runs;
}

}  // namespace sitwell::gui
