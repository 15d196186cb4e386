// How fast reports from the clip are checked and decoded, bytes a second.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A live batch of the usual twelve readings.
Bytes batch() {
  SitwellSamples samples{};
  samples.count = 12;
  for (unsigned i = 0; i < samples.count; ++i)
    for (unsigned axis = 0; axis < 3; ++axis) {
      samples.samples[i].acceleration[axis] = static_cast<std::int16_t>(1000 * i + axis);
      samples.samples[i].turn_rate[axis] = static_cast<std::int16_t>(-70 * static_cast<int>(i));
    }
  Bytes bytes(sitwell_report_max);
  std::size_t length = 0;
  sitwell_encode_samples(&samples, bytes.data(), bytes.size(), &length);
  bytes.resize(length);
  return bytes;
}

/// A full report of logged epochs.
Bytes epochs() {
  SitwellEpochs epochs{};
  epochs.count = sitwell_epochs_max;
  for (auto& epoch : epochs.epochs) epoch = {{{1, 2, 2047}, {1, 2, 2046}}, 1, 2, 3, 4, 5, 6, {}};
  Bytes bytes(sitwell_report_max);
  std::size_t length = 0;
  sitwell_encode_epochs(&epochs, bytes.data(), bytes.size(), &length);
  bytes.resize(length);
  return bytes;
}

template <class Report>
void decode(benchmark::State& state, const Bytes& bytes,
            SitwellError (*decode_report)(const SitwellReport*, Report*)) {
  Report decoded;
  for (auto _ : state) {
    benchmark::DoNotOptimize(bytes.data());
    SitwellReport report;
    if (sitwell_open(bytes.data(), bytes.size(), &report) != sitwell_ok ||
        decode_report(&report, &decoded) != sitwell_ok)
      state.SkipWithError("the report was refused");
    benchmark::DoNotOptimize(decoded);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void decode_samples(benchmark::State& state) { decode(state, batch(), sitwell_decode_samples); }
void decode_epochs(benchmark::State& state) { decode(state, epochs(), sitwell_decode_epochs); }
BENCHMARK(decode_samples);
BENCHMARK(decode_epochs);

}  // namespace
