// Every page in both themes and three sizes, as it was looked at and blessed (tests/gui/pictures).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/app.hpp"
#include "gui/blessed.hpp"
#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"
#include "gui/window/picture.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;

namespace {

// The history is read once it is known what is needed of it, and layout takes its frames, too.
constexpr int frames_to_settle = 6;
struct Size {
  const char* name;
  int width, height;
  float scale;
};
constexpr Size usual{"usual", 1280, 800, 1};
constexpr std::array sizes{Size{"small", 900, 640, 1}, usual, Size{"fine", 1280, 800, 1.5F}};
constexpr Size whole_gallery{"whole", 1280, 3400, 1};

using Tells = const Story& (*)();

/// What is to be seen, and how one gets there.
struct View {
  const char* name;
  World (*world)();
  Page page = Page::today;
  std::vector<std::string> presses{};
  Tells tells = nullptr;  ///< read by what the page needs, as a feed does
  bool welcome = false;
};

World weeks() { return working_week_world(); }
World weeks_with_prompt() { return prompt_world(); }
World weeks_with_offer() { return offer_world(); }
World weeks_without_daemon() { return no_daemon_world(); }
World weeks_in_session() { return session_world(); }

const std::vector<View> pages{
    {"today", weeks},
    {"history", weeks, Page::history, {}, working_weeks},
    {"history-year", weeks, Page::history, {"history/range/2"}, ten_years},
    {"routines", weeks, Page::routines},
    {"routines-session", weeks_in_session},
    {"check-in", weeks, Page::check_in},
    {"plan", weeks, Page::plan},
    {"learn", weeks, Page::learn},
    {"clip", weeks, Page::clip},
    {"settings", weeks, Page::settings},
    {"welcome", empty_world, Page::today, {}, nullptr, true},
    {"screening", weeks, Page::routines, {"routines/screening"}},
};
/// Other states of them, in the usual size.
const std::vector<View> states{
    {"today-prompt", weeks_with_prompt},
    {"today-offer", weeks_with_offer},
    {"today-no-daemon", weeks_without_daemon},
    {"today-empty", empty_world},
    {"history-month", weeks, Page::history, {"history/range/1"}, working_weeks},
    {"history-all", weeks, Page::history, {"history/range/3"}, ten_years},
    {"history-day", weeks, Page::history, {"history/open/1"}, working_weeks},
    {"history-empty", empty_world, Page::history},
    {"routines-one", weeks, Page::routines, {"routines/lunge/open"}},
    {"clip-none", empty_world, Page::clip},
};
/// Looked at whole.
const View gallery{"gallery", weeks, Page::gallery};

/// The dashboard with that on show, and somebody's hands to bring it there.
class Scene {
 public:
  explicit Scene(const View& view) : world_(view.world()), tells_(view.tells) {
    app_.open(view.page);
    app_.welcome(view.welcome);
    if (view.presses.empty()) return;
    Headless screen;
    screen.frame_bare([this](Ui& ui) { draw(ui); });
    screen.frames(frames_to_settle);
    for (const std::string& name : view.presses) {
      screen.click(name);
      screen.frames(frames_to_settle);
    }
  }

  [[nodiscard]] Picture picture(const Size& size, ThemeKind theme) {
    return draw_picture({.width = size.width,
                         .height = size.height,
                         .scale = size.scale,
                         .theme = theme,
                         .frames = frames_to_settle},
                        [this](Ui& ui) { draw(ui); });
  }

 private:
  void draw(Ui& ui) {
    if (const Needs needs = app_.needs(world_); tells_ && needs != needs_) {
      needs_ = needs;
      world_.history = history_of(tells_(), world_.now, needs);
      ++world_.revision;
    }
    app_.draw(ui, world_);
    app_.take();
  }

  World world_;
  Tells tells_;
  std::optional<Needs> needs_;
  App app_;
};

/// What there is a picture of.
struct Shot {
  const View* view;
  Size size;
  ThemeKind theme;
  [[nodiscard]] std::string name() const {
    return fmt::format("{}-{}-{}", view->name, size.name,
                       theme == ThemeKind::light ? "light" : "dark");
  }
};

std::vector<Shot> shots() {
  std::vector<Shot> all;
  for (const ThemeKind theme : {ThemeKind::light, ThemeKind::dark}) {
    for (const View& page : pages)
      for (const Size& size : sizes) all.push_back({&page, size, theme});
    for (const View& state : states) all.push_back({&state, usual, theme});
    all.push_back({&gallery, whole_gallery, theme});
  }
  return all;
}

/// Of views whose names begin so.
void check_pictures(std::string_view beginning) {
  if (const std::string why = why_not_compared(); !why.empty()) {
    std::cout << "skipped: pictures are not compared: " << why << '\n';
    return;
  }
  std::map<const View*, Scene> scenes;
  std::vector<std::string> wrong;
  for (const Shot& shot : shots()) {
    if (!std::string_view{shot.view->name}.starts_with(beginning)) continue;
    Scene& scene = scenes.try_emplace(shot.view, *shot.view).first->second;
    std::string how = against_blessed(shot.name(), scene.picture(shot.size, shot.theme));
    if (!how.empty()) wrong.push_back(std::move(how));
  }
  INFO(fmt::format("{}", fmt::join(wrong, "\n")));
  CHECK(wrong.empty());
}

}  // namespace

TEST_CASE("pictures of today are as they were blessed", "[pictures][today][long]") {
  check_pictures("today");
}
TEST_CASE("pictures of the history are as they were blessed", "[pictures][history][long]") {
  check_pictures("history");
}
TEST_CASE("pictures of routines are as they were blessed", "[pictures][routines][long]") {
  check_pictures("routines");
}
TEST_CASE("pictures of the check-in are as they were blessed", "[pictures][check-in][long]") {
  check_pictures("check-in");
}
TEST_CASE("pictures of the plan are as they were blessed", "[pictures][plan][long]") {
  check_pictures("plan");
}
TEST_CASE("pictures of learn are as they were blessed", "[pictures][learn][long]") {
  check_pictures("learn");
}
TEST_CASE("pictures of the clip are as they were blessed", "[pictures][clip][long]") {
  check_pictures("clip");
}
TEST_CASE("pictures of the settings are as they were blessed", "[pictures][settings][long]") {
  check_pictures("settings");
}
TEST_CASE("pictures of the welcome are as they were blessed", "[pictures][welcome][long]") {
  check_pictures("welcome");
}
TEST_CASE("pictures of the screening are as they were blessed", "[pictures][screening][long]") {
  check_pictures("screening");
}
TEST_CASE("pictures of the gallery are as they were blessed", "[pictures][gallery][long]") {
  check_pictures("gallery");
}

TEST_CASE("every blessed picture is one of a view, and every view has its pictures") {
  std::vector<std::string> names;
  for (const Shot& shot : shots()) names.push_back(shot.name());
  std::sort(names.begin(), names.end());
  CHECK(blessed_names() == names);
}
