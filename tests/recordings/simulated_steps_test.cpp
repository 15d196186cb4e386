// Steps of simulated days against those that were planned, in which every stride is known.
#include <chrono>

#include "core/tracker.hpp"
#include "recordings/simulated_plan.hpp"
#include "support/catch.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

/// Of both legs: two a stride, wherever feet fall.
double true_steps(const SimulatedPlan& plan) {
  double steps = 0;
  for (const PlannedStep& step : plan.steps)
    if (step.movement.footfall_g > 0 && step.plugged_in && !step.goes_there)
      steps += 2 * step.movement.stride_hz * seconds(step.end - step.begin);
  return steps;
}

double true_running_s(const SimulatedPlan& plan) {
  double running = 0;
  for (const SimulatedSegment& segment : plan.truth)
    if (segment.label == "run") running += seconds(segment.end - segment.begin);
  return running;
}

}  // namespace

TEST_CASE("a simulated day's steps and running are those that were taken, to a few per cent") {
  for (const DayKind kind : {DayKind::office, DayKind::standing_desk, DayKind::weekend}) {
    for (const std::uint64_t seed : {3U, 4U}) {
      INFO("kind " << static_cast<int>(kind) << ", seed " << seed);
      const SimulatedPlan plan = plan_days({kind}, true, Random(seed));
      SimulatedWearerSettings settings;
      settings.seed = seed;
      settings.rate_hz = 25;
      SimulatedWearer wearer = SimulatedWearer::of(settings, plan);
      Tracker tracker;
      BoutStore store;
      SimulatedSample next;
      Instant last{};
      const auto apply = [&](const Effect& effect) { store.apply(effect); };
      while (wearer.next(next)) feed(tracker, next.sample, apply), last = next.sample.at;
      feed(tracker, ClipLost{.at = last}, apply);
      double steps = 0, running_s = 0;
      for (const Bout& bout : store.bouts()) {
        steps += bout.steps.value_or(0);
        running_s += seconds(bout.running);
      }
      CHECK(steps > 0.97 * true_steps(plan));
      CHECK(steps < 1.03 * true_steps(plan));
      CHECK(running_s > 0.9 * true_running_s(plan) - 10);
      CHECK(running_s < 1.1 * true_running_s(plan) + 30);
    }
  }
}
