// Cost of the core, per sample and per epoch, on what a wearer's day is mostly made of.
#include <benchmark/benchmark.h>

#include <vector>

#include "core/tracker.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {
namespace {

/// A working day's first samples, made beforehand so that only the tracker is timed.
const std::vector<Sample>& office_samples() {
  static const std::vector<Sample> samples = [] {
    SimulatedWearer wearer({}, {DayKind::office});
    std::vector<Sample> made;
    SimulatedSample next;
    constexpr std::size_t two_hours = 720'000;
    while (made.size() < two_hours && wearer.next(next)) made.push_back(next.sample);
    return made;
  }();
  return samples;
}

void whole_pipeline(benchmark::State& state) {
  const auto& samples = office_samples();
  for (auto _ : state) {
    Tracker tracker;
    std::size_t effects = 0;
    for (const Sample& sample : samples)
      feed(tracker, sample, [&effects](const Effect&) { ++effects; });
    benchmark::DoNotOptimize(effects);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples.size()));
  state.counters["per_sample"] = benchmark::Counter(
      static_cast<double>(samples.size()),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["state_bytes"] = static_cast<double>(sizeof(Tracker));
}
BENCHMARK(whole_pipeline)->Unit(benchmark::kMillisecond);

void gravity_filter(benchmark::State& state) {
  const auto& samples = office_samples();
  GravityFilter filter;
  std::size_t i = 0;
  for (auto _ : state) {
    filter.update(samples[i].acceleration_mps2, samples[i].turn_rate_radps, 0.01);
    Vector3 up = filter.up();  // a copy: benchmark 1.8 deprecates const ones
    benchmark::DoNotOptimize(up);
    i = i + 1 < samples.size() ? i + 1 : 0;
  }
}
BENCHMARK(gravity_filter);

void posture_step(benchmark::State& state) {
  Mounting mounting;
  mounting.source = MountingSource::guided;
  mounting.front_known = true;
  PostureMachine machine;
  Effects effects;
  Epoch epoch;
  int second = 0;
  for (auto _ : state) {
    // Ten minutes seated, five on the feet.
    const double flexion_deg = second++ % 900 < 600 ? 80 : 3;
    epoch.begin += epoch.length;
    epoch.up.fill(up_at(mounting, flexion_deg));
    effects.clear();
    machine.add(epoch, mounting, epoch.end(), effects);
    benchmark::DoNotOptimize(effects.data());
  }
}
BENCHMARK(posture_step);

}  // namespace
}  // namespace sitwell
