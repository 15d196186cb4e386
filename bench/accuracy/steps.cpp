// Steps and running: the counter against a second opinion and against the other leg, what a log's
// estimate is worth, and what is counted of people who do not walk.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "accuracy/by_wearer.hpp"
#include "accuracy/sections.hpp"
#include "accuracy/stride_oracle.hpp"
#include "core/features.hpp"
#include "core/gait.hpp"
#include "core/gravity_filter.hpp"

namespace sitwell::accuracy {
namespace {

/// A stretch of one label without a gap, as the counter saw it.
struct Segment {
  std::string_view label;
  double begin_s = 0, end_s = 0;
  std::vector<TimedAcceleration> readings;
  std::vector<double> strides_s;
};

struct Second {
  double t_s = 0;
  std::string_view label;  ///< at its end
  double strides = 0, estimated = 0;
  bool on_foot = false, running = false;
};

struct Counted {
  std::vector<Segment> segments;
  std::vector<Second> seconds;
};

/// The core's own chain from samples to epochs.
Counted counted_in(const Recorded& recorded) {
  constexpr double gap_s = 1;
  Counted counted;
  GravityFilter filter;
  FeatureExtractor features;
  StrideCounter strides;
  double last_s = 0;
  for (const ReplayRow& row : recorded.rows) {
    const double t_s = seconds(row.thigh.at - Instant{});
    const bool gap = counted.segments.empty() || t_s - last_s >= gap_s;
    const double dt_s = gap ? 0 : t_s - last_s;
    last_s = t_s;
    if (gap) {
      filter.restart();
      features.finish();
      strides.restart();
    }
    if (gap || counted.segments.back().label != row.label)
      counted.segments.push_back({row.label, t_s, t_s, {}, {}});
    Segment& segment = counted.segments.back();
    segment.end_s = t_s;
    filter.update(row.thigh.acceleration_mps2, row.thigh.turn_rate_radps, dt_s);
    segment.readings.push_back({t_s, row.thigh.acceleration_mps2});
    if (strides.add(dt_s, filter.up())) segment.strides_s.push_back(t_s);
    const auto epoch = features.add(row.thigh.at, dt_s, row.thigh.acceleration_mps2,
                                    filter.turn_rate(), filter.up());
    if (epoch)
      counted.seconds.push_back({.t_s = seconds(epoch->begin - Instant{}),
                                 .label = row.label,
                                 .strides = double(features.strides()),
                                 .estimated = estimated_strides(*epoch),
                                 .on_foot = is_on_foot(*epoch),
                                 .running = is_running(*epoch, features.strides())});
  }
  return counted;
}

bool is_run(std::string_view label) { return label == "run" || label == "jog"; }
bool is_level_walk(std::string_view label) {
  return label == "walk" || label == "wlk" || label == "walk_treadmill";
}
bool is_stairs(std::string_view label) {
  return label == "ups" || label == "dws" || label.substr(0, 6) == "stairs";
}

/// Strides in steady windows: counted, estimated from epochs, and by the second opinion.
struct Against {
  double counted = 0, estimated = 0, truth = 0;
  [[nodiscard]] double error() const { return counted / truth - 1; }
  [[nodiscard]] double estimate_error() const { return estimated / truth - 1; }
};

void compare(const Counted& counted, std::map<std::string, Against>& kinds) {
  for (const Segment& segment : counted.segments) {
    const bool run = is_run(segment.label);
    const char* kind = run                            ? "running"
                       : is_level_walk(segment.label) ? "walking"
                       : is_stairs(segment.label)     ? "stairs"
                                                      : nullptr;
    if (!kind) continue;
    for (const SteadyWindow& window :
         steady_windows(segment.readings, run ? running_strides : walking_strides)) {
      Against& against = kinds[kind];
      const auto inside = [&](double t_s) { return t_s >= window.begin_s && t_s < window.end_s; };
      against.truth += window.stride_hz * (window.end_s - window.begin_s);
      against.counted += static_cast<double>(
          std::count_if(segment.strides_s.begin(), segment.strides_s.end(), inside));
      // A second that only reaches into the window counts by its middle.
      for (const Second& second : counted.seconds)
        if (inside(second.t_s + 0.5)) against.estimated += second.estimated;
    }
  }
}

/// Wearers of a set, by what they did.
struct Wearers {
  std::map<std::string, std::map<std::string, Against>> against;
  std::map<std::string, double> running_found, walking_run;  ///< shares of seconds
  double false_steps = 0, idle_s = 0;                        ///< sitting, standing, lying
  double exercise_steps = 0, exercise_s = 0;                 ///< at the pedals and oars
};

void note_running(const std::string& wearer, const Counted& counted, Wearers& wearers) {
  double run = 0, run_found = 0, walk = 0, walk_run = 0;
  for (const Second& second : counted.seconds) {
    if (is_run(second.label)) ++run, run_found += second.running;
    if (is_level_walk(second.label) || is_stairs(second.label)) ++walk, walk_run += second.running;
  }
  if (run > 0) wearers.running_found[wearer] = run_found / run;
  if (walk > 0) wearers.walking_run[wearer] = walk_run / walk;
}

/// Steps that a replay books: of seconds on foot that are upright to it.
void note_false_steps(const Recorded& recorded, const Counted& counted, bool guided,
                      Wearers& wearers) {
  static const std::set<std::string_view> idle{"sit",       "std",        "stand", "lie_back",
                                               "lie_right", "elev_still", "lie"};
  static const std::set<std::string_view> exercise{"bike_horiz", "bike_vert", "row"};
  std::optional<MemoryRows> rows;
  ReplayOptions options;
  options.calibrate_from_labels = guided;
  const ReplaySummary summary = replay([&]() -> Rows& { return rows.emplace(recorded); }, options);
  std::map<long, Posture> postures;
  for (const PostureSecond& second : summary.seconds)
    postures[std::lround(second.t_s)] = second.posture;
  for (const Second& second : counted.seconds) {
    const auto posture = postures.find(std::lround(second.t_s));
    const bool booked = second.on_foot && posture != postures.end() && is_upright(posture->second);
    const double steps = booked ? 2 * second.strides : 0;
    if (idle.contains(second.label)) wearers.false_steps += steps, ++wearers.idle_s;
    if (exercise.contains(second.label)) wearers.exercise_steps += steps, ++wearers.exercise_s;
  }
}

Wearers wearers_of(const RecordedSet& set, bool guided) {
  Wearers wearers;
  set.for_each([&](const Recorded& recorded) {
    const Counted counted = counted_in(recorded);
    compare(counted, wearers.against[recorded.wearer]);
    note_running(recorded.wearer, counted, wearers);
    note_false_steps(recorded, counted, guided, wearers);
  });
  return wearers;
}

/// Mean and worst over wearers of how far something is off.
struct Spread {
  double mean = NAN, worst = NAN;
  explicit Spread(const std::vector<double>& errors) {
    if (errors.empty()) return;
    mean = worst = 0;
    for (const double error : errors) {
      mean += std::abs(error) / static_cast<double>(errors.size());
      worst = std::max(worst, std::abs(error));
    }
  }
};

void print(const std::string& name, const Wearers& wearers) {
  std::printf("%s\n%-24s %9s %9s %9s %9s\n", name.c_str(), "strides", "truly", "counted", "off",
              "estimate");
  for (const auto& [wearer, kinds] : wearers.against)
    for (const auto& [kind, against] : kinds)
      std::printf("%-24s %9.0f %9.0f %+9.4f %+9.3f\n", (wearer + " " + kind).c_str(), against.truth,
                  against.counted, against.error(), against.estimate_error());
  std::printf("steps a minute sitting, standing, lying: %.3f; at pedals and oars: %.3f\n\n",
              wearers.false_steps / wearers.idle_s * 60,
              wearers.exercise_steps / std::max(wearers.exercise_s, 1.0) * 60);
}

void note(const std::string& name, const Wearers& wearers, Figures& figures) {
  std::map<std::string, std::vector<double>> errors;
  std::vector<double> estimates;
  constexpr double too_few = 20;
  for (const auto& [wearer, kinds] : wearers.against)
    for (const auto& [kind, against] : kinds) {
      if (against.truth < too_few) continue;
      errors[kind].push_back(against.error());
      if (kind == "walking") estimates.push_back(against.estimate_error());
    }
  for (const auto& [kind, all] : errors) {
    const Spread spread(all);
    figures.at_most(name + ": strides " + kind + ", off by, mean of wearers", spread.mean, 0.03);
    figures.at_most(name + ": strides " + kind + ", off by, worst wearer", spread.worst, 0.05,
                    0.05);
  }
  if (wearers.exercise_s > 0)
    figures.at_most(name + ": steps a minute at pedals and oars",
                    wearers.exercise_steps / wearers.exercise_s * 60, 1, 2);
  figures.at_most(name + ": strides walking estimated from a log, off by, mean of wearers",
                  Spread(estimates).mean, 0.10, 0.15);
  figures.at_most(name + ": steps a minute sitting, standing, lying",
                  wearers.false_steps / wearers.idle_s * 60, 0.1);
}

void note_runners(const Wearers& wearers, Figures& figures) {
  double least = NAN, most = NAN;
  for (const auto& [wearer, found] : wearers.running_found) {
    std::printf("%-24s running found %.3f, of walking and stairs %.4f\n", wearer.c_str(), found,
                wearers.walking_run.at(wearer));
    least = std::fmin(least, found);
    most = std::fmax(most, wearers.walking_run.at(wearer));
  }
  std::printf("\n");
  figures.at_least("running found, worst wearer", least, 0.90, 0.64);
  figures.at_most("walking and stairs taken for running, worst wearer", most, 0.05, 0.08);
}

/// The same legs took the same steps.
void compare_thighs(const Wearers& right, const Wearers& left, Figures& figures) {
  std::vector<double> off;
  for (const auto& [wearer, kinds] : right.against)
    for (const char* kind : {"walking", "running"}) {
      const Against& r = kinds.at(kind);
      const Against& l = left.against.at(wearer).at(kind);
      off.push_back((r.counted / r.truth) / (l.counted / l.truth) - 1);
    }
  figures.at_most("DSADS: right against left thigh, steady strides, worst wearer",
                  Spread(off).worst, 0.02);
}

}  // namespace

void steps(const Options& options, Figures& figures) {
  if (!options.wanted("steps")) return;
  const std::filesystem::path days = options.data / "days";
  const Wearers right = wearers_of({"DSADS", days, "dsads", {}}, true);
  const Wearers left = wearers_of({"DSADS, left", days, "dsads", {.thigh = "left_"}}, true);
  Wearers pocket = wearers_of({"MotionSense", days, "motionsense", {}}, true);
  const Wearers loose = wearers_of({"DiFronzo", options.data / "difronzo", "", {}}, false);
  for (const auto& [name, wearers] : {std::pair<std::string, const Wearers*>{"DSADS", &right},
                                      {"DSADS, left thigh", &left},
                                      {"MotionSense", &pocket},
                                      {"DiFronzo", &loose}}) {
    print(name, *wearers);
    note(name, *wearers, figures);
  }
  compare_thighs(right, left, figures);
  pocket.running_found.insert(right.running_found.begin(), right.running_found.end());
  pocket.walking_run.insert(right.walking_run.begin(), right.walking_run.end());
  note_runners(pocket, figures);
}

}  // namespace sitwell::accuracy
