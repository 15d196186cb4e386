#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

#include "accuracy/sections.hpp"
#include "accuracy/wear_recorded.hpp"
#include "core/tracker.hpp"
#include "recordings/finished_timeline.hpp"
#include "recordings/labelled_calibration.hpp"
#include "recordings/simulated_wear.hpp"

namespace sitwell::accuracy {
namespace {

constexpr double minutes_in_hour = 60;

/// Of one kind of scene, all its wearers together.
struct Booked {
  double unworn_s = 0, worn_s = 0;
  double as_sitting_s = 0;  ///< of the unworn
  double as_worn_s = 0;     ///< ...in any posture
  double as_unworn_s = 0;   ///< of the worn
  std::vector<double> noticed_s, dated_s;
  int missed = 0;

  void add(Posture truth, Posture told, double s) {
    if (truth == Posture::unknown) return;
    const bool worn = truth != Posture::unworn;
    (worn ? worn_s : unworn_s) += s;
    if (worn && told == Posture::unworn) as_unworn_s += s;
    if (worn || told == Posture::unworn || told == Posture::unknown) return;
    as_worn_s += s;
    if (is_flexed(told)) as_sitting_s += s;
  }
  Booked& operator+=(const Booked& other) {
    unworn_s += other.unworn_s;
    worn_s += other.worn_s;
    as_sitting_s += other.as_sitting_s;
    as_worn_s += other.as_worn_s;
    as_unworn_s += other.as_unworn_s;
    return *this;
  }
  [[nodiscard]] double per_hour(double s, double of_s) const {
    return of_s > 0 ? minutes_in_hour * s / of_s : NAN;
  }
};

double median(std::vector<double> values) {
  if (values.empty()) return NAN;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}
double worst(const std::vector<double>& values) {
  double most = values.empty() ? NAN : 0;
  for (const double value : values)
    if (std::abs(value) > std::abs(most)) most = value;
  return most;
}

struct Spell {
  Instant begin{}, end{};
};
/// The longest time the clip is off without a break.
Spell longest_unworn(const std::vector<SimulatedSegment>& truth) {
  Spell longest, running;
  for (const SimulatedSegment& segment : truth) {
    if (segment.posture != Posture::unworn)
      running = {segment.end, segment.end};
    else
      running = {running.end == segment.begin ? running.begin : segment.begin, segment.end};
    if (running.end - running.begin > longest.end - longest.begin) longest = running;
  }
  return longest;
}

void play(const WearSceneInfo& scene, std::uint64_t seed, Booked& booked) {
  const bool guided = seed % 2 == 0;
  SimulatedWearer wearer =
      SimulatedWearer::of({.seed = seed, .rate_hz = 50, .guided_calibration = guided},
                          plan_wear(scene.scene, guided, Random(seed)));
  const Spell off = longest_unworn(wearer.truth());
  Tracker tracker;
  FinishedTimeline timeline;
  std::optional<PostureChanged> found;
  const auto on_effect = [&](const Effect& effect) {
    timeline.on(effect);
    const auto* edge = std::get_if<PostureChanged>(&effect);
    if (edge && edge->posture == Posture::unworn && edge->decided > off.begin && !found)
      found = *edge;
  };
  LabelledCalibration calibration;
  Instant end{};
  for (SimulatedSample sample; wearer.next(sample); end = sample.sample.at) {
    if (const auto pose = calibration.before(sample.label); pose && guided)
      feed(tracker, GuidedCalibration{.at = sample.sample.at, .pose = *pose}, on_effect);
    feed(tracker, sample.sample, on_effect);
  }
  feed(tracker, ClipLost{.at = end}, on_effect);
  const auto& told = timeline.segments();
  for (const SimulatedSegment& truth : wearer.truth())
    for (std::size_t i = 0; i < told.size(); ++i) {
      const Instant until = i + 1 < told.size() ? told[i + 1].begin : end;
      const Duration overlap = std::min(until, truth.end) - std::max(told[i].begin, truth.begin);
      if (overlap > Duration{}) booked.add(truth.posture, told[i].posture, seconds(overlap));
    }
  if (scene.worn) return;
  if (!found || found->at > off.end) {
    ++booked.missed;
    return;
  }
  booked.noticed_s.push_back(seconds(found->decided - off.begin));
  booked.dated_s.push_back(seconds(found->at - off.begin));
}

void print(const WearSceneInfo& scene, const Booked& booked) {
  std::printf("%-28s", std::string(scene.name).c_str());
  const double worn_as_off = booked.per_hour(booked.as_unworn_s, booked.worn_s);
  if (scene.worn) {  // off for as long as it is put on, which says nothing
    std::printf(" %9s %9s %9.2f\n", "", "", worn_as_off);
    return;
  }
  std::printf(" %9.2f %9.2f %9.2f %9.0f %9.1f %9.1f %7d\n",
              booked.per_hour(booked.as_sitting_s, booked.unworn_s),
              booked.per_hour(booked.as_worn_s, booked.unworn_s), worn_as_off,
              median(booked.noticed_s), median(booked.dated_s), worst(booked.dated_s),
              booked.missed);
}

void scenes(Figures& figures) {
  constexpr std::uint64_t wearers = 20;
  constexpr std::uint64_t unseen = 200;  // no constant was chosen on these
  std::printf(
      "Wear: scenes of 40 min, %d simulated wearers each, every other one guided; minutes an hour\n"
      "%-28s %9s %9s %9s %9s %9s %9s %7s\n",
      static_cast<int>(wearers), "", "off=sit", "off=worn", "worn=off", "noticed s", "dated s",
      "worst", "missed");
  Booked off, on;
  for (const WearSceneInfo& scene : wear_scenes) {
    Booked booked;
    for (std::uint64_t seed = 1; seed <= wearers; ++seed) play(scene, unseen + seed, booked);
    print(scene, booked);
    (scene.worn ? on : off) += booked;
  }
  std::printf("\n");
  // Short of it: bags that swing as far as rowers' legs, and hands too gentle to be seen in a car.
  constexpr double held_sitting = 0.9;
  figures.at_most("wear, simulated: unworn booked as sitting (min an hour)",
                  off.per_hour(off.as_sitting_s, off.unworn_s), 0.5, held_sitting);
  figures.at_most("wear, simulated: worn booked as unworn (min an hour)",
                  on.per_hour(on.as_unworn_s, on.worn_s), 0.1);
}

}  // namespace

void wear(const Options& options, Figures& figures) {
  if (!options.wanted("wear")) return;
  scenes(figures);
  worn_recordings(options.data, figures);
}

}  // namespace sitwell::accuracy
