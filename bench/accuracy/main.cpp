// bench_accuracy [DATA] [SET] [--bookings] [--check]
//
// Runs the recordings of people in DATA (the build's SITWELL_RECORDINGS by default) through the
// product's own replay and prints how well it told angles, postures and edges. SET is one of broad,
// dsads, dsads-left, motionsense, difronzo, geotec, har70, learned; all of them by default.
// --bookings adds what each label's seconds were booked as; --check exits with 1 where a figure
// misses its bar, with 77 where there are no recordings.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "accuracy/figures.hpp"
#include "accuracy/logged_means.hpp"
#include "accuracy/optical_truth.hpp"
#include "accuracy/score.hpp"
#include "config/routine_catalogue.hpp"

namespace sitwell::accuracy {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path data = SITWELL_RECORDINGS;
  std::string only;
  bool bookings = false;
  bool check = false;
};

/// Root mean square of what was added.
struct RootMeanSquare {
  double sum = 0;
  double n = 0;
  void add(double value) { sum += value * value, ++n; }
  [[nodiscard]] double value() const { return std::sqrt(sum / n); }
};

/// Replays one BROAD trial against the cameras.
void compare_inclination(const fs::path& path, RootMeanSquare& moving, RootMeanSquare& rest) {
  const auto truth = optical_truth(path);
  std::size_t next = 0;
  std::optional<RecordingRows> rows;
  ReplayWatcher watcher;
  watcher.want_timeline = false;
  watcher.up = [&](const ReplayRow& row, const Vector3& up) {
    constexpr double same_s = 1e-6;
    while (next < truth.size() && truth[next].t_s < row.t_s - same_s) ++next;
    if (next == truth.size() || truth[next].t_s > row.t_s + same_s) return;
    (truth[next].moving ? moving : rest).add(angle_deg(up, truth[next].up));
  };
  ReplayOptions options;
  options.look_ahead = false;
  replay([&]() -> Rows& { return rows.emplace(path, ColumnChoice{}); }, options, watcher);
}

void inclination(const Options& options, Figures& figures) {
  std::printf("Inclination, RMSE in degrees\n%-52s %8s %8s\n", "", "moving", "at rest");
  double moving_sum = 0;
  double rest_sum = 0;
  const auto files = recordings_in(options.data / "broad", "");
  for (const fs::path& path : files) {
    RootMeanSquare moving, rest;
    compare_inclination(path, moving, rest);
    std::printf("%-52s %8.3f %8.3f\n", path.stem().stem().c_str(), moving.value(), rest.value());
    moving_sum += moving.value();
    rest_sum += rest.value();
  }
  const auto n = static_cast<double>(files.size());
  std::printf("%-52s %8.3f %8.3f\n\n", "mean of the trials", moving_sum / n, rest_sum / n);
  figures.at_most("inclination, moving, mean RMSE of the trials (deg)", moving_sum / n, 0.90);
  figures.at_most("inclination, at rest (deg)", rest_sum / n, 0.30);
}

/// What one set of recordings came to.
struct Pooled {
  Score score;
  double worst_balanced_accuracy = NAN;
  double worst_sensitivity = NAN;
  double worst_specificity = NAN;
  std::size_t spotted = 0;  ///< routines that nobody did
};

Pooled postures(const char* title, const fs::path& folder, std::string_view prefix,
                const ReplayOptions& replay_options, const Options& options,
                const ColumnChoice& columns = {}) {
  std::printf("%s\n", title);
  print_header();
  Pooled pooled;
  for (const fs::path& path : recordings_in(folder, prefix)) {
    const Scored scored = score_recording(path, replay_options, columns, options.bookings);
    const Score& score = scored.score;
    print(path.stem().stem().string(), score);
    if (const auto& finished = scored.summary.calibration;
        finished && finished->result != CalibrationResult::accepted)
      std::printf("    calibration refused: %s\n", std::string(name_of(finished->result)).c_str());
    pooled.score += score;
    pooled.spotted += scored.spotted.size();
    for (const RoutineSpotted& spotted : scored.spotted)
      std::printf("    taken for a routine: pose %zu at %.0f s for %.0f s\n", spotted.pose,
                  seconds(spotted.begin - Instant{}), seconds(spotted.end - spotted.begin));
    if (score.sit > 0 && score.upright > 0) {
      pooled.worst_balanced_accuracy =
          std::fmin(pooled.worst_balanced_accuracy, score.balanced_accuracy());
      pooled.worst_sensitivity = std::fmin(pooled.worst_sensitivity, score.sensitivity());
      pooled.worst_specificity = std::fmin(pooled.worst_specificity, score.specificity());
    }
  }
  print("pooled", pooled.score);
  std::printf("\n");
  return pooled;
}

