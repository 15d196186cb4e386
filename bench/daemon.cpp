// What the daemon costs without its event loop and cable: an hour live, and a day's log read into
// a real history.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "daemon/life.hpp"
#include "history/fixture.hpp"

namespace {

using namespace sitwell;
using namespace sitwell::testing;
using namespace std::chrono_literals;

EmulatedClip worn(const std::vector<DayKind>& days) {
  SimulatedWearerSettings wearer;
  wearer.guided_calibration = false;
  return {{.serial = "SW-1"}, simulated_imu(wearer, days, 9 * 3600)};
}

/// The clip and its wearer included: a ceiling for what decoding, tracking and storing take.
void live_hour(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    const TempFolder folder;
    auto life = std::make_unique<Life>(folder.file(), worn({DayKind::office}));
    life->start_daemon();
    life->plug();
    state.ResumeTiming();
    life->run_for(1h);
    state.PauseTiming();
    life.reset();
    state.ResumeTiming();
  }
  state.counters["s_per_hour"] = benchmark::Counter(
      double(state.iterations()), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(live_hour)->Unit(benchmark::kMillisecond);

/// From plugging in a clip whose log is full to live: identify, drain, track, one transaction.
void full_log(benchmark::State& state) {
  const TempFolder flash;
  std::uint32_t epochs = 0;
  {  // worn through four days without a computer: the log's oldest epochs have given way
    const TempFolder unused;
    Life life(unused.file(),
              {{.serial = "SW-1", .flash = flash.path() / "flash"},
               simulated_imu({}, std::vector<DayKind>(4, DayKind::office), 6 * 3600)});
    life.run_for(72h);
    const SitwellLogExtent extent = life.clip().log_extent();
    epochs = extent.end - extent.begin;
  }
  for (auto _ : state) {
    state.PauseTiming();
    const TempFolder folder;
    const auto copy = folder.path() / "flash";
    std::filesystem::copy_file(flash.path() / "flash", copy);
    auto life = std::make_unique<Life>(
        folder.file(), EmulatedClip{{.serial = "SW-1", .flash = copy},
                                    simulated_imu({}, {DayKind::office}, 9 * 3600)});
    life->start_daemon();
    state.ResumeTiming();
    life->plug();
    while (!life->streaming()) life->run_for(10ms);
    state.PauseTiming();
    life.reset();
    state.ResumeTiming();
  }
  state.counters["epochs"] = epochs;
  state.counters["epochs_per_s"] =
      benchmark::Counter(double(epochs) * double(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(full_log)->Unit(benchmark::kMillisecond);

}  // namespace
