// How fast recordings are read and simulated, rows a second.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "recordings/recording_reader.hpp"
#include "recordings/recording_writer.hpp"
#include "recordings/simulated_wearer.hpp"

namespace {

using namespace sitwell;

/// A recording of so many rows, with numbers of the usual length; gone at the end.
class TemporaryRecording {
 public:
  TemporaryRecording(const std::string& suffix, int rows)
      : path_(std::filesystem::temp_directory_path() / ("sitwell_bench" + suffix)) {
    RecordingWriter writer(path_);
    unsigned noise = 1;
    const auto next = [&noise] {
      noise = noise * 1664525U + 1013904223U;
      return static_cast<double>(noise >> 8) / (1 << 24) - 0.5;
    };
    for (int i = 0; i < rows; ++i)
      writer.write({Instant{std::chrono::milliseconds{10 * i}},
                    {-9.65 + next(), -1.64 + next(), -0.3 + next()},
                    {next(), next(), next()}},
                   "sit");
    writer.finish();
  }
  ~TemporaryRecording() { std::filesystem::remove(path_); }
  TemporaryRecording(const TemporaryRecording&) = delete;
  TemporaryRecording& operator=(const TemporaryRecording&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void read_all(benchmark::State& state, const std::string& suffix) {
  const TemporaryRecording recording(suffix, 200'000);
  std::int64_t rows = 0;
  for (auto _ : state) {
    RecordingReader reader(recording.path());
    RecordingRow row;
    while (reader.next(row)) ++rows;
    benchmark::DoNotOptimize(row);
  }
  state.SetItemsProcessed(rows);
}

void read_plain(benchmark::State& state) { read_all(state, ".csv"); }
void read_gzip(benchmark::State& state) { read_all(state, ".csv.gz"); }
BENCHMARK(read_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(read_gzip)->Unit(benchmark::kMillisecond);

void simulate(benchmark::State& state) {
  SimulatedWearer wearer({}, std::vector<DayKind>(50, DayKind::office));
  SimulatedSample sample;
  for (auto _ : state) {
    wearer.next(sample);
    benchmark::DoNotOptimize(sample);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(simulate);

}  // namespace
