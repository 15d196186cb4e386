#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

#include "accuracy/by_wearer.hpp"
#include "accuracy/published_rules.hpp"
#include "accuracy/sections.hpp"
#include "config/routine_catalogue.hpp"

namespace sitwell::accuracy {
namespace {

/// What one set of recordings came to.
struct Days {
  ByWearer scores;
  std::size_t spotted = 0;  ///< routines that nobody did
};

void print_refused(const ReplaySummary& summary) {
  if (const auto& finished = summary.calibration;
      finished && finished->result != CalibrationResult::accepted)
    std::printf("    calibration refused: %s\n", std::string(name_of(finished->result)).c_str());
}

void print_spotted(const std::vector<RoutineSpotted>& all) {
  for (const RoutineSpotted& spotted : all)
    std::printf("    taken for a routine: pose %zu at %.0f s for %.0f s\n", spotted.pose,
                seconds(spotted.begin - Instant{}), seconds(spotted.end - spotted.begin));
}

/// Published rules need the calibration that a set's days open with.
struct Baselines {
  Score forty_five, acti4;
  void add(const Recorded& recorded) {
    LabelledSeconds labels;
    for (const ReplayRow& row : recorded.rows) labels.add(row);
    forty_five += labels.score(forty_five_degrees(recorded));
    acti4 += labels.score(accuracy::acti4(recorded));
  }
};

Days postures(const RecordedSet& set, const ReplayOptions& replay_options, const Options& options) {
  std::printf("%s\n", set.name.c_str());
  print_header();
  Days days;
  Baselines baselines;
  set.for_each([&](const Recorded& recorded) {
    std::optional<MemoryRows> rows;
    const Scored scored = score_replay([&]() -> Rows& { return rows.emplace(recorded); },
                                       replay_options, options.bookings);
    print(recorded.name, scored.score);
    print_refused(scored.summary);
    print_spotted(scored.spotted);
    days.scores.add(recorded, scored.score);
    days.scores.confusion += scored.confusion;
    days.spotted += scored.spotted.size();
    if (replay_options.calibrate_from_labels) baselines.add(recorded);
  });
  print("pooled", days.scores.pooled);
  if (replay_options.calibrate_from_labels) {
    print("the 45-degree rule", baselines.forty_five);
    print("Acti4's rules (2014)", baselines.acti4);
  }
  days.scores.print_spread();
  days.scores.confusion.print();
  std::printf("\n");
  return days;
}

/// What the shipped routines ask to be noticed although nobody started them.
SpotterSettings looked_out_for() {
  SpotterSettings spotter;
  for (const Routine& routine : shipped_routines())
    for (const RoutineStep& step : routine.steps)
      if (const auto pose = pose_to_spot(step)) spotter.poses.push_back(*pose);
  return spotter;
}

/// Nobody did routines in these recordings.
void no_routines(const std::string& set, const Days& days, Figures& figures) {
  figures.at_most(set + ": routines falsely recognised", static_cast<double>(days.spotted), 0);
}

void picture(const Options& options, const char* file, const char* title, const Days& days) {
  if (!options.svg.empty() && !days.scores.confusion.empty())
    days.scores.confusion.write_svg(options.svg / file, title);
}

void sitting_time(const std::string& set, const Days& days, Figures& figures) {
  const Agreement& percent = days.scores.sitting_percent;
  if (percent.size() < 2) return;
  constexpr double held_limit = 1.6;
  figures.at_most(set + ": sitting time, bias (%), absolute", std::abs(percent.bias()), 0.2);
  figures.at_most(set + ": sitting time, farther limit of agreement (%)", percent.farther(), 1.0,
                  held_limit);
}

}  // namespace

void guided_days(const Options& options, Figures& figures) {
  ReplayOptions guided;
  guided.tracker.spotter = looked_out_for();
  guided.calibrate_from_labels = true;
  const std::filesystem::path folder = options.data / "days";
  if (options.wanted("dsads")) {
    const Days days = postures(
        {"DSADS days, fixed sensor, guided calibration", folder, "dsads", {}}, guided, options);
    const ByWearer& dsads = days.scores;
    figures.at_least("DSADS days: sensitivity, pooled", dsads.pooled.sensitivity(), 0.995);
    figures.at_least("DSADS days: specificity, pooled", dsads.pooled.specificity(), 0.995);
    figures.at_least("DSADS days: sensitivity, worst wearer", dsads.worst_sensitivity, 0.98);
    figures.at_least("DSADS days: specificity, worst wearer", dsads.worst_specificity, 0.98);
    sitting_time("DSADS days", days, figures);
    no_routines("DSADS days", days, figures);
    picture(options, "confusion-dsads.svg", "Six wearers, one clip on the right thigh", days);
  }
  if (options.wanted("dsads-left")) {
    const Days days = postures(
        {"The same days, the sensor on the left thigh", folder, "dsads", {.thigh = "left_"}},
        guided, options);
    figures.at_least("DSADS days, left thigh: sensitivity, pooled",
                     days.scores.pooled.sensitivity(), 0.995);
    figures.at_least("DSADS days, left thigh: specificity, pooled",
                     days.scores.pooled.specificity(), 0.995);
    no_routines("DSADS days, left thigh", days, figures);
  }
  if (options.wanted("motionsense")) {
    const Days days =
        postures({"MotionSense days, loose pocket, guided calibration", folder, "motionsense", {}},
                 guided, options);
    const ByWearer& pocket = days.scores;
    figures.at_least("MotionSense days: balanced accuracy, pooled",
                     pocket.pooled.balanced_accuracy(), 0.985);
    figures.at_least("MotionSense days: balanced accuracy, worst session",
                     pocket.worst_balanced_accuracy, 0.95);
    sitting_time("MotionSense days", days, figures);
    no_routines("MotionSense days", days, figures);
    picture(options, "confusion-motionsense.svg", "Sixteen wearers, a phone loose in the pocket",
            days);
  }
}

void learned_days(const Options& options, Figures& figures) {
  if (options.wanted("difronzo")) {
    const Days pocket = postures(
        {"DiFronzo, pocket, learned from walking", options.data / "difronzo", "", {}}, {}, options);
    figures.at_least("DiFronzo: balanced accuracy, pooled",
                     pocket.scores.pooled.balanced_accuracy(), 0.99);
  }
  if (!options.wanted("learned")) return;
  ReplayOptions learned;
  learned.tracker.spotter = looked_out_for();
  const std::filesystem::path folder = options.data / "days";
  const std::vector<std::pair<std::string, RecordedSet>> sets{
      {"DSADS days, learned", {"DSADS days, learned from walking", folder, "dsads", {}}},
      {"DSADS days, left thigh, learned",
       {"DSADS days, left thigh, learned from walking", folder, "dsads", {.thigh = "left_"}}},
      {"MotionSense days, learned",
       {"MotionSense days, learned from walking", folder, "motionsense", {}}}};
  constexpr double held_worst = 0.87;  // phones that were put back turned, unseen
  for (const auto& [name, set] : sets) {
    const Days days = postures(set, learned, options);
    figures.at_least(name + ": balanced accuracy, pooled", days.scores.pooled.balanced_accuracy(),
                     0.985);
    figures.at_least(name + ": balanced accuracy, worst recording",
                     days.scores.worst_balanced_accuracy, 0.95, held_worst);
    no_routines(name, days, figures);
  }
}

}  // namespace sitwell::accuracy
