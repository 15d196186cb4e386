// What the history costs: saving, and the charts' queries on ten years at sixty bouts a day.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "folder.hpp"
#include "history/reader.hpp"
#include "history/writer.hpp"

namespace {

using namespace sitwell;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;

constexpr std::int64_t begin_utc_ms = 1'451'606'400'000;  // 2016-01-01
constexpr local_days begin_day{std::chrono::days{16'801}};
constexpr int years = 10;
constexpr int bouts_a_day = 60;

Calendar calendar() {
  return Calendar{{Instant{}, begin_utc_ms}, [](std::int64_t) { return 3600; }};
}

/// A day of full-time wear: postures in turn, lengths as people have them.
std::vector<Effect> day_of_bouts(int day, std::mt19937& random) {
  std::lognormal_distribution<double> weight{0, 1};
  std::vector<double> weights(bouts_a_day);
  double sum = 0;
  for (double& w : weights) sum += w = weight(random) + 0.01;
  std::vector<Effect> effects;
  Instant at{std::chrono::hours{24} * day};
  for (int i = 0; i < bouts_a_day; ++i) {
    const Duration length = from_seconds(86'400 * weights[static_cast<std::size_t>(i)] / sum);
    const Posture posture = i % 20 == 19 ? Posture::lying
                            : i % 2 == 0 ? Posture::sitting
                            : i % 4 == 1 ? Posture::standing
                                         : Posture::moving;
    Bout bout{.begin = at, .duration = length, .posture = posture};
    if (posture == Posture::sitting) {
      bout.interrupted = length / 50;
      bout.interruptions = 2;
    }
    bout.moving = posture == Posture::moving ? length : length / 20;
    effects.push_back(BoutSaved{.bout = bout});
    at += length;
  }
  return effects;
}

/// Made once for all the queries.
const std::filesystem::path& ten_years() {
  static const Folder folder;
  static const std::filesystem::path file = [] {
    HistoryWriter writer{folder.file()};
    writer.record_as(SourceKind::clip, "SW-1", calendar());
    std::mt19937 random{1};
    for (int year = 0; year < years; ++year) {
      std::vector<Effect> effects;
      for (int day = 0; day < 365; ++day)
        for (Effect& effect : day_of_bouts(year * 365 + day, random))
          effects.push_back(std::move(effect));
      writer.apply(effects);
    }
    return folder.file();
  }();
  return file;
}

/// The open bout is saved again, with a commit that reaches the disk.
void heartbeat(benchmark::State& state) {
  const Folder folder;
  HistoryWriter writer{folder.file()};
  writer.record_as(SourceKind::clip, "SW-1", calendar());
  std::vector<Effect> effects{BoutSaved{{.begin = {}, .posture = Posture::sitting}, true}};
  auto& bout = std::get<BoutSaved>(effects[0]).bout;
  for (auto _ : state) {
    bout.duration += 30s;
    writer.apply(effects);
  }
}
BENCHMARK(heartbeat)->Unit(benchmark::kMicrosecond);

/// A replay: a year of bouts in one transaction.
void insert_a_year(benchmark::State& state) {
  std::mt19937 random{1};
  std::vector<Effect> effects;
  for (int day = 0; day < 365; ++day)
    for (Effect& effect : day_of_bouts(day, random)) effects.push_back(std::move(effect));
  for (auto _ : state) {
    state.PauseTiming();
    {
      const Folder folder;
      HistoryWriter writer{folder.file()};
      writer.record_as(SourceKind::clip, "SW-1", calendar());
      state.ResumeTiming();
      writer.apply(effects);
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(effects.size()));
}
BENCHMARK(insert_a_year)->Unit(benchmark::kMillisecond);

void open_for_writing(benchmark::State& state) {
  const auto& file = ten_years();
  for (auto _ : state) HistoryWriter{file};
}
BENCHMARK(open_for_writing)->Unit(benchmark::kMillisecond);

void day_figures(benchmark::State& state) {
  HistoryReader reader{ten_years()};
  const auto length = days{state.range(0)};
  auto first = begin_day + days{365 * 5};
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.days(first, first + length - days{1}));
    first += days{1};
    if (first > begin_day + days{365 * 8}) first = begin_day;
  }
  state.counters["MB_per_year"] =
      static_cast<double>(std::filesystem::file_size(ten_years())) / 1e6 / years;
}
BENCHMARK(day_figures)->Name("week_chart")->Arg(7)->Unit(benchmark::kMillisecond);
BENCHMARK(day_figures)->Name("year_chart")->Arg(365)->Unit(benchmark::kMillisecond);

void weeks_of_a_year(benchmark::State& state) {
  HistoryReader reader{ten_years()};
  const auto first = begin_day + days{365 * 5};
  for (auto _ : state)
    benchmark::DoNotOptimize(reader.periods(Period::week, first, first + days{364}));
}
BENCHMARK(weeks_of_a_year)->Unit(benchmark::kMillisecond);

void ask_for_changes(benchmark::State& state) {
  HistoryReader reader{ten_years()};
  for (auto _ : state) benchmark::DoNotOptimize(reader.data_version());
}
BENCHMARK(ask_for_changes)->Unit(benchmark::kMicrosecond);

}  // namespace
