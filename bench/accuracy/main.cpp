// bench_accuracy [DATA] [broad|dsads|motionsense|difronzo|geotec|learned] [--bookings]:
// runs the recordings of DATA (../shared/data by default) through
// the product's own replay and prints how well it told angles, postures and edges.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <numeric>

#include "bench/accuracy/score.hpp"
#include "core/gravity_filter.hpp"

namespace sitwell::accuracy {
namespace {

namespace fs = std::filesystem;

/// Sum of squares and count: an RMSE in the making.
struct Squares {
  double sum = 0;
  long n = 0;
  void add(double value) { sum += value * value, ++n; }
  [[nodiscard]] double root_mean() const { return std::sqrt(sum / static_cast<double>(n)); }
};

/// The optical truth of one BROAD trial, by time stamp.
std::vector<std::tuple<double, Vector3, bool>> optical_truth(const fs::path& path);

void inclination(const fs::path& folder) {
  std::printf("Inclination, RMSE in degrees (broad/)\n%-46s %8s %8s\n", "", "moving", "at rest");
  double moving_sum = 0;
  double rest_sum = 0;
  const auto files = recordings_in(folder, "");
  for (const fs::path& path : files) {
    const auto truth = optical_truth(path);
    std::size_t next = 0;
    Squares moving, rest;
    std::optional<RecordingRows> rows;
    ReplayWatcher watcher;
    watcher.want_timeline = false;
    watcher.up = [&](const ReplayRow& row, const Vector3& up) {
      while (next < truth.size() && std::get<0>(truth[next]) < row.t_s - 1e-6) ++next;
      if (next == truth.size() || std::get<0>(truth[next]) > row.t_s + 1e-6) return;
      const auto& [t_s, true_up, is_moving] = truth[next];
      constexpr double settled_s = 10;
      if (is_moving)
        moving.add(angle_deg(up, true_up));
      else if (t_s > settled_s)
        rest.add(angle_deg(up, true_up));
    };
    replay([&]() -> Rows& { return rows.emplace(path, ColumnChoice{}); },
           {.look_ahead = false}, watcher);
    std::printf("%-46s %8.3f %8.3f\n", path.filename().c_str(), moving.root_mean(),
                rest.root_mean());
    moving_sum += moving.root_mean();
    rest_sum += rest.root_mean();
  }
  const auto n = static_cast<double>(files.size());
  std::printf("%-46s %8.3f %8.3f\n\n", "mean of the trials", moving_sum / n, rest_sum / n);
}

Score postures(const char* title, const fs::path& folder, std::string_view prefix,
               const ReplayOptions& options, bool bookings) {
  std::printf("%s\n", title);
  print_header();
  Score pooled;
  for (const fs::path& path : recordings_in(folder, prefix)) {
    const Scored scored = score_recording(path, options, bookings);
    std::string name = path.filename().string();
    print(name.substr(0, name.find('.')), scored.score);
    if (scored.summary.calibration &&
        scored.summary.calibration->result != CalibrationResult::accepted)
      std::printf("  calibration %s\n", std::string(name_of(scored.summary.calibration->result)).c_str());
    pooled += scored.score;
  }
  print("pooled", pooled);
  std::printf("\n");
  return pooled;
}

struct Interval {
  double begin = 0, end = 0;
  bool to_upright = false;
};

/// Edges of seated against upright in a finished timeline.
std::vector<Interval> edges_of(const std::vector<PostureSegment>& segments) {
  std::vector<Interval> edges;
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const bool was = is_flexed(segments[i - 1].posture);
    const bool is = is_flexed(segments[i].posture);
    const bool up = is_upright(segments[i].posture);
    const double at = seconds(segments[i].begin - Instant{});
    if (was && up) edges.push_back({at, at, true});
    if (!was && is && is_upright(segments[i - 1].posture)) edges.push_back({at, at, false});
  }
  return edges;
}

void transitions(const fs::path& folder) {
  constexpr double slack_s = 0.5;
  long wanted = 0;
  long found = 0;
  long extra = 0;
  std::vector<double> distance;
  Score pooled;
  for (const fs::path& path : recordings_in(folder, "")) {
    std::vector<Interval> labelled;
    std::optional<RecordingRows> rows;
    LabelledSeconds labels;
    ReplayWatcher watcher;
    watcher.up = [&](const ReplayRow& row, const Vector3&) {
      labels.add(row);
      const bool up = row.label == "sit_to_stand";
      if (!up && row.label != "stand_to_sit") return;
      const double t = seconds(row.thigh.at - Instant{});
      if (labelled.empty() || labelled.back().to_upright != up || t - labelled.back().end > 1)
        labelled.push_back({t, t, up});
      labelled.back().end = t;
    };
    const ReplaySummary summary =
        replay([&]() -> Rows& { return rows.emplace(path, ColumnChoice{}); }, {}, watcher);
    pooled += labels.score(summary.seconds);
    const auto edges = edges_of(summary.segments);
    long matched = 0;
    for (const Interval& want : labelled) {
      ++wanted;
      double best = 1e9;
      for (const Interval& edge : edges)
        if (edge.to_upright == want.to_upright && edge.begin >= want.begin - slack_s &&
            edge.begin <= want.end + slack_s)
          best = std::min(best, std::abs(edge.begin - (want.begin + want.end) / 2));
      if (best > 1e8) {
        std::printf("  missed: %s %s at %.1f-%.1f s (mounting %s)\n", path.filename().c_str(),
                    want.to_upright ? "stand up" : "sit down", want.begin, want.end,
                    summary.mounting.known() ? "known" : "unknown");
        continue;
      }
      ++matched;
      distance.push_back(best);
    }
    found += matched;
    extra += std::max<long>(0, static_cast<long>(edges.size()) - matched);
  }
  std::sort(distance.begin(), distance.end());
  std::printf("Sit-to-stand and stand-to-sit edges (geotec_tug/), mounting from own walking\n");
  std::printf("found %ld of %ld (%.4f), false %ld, median distance from the middle %.2f s, p90 %.2f s\n",
              found, wanted, static_cast<double>(found) / static_cast<double>(wanted), extra,
              distance.empty() ? 0 : distance[distance.size() / 2],
              distance.empty() ? 0 : distance[distance.size() * 9 / 10]);
  print_header();
  print("pooled", pooled);
  std::printf("\n");
}

}  // namespace
}  // namespace sitwell::accuracy

