#include <cmath>
#include <cstdio>
#include <optional>

#include "accuracy/optical_truth.hpp"
#include "accuracy/score.hpp"
#include "accuracy/sections.hpp"

namespace sitwell::accuracy {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

void inclination(const Options& options, Figures& figures) {
  if (!options.wanted("broad")) return;
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

}  // namespace sitwell::accuracy
