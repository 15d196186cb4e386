#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "accuracy/score.hpp"
#include "accuracy/sections.hpp"

namespace sitwell::accuracy {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

void transitions(const Options& options, Figures& figures) {
  if (!options.wanted("geotec")) return;
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
  figures.at_least("timed up-and-go: share of edges found", found, 0.97);
  figures.at_most("timed up-and-go: median distance from the middle (s)", count.quantile(0.5), 0.3);
}

}  // namespace sitwell::accuracy
