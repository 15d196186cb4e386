#include <cmath>
#include <cstdio>

#include "accuracy/agreement.hpp"
#include "accuracy/sections.hpp"
#include "recordings/replay.hpp"
#include "recordings/simulated_rows.hpp"

namespace sitwell::accuracy {
namespace {

constexpr double minute_s = 60;

double sitting_s(const std::vector<SimulatedSegment>& truth) {
  double sum = 0;
  for (const SimulatedSegment& segment : truth)
    if (is_flexed(segment.posture)) sum += seconds(segment.end - segment.begin);
  return sum;
}

double sitting_s(const ReplaySummary& summary) {
  double sum = 0;
  for (std::size_t i = 0; i < summary.segments.size(); ++i) {
    const Instant end =
        i + 1 < summary.segments.size() ? summary.segments[i + 1].begin : summary.end;
    if (is_flexed(summary.segments[i].posture)) sum += seconds(end - summary.segments[i].begin);
  }
  return sum;
}

}  // namespace

/// Whole days, since the bar is for days: recordings of people are minutes to an hour.
void simulated_days(const Options& options, Figures& figures) {
  if (!options.wanted("bias")) return;
  std::printf("Sitting time of simulated days, minutes\n%-26s %10s %10s %9s\n", "", "truly", "told",
              "off by %");
  Agreement percent;
  constexpr std::uint64_t days = 12;
  for (std::uint64_t seed = 1; seed <= days; ++seed) {
    const bool guided = seed % 2 == 0;
    const DayKind kind = seed % 3 == 0 ? DayKind::standing_desk : DayKind::office;
    SimulatedRows rows({.seed = seed + 100, .rate_hz = 25, .guided_calibration = guided}, {kind});
    ReplayOptions replay_options;
    replay_options.calibrate_from_labels = guided;
    replay_options.look_ahead = false;
    const ReplaySummary summary = replay([&rows]() -> Rows& { return rows; }, replay_options);
    const double truly = sitting_s(rows.wearer().truth());
    const double told = sitting_s(summary);
    percent.add(100 * (told / truly - 1));
    std::printf("%-26s %10.1f %10.1f %+9.3f\n",
                ("day " + std::to_string(seed) + (guided ? ", guided" : ", learned")).c_str(),
                truly / minute_s, told / minute_s, 100 * (told / truly - 1));
  }
  std::printf("bias %+.3f %%, limits of agreement %+.3f to %+.3f %%\n\n", percent.bias(),
              percent.lower(), percent.upper());
  constexpr double held_bias = 0.35;
  constexpr double held_limit = 1.3;
  figures.at_most("simulated days: sitting time, bias (%), absolute", std::abs(percent.bias()), 0.2,
                  held_bias);
  figures.at_most("simulated days: sitting time, farther limit of agreement (%)", percent.farther(),
                  1.0, held_limit);
}

}  // namespace sitwell::accuracy
