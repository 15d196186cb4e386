// What the dashboard costs without a screen: a frame of every page built with ten years loaded, the
// same when something has changed, and reading those years. What needs a window is measured by
// dashboard_tests.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "config/routine_catalogue.hpp"
#include "folder.hpp"
#include "gui/app.hpp"
#include "gui/demo/demo_history.hpp"
#include "gui/demo/demo_writer.hpp"
#include "gui/feeds/history_feed.hpp"
#include "gui/model/page_names.hpp"
#include "gui/support/headless.hpp"
#include "gui/support/worlds.hpp"

namespace {

using namespace sitwell;
using namespace sitwell::gui;

constexpr int ten_years_of_weeks = 520;

DemoSettings wearer(int weeks) {
  return {.weeks = weeks, .now_utc_ms = test::fixed_now().utc_ms, .offset_at = [](std::int64_t) {
            return std::int32_t{3600};
          }};
}

void make_history(const std::filesystem::path& file, int weeks) {
  const DemoSettings settings = wearer(weeks);
  write_demo(file, demo_history(settings, shipped_routines()), demo_midnight_utc_ms(settings));
}

const std::filesystem::path& ten_years_file() {
  static const Folder folder;
  static const std::filesystem::path file = [] {
    make_history(folder.file(), ten_years_of_weeks);
    return folder.file();
  }();
  return file;
}

/// The app on one page, in a window that nobody sees.
struct Shown {
  explicit Shown(Page page) {
    app.open(page);
    world = test::ten_years_world(app.needs(test::empty_world()));
    screen.frame_bare([this](Ui& ui) { app.draw(ui, world); });
  }
  App app;
  World world;
  Headless screen;
};

Page page_of(const benchmark::State& state) { return static_cast<Page>(state.range(0)); }

void frame(benchmark::State& state) {
  Shown shown(page_of(state));
  for ([[maybe_unused]] const auto each : state) shown.screen.frames();
  state.SetLabel(std::string{name_of(page_of(state))});
}

void frame_after_a_change(benchmark::State& state) {
  Shown shown(page_of(state));
  for ([[maybe_unused]] const auto each : state) {
    ++shown.world.revision;
    shown.screen.frames();
  }
  state.SetLabel(std::string{name_of(page_of(state))});
}

void read(benchmark::State& state, const Needs& needs) {
  const std::filesystem::path& file = ten_years_file();
  for ([[maybe_unused]] const auto each : state)
    benchmark::DoNotOptimize(read_history(file, test::fixed_now(), needs));
}

void demonstration_made(benchmark::State& state) {
  for ([[maybe_unused]] const auto each : state) {
    const Folder folder;
    make_history(folder.file(), 12);
  }
}

Needs month() {
  const std::chrono::local_days today = test::fixed_now().today;
  return {.window = {{today - std::chrono::days{30}, today}}};
}

BENCHMARK(frame)->DenseRange(0, static_cast<int>(Page::settings))->Unit(benchmark::kMicrosecond);
BENCHMARK(frame_after_a_change)
    ->DenseRange(0, static_cast<int>(Page::settings))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(read, today, Needs{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, month, month())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read, whole, Needs{.whole = true})->Unit(benchmark::kMillisecond);
BENCHMARK(demonstration_made)->Unit(benchmark::kMillisecond);

}  // namespace
