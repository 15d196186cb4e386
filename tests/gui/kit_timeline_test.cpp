#include <algorithm>
#include <string>

#include "gui/kit/timeline.hpp"
#include "gui/pages/gallery_samples.hpp"
#include "gui/support/headless.hpp"
#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

/// Four to four; an hour each of sitting and standing in turn.
Timeline hours() {
  Timeline line;
  line.from_ms = 4 * hour;
  line.to_ms = 28 * hour;
  for (int i = 0; i < 24; ++i)
    line.spans.push_back({line.from_ms + i * hour, line.from_ms + (i + 1) * hour,
                          i % 2 == 0 ? Ink::sitting : Ink::standing,
                          std::string{"hour "}.append(std::to_string(i))});
  line.marks.push_back({16 * hour, Ink::prompt, "Asked to stand"});
  return line;
}

struct Shown {
  Timeline line = hours();
  TimelineZoom zoom;
  ChartUse use;
  std::optional<std::size_t> pressed;
  Headless screen;
  Shown() {
    screen.frame([this](Ui& ui) {
      use = timeline(ui, "day", line, {1000, 120}, &zoom);
      if (use.pressed) pressed = use.pressed;
    });
  }
  [[nodiscard]] std::int64_t length() const { return zoom.to_ms - zoom.from_ms; }
};

}  // namespace