struct Transition {
  double begin_s = 0, end_s = 0;
  bool to_upright = false;
};

/// The edges between seated and upright in a finished timeline.
std::vector<Transition> edges_of(const std::vector<PostureSegment>& segments) {
  std::vector<Transition> edges;
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const Posture from = segments[i - 1].posture;
    const Posture to = segments[i].posture;
    const double at_s = seconds(segments[i].begin - Instant{});
    if (is_flexed(from) && is_upright(to)) edges.push_back({at_s, at_s, true});
    if (is_upright(from) && is_flexed(to)) edges.push_back({at_s, at_s, false});
  }
  return edges;
}

/// Labelled transitions against found edges, over all recordings.
struct EdgeCount {
  long wanted = 0, unlabelled = 0;
  std::vector<double> distances_s;  ///< of those found, from the labelled middle

  void add(const fs::path& path, const std::vector<Transition>& labelled,
           const std::vector<Transition>& edges) {
    constexpr double slack_s = 0.5;
    std::size_t matched = 0;
    for (const Transition& want : labelled) {
      ++wanted;
      std::optional<double> best;
      for (const Transition& edge : edges) {
        const double off = std::abs(edge.begin_s - (want.begin_s + want.end_s) / 2);
        if (edge.to_upright == want.to_upright && edge.begin_s >= want.begin_s - slack_s &&
            edge.begin_s <= want.end_s + slack_s && (!best || off < *best))
          best = off;
      }
      if (!best) {
        std::printf("  missed: %s %s at %.1f-%.1f s\n", path.filename().c_str(),
                    want.to_upright ? "stand up" : "sit down", want.begin_s, want.end_s);
        continue;
      }
      ++matched;
      distances_s.push_back(*best);
    }
    unlabelled += static_cast<long>(edges.size() - std::min(edges.size(), matched));
  }
  [[nodiscard]] double quantile(double q) const {
    std::vector<double> sorted = distances_s;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty()
               ? NAN
               : sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
  }
};

