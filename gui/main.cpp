// sitwell-dashboard: exposure, routines and what to do now, in a window; or a picture of it.
#include <fmt/format.h>
#include <malloc.h>

#include <clocale>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>

#include "gui/dashboard.hpp"
#include "gui/demo/demo.hpp"
#include "gui/end_signals.hpp"
#include "gui/feeds/desktop_feed.hpp"
#include "gui/model/page_names.hpp"
#include "gui/options.hpp"
#include "gui/window/fonts.hpp"
#include "gui/window/inspector.hpp"
#include "gui/window/picture.hpp"
#include "gui/window/window.hpp"
#include "gui/window_state.hpp"

namespace {

using namespace sitwell::gui;

// As `sitwell` ends when something could not be done.
constexpr int failed = 1;
// Long enough for a daemon that is there to answer, or for one that was just started to know how
// its wearer sits.
constexpr std::chrono::milliseconds picture_waits{1500}, demo_picture_waits{4000};

ThemeKind theme_of(bool dark) { return dark ? ThemeKind::dark : ThemeKind::light; }

// Names in letters that no font here has, or that ImGui cannot set, are no names.
Wording drawable_wording() {
  const Wording wording = locale_wording();
  return can_write(wording.names()) ? wording : wording.in_english();
}

DashboardSettings settings_of(const Options& options, const Demo* demo) {
  DashboardSettings settings;
  settings.database = demo ? demo->database() : options.database;
  settings.demo = demo != nullptr;
  if (demo) settings.demo_problem = demo->problem();
  settings.page = options.page;
  settings.welcome = options.welcome;
  settings.wording = drawable_wording();
  return settings;
}

int make_picture(const Options& options, const Demo* demo) {
  Dashboard dashboard{settings_of(options, demo), {}};
  dashboard.settle(demo ? demo_picture_waits : picture_waits);
  PictureSettings picture;
  picture.width = options.width;
  picture.height = options.height;
  picture.scale = options.scale;
  picture.theme = options.theme.value_or(ThemeKind::light);
  picture.words = dashboard.world().wording.names();
  write_png(draw_picture(picture, [&](Ui& ui) { dashboard.frame(ui); }), options.screenshot);
  return 0;
}

int open_window(const Options& options, const Demo* demo) {
  const std::filesystem::path state_path = default_window_state_path();
  WindowState state = read_window_state(state_path);
  const std::string desktop_bus = demo ? demo->desktop_bus() : std::string{};
  DesktopFeed desktop{{.single = demo == nullptr, .bus = desktop_bus}, &Window::wake};
  if (desktop.raised_another(options.page)) return 0;

  DashboardSettings settings = settings_of(options, demo);
  if (!settings.page) settings.page = state.page;
  settings.welcome = options.welcome || (!state.welcomed && !demo);
  const char* title = demo ? "Sitwell (demo)" : "Sitwell";
  Window window{title, state.place, options.theme.value_or(theme_of(desktop.prefers_dark())),
                settings.wording.names()};
  Dashboard dashboard{settings,
                      {.wake = &Window::wake,
                       .copy = [&window](const std::string& text) { window.copy(text); },
                       .welcomed = [&state] { state.welcomed = true; }}};
  const EndSignals ending{[&window] {
    window.close();
    Window::wake();
  }};
  const auto turn = [&] {
    const DesktopFeed::Heard news = desktop.take();
    if (news.prefers_dark && !options.theme) window.set_theme(theme_of(*news.prefers_dark));
    if (news.raise) {
      if (news.page) dashboard.open(*news.page);
      window.raise();
    }
    const News of_dashboard = dashboard.turn();
    return news.prefers_dark || news.raise ? News::all : of_dashboard;
  };
  std::optional<Inspector> inspector = Inspector::wanted();
  const auto frame = [&](Ui& ui) { dashboard.frame(ui); };
  window.run(turn, [&](Ui& ui) {
    if (inspector)
      inspector->frame(ui, frame, name_of(dashboard.page()));
    else
      frame(ui);
  });
  state.place = window.place();
  state.page = dashboard.page();
  write_window_state(state_path, state);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  const Options& options = *parsed.options;
  // A pool of memory for each of the renderer's threads would cost more than all the history.
  mallopt(M_ARENA_MAX, 1);
  std::setlocale(LC_TIME, "");
  std::setlocale(LC_CTYPE, "");
  try {
    // Before anybody reads the environment, and before there are other threads.
    std::optional<Demo> demo;
    if (options.demo) demo.emplace();
    const Demo* shown = demo ? &*demo : nullptr;
    return options.screenshot.empty() ? open_window(options, shown) : make_picture(options, shown);
  } catch (const std::exception& error) {
    fmt::print(stderr, "sitwell-dashboard: {}\n", error.what());
    return failed;
  }
}