TEST_CASE("a view is never beyond the ends of what there is, nor less than a minute") {
  const Timeline line = hours();
  const TimelineZoom before{0, 2 * hour}, tiny{10 * hour, 10 * hour + 5}, nothing;
  CHECK(view_of(line, &before).from_ms == line.from_ms);
  CHECK(view_of(line, &before).length() == 2 * hour);
  CHECK(view_of(line, &tiny).length() == minute);
  CHECK(view_of(line, &nothing).length() == 24 * hour);
  CHECK(view_of(line, nullptr).length() == 24 * hour);
  Timeline short_one = line;
  short_one.to_ms = line.from_ms + 20'000;
  CHECK(view_of(short_one, &nothing).length() == 20'000);
}

TEST_CASE("zooming keeps the point that it is about in its place") {
  const Timeline line = hours();
  TimelineView view = view_of(line, nullptr);
  for (int i = 0; i < 12; ++i) {
    const double about = 0.3;
    const double before =
        static_cast<double>(view.from_ms) + about * static_cast<double>(view.length());
    view = zoomed(line, view, 0.8, about);
    const double after =
        static_cast<double>(view.from_ms) + about * static_cast<double>(view.length());
    CHECK(after == Approx(before).margin(2));
  }
  for (int i = 0; i < 100; ++i) view = zoomed(line, view, 0.8, 0.5);
  CHECK(view.length() == minute);
  for (int i = 0; i < 100; ++i) view = zoomed(line, view, 1.3, 0.9);
  CHECK(view.from_ms == line.from_ms);
  CHECK(view.to_ms == line.to_ms);
}

TEST_CASE("moving stops at the ends") {
  const Timeline line = hours();
  const TimelineView view{10 * hour, 12 * hour};
  CHECK(moved(line, view, hour).from_ms == 11 * hour);
  CHECK(moved(line, view, -100 * hour).from_ms == line.from_ms);
  CHECK(moved(line, view, 100 * hour).to_ms == line.to_ms);
}

TEST_CASE("the span at a time is found, and none in between") {
  Timeline line;
  line.to_ms = 100;
  line.spans = {
      {10, 20, Ink::sitting, {}}, {20, 30, Ink::standing, {}}, {50, 60, Ink::sitting, {}}};
  CHECK_FALSE(span_at(line, 9));
  CHECK(span_at(line, 10) == 0U);
  CHECK(span_at(line, 20) == 1U);
  CHECK_FALSE(span_at(line, 40));
  CHECK(span_at(line, 59) == 2U);
  CHECK_FALSE(span_at(line, 60));
}

TEST_CASE("of spans shorter than a pixel, the one of which there is most is drawn") {
  Timeline line;
  line.to_ms = 1000;
  line.spans = {{0, 3, Ink::standing, {}}, {3, 9, Ink::sitting, {}},  {9, 10, Ink::moving, {}},
                {10, 40, Ink::lying, {}},  {40, 44, Ink::moving, {}}, {90, 96, Ink::moving, {}}};
  const std::vector<PixelRun> runs = pixel_runs(line, {0, 1000}, 100);
  REQUIRE(runs.size() == 4);
  CHECK(runs[0] == PixelRun{0, 1, Ink::sitting});
  CHECK(runs[1] == PixelRun{1, 4, Ink::lying});
  CHECK(runs[2] == PixelRun{4, 5, Ink::moving});
  CHECK(runs[3] == PixelRun{9, 10, Ink::moving});
}

TEST_CASE("ten thousand spans are drawn as the width of it needs, and cut to the view") {
  const Timeline line = sample::crowded_day();
  REQUIRE(line.spans.size() == 10'000);
  const std::vector<PixelRun> whole = pixel_runs(line, view_of(line, nullptr), 900);
  CHECK(whole.size() <= 900);
  const TimelineView near{line.from_ms + hour, line.from_ms + hour + minute};
  const std::vector<PixelRun> few = pixel_runs(line, near, 900);
  CHECK(few.size() <= 9);
  for (const PixelRun& run : few) {
    CHECK(run.from >= 0);
    CHECK(run.to <= 900);
  }
}

TEST_CASE("the wheel zooms about the pointer, and a double click shows the whole again") {
  Shown shown;
  shown.screen.hover_at("day", 0.25F, 0.5F);
  REQUIRE(shown.use.hovered == 6U);
  shown.screen.wheel("day", 1);
  CHECK(shown.length() < 24 * hour);
  CHECK(shown.length() > 16 * hour);
  for (int i = 0; i < 60; ++i) shown.screen.wheel("day", 1);
  CHECK(shown.length() == minute);
  CHECK(shown.zoom.from_ms <= 16 * hour);
  CHECK(shown.zoom.to_ms >= 16 * hour);
  shown.screen.double_click_at("day", 0.5F, 0.5F);
  CHECK(shown.length() == 0);
}

TEST_CASE("a page does not scroll while a timeline takes the wheel") {
  Headless screen{{.height = 300}};
  const Timeline line = hours();
  TimelineZoom zoom;
  screen.frame([&](Ui& ui) {
    timeline(ui, "day", line, {600, 120}, &zoom);
    ImGui::Dummy({10, 2000});
  });
  const float before = screen.rect("day").min.y;
  screen.wheel("day", -1);
  screen.wheel("day", 2);
  CHECK(screen.rect("day").min.y == before);
  CHECK(zoom.to_ms > zoom.from_ms);
}

TEST_CASE("dragging moves what is seen, and is no press") {
  Shown shown;
  shown.zoom = {10 * hour, 14 * hour};
  shown.screen.drag("day", -250, 0);
  CHECK(shown.zoom.from_ms == Approx(static_cast<double>(11 * hour)).margin(minute));
  CHECK(shown.length() == 4 * hour);
  CHECK_FALSE(shown.pressed);
}

TEST_CASE("a click presses the span that is there") {
  Shown shown;
  shown.screen.click_at("day", 0.52F, 0.5F);
  CHECK(shown.pressed == 12U);
}

TEST_CASE("spans and marks tell about themselves when they are pointed at") {
  Shown shown;
  shown.screen.hover_at("day", 0.02F, 0.5F);
  CHECK(shown.screen.shows("hour 0"));
  shown.screen.hover_at("day", 0.5F, 0.05F);
  CHECK(shown.screen.shows("Asked to stand"));
  CHECK_FALSE(shown.use.hovered);
}

TEST_CASE("a timeline is walked, zoomed and read by the keyboard") {
  Shown shown;
  shown.screen.tab_to("day");
  CHECK(shown.use.hovered == 12U);
  CHECK(shown.screen.shows("hour 12"));
  CHECK(shown.screen.shows("Asked to stand"));  // which is at the cursor
  for (int i = 0; i < 4; ++i) shown.screen.press(ImGuiKey_LeftArrow);
  CHECK(shown.use.hovered == 9U);
  CHECK(shown.screen.focused() == "day");
  shown.screen.press(ImGuiKey_Enter);
  CHECK(shown.pressed == 9U);
  for (int i = 0; i < 5; ++i) shown.screen.press('+');
  CHECK(shown.use.hovered == 9U);
  const std::int64_t from = shown.zoom.from_ms;
  CHECK(shown.length() < 6 * hour);
  for (int i = 0; i < 40; ++i) shown.screen.press(ImGuiKey_RightArrow);
  CHECK(shown.zoom.from_ms > from);
  shown.screen.press('-');
  CHECK(shown.length() < 9 * hour);
  shown.screen.press('0');
  CHECK(shown.length() == 0);
  shown.screen.press('+');
  shown.screen.press(ImGuiKey_Home);
  CHECK(shown.length() == 0);
}

TEST_CASE("at the end of a timeline the arrow leaves it") {
  Headless screen;
  const Timeline line = hours();
  TimelineZoom zoom;
  screen.frame([&](Ui& ui) {
    timeline(ui, "day", line, {600, 120}, &zoom);
    ImGui::SameLine();
    ImGui::InvisibleButton("elsewhere", {40, 40});
    ui.mark("elsewhere", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  });
  screen.tab_to("day");
  for (int i = 0; i < 25 && screen.focused() == "day"; ++i) screen.press(ImGuiKey_RightArrow);
  CHECK(screen.focused() == "elsewhere");
}

TEST_CASE("the axis is marked as closely as one looks") {
  Shown shown;
  shown.screen.frames();
  CHECK(shown.screen.shows("16:00"));
  CHECK_FALSE(shown.screen.shows("16:10"));
  shown.zoom = {16 * hour, 17 * hour};
  shown.screen.frames(2);
  CHECK(shown.screen.shows("16:10"));
  shown.zoom = {16 * hour, 16 * hour + minute};
  shown.screen.frames(2);
  CHECK(shown.screen.shows("16:00:30"));
  shown.line.twelve_hours = true;
  shown.zoom = {};
  shown.screen.frames(2);
  CHECK(shown.screen.shows("4 pm"));
}

TEST_CASE("a timeline of no length, and one without spans, are no trouble") {
  Headless screen;
  Timeline nothing, empty;
  empty.to_ms = 24 * hour;
  TimelineZoom zoom;
  ChartUse use;
  screen.frame([&](Ui& ui) {
    timeline(ui, "nothing", nothing, {600, 120}, &zoom);
    use = timeline(ui, "empty", empty, {600, 120}, &zoom);
    timeline(ui, "thin", empty, {600, 20}, nullptr);
  });
  screen.hover("empty");
  CHECK_FALSE(use.hovered);
}