void transitions(const Options& options, Figures& figures) {
  std::printf("Timed up-and-go: edges, mounting from the recording's own walking\n");
  EdgeCount count;
  Score pooled;
  for (const fs::path& path : recordings_in(options.data / "geotec_tug", "")) {
    std::vector<Transition> labelled;
    std::optional<RecordingRows> rows;
    LabelledSeconds labels;
    ReplayWatcher watcher;
    watcher.up = [&](const ReplayRow& row, const Vector3&) {
      labels.add(row);
      const bool up = row.label == "sit_to_stand";
      if (!up && row.label != "stand_to_sit") return;
      const double t_s = seconds(row.thigh.at - Instant{});
      if (labelled.empty() || labelled.back().to_upright != up || t_s - labelled.back().end_s > 1)
        labelled.push_back({t_s, t_s, up});
      labelled.back().end_s = t_s;
    };
    const ReplaySummary summary =
        replay([&]() -> Rows& { return rows.emplace(path, ColumnChoice{}); }, {}, watcher);
    pooled += labels.score(summary.seconds);
    count.add(path, labelled, edges_of(summary.segments));
  }
  const double found = count.wanted == 0 ? NAN
                                         : static_cast<double>(count.distances_s.size()) /
                                               static_cast<double>(count.wanted);
  std::printf(
      "found %zu of %ld, edges without a label %ld, from the middle: median %.2f s, "
      "90 %% within %.2f s\n",
      count.distances_s.size(), count.wanted, count.unlabelled, count.quantile(0.5),
      count.quantile(0.9));
  print_header();
  print("pooled", pooled);
  std::printf("\n");
  figures.at_least("timed up-and-go: share of edges found", found, 0.95);
  figures.at_most("timed up-and-go: median distance from the middle (s)", count.quantile(0.5), 0.5);
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
void no_routines(const char* set, const Pooled& pooled, Figures& figures) {
  figures.at_most(std::string(set) + ": routines falsely recognised",
                  static_cast<double>(pooled.spotted), 0);
}

void guided_days(const Options& options, Figures& figures) {
  const auto wanted = [&](const char* part) {
    return options.only.empty() || options.only == part;
  };
  ReplayOptions guided;
  guided.tracker.spotter = looked_out_for();
  guided.calibrate_from_labels = true;
  if (wanted("dsads")) {
    const Pooled dsads = postures("DSADS days, fixed sensor, guided calibration",
                                  options.data / "days", "dsads", guided, options);
    figures.at_least("DSADS days: sensitivity, pooled", dsads.score.sensitivity(), 0.995);
    figures.at_least("DSADS days: specificity, pooled", dsads.score.specificity(), 0.995);
    figures.at_least("DSADS days: sensitivity, worst wearer", dsads.worst_sensitivity, 0.98);
    figures.at_least("DSADS days: specificity, worst wearer", dsads.worst_specificity, 0.98);
    no_routines("DSADS days", dsads, figures);
  }
  if (wanted("dsads-left")) {
    const Pooled left =
        postures("The same days, the sensor on the left thigh", options.data / "days", "dsads",
                 guided, options, {.thigh = "left_"});
    figures.at_least("DSADS days, left thigh: sensitivity, pooled", left.score.sensitivity(),
                     0.995);
    figures.at_least("DSADS days, left thigh: specificity, pooled", left.score.specificity(),
                     0.995);
    no_routines("DSADS days, left thigh", left, figures);
  }
  if (wanted("motionsense")) {
    const Pooled pocket = postures("MotionSense days, loose pocket, guided calibration",
                                   options.data / "days", "motionsense", guided, options);
    figures.at_least("MotionSense days: balanced accuracy, pooled",
                     pocket.score.balanced_accuracy(), 0.975);
    figures.at_least("MotionSense days: balanced accuracy, worst session",
                     pocket.worst_balanced_accuracy, 0.90);
    no_routines("MotionSense days", pocket, figures);
  }
}

void logged_means(const Options& options) {
  std::printf("HAR70+, 70- to 95-year-olds, means of 5 s as logged epochs (counts are windows)\n");
  print_header();
  Score pooled;
  for (const fs::path& path : recordings_in(options.data / "har70plus_5s", "")) {
    const Score score = score_logged_means(path);
    print(path.stem().string(), score);
    pooled += score;
  }
  print("pooled", pooled);
  std::printf("\n");
}

int run(const Options& options) {
  if (!fs::is_directory(options.data)) {
    std::printf("skipped: no recordings in %s\n", options.data.c_str());
    constexpr int skipped = 77;
    return skipped;
  }
  const auto wanted = [&](const char* part) {
    return options.only.empty() || options.only == part;
  };
  Figures figures;
  if (wanted("broad")) inclination(options, figures);
  guided_days(options, figures);
  if (wanted("difronzo")) {
    const Pooled pocket = postures("DiFronzo, pocket, learned from walking",
                                   options.data / "difronzo", "", {}, options);
    figures.at_least("DiFronzo: balanced accuracy, pooled", pocket.score.balanced_accuracy(), 0.99);
  }
  if (wanted("geotec")) transitions(options, figures);
  if (wanted("har70")) logged_means(options);
  if (wanted("learned")) {
    ReplayOptions learned;
    learned.tracker.spotter = looked_out_for();
    const fs::path days = options.data / "days";
    no_routines("DSADS days, learned",
                postures("DSADS days, learned from walking", days, "dsads", learned, options),
                figures);
    no_routines("DSADS days, left thigh, learned",
                postures("DSADS days, left thigh, learned from walking", days, "dsads", learned,
                         options, {.thigh = "left_"}),
                figures);
    no_routines(
        "MotionSense days, learned",
        postures("MotionSense days, learned from walking", days, "motionsense", learned, options),
        figures);
  }
  figures.print();
  return options.check && !figures.all_met() ? 1 : 0;
}

}  // namespace
}  // namespace sitwell::accuracy

int main(int argc, char** argv) {
  sitwell::accuracy::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--bookings")
      options.bookings = true;
    else if (argument == "--check")
      options.check = true;
    else if (argument.find('/') != std::string::npos)
      options.data = argument;
    else
      options.only = argument;
  }
  return sitwell::accuracy::run(options);
}