int main(int argc, char** argv) {
  using namespace sitwell;
  using namespace sitwell::accuracy;
  std::filesystem::path data = "../shared/data";
  std::string only;
  bool bookings = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--bookings")
      bookings = true;
    else if (std::filesystem::is_directory(argument))
      data = argument;
    else
      only = argument;
  }
  if (!std::filesystem::is_directory(data)) {
    std::printf("no recordings in %s: nothing measured\n", data.c_str());
    return 0;
  }
  const auto wanted = [&only](const char* part) { return only.empty() || only == part; };
  ReplayOptions guided;
  guided.calibrate_from_labels = true;
  const auto days = data / "days";
  if (wanted("broad")) inclination(data / "broad");
  if (wanted("dsads"))
    postures("DSADS days, guided calibration", days, "dsads", guided, bookings);
  if (wanted("motionsense"))
    postures("MotionSense days, loose pocket, guided calibration", days, "motionsense", guided,
             bookings);
  if (wanted("difronzo"))
    postures("DiFronzo, pocket, learned from walking", data / "difronzo", "", {}, bookings);
  if (wanted("geotec")) transitions(data / "geotec_tug");
  if (wanted("learned")) {
    postures("DSADS days, learned from walking", days, "dsads", {}, bookings);
    postures("MotionSense days, learned from walking", days, "motionsense", {}, bookings);
  }
}

#include <zlib.h>

namespace sitwell::accuracy {
namespace {

std::vector<std::tuple<double, Vector3, bool>> optical_truth(const fs::path& path) {
  std::vector<std::tuple<double, Vector3, bool>> truth;
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return truth;
  std::array<char, 4096> line{};
  while (gzgets(file, line.data(), static_cast<int>(line.size()))) {
    double t = 0, a = 0, x = 0, y = 0, z = 0;
    int moving = 0;
    // t_s, six readings, the true up (nan where the cameras lost it), moving
    if (std::sscanf(line.data(), "%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%d", &t, &a, &a, &a, &a,
                    &a, &a, &x, &y, &z, &moving) == 11 &&
        std::isfinite(x))
      truth.emplace_back(t, Vector3{x, y, z}, moving == 1);
  }
  gzclose(file);
  return truth;
}

}  // namespace
}  // namespace sitwell::accuracy
